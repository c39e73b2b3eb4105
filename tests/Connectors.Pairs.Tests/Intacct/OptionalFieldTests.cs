using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>One field of each standard object is turned to the CRM: what is typed there arrives in Intacct and stays, and a neighbour that was not turned is set back.</summary>
public sealed class OptionalFieldTests
{
    [Fact, Acceptance("004-22")]
    public Task Of_a_contact() => PlayAsync<Human>(["contact"], "person", "phone", "company-config/contact", """{"id":"Zoe","printAs":"Zoe","phone1":"1","mobile":"2"}""", "Zoe", "phone1", "mobile", static p => (p.Phone, p.Mobile) = ("11", "22"), static p => (p.Phone, p.Mobile), "11");

    [Fact, Acceptance("004-22")]
    public Task Of_a_customer() => PlayAsync<Account>(["customer"], "company", "email", "accounts-receivable/customer", """{"id":"C-1","name":"Acme","contacts":{"default":{"email1":"a@acme.example","URL1":"https://a.example"}}}""", "C-1", "contacts.default.email1", "contacts.default.URL1",
        static c => (c.Email, c.Website) = ("b@acme.example", "https://b.example"), static c => (c.Email, c.Website), "b@acme.example");

    [Fact, Acceptance("004-22")]
    public Task Of_an_item() => PlayAsync<Product>(["item"], "product", "description", "inventory-control/item", """{"id":"I-1","name":"Call","itemType":"nonInventory","description":"one","precision":{"upc":"0123"}}""", "I-1", "description", "precision.upc",
        static p => (p.Description, p.BarCode) = ("two", "999"), static p => (p.Description, p.BarCode), "two");

    [Fact, Acceptance("004-22")]
    public Task Of_a_project() => PlayAsync<Project>(["project"], "project", "description", "projects/project", """{"id":"P-1","name":"House","category":"contract","description":"one","billingType":"fixedFee"}""", "P-1", "description", "billingType",
        static p => (p.Description, p.BillingType) = ("two", "timeAndMaterial"), static p => (p.Description, p.BillingType), "two");

    [Fact, Acceptance("004-22")]
    public Task Of_a_task() => PlayAsync<Work>(["project", "task"], "task", "description", "projects/task", """{"id":"T-1","name":"Roof","project":{"id":"P-1"},"taskStatus":"planned","description":"one","planned":{"endDate":"2026-05-01"}}""", "T-1", "description", "planned.endDate",
        static t => (t.Description, t.End) = ("two", new(2030, 1, 1)), static t => (t.Description, t.End?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), "two", static a => a.Project("House", "P-1"));

    [Fact, Acceptance("004-22")]
    public Task Of_a_contract_price_list() => PlayAsync<PriceList>(["billing-price-list"], "contractPriceList", "description", "contracts/billing-price-list", """{"id":"Support","description":"one"}""", "Support", "description", "status",
        static l => (l.Description, l.Active) = ("two", false), static l => (l.Description, l.Active ? "active" : "inactive"), "two");

    [Fact, Acceptance("004-22")]
    public Task Of_a_sales_price_list() => PlayAsync<PriceList>(["price-list"], "salesPriceList", "validTo", "order-entry/price-list", """{"id":"Retail","startDate":"2026-01-01","endDate":"2026-12-31"}""", "Retail", "endDate", "startDate",
        static l => (l.ValidTo, l.ValidFrom) = (new(2027, 12, 31), new(2027, 1, 1)), static l => (l.ValidTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), l.ValidFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), "2027-12-31");

    private static async Task PlayAsync<T>(
        string[] entities, string mapping, string unit, string objectName, string json, string id, string path, string other, Action<T> edit, Func<T, (string?, string?)> shown, string edited,
        Action<Connectors.Testing.Intacct.IntacctAccount>? before = null) where T : NumberedRow
    {
        await using var pair = await IntacctPair.StartAsync(entities, settings: $$"""{ "version": 1, "entities": { "{{mapping}}": { "fields": { "{{unit}}": { "flow": "FromCrm" } } } } }""");
        before?.Invoke(pair.Account);
        pair.Account.Add(objectName, json);
        await pair.RunAsync();
        await pair.RunAsync();
        var row = (await pair.RowsAsync<T>()).Single(r => r.Name is { } name && json.Contains($"\"{name}\"", StringComparison.Ordinal)).Id;
        var was = Stored()[other];
        Assert.Equal((Stored()[path], was), shown((await pair.RowsAsync<T>()).Single(r => r.Id == row)));
        await pair.EditAsync<T>(r => r.Id == row, edit);
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal((edited, was), (Stored()[path], Stored()[other]));
        Assert.Equal((edited, was), shown((await pair.RowsAsync<T>()).Single(r => r.Id == row)));
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        Connectors.Testing.Intacct.IntacctRecord Stored() => pair.Account.Records(objectName).Single(r => r.Id == id);
    }
}
