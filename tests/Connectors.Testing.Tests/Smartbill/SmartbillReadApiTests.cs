using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>V3: the beta that reads.</summary>
public sealed class SmartbillReadApiTests
{
    [Fact]
    public async Task Checklist15_pages_are_walked_by_cursor_both_ways_and_links_keep_the_filters()
    {
        await using var api = Api.InProcess(static a => a.ManyClients(45).Client("Alta firma"));
        var first = (await api.ReadAsync("clients?name=client&limit=20")).Is(200);
        Assert.Equal(("Client 00001", 20), ((string?)Items(first)[0]!["name"], Items(first).Count));
        Assert.Null(first.Json["pagination"]!["previous"]);
        var second = await api.ReadAsync((string)first.Json["pagination"]!["next"]!);
        Assert.Equal("Client 00021", (string?)Items(second)[0]!["name"]);
        var third = await api.ReadAsync((string)second.Json["pagination"]!["next"]!);
        Assert.Equal(5, Items(third).Count);
        Assert.Null(third.Json["pagination"]!["next"]);
        var back = await api.ReadAsync((string)third.Json["pagination"]!["previous"]!);
        Assert.Equal(("Client 00021", 20), ((string?)Items(back)[0]!["name"], Items(back).Count));
        Assert.Equal(20, Items(await api.ReadAsync("clients")).Count);
        Assert.Equal(46, Items(await api.ReadAsync("clients?limit=100")).Count);
        Assert.Empty(Items((await api.ReadAsync("suppliers")).Is(200)));
    }

    [Theory]
    [InlineData("clients?name=ACME", "Acme SRL|Reacme SA")]
    [InlineData("clients?code=C1", "Acme SRL")]
    [InlineData("clients?code=c1", "")]
    [InlineData("clients?vatCode=ro111", "Acme SRL")]
    [InlineData("clients?vatCode=111", "")]
    [InlineData("clients?vatCode=&name=", "Acme SRL|Reacme SA")]
    [InlineData("clients?name=acme&code=C1", "Acme SRL")]
    [InlineData("suppliers?name=furn", "Furnizor SRL")]
    [InlineData("products?name=caiet", "Caiet mic")]
    [InlineData("products?name=caie", "")]
    [InlineData("products?code=MK1", "Caiet mic")]
    [InlineData("products?code=mk1", "")]
    [InlineData("warehouses?name=DEP", "Depozit")]
    public async Task Filters_follow_each_resources_rules(string path, string names)
    {
        await using var api = Api.InProcess(static a => a
            .Client("Acme SRL", static c => c with { Code = "C1", VatCode = "RO111" }).Client("Reacme SA")
            .Supplier("Furnizor SRL").Product("Caiet mic", "MK1").Product("Caietul mare", "MK2").Warehouse("Depozit"));
        Assert.Equal(names, string.Join('|', Items((await api.ReadAsync(path)).Is(200)).Select(static i => (string?)i!["name"])));
    }

    [Fact]
    public async Task Rows_have_v3s_names_and_empty_texts()
    {
        await using var api = Api.InProcess(static a => a
            .Client("Acme SRL", static c => c with { IsVatPayer = true, DeliveryAddresses = [new() { City = "Cluj", DefaultAddress = true }] }).Supplier("F")
            .Product("Caiet", "MK1", 12.5m, static p => p with { CnCode = "00123", ContainerDeposits = [new("PET", 1)] }).Warehouse("Depozit"));
        var client = Items(await api.ReadAsync("clients"))[0]!.AsObject();
        Assert.Equal(
            "id name vatCode regCom code address city county country bank iban email contact phone isVatPayer brand deliveryAddresses", string.Join(' ', client.Select(static p => p.Key)));
        Assert.Equal(("", true, "Cluj"), ((string?)client["iban"], (bool)client["isVatPayer"]!, (string?)client["deliveryAddresses"]![0]!["city"]));
        Assert.Matches("^cus_[0-9a-f]{32}$", (string?)client["id"]);
        Assert.DoesNotContain("brand", Items(await api.ReadAsync("suppliers"))[0]!.AsObject().Select(static p => p.Key));
        var product = Items(await api.ReadAsync("products"))[0]!.AsObject();
        Assert.Equal(
            "id name description code isService price measuringUnitName currency vatPercentage vatName isVatIncluded cnCode cpvCode countryOfOrigin containerDeposits",
            string.Join(' ', product.Select(static p => p.Key)));
        Assert.Equal(("12.5", "21", "Normala", "00123"), (product["price"]!.ToJsonString(), product["vatPercentage"]!.ToJsonString(), (string?)product["vatName"], (string?)product["cnCode"]));
        Assert.Equal(
            "id name description type keeper address city county country isCustody", string.Join(' ', Items(await api.ReadAsync("warehouses"))[0]!.AsObject().Select(static p => p.Key)));
    }

    [Fact]
    public async Task One_row_is_read_by_its_id()
    {
        await using var api = Api.InProcess(static a => a.Client("Acme SRL").Supplier("F").Product("P").Warehouse("W"));
        foreach (var (resource, prefix, singular, id) in new[]
                 {
                     ("clients", "cus_", "client", api.Account.Clients[0].Id), ("suppliers", "sup_", "supplier", api.Account.Suppliers[0].Id),
                     ("products", "prod_", "product", api.Account.Products[0].Id), ("warehouses", "ware_", "warehouse", api.Account.Warehouses[0].Id),
                 })
        {
            Assert.Equal(id, (await api.ReadAsync($"{resource}/{id}")).Is(200)["id"]);
            var wrong = (await api.ReadAsync($"{resource}/x_1")).Is(400);
            Assert.Equal(("malformed_id", $"ID must start with {prefix}"), (wrong.Code, (string?)wrong.Json["errors"]![0]!["message"]));
            Assert.Equal("Invalid ID format", (string?)(await api.ReadAsync($"{resource}/{prefix}xyz")).Is(400).Json["errors"]![0]!["message"]);
            Assert.Equal(singular + "_not_found", (await api.ReadAsync($"{resource}/{prefix}{new string('0', 32)}")).Is(404).Code);
        }
    }

    [Theory]
    [InlineData("clients?limit=0", 400, "validation_error", "invalid_field_value")]
    [InlineData("clients?limit=101", 400, "validation_error", "invalid_field_value")]
    [InlineData("clients?limit=ten", 400, "validation_error", "invalid_field_value")]
    [InlineData("clients?after=x&before=y", 400, "invalid_request_error", "bad_request")]
    [InlineData("clients?after=prod_00000000000000000000000000000000", 400, "invalid_request_error", "malformed_id")]
    [InlineData("clients?after=cus_00000000000000000000000000000000", 404, "invalid_request_error", "resource_not_found")]
    [InlineData("invoices", 404, "invalid_request_error", "resource_not_found")]
    public async Task Wrong_lists_are_refused_by_type_and_code(string path, int status, string type, string code)
    {
        await using var api = Api.InProcess();
        var reply = (await api.ReadAsync(path)).Is(status);
        Assert.Equal((type, code, status), (reply["type"], reply.Code, (int)reply.Json["status"]!));
    }

    [Fact]
    public async Task The_token_is_a_bearer_of_one_company()
    {
        await using var api = Api.InProcess();
        var other = api.Sim.AddAccount("RO222", "A doua SRL");
        async Task Refused(string? authorization, int status, string code, string? path = null)
        {
            var reply = (await api.SendAsync("GET", path ?? $"v3/companies/{api.Account.Cif}/clients", authorization: authorization ?? "")).Is(status);
            Assert.Equal(code, reply.Code);
        }

        await Refused(null, 401, "missing_authorization");
        await Refused("Basic YTpi", 401, "invalid_authorization_format");
        await Refused("Bearer " + api.Account.Token, 401, "invalid_api_key");
        await Refused("Bearer sb_test_1", 401, "wrong_environment");
        await Refused("Bearer " + other.V3Token, 403, "insufficient_permissions");
        await Refused("Bearer " + other.V3Token, 404, "company_not_found", "v3/companies/RO333/clients");
        await Refused("Bearer " + other.V3Token, 400, "missing_vat_code", "v3/companies/%20/clients");
        Assert.Equal(200, (await api.SendAsync("GET", "v3/companies/RO222/clients", authorization: "Bearer " + other.V3Token)).Status);
        api.Sim.SignIns.First.V3Refusal = "subscription_expired";
        await Refused("Bearer " + api.Account.V3Token, 403, "subscription_expired");
        api.Sim.SignIns.RevokeV3Token(api.Account.V3Token);
        await Refused("Bearer " + api.Account.V3Token, 401, "invalid_api_key");
        (await api.SendAsync("GET", "tax?cif=*", authorization: "Basic " + api.Account.V3Token)).Is(401);
    }

    [Fact]
    public async Task Nothing_is_written_through_v3()
    {
        await using var api = Api.InProcess();
        var reply = (await api.SendAsync("POST", $"v3/companies/{api.Account.Cif}/clients", "{}", authorization: "Bearer " + api.Account.V3Token)).Is(405);
        Assert.Equal(("method_not_allowed", "GET"), (reply.Code, reply.Header("Allow")));
        Assert.Equal("invalid_accept_header", (await api.GetAsync($"v3/companies/{api.Account.Cif}/clients", "application/xml")).Is(406).Code);
    }

    [Fact]
    public async Task Sixty_reads_in_ten_seconds_pass_and_every_breach_waits_longer()
    {
        await using var api = Api.InProcess();
        for (var i = 1; i <= 60; i++)
            Assert.Equal(($"{60 - i}", $"{50000 - i}"), (await api.ReadAsync("clients")).Is(200) is var r ? (r.Header("X-RateLimit-Remaining"), r.Header("X-RateLimit-Daily-Remaining")) : default);
        foreach (var wait in new[] { "5", "10", "20", "40", "80", "160", "300", "600", "600" })
        {
            var refused = (await api.ReadAsync("clients")).Is(429);
            Assert.Equal(("rate_limit_exceeded", wait), (refused.Code, refused.Header("Retry-After")));
        }

        api.Sim.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(429, (await api.ReadAsync("clients", api.Sim.SignIns.IssueV3Token(api.Sim.SignIns.First, api.Account))).Status);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal("59", (await api.ReadAsync("clients")).Is(200).Header("X-RateLimit-Remaining"));
        (await api.GetAsync("tax?cif=*")).Succeeds();
        // Whoever kept still for a window is a beginner again.
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 1; i <= 60; i++)
            (await api.ReadAsync("clients")).Is(200);
        Assert.Equal("5", (await api.ReadAsync("clients")).Is(429).Header("Retry-After"));
    }

    [Fact]
    public async Task The_day_ends_at_midnight_in_romania()
    {
        await using var api = Api.InProcess();
        api.Oddities.V3CallsPerDay = 2;
        await api.ReadAsync("clients");
        Assert.Equal($"{new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}", (await api.ReadAsync("clients")).Is(200).Header("X-RateLimit-Daily-Reset"));
        api.Sim.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 21, 59, 50, TimeSpan.Zero));
        (await api.ReadAsync("clients")).Is(429);
        api.Sim.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.Zero));
        (await api.ReadAsync("clients")).Is(200);
    }

    [Theory]
    [InlineData("maintenance_in_progress")]
    [InlineData("query_timeout")]
    [InlineData("rate_limit_temporarily_unavailable")]
    public async Task It_may_be_unavailable(string code)
    {
        await using var api = Api.InProcess();
        api.Oddities.V3UnavailableCode = code;
        var reply = (await api.ReadAsync("clients")).Is(503);
        Assert.Equal(("api_error", code, "5"), (reply["type"], reply.Code, reply.Header("Retry-After")));
    }

    [Fact]
    public void Two_runs_are_alike()
    {
        static IEnumerable<string> Ids()
        {
            var sim = SmartbillSimulator.InProcess(static a => a.ManyClients(3));
            return [.. sim.Account.Clients.Select(static c => c.Id), sim.Account.Token, sim.Account.V3Token];
        }

        Assert.Equal(Ids(), Ids());
    }

    private static JsonArray Items(Reply reply) => reply.Json["items"]!.AsArray();
}
