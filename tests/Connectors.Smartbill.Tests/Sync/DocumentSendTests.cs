using System.Collections.Immutable;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Tests.Sync;

public sealed class DocumentSendTests
{
    private static Document Proforma => Desk.Document with { Kind = NeutralKind.Proforma };

    [Fact]
    public async Task The_customer_is_written_on_the_document_from_what_the_crm_shows_of_it()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.IssueAsync();
        var client = desk.Sent().GetProperty("client");
        string? Text(string member) => client.TryGetProperty(member, out var value) ? value.GetString() : null;
        Assert.Equal(("Țăndărică & Fiii SRL", Desk.Cif, "Romania", "Str. Mare 1, Sc. B", "Cluj-Napoca", "Cluj"), (Text("name"), Text("vatCode"), Text("country"), Text("address"), Text("city"), Text("county")));
        Assert.Equal(("C-7", "J12/7/2020", "facturi@b.example", "0264 1", "Ana", "BT", "RO49AAAA1B31007593840000"), (Text("code"), Text("regCom"), Text("email"), Text("phone"), Text("contact"), Text("bank"), Text("iban")));
        Assert.True(client.GetProperty("isTaxPayer").GetBoolean());
        // The account's own customers are never overwritten by a document.
        Assert.False(client.GetProperty("saveToDb").GetBoolean());
        Assert.Empty(desk.Account.Clients);
    }

    [Theory]
    [InlineData("company", null, "12345674", false)]
    [InlineData("company", null, "RO12345674", true)]
    [InlineData("company", "true", "12345674", true)]
    [InlineData("company", "false", "RO12345674", false)]
    public async Task Whether_the_customer_pays_VAT_is_said_by_the_crm_or_by_the_prefix(string entity, string? said, string code, bool pays)
    {
        await using var desk = await Desk.OpenAsync();
        var fields = Desk.Company.SetItem("vatNumber", code);
        if (said is not null)
            fields = fields.SetItem("isVatPayer", said);
        await desk.IssueAsync(Desk.Document with { Customer = new RecordRef(entity, "7"), CustomerFields = fields });
        Assert.Equal(pays, desk.Sent().GetProperty("client").GetProperty("isTaxPayer").GetBoolean());
    }

    [Fact]
    public async Task A_person_is_named_by_first_and_last_name_and_without_a_CNP_only_as_the_settings_say()
    {
        var person = Desk.Document with
        {
            Customer = new RecordRef("person", "9"),
            CustomerFields = ImmutableDictionary<string, string>.Empty.Add("firstName", "Ana").Add("lastName", "Pop").Add("country", "RO").Add("street", "Str. 1").Add("city", "sector 3").Add("region", "București"),
        };
        await using (var desk = await Desk.OpenAsync())
            Assert.Equal("customer.taxCode", Assert.Single((await desk.CheckAsync(person)).Problems).Field);
        await using (var desk = await Desk.OpenAsync(static o => o.PersonWithoutCnp = "0000000000000"))
        {
            await desk.IssueAsync(person);
            var client = desk.Sent().GetProperty("client");
            Assert.Equal(("Ana Pop", "0000000000000", "Sector 3", "Bucuresti"), (client.GetProperty("name").GetString(), client.GetProperty("vatCode").GetString(), client.GetProperty("city").GetString(), client.GetProperty("county").GetString()));
            Assert.Empty(Testing.Smartbill.SmartbillAccount.SpvProblemsOf(desk.Account.Invoices[0]));
        }
    }

    [Fact]
    [Acceptance("001-01"), Acceptance("P-19e")]
    public async Task E_invoice_problems_are_said_before_an_invoice_and_it_never_claims_to_send_one()
    {
        await using var desk = await Desk.OpenAsync();
        var bad = Desk.Document with { CustomerFields = Desk.Company.SetItem("vatNumber", "RO1").SetItem("region", "Transilvania").Remove("street") };
        Assert.Equal(["customer.taxCode", "customer.street", "customer.region"], (await desk.CheckAsync(bad)).Problems.Select(static p => p.Field));
        // A proforma is no fiscal document, and a customer abroad no matter of SPV.
        Assert.Empty((await desk.CheckAsync(bad with { Kind = NeutralKind.Proforma })).Problems);
        Assert.Empty((await desk.CheckAsync(bad with { CustomerFields = bad.CustomerFields.SetItem("country", "Germania") })).Problems);
        Assert.Equal(DocumentStep.Mail, Assert.Single(desk.Provider.GetFeature<IDocumentSteps>()!.StepsOf(NeutralKind.Invoice)));
    }

    [Fact]
    [Acceptance("001-18", Missing = "the CRM"), Acceptance("001-19", Missing = "the CRM")]
    public async Task An_invoice_is_issued_once_with_number_link_and_totals()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.AddSeries("FCT", "f", next: 42));
        var (outcome, send) = await desk.SendAsync(Desk.Document with { DueDate = new DateOnly(2026, 3, 31), Comment = "Vă mulțumim!", YourReference = "PO 7", DeliveryAddress = new() { Street = "Depozit 1", City = "Turda", ZipCode = "401001" } });
        var sent = Assert.IsType<DocumentOutcome.Applied>(outcome).Document;
        Assert.Equal(("RO12345678/FCT/0042", "FCT 0042", "f:FCT", 42L, DocumentStatus.Issued), (sent.Id.Value, sent.Number, sent.Series, sent.SeriesNumber, sent.Status));
        Assert.Equal(new(31.50m, 6.62m, 38.12m), sent.Totals);
        Assert.NotNull(sent.Link);
        Assert.Equal(("42", "f:FCT", "38.12"), (send.Evidence.Hints["nextNumber"], send.Evidence.Hints["series"], send.Evidence.Hints["total"]));
        var body = desk.Sent();
        Assert.Equal(("FCT", "2026-03-02", "2026-03-31"), (body.GetProperty("seriesName").GetString(), body.GetProperty("issueDate").GetString(), body.GetProperty("dueDate").GetString()));
        Assert.Equal($"Vă mulțumim!\nReferinta dvs.: PO 7\nAdresa de livrare: Depozit 1, 401001 Turda\nRef. {send.Evidence.Hints["reference"]}", body.GetProperty("mentions").GetString());
        // Nothing leaves towards the customer, and nothing is discharged, unless its own option is on.
        Assert.False(body.TryGetProperty("sendEmail", out _) || body.TryGetProperty("useStock", out _) || body.TryGetProperty("payment", out _));
        Assert.False(body.GetProperty("isDraft").GetBoolean());
        Assert.Empty(desk.Account.SentEmails);
    }

    [Fact]
    public async Task The_link_may_be_the_editors_and_is_never_the_one_for_paying()
    {
        await using var page = await Desk.OpenAsync();
        await using var editor = await Desk.OpenAsync(static o => o.Link = SmartbillLink.Editor);
        var (one, other) = ((await page.IssueAsync()).Link!, (await editor.IssueAsync()).Link!);
        Assert.NotEqual(one.AbsolutePath, other.AbsolutePath);
        Assert.All(new[] { one, other }, static l => Assert.DoesNotContain("plata", l.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    [Acceptance("001-17", Missing = "write-back and PDF"), Acceptance("P-07c")]
    public async Task A_proforma_goes_to_its_own_series_and_a_draft_has_no_number()
    {
        await using var desk = await Desk.OpenAsync();
        var proforma = await desk.IssueAsync(Proforma);
        Assert.Equal(("PFC 0001", 1), (proforma.Number, desk.Account.Estimates.Count));
        Assert.Equal("PFC", desk.Sent("estimates.create").GetProperty("seriesName").GetString());
        var draft = await desk.IssueAsync(stage: DocumentStage.Draft);
        Assert.Equal((null, DocumentStatus.Draft), (draft.Number, draft.Status));
        Assert.StartsWith("draft:", draft.Id.Value, StringComparison.Ordinal);
        Assert.NotNull(draft.Link);
        Assert.Equal(1, desk.Account.Series.Single(static s => s.Name == "FCT").Next);
        // No call shows a draft: it stays what it was.
        Assert.Equal(DocumentStatus.Unknown, (await desk.StateAsync(draft)).Status);
    }

    [Theory]
    [Acceptance("001-16")]
    [InlineData(NeutralKind.Invoice, "PFC", "series-kind")]
    [InlineData(NeutralKind.Proforma, "FCT", "series-kind")]
    [InlineData(NeutralKind.Invoice, "CH", "series")]
    [InlineData(NeutralKind.Invoice, "fct", "series")]
    [InlineData(NeutralKind.Invoice, "GONE", "series")]
    public async Task A_series_must_exist_for_the_kind_of_document(NeutralKind kind, string series, string code)
    {
        await using var desk = await Desk.OpenAsync();
        var document = Desk.Document with { Kind = kind };
        var problem = Assert.Single((await desk.CheckAsync(document, f => f with { Series = series })).Problems);
        Assert.Equal((code, "series", Fixer.Administrator), (problem.Code, problem.Field, problem.WhoCanFix));
        Assert.Contains(series, problem.Message, StringComparison.Ordinal);
        Assert.Contains(kind == NeutralKind.Invoice ? "FCT" : "PFC", problem.Remedy!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_that_is_removed_later_is_named_and_one_that_the_flow_names_wins()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.AddSeries("CRM", "f", next: 7, pad: 6));
        Assert.Equal("CRM 000007", (await desk.IssueAsync(flow: static f => f with { Series = "CRM" })).Number);
        desk.Account.RemoveSeries("CRM");
        Assert.Contains("'CRM'", Assert.Single((await desk.CheckAsync(flow: static f => f with { Series = "CRM" })).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("001-53", Missing = "the CRM's field"), Acceptance("001-52", Missing = "the CRM's field"), Acceptance("P-33a")]
    public async Task Too_little_stock_names_line_wanted_and_left_moves_no_number_and_a_retry_after_the_receipt_issues_once()
    {
        await using var desk = await Desk.OpenAsync(static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true), static a => a.Receive("Depozit", "S8", 2, "Șurub M8").Receive("Depozit", "X", 9, "Altceva"));
        // The discount line shifts what SmartBill counts as the position.
        var document = Desk.Document with { Lines = [Desk.Line with { Code = "X", Text = "Altceva", Quantity = 1, Discount = new(10, null) }, Desk.Line] };
        var problem = Assert.Single(Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync(document)).Outcome).Problems);
        Assert.Equal((SmartbillErrorCodes.InsufficientStock, "lines[2].quantity"), (problem.Code, problem.Field));
        Assert.Contains("Cantitate stoc insuficienta", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Șurub M8", problem.Message, StringComparison.Ordinal);
        Assert.Contains("In stock: 2, wanted: 3", problem.Remedy, StringComparison.Ordinal);
        Assert.Equal(1, desk.Account.Series.Single(static s => s.Name == "FCT").Next);
        desk.Account.Receive("Depozit", "S8", 5);
        Assert.Equal("FCT 0001", (await desk.IssueAsync(document)).Number);
        Assert.Equal((4m, 8m), (desk.Account.StockOf("Depozit", "S8"), desk.Account.StockOf("Depozit", "X")));
    }

    [Fact]
    public async Task Stock_is_discharged_from_the_warehouse_by_every_line_but_services_and_the_catalogue_keeps_its_names()
    {
        await using var desk = await Desk.OpenAsync(
            static o =>
            {
                (o.Warehouse, o.DischargeStock) = ("Depozit", true);
                o.ServiceCodes.Add("ORA");
            },
            static a => a.Receive("Depozit", "S8", 9, "Surub"));
        await desk.IssueAsync(Desk.Document with { Lines = [Desk.Line, Desk.Line with { Code = "ORA", Text = "Montaj", Unit = "ora" }] });
        var lines = desk.Sent().GetProperty("products");
        Assert.True(desk.Sent().GetProperty("useStock").GetBoolean());
        Assert.Equal("Depozit", lines[0].GetProperty("warehouseName").GetString());
        Assert.False(lines[1].TryGetProperty("warehouseName", out _));
        Assert.True(lines[1].GetProperty("isService").GetBoolean());
        Assert.Equal((6m, "Surub"), (desk.Account.StockOf("Depozit", "S8"), desk.Account.Products.Single(static p => p.Code == "S8").Name));
    }

    [Fact]
    public async Task Refusals_are_told_in_SmartBills_words_with_the_line_and_what_to_do()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Account.ClosedThrough = new DateOnly(2026, 3, 31);
        var closed = Assert.Single(Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync()).Outcome).Problems);
        Assert.Equal((SmartbillErrorCodes.PeriodClosed, "date", Fixer.User), (closed.Code, closed.Field, closed.WhoCanFix));
        Assert.StartsWith("Nu puteti adauga documentul", closed.Message, StringComparison.Ordinal);
        desk.Account.ClosedThrough = null;

        // A unit that nobody could check beforehand.
        var unit = Assert.Single(Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync(Desk.Document with { Lines = [Desk.Line with { Code = "A", Text = "A" }, Desk.Line with { Unit = "BUC" }] })).Outcome).Problems);
        Assert.Equal((SmartbillErrorCodes.UnitNotConvertible, "lines[2].unit"), (unit.Code, unit.Field));

        desk.Account.DocumentLimit = 0;
        Assert.Equal(Fixer.Administrator, Assert.Single(Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync()).Outcome).Problems).WhoCanFix);
        desk.Account.DocumentLimit = null;

        desk.NextWindow();
        desk.Simulator.SignIns.First.CanAddInvoices = false;
        Assert.Equal(SmartbillErrorCodes.MissingRight, Assert.Single(Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync()).Outcome).Problems).Code);
        Assert.Empty(desk.Account.Invoices);
    }

    [Fact]
    [Rule("R26")]
    public async Task A_block_or_a_refused_sign_in_says_nothing_about_the_document()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Simulator.Faults.RateLimitNext(operation: "invoices.create");
        var blocked = Assert.IsType<DocumentOutcome.NotSent>((await desk.SendAsync()).Outcome);
        Assert.Equal(UnavailableReason.Limited, blocked.Reason);
        Assert.Equal(desk.Simulator.Clock.GetUtcNow().AddMinutes(10), blocked.RetryAt);
        var during = await Assert.ThrowsAsync<ProviderUnavailableException>(() => desk.SendAsync());
        Assert.Equal(UnavailableReason.Limited, during.Reason);
        Assert.Single(desk.Creates());
        desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(11));
        desk.NextRun();
        Assert.Equal("FCT 0001", (await desk.IssueAsync()).Number);
    }

    [Fact]
    [Acceptance("P-42a", Missing = "Dinero"), Acceptance("P-07e")]
    public async Task A_mail_is_a_step_of_its_own()
    {
        await using var desk = await Desk.OpenAsync();
        var (outcome, send) = await desk.SendAsync();
        var sent = Assert.IsType<DocumentOutcome.Applied>(outcome).Document;
        Assert.Empty(desk.Account.SentEmails);
        var steps = desk.Provider.GetFeature<IDocumentSteps>()!;
        Assert.IsType<DocumentOutcome.Applied>(await steps.TakeAsync(DocumentStep.Mail, sent.Id, send, default));
        Assert.Equal(("factura", "facturi@b.example"), (Assert.Single(desk.Account.SentEmails).Type, desk.Account.SentEmails[0].To));
        Assert.IsType<DocumentOutcome.Refused>(await steps.TakeAsync(DocumentStep.Mail, new RecordId("draft:1"), send, default));
        desk.Simulator.Faults.LoseReplyAfterCommit("documents.send");
        Assert.IsType<DocumentOutcome.Uncertain>(await steps.TakeAsync(DocumentStep.Mail, sent.Id, send, default));
    }

    [Fact]
    public void Documents_are_declared_as_what_SmartBill_can_do()
    {
        var declared = SmartbillSyncProvider.Declare(new());
        Assert.All(declared.Resources, static r => Assert.Equal((CursorKind.None, DeleteVisibility.None), (r.Cursor, r.Deletes)));
        Assert.All(declared.Entities, static e => Assert.False(e.CanCreate || e.CanUpdate || e.CanDelete));
    }
}
