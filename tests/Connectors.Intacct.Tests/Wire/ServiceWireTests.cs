using System.Text.Json.Nodes;
using System.Xml.Linq;
using Connectors.Intacct.Tests.Support;
using static Connectors.Intacct.Tests.Wire.Wire;

namespace Connectors.Intacct.Tests.Wire;

public sealed class ServiceWireTests
{
    [Fact]
    public Task Queries() => Snapshot()
        .Call("everything that a query can say", Answers.NoRows, c => c.Customers.ListPageAsync(
            new()
            {
                Fields = [CustomerFields.Id, CustomerFields.Name, new("nsp::SEGMENT")],
                Filter = CustomerFields.Status.Is(RecordStatus.Active)
                    & (CustomerFields.Name.Contains("Acme") | CustomerFields.TaxId.StartsWith("FR") | (CustomerFields.CreditLimit.AtLeast(1000.50m) & CustomerFields.IsOnHold.IsNot(true)))
                    & CustomerFields.ParentKey.IsEmpty() & CustomerFields.TermId.In("N30", "N60") & CustomerFields.ModifiedAt.Between(new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero)),
                OrderBy = [CustomerFields.Name.Descending, CustomerFields.Key.Ascending],
                CaseSensitiveComparison = false,
                IncludePrivate = true,
                IncludeHierarchyFields = true,
                AsOfDate = new(2026, 1, 1),
                PageSize = 500,
            },
            "501"))
        .Call("the other conditions", Answers.NoRows, c => c.Documents.ListPageAsync(new()
        {
            Fields = [DocumentFields.Key],
            Filter = DocumentFields.TxnDate.IsRelative("today") | DocumentFields.TxnDate.LessThan(new(2026, 1, 1)) | DocumentFields.Total.MoreThan(1m) | DocumentFields.Total.AtMost(2m) | DocumentFields.Memo.NotContains("a")
                | DocumentFields.Memo.NotStartsWith("b") | DocumentFields.Memo.EndsWith("c") | DocumentFields.Memo.NotEndsWith("d") | DocumentFields.DueDate.NotBetween(new(2026, 1, 1), new(2026, 1, 2))
                | DocumentFields.State.NotIn(DocumentState.Closed) | DocumentFields.CustomerKey.IsNotEmpty(),
        }))
        .Call("changes", Answers.NoRows, async c => Assert.Empty(await c.Customers.ListChangesAsync(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new() { Fields = [CustomerFields.Id], Filter = CustomerFields.Status.Is(RecordStatus.Active) }).ToListAsync()))
        .Call("one type of document", Answers.NoRows, c => c.Documents.OfType("Sales Invoice").ListPageAsync(new() { Fields = [new("nsp::REGION")] }))
        .Call("sums", Answers.NoRows, c => c.Queries.RunPageAsync("order-entry/document", new() { Fields = [DocumentFields.CustomerId, new("sum:total")] }))
        .Call("a view", Answers.NoRows, c => c.Queries.RunViewPageAsync("540", "user", 3, "7"))
        .Call("an export", () => WireHandler.Body("a;b", "text/csv"), async c => await (await c.Queries.ExportAsync("accounts-receivable/customer", new() { Fields = [CustomerFields.Id], Filter = CustomerFields.Status.Is(RecordStatus.Active) }, "csv")).DisposeAsync())
        .Call("rights", """{"ia::result":[{"key":"65","operations":["canView","canEdit"]}]}""", async c =>
            Assert.Equal(["canView", "canEdit"], (await c.Queries.ListAllowedOperationsAsync("accounts-receivable/customer", [new("65")]))[new("65")]))
        .VerifyAsync();

    [Fact]
    public Task Models_composites_and_jobs() => Snapshot()
        .Call("a model", """{"ia::result":{"fields":{"id":{"type":"string","required":false}},"refs":{"parent":{"apiObject":"x"}},"lists":[],"httpMethods":"OPTIONS,GET","idempotenceSupported":true}}""", c => c.Models.GetAsync("order-entry/document::Sales Order", schema: true, description: true))
        .Call("resources", """{"ia::result":[{"apiObject":"accounts-receivable/customer","type":"object"}]}""", c => c.Models.ListAsync("object", "^accounts"))
        .Call("a composite", """{"ia::result":[{"ia::result":{"key":"26"},"ia::status":200},{"ia::result":[],"ia::status":200}]}""", c => c.Composite.SendAsync(
            [
                new(HttpMethod.Post, "/objects/company-config/contact") { Body = new JsonObject { ["id"] = "A" }, ResultReference = "contact" },
                new(HttpMethod.Patch, "/objects/accounts-receivable/customer/1") { Body = new JsonObject { ["contacts"] = new JsonObject { ["primary"] = new JsonObject { ["key"] = "@{contact.key}" } } }, Headers = new Dictionary<string, string> { ["X-IA-API-Param-Entity"] = "FR01" } },
            ],
            Keyed))
        .Call("a bulk job", """{"ia::result":{"jobId":"950bf10d","statusURL":"/services","createdDateTime":"2023-08-01T01:20:30"}}""", c => c.Bulk.CreateAsync("accounts-receivable/customer", "create", [new JsonObject { ["name"] = "Été" }], new("https://crm.example/back")))
        .Call("its progress", """{"ia::result":{"jobId":"950bf10d","status":"completed","percentComplete":100}}""", c => c.Bulk.GetAsync("950bf10d"))
        .Call("its outcome", () => WireHandler.Json("[]"), async c => await (await c.Bulk.DownloadAsync("950bf10d")).DisposeAsync())
        .Call("a call that is done later", """{"ia::result":{"jobId":"NjQ2","state":"queued","queuedDateTime":"2026-01-02T03:04:05Z"}}""", c => c.Bulk.GetAsyncJobAsync("NjQ2"))
        .Call("raw", "{}", c => c.InEntity("FR01").SendAsync(new(HttpMethod.Get, "objects/accounts-payable/vendor/12")))
        .VerifyAsync();

    [Fact]
    public Task Xml() => Snapshot()
        .Call("a read by a session of REST", [() => WireHandler.Json(Answers.XmlSession), () => Answers.XmlAnswer(Answers.Xml("""<result><status>success</status><function>query</function><controlid>q1</controlid><data listtype="PROJECT" totalcount="0" count="0" numremaining="0"/></result>"""))],
            c => c.Xml.SendAsync(new(new XElement("query", new XElement("object", "PROJECT"))) { ReadOnly = true, ControlIds = ["q1"] }))
        .Call("a write in one transaction", () => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>create_sotransaction</function><controlid>w1</controlid><key>Sales Order-SO1</key></result><result><status>success</status><function>delete</function><controlid>w2</controlid></result>")),
            c => c.Xml.SendAsync(new(new XElement("create_sotransaction", new XElement("transactiontype", "Devis & Été")), new XElement("delete", new XElement("object", "CLASS"))) { ControlIds = ["w1", "w2"], Transaction = true, AdditionalErrorInfo = true }))
        .VerifyAsync();

    [Fact]
    public Task Xml_sign_in_by_password() => Snapshot(o => (o.Credentials!.Password, o.Credentials.EntityId) = ("canary-password", "FR01"))
        .Call("session and call", [
            () => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>getAPISession</function><controlid>c</controlid><data><api><sessionid>canary-session-2</sessionid><endpoint>https://na12.intacct.com/ia/xml/xmlgw.phtml</endpoint><locationid>FR01</locationid></api></data></result>")),
            () => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>lookup</function><controlid>l1</controlid><data/></result>"))],
            c => c.Xml.SendAsync(new(new XElement("lookup", new XElement("object", "CUSTOMER"))) { ReadOnly = true, ControlIds = ["l1"] }))
        .VerifyAsync();
}
