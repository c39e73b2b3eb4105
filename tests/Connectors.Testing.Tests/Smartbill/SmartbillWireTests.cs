using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>What is refused before the business code sees it, and how answers are dressed.</summary>
public sealed class SmartbillWireTests
{
    [Fact]
    public async Task An_unknown_member_is_refused_with_its_path()
    {
        await using var api = Api.InProcess();
        var reply = (await api.InvoiceAsync(null, Api.Line(), Api.With(Api.Line(), static l => l["zzz"] = 1))).Is(400);
        Assert.Equal((400, "invalid_request_error", "/SBORO/api/invoice/v2"), ((int)reply.Json["status"]!, reply["type"], reply["instance"]));
        var error = reply.Json["errors"]![0]!;
        Assert.Equal(("json_mapping_error", "Unrecognized property: zzz.", "products[1].zzz"), ((string?)error["code"], (string?)error["message"], (string?)error["param"]));
        Assert.Null(reply.Json["errorText"]);
        Assert.NotEmpty((string)error["docUrl"]!);
        api.Oddities.UnknownMemberIsServerError = true;
        (await api.InvoiceAsync(static b => b["zzz"] = 1)).IsPage(500);
        Assert.Empty(api.Account.Invoices);
    }

    [Theory]
    [InlineData("regComNumber", "client")]
    [InlineData("subject", "email")]
    [InlineData("paymentUrl", "estimate")]
    [InlineData("showExchangeRate", "")]
    [InlineData("collectedTax", "")]
    [InlineData("observation", "")]
    public async Task Trap10_members_that_other_documents_or_clients_know_are_unknown_here(string member, string inside)
    {
        await using var api = Api.InProcess();
        var reply = await api.InvoiceAsync(b => (inside.Length == 0 ? b : b[inside] is JsonObject o ? o : (JsonObject)(b[inside] = new JsonObject())!)[member] = "x");
        Assert.Equal("json_mapping_error", reply.Is(400).Code);
    }

    [Fact]
    public async Task Trap10_a_payment_says_observation_and_an_invoice_observations()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(static b => (b["observations"], b["colectedTax"]) = ("text", 1))).Succeeds();
        (await api.PayAsync("Card", 5, change: static b => b["observation"] = "text")).Succeeds();
        Assert.Equal(400, (await api.PayAsync("Card", 5, change: static b => b["observations"] = "text")).Status);
    }

    [Fact]
    public async Task A_wrong_letter_case_answers_a_page_or_a_mapping_error()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(null, Api.With(Api.Line(), static l => l["Price"] = 1))).IsPage(500);
        api.Oddities.WrongCasingIsServerError = false;
        Assert.Equal("json_mapping_error", (await api.InvoiceAsync(null, Api.With(Api.Line(), static l => l["Price"] = 1))).Is(400).Code);
    }

    [Theory]
    [InlineData("taxPercentage", "21%")]
    [InlineData("quantity", "2")]
    [InlineData("isService", "true")]
    public async Task A_value_of_the_wrong_kind_is_refused_with_its_path(string member, string value)
    {
        await using var api = Api.InProcess();
        var error = (await api.InvoiceAsync(null, Api.With(Api.Line(), l => l[member] = value))).Is(400).Json["errors"]![0]!;
        Assert.Equal(($"Could not map property: products[0].{member}.", $"products[0].{member}"), ((string?)error["message"], (string?)error["param"]));
    }

    [Fact]
    public async Task Booleans_may_be_one_and_nought()
    {
        await using var api = Api.InProcess();
        (await api.InvoiceAsync(static b => b["isDraft"] = 1)).Succeeds();
        Assert.True(Assert.Single(api.Account.Invoices).IsDraft);
        Assert.Equal(400, (await api.InvoiceAsync(static b => b["isDraft"] = 2)).Status);
    }

    [Fact]
    public async Task Trap14_a_null_company_is_an_internal_error_with_a_null_id()
    {
        await using var api = Api.InProcess();
        var reply = await api.InvoiceAsync(static b => b["companyVatCode"] = null);
        reply.Refused("Internal Server Error!", 500);
        Assert.True(reply.Json.AsObject().ContainsKey("documentId"));
        Assert.Null(reply.Json["documentId"]);
    }

    [Fact]
    public async Task Json_is_the_only_media_type()
    {
        await using var api = Api.InProcess();
        var body = api.Document("FCT").ToJsonString();
        foreach (var media in new[] { "application/xml", "application/x-www-form-urlencoded", "" })
            Assert.Equal("invalid_content_type", (await api.SendAsync("POST", "invoice/v2", body, media: media)).Is(415).Code);
        Assert.Equal("json_parse_error", (await api.SendAsync("POST", "invoice/v2", "{\"a\":")).Is(400).Code);
        Assert.Equal("Error parsing JSON request input.", (string?)(await api.SendAsync("POST", "invoice/v2", "")).Is(400).Json["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task Trap09_accepting_a_pdf_is_not_acceptable()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        const string path = "invoice/pdf?cif=*&seriesname=FCT&number=0001";
        var refused = (await api.GetAsync(path, "application/pdf")).Is(406);
        Assert.Equal(("invalid_accept_header", "The requested resource is not available in the requested format."), (refused.Code, (string?)refused.Json["errors"]![0]!["message"]));
        foreach (var (accept, media) in new[] { ("application/octet-stream", "application/octet-stream"), ("*/*", "application/octet-stream"), ("application/json", "application/json"), (null, "application/octet-stream") })
        {
            var reply = (await api.GetAsync(path, accept)).Is(200);
            Assert.Equal(media, reply.Header("Content-Type"));
            Assert.StartsWith("%PDF-", reply.Text, StringComparison.Ordinal);
        }

        Assert.Equal(406, (await api.GetAsync("tax?cif=*", "text/xml")).Status);
    }

    [Fact]
    public async Task An_unknown_path_and_a_wrong_verb_answer_shape_b()
    {
        await using var api = Api.InProcess();
        Assert.Equal("resource_not_found", (await api.GetAsync("invoice/list?cif=*")).Is(404).Code);
        var reply = (await api.PutAsync("invoice?cif=*")).Is(405);
        Assert.Equal(("method_not_allowed", "DELETE, POST"), (reply.Code, reply.Header("Allow")));
    }

    [Fact]
    public async Task Query_names_are_lower_case_or_as_the_older_document_spells_them()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        (await api.PutAsync("invoice/cancel?cif=*&seriesName=FCT&number=0001")).Refused("Seria facturii trebuie specificata in url in parametrul 'seriesname'!");
        api.Oddities.SeriesNameSpellingAccepted = true;
        (await api.PutAsync("invoice/cancel?cif=*&seriesName=FCT&number=0001")).Succeeds();
    }

    [Fact]
    public async Task Trap10_put_and_delete_read_the_query_only()
    {
        await using var api = Api.InProcess(static a => a.IssueInvoice());
        var reply = await api.SendAsync("PUT", "invoice/cancel", """{"cif":"RO12345678","seriesname":"FCT","number":"0001"}""");
        Assert.Equal(401, reply.Status);
        Assert.False(Assert.Single(api.Account.Invoices).IsCancelled);
    }

    [Fact]
    public async Task Answers_may_be_wrapped_or_carry_more_members()
    {
        await using var api = Api.InProcess();
        Assert.Equal(
            ["errorText", "message", "number", "series", "url", "documentUrl", "documentId", "documentViewUrl"], (await api.InvoiceAsync()).Json.AsObject().Select(static p => p.Key));
        api.Oddities.UnknownMembers = true;
        Assert.Contains("payments", (await api.InvoiceAsync()).Json.AsObject().Select(static p => p.Key));
        Assert.Contains("documentNumber", (await api.GetAsync("tax?cif=x")).Is(401).Json.AsObject().Select(static p => p.Key));
        api.Oddities.AnswersAreWrapped = true;
        Assert.Equal("0003", (string?)(await api.InvoiceAsync()).Json["sbcResponse"]!["number"]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(422)]
    public async Task Trap02_a_business_refusal_may_come_with_another_status(int status)
    {
        await using var api = Api.InProcess();
        api.Oddities.RefusalStatus = status;
        (await api.InvoiceAsync(static b => b["seriesName"] = "X")).Refused("Seria nu a fost gasita! Folositi o serie creata in contul de cloud.", status);
        (await api.InvoiceAsync(null, [.. Enumerable.Range(0, 401).Select(static _ => Api.Line())])).Is(410);
        Assert.Empty(api.Account.Invoices);
    }

    [Fact]
    public async Task Every_switch_can_be_drawn_and_a_plain_invoice_still_goes_through()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            await using var api = Api.InProcess();
            api.Oddities.ChooseReadings(new Random(seed));
            Assert.Equal(200, (await api.InvoiceAsync(null, Api.With(Api.Line(), static l => l["currency"] = "RON"))).Status);
            Assert.Single(api.Account.Invoices);
        }
    }
}
