using System.Text.Json.Nodes;
using Connectors.Testing.Dinero;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroInvoiceTests
{
    private const string Line = """{"BaseAmountValue":100,"Quantity":2,"AccountNumber":1000,"Discount":0,"Unit":"hours","Description":"Work"}""";

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task SmokeOverBothTransports_DraftBookMailPay(string transport)
    {
        await using var api = await Api.OverAsync(transport, Customer);
        var (guid, version) = await CreateAsync(api);
        var booked = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version))).Is(200);
        Assert.Equal(("Booked", "1001", "250.0"), (booked["Status"], booked["Number"], booked["TotalInclVat"]));
        var mail = (await api.PostAsync($"v1/*/invoices/{guid}/email", Stamp(booked["TimeStamp"]!))).Is(200);
        Assert.Equal("kunde@example.com", (string?)mail.Json["Recipients"]![0]!["Email"]);
        version = (await api.GetAsync($"v1/*/invoices/{guid}"))["TimeStamp"]!;
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 250))).Is(200);
        Assert.Equal("Paid", (await api.GetAsync($"v1/*/invoices/{guid}"))["PaymentStatus"]);
        Assert.Equal(0m, (decimal)(await api.GetAsync($"v2/*/invoices/{guid}/payments")).Json["RemainingAmount"]!);
        var pdf = (await api.SendAsync("GET", $"v1/*/invoices/{guid}", accept: "application/octet-stream")).Is(200);
        Assert.StartsWith("%PDF-", pdf.Text);
    }

    [Fact]
    public async Task Trap04_AnEmptyDescriptionComesBackAsTheDocumentsWord()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, _) = await CreateAsync(api);
        Assert.Equal("Faktura", (await api.GetAsync($"v1/*/invoices/{guid}"))["Description"]);
        (guid, _) = await CreateAsync(api, b => b["Language"] = "en-GB");
        Assert.Equal("Invoice", (await api.GetAsync($"v1/*/invoices/{guid}"))["Description"]);
        await RefusedAsync(api, "Language", b => b["Language"] = "da");
    }

    [Fact]
    public async Task Trap06_StatusOfAListRowIsNotTheStatusOfASingleInvoice()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        Assert.Equal(("Draft", "Draft", "Draft"), await StatusesAsync(api, guid));
        var booked = await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version));
        Assert.Equal(("Booked", "Booked", "Booked"), await StatusesAsync(api, guid));
        api.Account.PayInvoice(Guid.Parse(guid), 100);
        Assert.Equal(("Booked", "Booked", "Booked"), await StatusesAsync(api, guid));
        api.Sim.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(("Booked", "Overdue", "Overdue"), await StatusesAsync(api, guid));
        api.Account.PayInvoice(Guid.Parse(guid), 150);
        Assert.Equal(("Booked", "Paid", "Paid"), await StatusesAsync(api, guid));
        api.Account.PayInvoice(Guid.Parse(guid), 1);
        Assert.Equal(("Booked", "OverPaid", "OverPaid"), await StatusesAsync(api, guid));
        Assert.NotNull(booked["PaymentDate"]);
    }

    [Fact]
    public async Task Trap07_ACreatedInvoiceIsADraft_EachStepNeedsTheNewestTimeStamp()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, draft) = await CreateAsync(api);
        Assert.Equal("Draft", (await api.GetAsync($"v1/*/invoices/{guid}"))["Status"]);
        (await api.PostAsync($"v1/*/invoices/{guid}/email", Stamp(draft))).Is(400);
        Assert.Empty(api.Account.Mails);
        (await api.PostAsync($"v1/*/invoices/{guid}/book", "{}")).Refused("Timestamp");
        var booked = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(draft))).Is(200)["TimeStamp"]!;
        Assert.Matches("^[0-9A-F]{16}$", booked);
        Assert.NotEqual(draft, booked);
        Assert.Equal(58, (await api.PostAsync($"v1/*/invoices/{guid}/email", Stamp(draft))).Is(400).Code);
        (await api.PostAsync($"v1/*/invoices/{guid}/email", Stamp(booked))).Is(200);
        Assert.Single(api.Account.Mails);

        // Mailing made a new one, which the answer does not tell.
        Assert.Equal(58, (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(booked, 250))).Is(400).Code);
    }

    [Fact]
    public async Task Trap08_BookedDocumentsAreImmutable()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        version = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version)))["TimeStamp"]!;
        var body = Body(api);
        body["Timestamp"] = version;
        (await api.PutAsync($"v1.2/*/invoices/{guid}", body.ToJsonString())).Is(400);
        (await api.DeleteAsync($"v1/*/invoices/{guid}", Stamp(version))).Is(400);
        (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version))).Is(400);
        var credit = (await api.PostAsync($"v1/*/invoices/{guid}/generate-creditnote", Stamp(version))).Is(200);
        var note = (await api.GetAsync($"v1/*/sales/creditnotes/{credit["Guid"]}")).Is(200);
        Assert.Equal((guid, "250.0", "Draft"), (note["CreditNoteFor"], note["TotalInclVat"], note["Status"]));
        (await api.PostAsync($"v1/*/sales/creditnotes/{credit["Guid"]}/book", Stamp(credit["TimeStamp"]!))).Is(200);
        Assert.Equal(["Invoice", "CreditNote"], (await api.GetAsync("v1/*/sales?fields=Type&sortOrder=ascending")).Rows.Select(r => (string?)r!["Type"]));
        Assert.Equal(0, api.Account.Entries.Sum(e => e.Amount));
        Assert.Equal(0, api.Account.Entries.Where(e => e.AccountNumber == 1000).Sum(e => e.Amount));
    }

    [Fact]
    public async Task Trap09_ExchangeRateIsPer100_NumbersAre64Bit()
    {
        await using var api = Api.InProcess(a => { Customer(a); a.Rate("EUR", 746m); });
        var (guid, version) = await CreateAsync(api, b => b["Currency"] = "EUR");
        var booked = (await api.PostAsync($"v1/*/invoices/{guid}/book", $$"""{"Timestamp":"{{version}}","Number":5000000000}""")).Is(200);
        Assert.Equal(5000000000, (long)booked.Json["Number"]!);
        var row = (await api.GetAsync("v1/*/invoices?fields=TotalInclVat,TotalInclVatInDkk")).Rows[0]!;
        Assert.Equal((250m, 1865m), ((decimal)row["TotalInclVat"]!, (decimal)row["TotalInclVatInDkk"]!));
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(booked["TimeStamp"]!, 1865))).Refused("AmountInForeignCurrency");
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(booked["TimeStamp"]!, 1865, ""","AmountInForeignCurrency":250"""))).Is(200);
        var payment = (await api.GetAsync($"v2/*/invoices/{guid}/payments")).Json["Payments"]![0]!;
        Assert.Equal(("EUR", 746m, 1865m), ((string?)payment["Currency"], (decimal)payment["ExchangeRate"]!, (decimal)payment["Amount"]!));
    }

    [Fact]
    public async Task Trap10_TheAccountDecidesTheVat()
    {
        await using var api = Api.InProcess(Customer);
        var body = Body(api);
        body["ProductLines"]!.AsArray().Add(JsonNode.Parse(Line.Replace("1000", "1100")));
        var totals = (await api.PostAsync("v1/*/invoices/fetch", body.ToJsonString())).Is(200).Json;
        Assert.Equal((400m, 50m, 450m, 200m, 200m),
            ((decimal)totals["TotalExclVat"]!, (decimal)totals["TotalVat"]!, (decimal)totals["TotalInclVat"]!, (decimal)totals["TotalVatableAmount"]!, (decimal)totals["TotalNonVatableAmount"]!));
        Assert.Equal(["SubTotalWithVat", "SubTotalWithoutVat", "Vat", "Total"], totals["TotalLines"]!.AsArray().Select(l => (string?)l!["Type"]));
        Assert.Null(totals["Guid"]);
        Assert.Empty(api.Account.Invoices);
        await RefusedAsync(api, "ProductLines[0].AccountNumber", b => b["ProductLines"]![0]!["AccountNumber"] = 1234);
    }

    [Fact]
    public async Task ShowLinesInclVat_ReadLinesPutBackLowerThePriceByTheVat()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api, b => b["ShowLinesInclVat"] = true);
        var read = (await api.GetAsync($"v1/*/invoices/{guid}")).Json;
        var line = read["ProductLines"]![0]!;
        Assert.Equal((80m, 100m, 160m, 200m), ((decimal)line["BaseAmountValue"]!, (decimal)line["BaseAmountValueInclVat"]!, (decimal)line["TotalAmount"]!, (decimal)line["TotalAmountInclVat"]!));
        Assert.Equal(200m, (decimal)read["TotalInclVat"]!);
        read["Timestamp"] = version;
        (await api.PutAsync($"v1.2/*/invoices/{guid}", read.ToJsonString())).Is(200);
        Assert.Equal(160m, (decimal)(await api.GetAsync($"v1/*/invoices/{guid}")).Json["TotalInclVat"]!);
    }

    [Theory]
    [InlineData(false, false, "29.97", "7.49", "37.46")]
    [InlineData(false, true, "29.97", "7.50", "37.47")]
    [InlineData(true, false, "23.98", "5.99", "29.97")]
    [InlineData(true, true, "23.97", "6.00", "29.97")]
    public async Task VatIsRoundedOverTheDocumentOrPerLine(bool inclVat, bool perLine, string net, string vat, string gross)
    {
        await using var api = Api.InProcess(Customer);
        api.Oddities.VatRoundedPerLine = perLine;
        var body = Body(api);
        body["ShowLinesInclVat"] = inclVat;
        body["ProductLines"] = new JsonArray([.. Enumerable.Range(0, 3).Select(_ => JsonNode.Parse(Line.Replace(":100,", ":9.99,").Replace("\"Quantity\":2", "\"Quantity\":1")))]);
        var totals = (await api.PostAsync("v1/*/invoices/fetch", body.ToJsonString())).Is(200).Json;
        Assert.Equal((decimal.Parse(net), decimal.Parse(vat), decimal.Parse(gross)), ((decimal)totals["TotalExclVat"]!, (decimal)totals["TotalVat"]!, (decimal)totals["TotalInclVat"]!));
    }

    [Fact]
    public async Task TotalsCanBeOffByACent()
    {
        await using var api = Api.InProcess(Customer);
        (api.Oddities.NetTotalOffBy, api.Oddities.VatTotalOffBy, api.Oddities.GrossTotalOffBy) = (0.01m, 0.02m, 0.03m);
        var (guid, _) = await CreateAsync(api);
        var read = (await api.GetAsync($"v1/*/invoices/{guid}")).Json;
        Assert.Equal((200.01m, 50.02m, 250.03m), ((decimal)read["TotalExclVat"]!, (decimal)read["TotalVat"]!, (decimal)read["TotalInclVat"]!));
    }

    [Fact]
    public async Task AProductFillsTheDescription_WhichMustBeNullOnWrite()
    {
        await using var api = Api.InProcess(a => { Customer(a); a.Product("Hour", 800); });
        var product = api.Account.Products[0].ProductGuid;
        var (guid, version) = await CreateAsync(api, b => { b["ProductLines"]![0]!["ProductGuid"] = product.ToString(); b["ProductLines"]![0]!["Description"] = null; });
        var read = (await api.GetAsync($"v1/*/invoices/{guid}")).Json;
        Assert.Equal("Hour", (string?)read["ProductLines"]![0]!["Description"]);
        read["Timestamp"] = version;
        (await api.PutAsync($"v1.2/*/invoices/{guid}", read.ToJsonString())).Refused("ProductLines[0].description");
        read["ProductLines"]![0]!["Description"] = null;
        (await api.PutAsync($"v1.2/*/invoices/{guid}", read.ToJsonString())).Is(200);
    }

    [Fact]
    public async Task LinesAreChecked()
    {
        await using var api = Api.InProcess(Customer);
        await RefusedAsync(api, "ProductLines", b => b.AsObject().Remove("ProductLines"));
        var empty = Body(api);
        empty["ProductLines"] = new JsonArray();
        Assert.Equal(45, (await api.PostAsync("v1/*/invoices", empty.ToJsonString())).Is(400).Code);
        await RefusedAsync(api, "ProductLines[0].Unit", b => b["ProductLines"]![0]!["Unit"] = null);
        await RefusedAsync(api, "ProductLines[0].Unit", b => b["ProductLines"]![0]!["Unit"] = "Hours");
        await RefusedAsync(api, "ProductLines[0].Discount", b => b["ProductLines"]![0]!["Discount"] = 101);
        await RefusedAsync(api, "ProductLines[0].ProductGuid", b => b["ProductLines"]![0]!["ProductGuid"] = Guid.NewGuid().ToString());
        var (guid, _) = await CreateAsync(api, b => b["ProductLines"]!.AsArray().Add(JsonNode.Parse("""{"LineType":"Text","Description":"thanks"}""")));
        Assert.Equal(250m, (decimal)(await api.GetAsync($"v1/*/invoices/{guid}")).Json["TotalInclVat"]!);
    }

    [Fact]
    public async Task AnUnknownOrDeletedContactIsInvalidContactId_NoneIsFineUntilBooking()
    {
        await using var api = Api.InProcess(Customer);
        Assert.Contains("invalidContactId", (await RefusedAsync(api, "ContactGuid", b => b["ContactGuid"] = Guid.NewGuid().ToString())).Text);
        var (guid, version) = await CreateAsync(api, b => b["ContactGuid"] = null);
        (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version))).Refused("ContactGuid");
        (guid, version) = await CreateAsync(api);
        api.Account.DeleteContact(api.Account.Contacts[0].ContactGuid);
        Assert.Contains("invalidContactId", (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version))).Refused("ContactGuid").Text);
        Assert.Contains("invalidContactId", (await RefusedAsync(api, "ContactGuid", _ => { })).Text);
    }

    [Fact]
    public async Task ATakenNumberFailsTheBooking_AGivenOneMovesTheSeries()
    {
        await using var api = Api.InProcess(Customer);
        var (first, v1) = await CreateAsync(api);
        var (second, v2) = await CreateAsync(api);
        (await api.PostAsync($"v1/*/invoices/{first}/book", $$"""{"timestamp":"{{v1}}","number":2000}""")).Is(200);
        (await api.PostAsync($"v1/*/invoices/{second}/book", $$"""{"Timestamp":"{{v2}}","Number":2000}""")).Refused("Number");
        Assert.Equal("2001", (await api.PostAsync($"v1/*/invoices/{second}/book", Stamp(v2))).Is(200)["Number"]);
    }

    [Fact]
    public async Task ADraftShowsTheNumberThatItWouldGetOrNought()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, _) = await CreateAsync(api);
        Assert.Equal("1001", (await api.GetAsync($"v1/*/invoices/{guid}"))["Number"]);
        api.Oddities.DraftsShowProvisionalNumber = false;
        Assert.Equal("0", (await api.GetAsync($"v1/*/invoices/{guid}"))["Number"]);
    }

    [Fact]
    public async Task ADeletedDraftIsStillReadable_TheSecondDeleteIs65OrNotFound()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        Assert.Equal(58, (await api.DeleteAsync($"v1/*/invoices/{guid}", Stamp("00000000000000AA"))).Is(400).Code);
        (await api.DeleteAsync($"v1/*/invoices/{guid}", Stamp(version))).Is(200);
        Assert.NotNull((await api.GetAsync($"v1/*/invoices/{guid}")).Is(200)["DeletedAt"]);
        Assert.Equal(65, (await api.DeleteAsync($"v1/*/invoices/{guid}", Stamp(version))).Is(400).Code);
        api.Oddities.SecondDeleteIs404 = true;
        (await api.DeleteAsync($"v1/*/invoices/{guid}", "{}")).Is(404);
        Assert.Empty((await api.GetAsync("v1/*/invoices")).Rows);
        Assert.Single((await api.GetAsync("v1/*/invoices?deletedOnly=true")).Rows);
    }

    [Fact]
    public async Task AnUpdateReplacesTheWholeDraftAndNeedsVersion12()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api, b => { b["Comment"] = "hello"; b["Date"] = "2026-02-01"; });
        var only = $$"""{"Timestamp":"{{version}}","ProductLines":[{{Line}}]}""";
        (await api.PutAsync($"v1/*/invoices/{guid}", only)).Is(404);
        (await api.PutAsync($"v1.1/*/invoices/{guid}", only)).Is(404);
        var answer = (await api.PutAsync($"v1.2/*/invoices/{guid}", only)).Is(200);
        Assert.NotEqual(version, answer["TimeStamp"]);
        var read = (await api.GetAsync($"v1/*/invoices/{guid}")).Json;
        Assert.Equal((null, null, "2026-03-02"), ((string?)read["Comment"], (string?)read["ContactGuid"], (string?)read["Date"]));
        Assert.Equal(58, (await api.PutAsync($"v1.2/*/invoices/{guid}", only)).Is(400).Code);
    }

    [Fact]
    public async Task AUsersEditBetweenReadAndWriteMakesTheVersionStale()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        api.Sim.Before("invoices.update", _ => api.Account.EditInvoice(Guid.Parse(guid), i => i with { Comment = "typed by a user" }));
        Assert.Equal(58, (await api.PutAsync($"v1.2/*/invoices/{guid}", $$"""{"Timestamp":"{{version}}","ProductLines":[{{Line}}]}""")).Is(400).Code);
        Assert.Equal("typed by a user", api.Account.Invoices[0].Comment);
    }

    [Theory]
    [InlineData("Netto", 14, "2026-03-16")]
    [InlineData("NettoCash", null, "2026-03-02")]
    [InlineData("CurrentMonthOut", 10, "2026-04-10")]
    [InlineData(null, null, "2026-04-01")]
    public async Task TheDueDateIsComputed(string? type, int? days, string due)
    {
        await using var api = Api.InProcess(a => a.Contact("Acme", c => c with { PaymentConditionNumberOfDays = 30 }));
        var (guid, _) = await CreateAsync(api, b => { b["PaymentConditionType"] = type; b["PaymentConditionNumberOfDays"] = days; });
        Assert.Equal(due, (await api.GetAsync($"v1/*/invoices/{guid}"))["PaymentDate"]);
        await RefusedAsync(api, "PaymentConditionNumberOfDays", b => { b["PaymentConditionType"] = "NettoCash"; b["PaymentConditionNumberOfDays"] = 0; });
    }

    [Fact]
    public async Task PdfOnlyOfBookedOnes_MailNeedsAReceiverAndTheLink()
    {
        await using var api = Api.InProcess(a => a.Contact("No mail"));
        var (guid, version) = await CreateAsync(api);
        (await api.SendAsync("GET", $"v1/*/invoices/{guid}", accept: "application/octet-stream")).Is(400);
        version = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version)))["TimeStamp"]!;
        (await api.PostAsync($"v1/*/invoices/{guid}/email", Stamp(version))).Refused("Receiver");
        (await api.PostAsync($"v1/*/invoices/{guid}/email", $$"""{"Timestamp":"{{version}}","Receiver":"a@example.com","Message":"hi"}""")).Refused("Message");
        var sent = (await api.PostAsync($"v1/*/invoices/{guid}/email", $$"""{"Timestamp":"{{version}}","Receiver":"a@example.com, b@example.com","Message":"hi [link-to-pdf]"}""")).Is(200);
        Assert.Equal(2, sent.Json["Recipients"]!.AsArray().Count);
        Assert.Equal("Sent", (await api.GetAsync($"v1/*/invoices/{guid}"))["MailOutStatus"]);
        Assert.Equal("Mailout", (string?)(await api.GetAsync($"v1/*/invoices/{guid}/mailouts")).Json[0]!["Type"]);
        (await api.PostAsync($"v3/*/invoices/{guid}/e-invoice", "{}")).Refused("ContactGuid");
    }

    [Fact]
    public async Task ARepeatedPaymentDoubles_PaymentsAreFoundByExternalReferenceAndDeletedWithTheVouchersVersion()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 10))).Is(400);
        version = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version)))["TimeStamp"]!;
        (await api.PostAsync($"v2/*/invoices/{guid}/payments", Payment(version, 10))).Is(404);
        (await api.GetAsync($"v1/*/invoices/{guid}/payments")).Is(404);
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 0))).Refused("Amount");
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 10).Replace("55000", "1"))).Refused("DepositAccountNumber");
        var first = (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 10, ""","ExternalReference":"bank-1" """))).Is(200);
        var second = (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(first["TimeStamp"]!, 10, ""","ExternalReference":"bank-1" """))).Is(200);
        var read = (await api.GetAsync($"v2/*/invoices/{guid}/payments")).Json;
        Assert.Equal((20m, 230m), ((decimal)read["PaidAmount"]!, (decimal)read["RemainingAmount"]!));
        Assert.Equal(["bank-1", "bank-1"], read["Payments"]!.AsArray().Select(p => (string?)p!["ExternalReference"]));
        (await api.DeleteAsync($"v1/*/invoices/{guid}/payments/{second["Guid"]}", "{}")).Refused("Timestamp");
        (await api.DeleteAsync($"v1/*/invoices/{guid}/payments/{second["Guid"]}", Stamp(second["TimeStamp"]!))).Is(200);
        Assert.Equal(240m, (decimal)(await api.GetAsync($"v2/*/invoices/{guid}/payments")).Json["RemainingAmount"]!);
        Assert.Equal(10m, api.Account.Entries.Where(e => e.AccountNumber == 55000).Sum(e => e.Amount));
    }

    [Fact]
    public async Task ARemainderAsFeeClosesTheInvoice_ThePaidConditionPaysAtBooking()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        version = (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version)))["TimeStamp"]!;
        (await api.PostAsync($"v1/*/invoices/{guid}/payments", Payment(version, 249).Replace("false", "true"))).Is(200);
        Assert.Equal("Paid", (await api.GetAsync($"v1/*/invoices/{guid}"))["PaymentStatus"]);
        (guid, version) = await CreateAsync(api, b => b["PaymentConditionType"] = "Paid");
        Assert.Equal("Paid", (await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version)))["PaymentStatus"]);
    }

    [Fact]
    public async Task AClientChosenGuidIsKept_ARepeatIsRefusedOrOverwrites()
    {
        await using var api = Api.InProcess(Customer);
        var guid = Guid.Parse("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
        var (created, _) = await CreateAsync(api, b => b["Guid"] = guid.ToString());
        Assert.Equal(guid.ToString(), created);
        await RefusedAsync(api, "Guid", b => b["Guid"] = guid.ToString());
        api.Oddities.DuplicateGuid = DineroDuplicateGuid.Overwrites;
        await CreateAsync(api, b => { b["Guid"] = guid.ToString(); b["Comment"] = "again"; });
        Assert.Equal("again", api.Account.Invoices.Single().Comment);
    }

    [Fact]
    public async Task TheAddressIsTheContactsUntilItIsSentOrBooked()
    {
        await using var api = Api.InProcess(Customer);
        var (guid, version) = await CreateAsync(api);
        api.Account.EditContact(api.Account.Contacts[0].ContactGuid, c => c with { Street = "New street 1" });
        Assert.Contains("New street 1", (await api.GetAsync($"v1/*/invoices/{guid}"))["Address"]);
        await api.PostAsync($"v1/*/invoices/{guid}/book", Stamp(version));
        api.Account.EditContact(api.Account.Contacts[0].ContactGuid, c => c with { Street = "Newest street 2", Name = "Renamed" });
        var read = await api.GetAsync($"v1/*/invoices/{guid}");
        Assert.Contains("New street 1", read["Address"]);
        Assert.Equal("Acme", read["ContactName"]);
    }

    internal static void Customer(DineroAccount account) => account.Contact("Acme", c => c with { Email = "kunde@example.com" });

    internal static string Stamp(string version) => $$"""{"Timestamp":"{{version}}"}""";

    internal static string Payment(string version, decimal amount, string more = "") =>
        FormattableString.Invariant($$"""{"Timestamp":"{{version}}","DepositAccountNumber":55000,"Description":"paid","Amount":{{amount}},"RemainderIsFee":false{{more}}}""");

    internal static async Task<(string Guid, string TimeStamp)> CreateAsync(Api api, Action<JsonNode>? change = null)
    {
        var body = Body(api);
        change?.Invoke(body);
        var reply = (await api.PostAsync("v1/*/invoices", body.ToJsonString())).Is(200);
        Assert.Equal(["Guid", "TimeStamp"], reply.Json.AsObject().Select(p => p.Key));
        return (reply["Guid"]!, reply["TimeStamp"]!);
    }

    private static async Task<Reply> RefusedAsync(Api api, string property, Action<JsonNode> change)
    {
        var body = Body(api);
        change(body);
        return (await api.PostAsync("v1/*/invoices", body.ToJsonString())).Refused(property);
    }

    internal static JsonNode Body(Api api) => JsonNode.Parse($$"""{"ContactGuid":"{{api.Account.Contacts[0].ContactGuid}}","ProductLines":[{{Line}}]}""")!;

    private static async Task<(string?, string?, string?)> StatusesAsync(Api api, string guid)
    {
        var single = (await api.GetAsync($"v1/*/invoices/{guid}")).Is(200);
        var row = (await api.GetAsync("v1/*/invoices?fields=Status")).Rows[0]!;
        return (single["Status"], single["PaymentStatus"], (string?)row["Status"]);
    }
}
