using System.Reflection;
using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Every resource there and back, by both surfaces.</summary>
public sealed class RoundTripTests
{
    private static void Seed(UnicontaAccount a) => a
        .UserField("Debtor", "CrmId").UserField("Debtor", "Score", UnicontaFieldType.Money).UserField("Debtor", "Since", UnicontaFieldType.Date).UserField("Debtor", "Vip", UnicontaFieldType.Flag)
        .UserField("DebtorOrderLine", "CrmLine")
        .Debtor("Payer A/S", d => d with { Account = "9000" })
        .Employee("JH", "Jens Hansen")
        .Item("BOLT", "Bolt", 12.5m);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_debtor_keeps_every_member_and_every_user_field(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, o => Use(o, webApi));
        var debtors = company.Client.Debtors;
        var sent = new Debtor
        {
            Account = "2001",
            Name = "Ærø Kro ApS",
            Group = "EU",
            CompanyRegNo = "12345678",
            VatNumber = "DK12345678",
            EORI = "DK1",
            Address1 = "Havn 1",
            Address2 = "2. sal",
            Address3 = "Bag gården",
            ZipCode = "5970",
            City = "Ærøskøbing",
            Country = Country.FromIso2("SE"),
            Phone = "62 52 10 00",
            MobilPhone = "20 20 20 20",
            ContactPerson = "Åse",
            ContactEmail = "aase@example.com",
            InvoiceEmail = "faktura@example.com",
            Www = "example.com",
            Currency = "EUR",
            VatZone = VatZone.EU,
            Vat = "U25",
            Payment = "N30",
            EndDiscountPct = 2.5m,
            LineDiscountPct = 1,
            CreditMax = 50_000.25m,
            PriceGroup = 2,
            PriceList = "P1",
            PricesInclVat = true,
            EAN = "5790000000012",
            EmailDocuments = true,
            Employee = "JH",
            InvoiceAccount = "9000",
            PostingAccount = "1010",
            LayoutGroup = "L1",
            Blocked = true,
            Dimension1 = "D1",
            Dimension5 = "D5",
            DeliveryName = "Lager",
            DeliveryAddress1 = "Kaj 2",
            DeliveryZipCode = "5960",
            DeliveryCity = "Marstal",
            DeliveryCountry = Country.Denmark,
            DeliveryContactPerson = "Bo",
            DeliveryPhone = "62 53 00 00",
            DeliveryContactEmail = "lager@example.com",
        };
        var created = await debtors.CreateAsync(sent.WithField("CrmId", "o-7").WithField("Score", 12.75m).WithField("Since", new DateOnly(2024, 2, 29)).WithField("Vip", true));
        Assert.Empty(created.NotKept);
        var read = await debtors.GetAsync(created.RowId!.Value);
        SameAsSent(sent, read);
        Assert.Equal(("o-7", 12.75m, new DateOnly(2024, 2, 29), true), (read.GetText("CrmId"), read.GetNumber("Score"), read.GetDate("Since"), read.GetFlag("Vip")));
        Assert.Equal((company.Account.Id, "2001", "Sverige"), (read.CompanyId, read.KeyStr, read.CountryName is "Sweden" ? "Sverige" : read.CountryName));
        Assert.Equal(read.RowId, (await debtors.GetByKeyAsync("2001"))!.RowId);

        // Somebody else changes what we do not; what we do not know survives.
        company.Account.EditDebtor("2001", d => d.With("CrmGroup", "VIP").With("CrmId", "o-8"));
        var changed = await debtors.UpdateAsync(read.RowId!.Value, d => d with { Phone = "1", VatZone = VatZone.Foreign });
        Assert.Empty(changed.NotKept);
        var again = await debtors.GetAsync(read.RowId!.Value);
        SameAsSent(sent with { Phone = "1", VatZone = VatZone.Foreign, CrmGroup = "VIP" }, again);
        Assert.Equal(("o-8", 12.75m, true), (again.GetText("CrmId"), again.GetNumber("Score"), again.GetFlag("Vip")));

        await debtors.UpdateAsync(read.RowId!.Value, d => (d with { Phone = null, CreditMax = null, PricesInclVat = null, Blocked = null, Currency = null, DeliveryCountry = null }).WithField("CrmId", (string?)null).WithField("Since", (DateOnly?)null));
        var cleared = await debtors.GetAsync(read.RowId!.Value);
        Assert.Equal((null, 0m, false, false, null), (cleared.Phone, cleared.CreditMax ?? 0, cleared.PricesInclVat ?? false, cleared.Blocked ?? false, cleared.Currency));
        Assert.True(cleared.DeliveryCountry is null || cleared.DeliveryCountry == Country.Unknown);
        Assert.Equal((null, null, 12.75m, "Ærøskøbing"), (cleared.GetText("CrmId"), cleared.GetDate("Since"), cleared.GetNumber("Score"), cleared.City));

        await debtors.DeleteAsync(read.RowId!.Value);
        Assert.Null(await debtors.GetByKeyAsync("2001"));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => debtors.GetAsync(read.RowId!.Value));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Persons_items_and_set_up(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, o => Use(o, webApi));
        var client = company.Client;
        await ThereAndBack(client.Contacts, new Contact { Name = "Åse Holm", Email = "aase@example.com", Mobil = "20", Title = ContactTitle.Purchase, DCType = AccountOwner.Debtor, DCAccount = "9000", EAN = "579" },
            c => c with { Name = "Åse Lund", Title = ContactTitle.Sales }, c => c with { Email = null });
        await ThereAndBack(client.Employees, new Employee { Number = "E9", Name = "Bo", Email = "bo@example.com", Mobil = "30", Title = ContactTitle.Sales, City = "Odense", Hired = new DateOnly(2020, 1, 2), Blocked = true },
            e => e with { Name = "Bo Lund" }, e => e with { Hired = null, Blocked = null });
        await ThereAndBack(client.Items, new Item { Number = "SCREW", Name = "Skrue", Group = "VARER", ItemType = ItemKind.Service, CostModel = CostModel.Average, Unit = ItemUnit.Kg, EAN = "57", CostPrice = 1.25m, SalesPrice1 = 9.95m, SalesPrice2 = 8m, Currency1 = "EUR", Decimals = 2, HideInSales = true },
            i => i with { SalesPrice1 = 10.05m, Unit = ItemUnit.Hours }, i => i with { SalesPrice2 = null, HideInSales = null });
        await ThereAndBack(client.DebtorGroups, new DebtorGroup { Group = "NO", Name = "Norge", SalesVat = "U25", PriceList = "P" }, g => g with { Name = "Norske" }, g => g with { SalesVat = null });
        await ThereAndBack(client.PaymentTerms, new PaymentTerm { Payment = "K", Name = "Factoring", PaymentMethod = PaymentMethod.Factoring, Days = 3 }, t => t with { Days = 5 }, t => t with { Days = null });
        await ThereAndBack(client.ItemGroups, new ItemGroup { Group = "T", Name = "Timer", RevenueAccount = "1010", SalesVat = "U25" }, g => g with { Name = "Ydelser" }, g => g with { SalesVat = null });
        await ThereAndBack(client.LayoutGroups, new LayoutGroup { Group = "L1", Name = "Norsk" }, g => g with { Name = "Norge" }, g => g with { Name = null });
        await ThereAndBack(client.VatCodes, new VatCode { Vat = "X", Name = "Køb", VatType = VatType.Buy, Rate = 12.5m, Account = "6904" }, v => v with { Rate = 25m }, v => v with { Name = null });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Orders_and_offers_with_their_lines(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, o => Use(o, webApi));
        var client = company.Client;
        var head = new Order
        {
            Account = "9000",
            ContactName = "Åse",
            YourRef = "PO-1",
            OurRef = "crm-1",
            Requisition = "R1",
            Remark = "Haster",
            DeliveryDate = new DateOnly(2026, 4, 1),
            DeliveryName = "Lager",
            DeliveryCity = "Marstal",
            DeliveryCountry = Country.Norway,
            EndDiscountPct = 5,
            Payment = "N8",
            Employee = "JH",
            Currency = "SEK",
            PricesInclVat = true,
            Vat = "U25",
            Project = "P",
            DeleteOrder = true,
            NextInvoice = new DateOnly(2026, 5, 1),
            Dimension2 = "X",
        };
        var order = await ThereAndBack(client.Orders, head, o => o with { OurRef = "crm-2" }, o => o with { NextInvoice = null, PricesInclVat = null }, delete: false);
        Assert.True(order.OrderNumber!.Value.Value > 0);
        var line = new OrderLine { OrderNumber = order.OrderNumber, LineNumber = 1.5m, Item = "BOLT", Text = "Bolt M8", Qty = 3, Unit = ItemUnit.Pcs, Price = 12.345m, DiscountPct = 10, Vat = "U25", Note = "n", ReferenceNumber = "ref", DeliveryDate = new DateOnly(2026, 4, 2) };
        var stored = await ThereAndBack(client.OrderLines, line.WithField("CrmLine", "l-1"), l => l with { Qty = 4 }, l => l with { Text = null }, delete: false);
        Assert.Equal("l-1", stored.GetText("CrmLine"));
        Assert.Equal(stored.RowId, Assert.Single(await client.OrderLines.ListByOrderAsync(order.OrderNumber!.Value)).RowId);
        await client.OrderLines.DeleteAsync(stored.RowId!.Value);
        await client.Orders.DeleteAsync(order.RowId!.Value);

        var offer = await ThereAndBack(client.Offers, new Offer { Account = "9000", OurRef = "crm-9", Currency = "EUR", DeliveryDate = new DateOnly(2026, 4, 1) }, o => o with { OurRef = "crm-10" }, o => o with { Currency = null }, delete: false);
        await ThereAndBack(client.OfferLines, new OfferLine { OfferNumber = offer.OfferNumber, Item = "BOLT", Text = "Bolt", Qty = 2, Price = 10, Unit = ItemUnit.Pcs }, l => l with { Price = 11 }, l => l with { Text = null }, delete: false);
        Assert.Equal(11, Assert.Single(await client.OfferLines.ListByOfferAsync(offer.OfferNumber!.Value)).Price);
        Assert.Equal(offer.RowId, (await client.Offers.GetByKeyAsync(offer.OfferNumber!.Value.ToString()))!.RowId);
    }

    [Fact]
    public async Task Companies_definitions_change_URLs_and_tables_without_a_type()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, null, o => (o.TableFieldsOverHttp, o.ChangeUrlsOverHttp) = (true, true));
        var client = company.Client;
        Assert.Equal((company.Account.Id, "Test A/S"), (await client.Companies.ListAsync().ToListAsync()) is [var only] ? (only.Number, only.DisplayName) : default);
        Assert.Equal(["CrmId", "Score", "Since", "Vip", "CrmLine"], (await client.UserFields.ListAsync().ToListAsync()).Select(f => f.Name));
        var url = await client.ChangeUrls.CreateAsync(new ChangeUrl { Url = "https://hooks.example/1", Argument = "a", UsePost = true }.WithField("TableId", 50));
        Assert.Equal(("https://hooks.example/1", true, 50m), (url.Url, url.UsePost, url.GetNumber("TableId")));
        await client.ChangeUrls.DeleteAsync(url.RowId!.Value);
        Assert.Empty(company.Account.ChangeUrls);

        var prospects = client.Table("CrmProspectClient");
        var row = await prospects.CreateAsync(new TableRow().WithField("Name", "Måske A/S").WithField("City", "Ribe"));
        await prospects.UpdateAsync(row.RowId!.Value, r => r.WithField("City", "Vejle"));
        Assert.Equal(("Måske A/S", "Vejle"), (await prospects.GetAsync(row.RowId!.Value)) is var p ? (p.GetText("Name"), p.GetText("City")) : default);
    }

    [Fact]
    public async Task Trap_A_cleared_date_is_sent_as_the_unset_one_and_not_as_an_empty_text()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Employee("JH", "Jens", e => e with { Hired = new DateOnly(2020, 1, 2) }));
        await company.Client.Employees.UpdateAsync(new(company.Account.Employees[0].RowId), e => e with { Hired = null });
        Assert.Contains("\"Hired\":\"0001-01-01T00:00:00\"", company.Simulator.Calls[^1].BodyText, StringComparison.Ordinal);
        Assert.Null(company.Account.Employees[0].Hired);
    }

    private static void Use(UnicontaOptions options, bool webApi)
    {
        if (webApi)
            SimulatedCompany.ByWebApi(options);
    }

    /// <summary>Create, read, change, clear, delete.</summary>
    private static async Task<T> ThereAndBack<T>(UnicontaTableOperations<T> table, T sent, Func<T, T> change, Func<T, T> clear, bool delete = true) where T : UnicontaRecord
    {
        var created = await table.CreateAsync(sent);
        Assert.Empty(created.NotKept);
        var id = created.RowId!.Value;
        SameAsSent(sent, created);
        SameAsSent(sent, await table.GetAsync(id));
        await table.UpdateAsync(id, change);
        SameAsSent(change(sent), await table.GetAsync(id));
        await table.UpdateAsync(id, clear);
        var cleared = await table.GetAsync(id);
        SameAsSent(clear(change(sent)), cleared);
        foreach (var gone in typeof(T).GetProperties().Where(p => p.CanWrite && p.GetValue(change(sent)) is not null && p.GetValue(clear(change(sent))) is null))
            Assert.True(gone.GetValue(cleared) is null or "" or false or 0 or 0m, $"{gone.Name} was not cleared: {gone.GetValue(cleared)}");
        if (!delete)
            return cleared;
        await table.DeleteAsync(id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => table.GetAsync(id));
        return cleared;
    }

    private static void SameAsSent<T>(T sent, T read) where T : UnicontaRecord
    {
        foreach (var member in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.Name is not nameof(UnicontaRecord.Fields) and not nameof(UnicontaRecord.NotKept)))
        {
            if (member.GetValue(sent) is { } value)
                Assert.True(value.Equals(member.GetValue(read)), $"{typeof(T).Name}.{member.Name}: {value} became {member.GetValue(read) ?? "null"}");
        }
    }
}
