using Connectors.Pairs.Tests.Crm;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>One record that Intacct does not take is parked with its reason while its neighbour goes on, and goes over alone after the remedy.</summary>
public sealed class RefusedTests
{
    [Fact, Acceptance("004-13")]
    public Task A_contact_with_a_wrong_address() => PlayAsync(["contact"], "company-config/contact", static n => new Human { Name = n, Email = "nobody" }, static p => p.Email = "nobody@firm.example", "nobody is not valid");

    [Fact, Acceptance("004-14")]
    public Task A_customer_whose_contact_has_a_wrong_address() => PlayAsync(["customer"], "accounts-receivable/customer", static n => new Account { Number = n, Name = n, Email = "nobody" }, static c => c.Email = "nobody@firm.example", "nobody is not valid");

    [Fact, Acceptance("004-15")]
    public Task An_item_of_no_known_type() => PlayAsync(["item"], "inventory-control/item", static n => new Product { Number = n, Name = n, ItemType = "gadget", Unit = "Count" }, static p => p.ItemType = "nonInventory", "'gadget' is not one of the values");

    [Fact, Acceptance("004-18")]
    public Task A_project_that_ends_before_it_begins() => PlayAsync(["project"], "projects/project", static n => new Project { Number = n, Name = n, Category = "contract", Start = new(2026, 5, 1), End = new(2026, 4, 1) }, static p => p.End = new(2026, 6, 1), "lies before the start date");

    [Fact, Acceptance("004-19")]
    public Task A_task_of_no_known_status() => PlayAsync(["project", "task"], "projects/task", static n => new Work { Number = n, Name = n, ProjectId = 1, Status = "someday" }, static t => t.Status = "planned", "'someday' is not one of the values", before: static a => a.Project("House", "P-1"));

    [Fact, Acceptance("004-23")]
    public Task A_contract_that_ends_before_it_begins() => PlayAsync(["customer", "contract"], "contracts/contract",
        static n => new Agreement { Number = n, Name = n, CompanyId = 1, Start = new(2026, 5, 1), End = new(2026, 4, 1), TermType = "termed", PaymentTerms = "N15", Location = "L1" }, static c => c.End = new(2027, 5, 1), "lies before the start date",
        before: static a => a.Customer("Acme", "C-1"));

    [Fact, Acceptance("004-23")]
    public Task A_line_of_a_contract_that_is_billed_in_no_known_way() => PlayAsync(["customer", "item", "contract", "contract-line"], "contracts/contract-line",
        static n => new AgreementLine { Name = n, AgreementId = 1, ProductId = 1, Location = "L1", BillingMethod = "somehow" }, static l => l.BillingMethod = "fixedPrice", "'somehow' is not one of the values",
        before: static a => a.Customer("Acme", "C-1").Item("Call", 1m, "CALL").Add("contracts/contract", """{"id":"CT-1","name":"Support","startDate":"2026-01-01","endDate":"2026-12-31","termType":"termed","paymentTerm":{"id":"N15"},"dimensions":{"customer":{"id":"C-1"},"location":{"id":"L1"}}}"""));

    [Fact, Acceptance("004-16")]
    public Task A_contract_price_list_of_too_long_a_name() => PlayAsync(["billing-price-list"], "contracts/billing-price-list", static n => new PriceList { Kind = "contract", Name = n + new string('x', 40) }, static l => l.Name = "bad", "keeps 40 characters");

    [Fact, Acceptance("004-16")]
    public Task A_contract_price_of_no_known_type() => PlayAsync(["item", "billing-price-list", "billing-price-list-entry"], "contracts/billing-price-list-entry",
        static _ => new Price { Kind = "contract", PriceListId = 1, ProductId = 1, Currency = "EUR", PriceType = "guess" }, static p => p.PriceType = "range", "'guess' is not one of the values",
        before: static a => a.Item("Call", 1m, "CALL").Add("contracts/billing-price-list", """{"id":"Support"}"""));

    [Fact, Acceptance("004-17")]
    public Task A_sales_price_list_of_too_long_a_name() => PlayAsync(["price-list"], "order-entry/price-list", static n => new PriceList { Kind = "salesOrder", Name = n + new string('x', 100) }, static l => l.Name = "bad", "keeps 100 characters");

    [Fact, Acceptance("004-17")]
    public Task A_sales_price_without_its_value() => PlayAsync(["item", "price-list", "price-list-entry"], "order-entry/price-list-entry",
        static _ => new Price { Kind = "salesOrder", PriceListId = 1, ProductId = 1, Currency = "EUR" }, static p => p.Amount = 7, "'value' must not be empty",
        before: static a => a.Item("Call", 1m, "CALL").Add("order-entry/price-list", """{"id":"Retail"}"""));

    private static async Task PlayAsync<T>(
        string[] entities, string objectName, Func<string, T> wrong, Action<T> cure, string reason, Action<Connectors.Testing.Intacct.IntacctAccount>? before = null) where T : Row
    {
        await using var pair = await IntacctPair.StartAsync(entities, Flow.Both);
        before?.Invoke(pair.Account);
        await pair.RunAsync();
        var there = pair.Account.Records(objectName).Count;
        var (good, bad) = (wrong("good"), wrong("bad"));
        cure(good);
        if (good is NumberedRow { Name: { } name } numbered)
            numbered.Name = name.Replace("bad", "good", StringComparison.Ordinal);
        await pair.AddAsync(bad);
        await pair.AddAsync(good);
        await pair.RunAsync();
        await pair.RunAsync();
        var parked = Assert.Single(await pair.ParkedAsync());
        Assert.Equal((ParkedKind.Parked, $"{bad.Id}"), (parked.Kind, parked.Crm?.Id.Value));
        Assert.Contains(parked.Problems, p => p.Message.Contains(reason, StringComparison.Ordinal));
        Assert.All(parked.Problems, static p => Assert.False(string.IsNullOrEmpty(p.Remedy)));
        Assert.Equal(there + 1, pair.Account.Records(objectName).Count);

        pair.TakeWrites();
        var id = bad.Id;
        await pair.EditAsync<T>(r => r.Id == id, cure);
        await pair.RunAsync();
        Assert.Equal(1, pair.TakeWrites());
        Assert.Empty(await pair.ParkedAsync());
        Assert.Equal(there + 2, pair.Account.Records(objectName).Count);
    }
}
