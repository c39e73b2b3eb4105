using static Connectors.Dinero.Tests.Wire.Wire;

namespace Connectors.Dinero.Tests.Wire;

public sealed class ContactWireTests
{
    private const string Page = """{"Collection":[],"Pagination":{"MaxPageSizeAllowed":1000,"PageSize":100,"Result":0,"ResultWithoutFilter":0,"Page":0}}""";
    private const string Stored = """
        {"ContactGuid":"11111111-1111-4111-8111-111111111111","CreatedAt":"2026-01-02T03:04:05.6","UpdatedAt":"2026-01-02T03:04:05.678","DeletedAt":null,"IsDebitor":true,"IsCreditor":false,
        "CompanyStatus":"normal","VatRegionKey":"DK","ExternalReference":"","Name":"Ærø & Søn ApS","Street":"Vej 1","ZipCode":"0999","City":"København C","CountryKey":"DK","Phone":null,"Email":"a@b.example",
        "Webpage":"","AttPerson":"Åse","VatNumber":"12345678","EanNumber":null,"SENumber":"87654321","PNumber":"1001","PaymentConditionType":"NettoCash","PaymentConditionNumberOfDays":0,
        "IsPerson":false,"IsMember":false,"MemberNumber":null,"UseCvr":true,"CompanyTypeKey":"PrivateLimitedCompany","InvoiceMailOutOptionKey":"VAT","PreferredInvoiceLanguageKey":"da",
        "PreferredInvoiceCurrencyKey":"DKK","SomethingNew":{"Of":["Dinero",1.50]}}
        """;

    private static readonly ContactId Id = new(G1);

    [Fact]
    public Task Contacts() => Snapshot()
        .Call("list everything", Page, c => c.Contacts.ListPageAsync())
        .Call("list with a query", Page, c => c.Contacts.ListPageAsync(
            new()
            {
                Fields = [ContactField.Name, ContactField.VatNumber],
                Filter = ContactFilterField.VatNumber.Is("12345678") & ContactFilterField.Name.Contains("Ærø & Søn+"),
                ChangedSince = new DateTimeOffset(2026, 3, 29, 3, 30, 15, 999, TimeSpan.FromHours(2)),
                DeletedOnly = true,
                PageSize = 1000,
            },
            "3"))
        .Call("list by version 2", Page, c => c.Contacts.ListPageAsync(new() { UseV2 = true, Fields = [ContactField.Name] }))
        .Call("get", Stored, c => c.Contacts.GetAsync(Id))
        .Call("create", """{"ContactGuid":"11111111-1111-4111-8111-111111111111"}""", c => c.Contacts.CreateAsync(new()
        {
            ContactGuid = Id,
            Name = "Ærø & Søn \"ApS\" <x>",
            CountryKey = "DK",
            IsPerson = false,
            VatNumber = "12345678",
            PaymentConditionType = PaymentConditionType.Netto,
            PaymentConditionNumberOfDays = 14,
            ExternalReference = "cx1:c:company:1",
        }))
        .Call("create a person with blanks for nothing", """{"ContactGuid":"11111111-1111-4111-8111-111111111111"}""", c => c.Contacts.CreateAsync(new()
        {
            ContactGuid = Id,
            Name = "Jens Jensen",
            CountryKey = "DK",
            IsPerson = true,
            VatNumber = "",
            EanNumber = " ",
            AttPerson = "",
        }))
        .CallEmpty("replace", c => c.Contacts.ReplaceAsync(Id, new() { Name = "Kun navn", CountryKey = "DK", IsPerson = false, PaymentConditionType = PaymentConditionType.NettoCash, PaymentConditionNumberOfDays = 0 }))
        .CallEmpty("delete", c => c.Contacts.DeleteAsync(Id))
        .CallEmpty("restore", c => c.Contacts.RestoreAsync(Id))
        .Call("state of account", """{"ContactGuid":"11111111-1111-4111-8111-111111111111","Income":1.5,"Expenses":0,"Entries":null}""",
            c => c.Contacts.GetStateOfAccountAsync(Id, new(2026, 1, 1), new(2026, 1, 31), hideClosed: true))
        .Call("state of account as PDF", () => WireHandler.Body("%PDF", "application/pdf"), async c => await (await c.Contacts.GetStateOfAccountPdfAsync(Id)).DisposeAsync())
        .CallEmpty("mail the state of account", c => c.Contacts.EmailStateOfAccountAsync(Id, new() { Receiver = "a@b.example", From = new(2026, 1, 1), HideClosed = true }))
        .VerifyAsync();

    [Fact]
    public async Task An_update_reads_and_writes_everything_back_also_what_the_package_does_not_know()
    {
        var wire = new WireHandler().Answer(Stored).Answer(() => WireHandler.Empty());
        await using var test = Support.TestClient.On(wire);
        await test.Client.Contacts.UpdateAsync(Id, current => current with { City = "Aarhus" });
        TestSupport.Verified.Text(string.Join("\n---\n", wire.Requests));
    }

    [Fact]
    public Task Notes() => Snapshot()
        .Call("list", Page, c => c.ContactNotes.ListPageAsync(Id))
        .Call("get", """{"Id":"22222222-2222-4222-8222-222222222222","NoteDate":"2026-01-02T03:04:05","Text":"Hej"}""", c => c.ContactNotes.GetAsync(Id, new(G2)))
        .Call("create", """{"ContactGuid":"22222222-2222-4222-8222-222222222222"}""", c => c.ContactNotes.CreateAsync(Id, "Hej\nverden"))
        .CallEmpty("update", c => c.ContactNotes.UpdateAsync(Id, new(G2), "Hej"))
        .CallEmpty("delete", c => c.ContactNotes.DeleteAsync(Id, new(G2)))
        .VerifyAsync();
}
