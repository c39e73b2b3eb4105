using Connectors.Economic.Tests.Simulated;

namespace Connectors.Economic.Tests.Traps;

/// <summary>Traps of single kinds of records, against the simulated e-conomic.</summary>
public sealed class RecordTraps
{
    [Fact]
    public async Task Trap_04_AListLeavesOutTheLines_SoAChangeStartsFromTheDocumentItself()
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        var number = (await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()))).DraftInvoiceNumber!.Value;
        var row = Assert.Single(await s.Client.DraftInvoices.ListAsync().ToListAsync());
        Assert.Null(row.Lines);
        Assert.Equal(200m, row.NetAmount);
        var changed = await s.Client.DraftInvoices.UpdateAsync(row.DraftInvoiceNumber!.Value, d => d with { Notes = new() { Heading = "H" } });
        Assert.Equal((200m, "H"), (changed.NetAmount, changed.Notes!.Heading));
        Assert.Single((await s.Client.DraftInvoices.GetAsync(number)).Lines!);
    }

    [Fact]
    public async Task Trap_04_ContactsOfACustomerThatIsNotThereAreNoneOnTheServicesAndA404OnRest()
    {
        await using var s = await Simulated.Simulated.StartAsync(a => a.Customer("Acme").Contact(1, "Bo"));
        Assert.Single(await s.Client.OpenApi.Contacts.ListAsync(OpenApiContactFields.CustomerNumber.Is(1)).ToListAsync());
        Assert.Empty(await s.Client.OpenApi.Contacts.ListAsync(OpenApiContactFields.CustomerNumber.Is(77)).ToListAsync());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.CustomerContacts.ListAsync(new(77)).ToListAsync());
    }

    [Fact]
    public async Task Trap_10_1_ContactAndPlaceOfACustomerMustExistFirst_SoAnUpdateNamesThem()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        var made = await s.Client.Customers.CreateAsync(Given.Customer());
        var number = made.CustomerNumber!.Value;
        var contact = (await s.Client.CustomerContacts.CreateAsync(number, new() { Name = "Bo" })).CustomerContactNumber!.Value;
        var place = (await s.Client.DeliveryLocations.CreateAsync(number, new() { City = "Ribe" })).DeliveryLocationNumber!.Value;
        Assert.Null(made.Attention);
        await s.Client.Customers.UpdateAsync(number, c => c with { Attention = contact, DefaultDeliveryLocation = place });
        var read = await s.Client.Customers.GetAsync(number);
        Assert.Equal((contact, place), (read.Attention!.Id!.Value, read.DefaultDeliveryLocation!.Id!.Value));
    }

    [Fact]
    public async Task Trap_10_5_TypeAndDaysOfPaymentTermsStayAsTheyAreAndGoBackWithEveryUpdate()
    {
        await using var s = await Simulated.Simulated.StartAsync();
        var made = await s.Client.PaymentTerms.CreateAsync(new() { Name = "14 dage", PaymentTermsType = PaymentTermsType.Net, DaysOfCredit = 14 });
        var renamed = await s.Client.PaymentTerms.UpdateAsync(made.PaymentTermsNumber!.Value, t => t with { Name = "Fjorten" });
        Assert.Equal(("Fjorten", 14, PaymentTermsType.Net), (renamed.Name, renamed.DaysOfCredit, renamed.PaymentTermsType));
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.PaymentTerms.UpdateAsync(made.PaymentTermsNumber!.Value, t => t with { DaysOfCredit = 30 }));
        Assert.Contains(EconomicErrorCodes.PaymentTermsImmutable, refused.FieldErrors.Select(f => f.Code).Append(refused.ErrorCode));
    }

    [Fact]
    public async Task Trap_10_9_AnotherCustomerOnADraftBringsNeitherItsRecipientNorItsTerms()
    {
        await using var s = await Simulated.Simulated.StartAsync(a => { Given.Shop(a); a.Customer("Other", c => c with { PaymentTermsNumber = 2 }); });
        var number = (await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()))).DraftInvoiceNumber!.Value;
        var moved = await s.Client.DraftInvoices.UpdateAsync(number, d => d with { Customer = new CustomerNumber(2) });
        Assert.Equal((2, "Acme", 1), (moved.Customer!.Id!.Value.Value, moved.Recipient!.Name, moved.PaymentTerms!.PaymentTermsNumber.Value));
    }

    public static TheoryData<string, SalesLine, string> Lines => new()
    {
        { "a product without a quantity", Given.Line() with { Quantity = null }, EconomicErrorCodes.QuantityRequired },
        { "a price of three decimals", Given.Line(1, 1.005m), EconomicErrorCodes.TooManyDecimals },
    };

    [Theory, MemberData(nameof(Lines))]
    public async Task Trap_10_9_ALineThatIsRefusedIsNamedByPlaceAndCode(string what, SalesLine line, string code)
    {
        await using var s = await Simulated.Simulated.StartAsync(Given.Shop);
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line(), line)));
        Assert.True(refused.FieldErrors.Any(f => f.Code == code && f.Field.StartsWith("lines[1]", StringComparison.Ordinal)), $"{what}: {string.Join(" ", refused.FieldErrors)}");
        Assert.Empty(s.Account.DraftInvoices);
    }

    [Fact]
    public async Task Trap_11_AccessIsTheOppositeOfBarred()
    {
        await using var s = await Simulated.Simulated.StartAsync(a => a.Customer("Open").Customer("Barred", c => c with { Barred = true }));
        Assert.Equal((true, false), ((await s.Client.OpenApi.Customers.GetAsync(new(1))).Access, (await s.Client.OpenApi.Customers.GetAsync(new(2))).Access));
        await s.Client.OpenApi.Customers.UpdateAsync(new(1), c => c with { Access = false });
        Assert.True((await s.Client.Customers.GetAsync(new(1))).Barred);
    }
}
