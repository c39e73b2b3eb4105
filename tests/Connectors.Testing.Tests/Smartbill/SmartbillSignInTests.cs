using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillSignInTests
{
    private const string BadSignIn = "Autentificare esuata. Va rugam verificati datele si incercati din nou.";
    private const string NoCompany = "Firma la care incercati sa va conectati nu mai este disponibila in Cloud.";
    private const string BlockedFor = "Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi dupa 10 min de la momentul blocarii ";

    [Fact]
    public async Task A_wrong_token_email_or_header_is_refused_in_the_401_shape()
    {
        await using var api = Api.InProcess();
        foreach (var reply in new[]
                 {
                     await api.SendAsync("GET", "tax?cif=*", user: (api.Account.Email, "001|wrong")),
                     await api.SendAsync("GET", "tax?cif=*", user: ("other@example.com", api.Account.Token)),
                     await api.SendAsync("GET", "tax?cif=*", authorization: ""),
                     await api.SendAsync("GET", "tax?cif=*", authorization: "Basic !!"),
                     await api.SendAsync("GET", "tax?cif=*", authorization: "Bearer " + api.Account.V3Token),
                 })
        {
            reply.Refused(BadSignIn, 401);
            Assert.Equal(
                ["key", "successfully", "errorText", "errorCode", "message", "operationExecuted", "cooldown", "needsConsent"], reply.Json.AsObject().Select(static p => p.Key));
            Assert.Equal(("0", false), (reply["errorCode"], (bool)reply.Json["successfully"]!));
        }
    }

    [Fact]
    public async Task The_company_must_be_spelt_as_stored_and_be_reachable()
    {
        await using var api = Api.InProcess();
        (await api.GetAsync("tax?cif=12345678")).Refused(NoCompany, 401);
        (await api.GetAsync("tax")).Refused(NoCompany, 401);
        (await api.InvoiceAsync(static b => b.Remove("companyVatCode"))).Refused(NoCompany, 401);
        api.Oddities.OlderTexts = true;
        (await api.GetAsync("tax")).Refused(NoCompany + " Verificati ciful companiei.", 401);
        var user = api.Sim.SignIns.AddUser("limitat@example.com");
        user.Companies = new HashSet<string> { "RO1" };
        (await api.SendAsync("GET", "tax?cif=*", user: (user.Email, user.Token)))
            .Refused("Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator.", 401);
    }

    [Fact]
    public async Task A_new_password_kills_the_old_token()
    {
        await using var api = Api.InProcess();
        var old = api.Account.Token;
        Assert.Contains('|', old);
        api.Sim.SignIns.RenewToken(api.Sim.SignIns.First);
        (await api.SendAsync("GET", "tax?cif=*", user: (api.Account.Email, old))).Refused(BadSignIn, 401);
        (await api.GetAsync("tax?cif=*")).Succeeds();
    }

    [Fact]
    public async Task The_body_is_checked_before_the_sign_in_or_after_it()
    {
        await using var api = Api.InProcess();
        var nobody = (api.Account.Email, "x");
        Assert.Equal("json_parse_error", (await api.SendAsync("POST", "invoice/v2", "{", nobody)).Is(400).Code);
        api.Oddities.SignInCheckedFirst = true;
        (await api.SendAsync("POST", "invoice/v2", "{", nobody)).Refused(BadSignIn, 401);
    }

    [Fact]
    public async Task Checklist15_thirty_calls_in_ten_seconds_pass_and_the_next_blocks_the_token_for_ten_minutes()
    {
        await using var api = Api.InProcess(limited: true);
        for (var i = 1; i <= 30; i++)
        {
            var reply = (await api.GetAsync("tax?cif=*")).Succeeds();
            Assert.Equal(("30", $"{30 - i}", $"{api.Sim.Clock.GetUtcNow().ToUnixTimeSeconds() + 10}"), (reply.Header("X-RateLimit-Limit"), reply.Header("X-RateLimit-Remaining"), reply.Header("X-RateLimit-Reset")));
        }

        var blocked = await api.GetAsync("tax?cif=*");
        blocked.Refused(BlockedFor + "02/03/2026 10:00:00", 403);
        Assert.Equal("0", blocked["cooldown"]);
        Assert.Null(blocked.Header("X-RateLimit-Limit"));
        Assert.Null(blocked.Header("Retry-After"));
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(api.Sim.Clock.GetUtcNow().AddSeconds(1), api.Sim.SignIns.BlockedUntil(api.Sim.SignIns.First));
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.GetAsync("tax?cif=*")).Succeeds();
    }

    [Fact]
    public async Task The_window_is_fixed_and_begins_with_its_first_call()
    {
        await using var api = Api.InProcess(limited: true);
        (await api.GetAsync("tax?cif=*")).Succeeds();
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(9));
        api.Sim.SignIns.SpendCalls(api.Sim.SignIns.First, 28);
        Assert.Equal("0", (await api.GetAsync("tax?cif=*")).Succeeds().Header("X-RateLimit-Remaining"));
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("29", (await api.GetAsync("tax?cif=*")).Succeeds().Header("X-RateLimit-Remaining"));
    }

    [Fact]
    public async Task The_block_is_the_tokens_so_it_hits_every_company_and_no_other_user()
    {
        await using var api = Api.InProcess(limited: true);
        var second = api.Sim.AddAccount("RO222", "A doua SRL");
        var other = api.Sim.SignIns.AddUser("altul@example.com");
        for (var i = 0; i < 31; i++)
            await api.GetAsync(i % 2 == 0 ? "tax?cif=*" : $"tax?cif={second.Cif}");
        Assert.Equal(403, (await api.GetAsync($"tax?cif={second.Cif}")).Status);
        (await api.SendAsync("GET", "tax?cif=*", user: (other.Email, other.Token))).Succeeds();
    }

    [Fact]
    public async Task Calls_of_another_program_count_and_refusals_carry_no_limit_headers()
    {
        await using var api = Api.InProcess(limited: true);
        api.Sim.SignIns.SpendCalls(api.Sim.SignIns.First, 29);
        Assert.Null((await api.GetAsync("series?cif=*&type=x")).Is(400).Header("X-RateLimit-Limit"));
        Assert.Equal(403, (await api.GetAsync("tax?cif=*")).Status);
    }

    [Theory]
    [InlineData(true, 403)]
    [InlineData(false, 200)]
    public async Task A_call_during_the_block_starts_it_anew_or_not(bool restarts, int status)
    {
        await using var api = Api.InProcess(limited: true);
        api.Oddities.CallsDuringBlockRestartIt = restarts;
        api.Sim.SignIns.SpendCalls(api.Sim.SignIns.First, 31);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(403, (await api.GetAsync("tax?cif=*")).Status);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(status, (await api.GetAsync("tax?cif=*")).Status);
    }

    [Fact]
    public async Task The_block_answers_429_as_documented_and_its_time_may_be_utc()
    {
        await using var api = Api.InProcess(limited: true);
        (api.Oddities.BlockStatus, api.Oddities.BlockTimeIsUtc) = (429, true);
        api.Sim.SignIns.SpendCalls(api.Sim.SignIns.First, 31);
        (await api.GetAsync("tax?cif=*")).Refused(BlockedFor + "02/03/2026 08:00:00", 429);
    }

    [Fact]
    public async Task A_planned_rate_limit_is_the_block_too()
    {
        await using var api = Api.InProcess();
        api.Sim.Faults.RateLimitNext();
        Assert.StartsWith(BlockedFor, (await api.InvoiceAsync()).Is(403)["errorText"], StringComparison.Ordinal);
        Assert.Empty(api.Account.Invoices);
        api.Sim.Faults.RateLimitNext(retryAfter: TimeSpan.FromSeconds(7));
        Assert.Equal("7", (await api.InvoiceAsync()).Is(403).Header("Retry-After"));
    }

    [Fact]
    public async Task Missing_rights_are_the_third_meaning_of_403()
    {
        await using var api = Api.InProcess();
        var user = api.Sim.SignIns.First;
        user.Series = new HashSet<string> { "ALT" };
        (await api.InvoiceAsync()).Refused("Nu aveti dreptul de a adauga facturi pe seria selectata", 403);
        user.CanAddInvoices = false;
        (await api.InvoiceAsync()).Refused("Nu aveti dreptul de a adauga facturi", 403);
        var number = api.Account.IssueInvoice().Number;
        user.CanEditInvoices = false;
        (await api.PutAsync($"invoice/cancel?cif=*&seriesname=FCT&number={number}")).Refused("Nu aveti dreptul de a modifica factura", 403);
        user.CanAddPayments = false;
        (await api.PayAsync("Card", 10)).Refused("Nu aveti dreptul de a adauga incasari", 403);
        api.Oddities.MissingRightsStatus = 400;
        (await api.PayAsync("Card", 10)).Refused("Nu aveti dreptul de a adauga incasari");
    }

    [Fact]
    public async Task On_a_socket_the_same_state_is_reached()
    {
        await using var api = await Api.OnSocketAsync();
        Assert.Equal("0001", (await api.InvoiceAsync()).Succeeds().Number);
        Assert.Equal(121m, Assert.Single(api.Account.Invoices).Total);
        Assert.StartsWith("%PDF-", (await api.GetAsync("invoice/pdf?cif=*&seriesname=FCT&number=0001")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(405, (await api.SendAsync("PATCH", "invoice")).Status);
        Assert.IsType<JsonArray>((await api.ReadAsync("clients")).Is(200).Json["items"]);
    }
}
