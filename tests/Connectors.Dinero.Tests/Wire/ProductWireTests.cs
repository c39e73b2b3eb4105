using Connectors.Dinero.Tests.Support;
using static Connectors.Dinero.Tests.Wire.Wire;

namespace Connectors.Dinero.Tests.Wire;

public sealed class ProductWireTests
{
    private const string Page = """{"Collection":[],"Pagination":{"MaxPageSizeAllowed":1000,"PageSize":100,"Result":0,"ResultWithoutFilter":0,"Page":0}}""";
    private const string Stored = """
        {"CreatedAt":"2026-01-02T03:04:05","UpdatedAt":"2026-01-02T03:04:05","DeletedAt":null,"ProductGuid":"11111111-1111-4111-8111-111111111111","BaseAmountValueInclVat":125.0,"TotalAmount":200.0,
        "TotalAmountInclVat":250.0,"ProductNumber":"007","Name":"Time","BaseAmountValue":100.0,"Quantity":2.0,"AccountNumber":1000,"Unit":"hours","ExternalReference":null,"Comment":"c","NewMember":true}
        """;

    private static readonly ProductId Id = new(G1);

    [Fact]
    public Task Products() => Snapshot()
        .Call("list everything", Page, c => c.Products.ListPageAsync())
        .Call("list with a query", Page, c => c.Products.ListPageAsync(
            new()
            {
                Fields = [ProductField.Name],
                Filter = ProductFilterField.ProductNumber.Is("007"),
                FreeTextSearch = "50 %",
                ChangedSince = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                DeletedOnly = true,
                PageSize = 50,
            },
            "1"))
        .Call("get", Stored, c => c.Products.GetAsync(Id))
        .Call("create", """{"ProductGuid":"11111111-1111-4111-8111-111111111111"}""", c => c.Products.CreateAsync(new()
        {
            Name = "Time",
            ProductNumber = "007",
            BaseAmountValue = 799.95m,
            AccountNumber = 1000,
            Unit = ProductUnit.Hours,
            ExternalReference = "cx1:c:product:7",
        }))
        .CallEmpty("replace", c => c.Products.ReplaceAsync(Id, new() { BaseAmountValue = 1, Quantity = 2, AccountNumber = 1000, Unit = ProductUnit.Parts }))
        .CallEmpty("delete", c => c.Products.DeleteAsync(Id))
        .VerifyAsync();

    [Fact]
    public async Task An_update_reads_and_writes_everything_back_also_what_the_package_does_not_know()
    {
        var wire = new WireHandler().Answer(Stored).Answer(() => WireHandler.Empty(201));
        await using var test = TestClient.On(wire);
        await test.Client.Products.UpdateAsync(Id, current => current with { BaseAmountValue = 110.50m });
        Verified.Text(string.Join("\n---\n", wire.Requests));
    }

    [Fact]
    public Task Accounts_and_organisations() => Snapshot()
        .Call("organisations", "[]", c => c.Organizations.ListAsync())
        .Call("organisations, some members", "[]", c => c.Organizations.ListAsync([OrganizationField.Name, OrganizationField.IsPro]))
        .Call("organisations with plans", "[]", c => c.Organizations.ListDetailsAsync())
        .Call("countries", "[]", c => c.Organizations.ListCountriesAsync())
        .Call("entry accounts", "[]", c => c.Accounts.ListEntryAccountsAsync("Turnover"))
        .Call("entry accounts, other members", "[]", c => c.Accounts.ListEntryAccountsAsync(fields: ["AccountNumber", "IsDefaultSalesAccount"]))
        .CallEmpty("create an entry account", c => c.Accounts.CreateEntryAccountAsync(new() { Number = 1015, Name = "Salg uden moms", VatCode = "none" }))
        .Call("purchase accounts", "[]", c => c.Accounts.ListPurchaseAccountsAsync())
        .Call("deposit accounts", "[]", c => c.Accounts.ListDepositAccountsAsync())
        .CallEmpty("create a deposit account", c => c.Accounts.CreateDepositAccountAsync(new() { Number = 55010, Name = "Bank 2", AccountNumber = "0001234567" }))
        .Call("kinds of VAT", "[]", c => c.Accounts.ListVatTypesAsync())
        .Call("accounting years", "[]", c => c.Accounts.ListAccountingYearsAsync())
        .VerifyAsync();
}
