using Connectors.Testing.Tests.Dinero;

namespace Connectors.Testing.Tests.Simulators;

/// <summary>Each fault means the same over a socket and through the handler.</summary>
public sealed class SimulatorFaultTests
{
    private const string Body = """{"Name":"Acme","CountryKey":"DK"}""";

    public static TheoryData<string> Transports => ["socket", "handler"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_lost_reply_is_committed(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var fault = api.Sim.Faults.LoseReplyAfterCommit("contacts.create");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("v1/*/contacts", Body));
        Assert.Single(api.Account.Contacts);
        Assert.Equal(1, fault.Fired);
        var call = api.Sim.Calls.Single();
        Assert.Equal((true, false, 200), (call.Processed, call.Replied, call.Status));
        (await api.PostAsync("v1/*/contacts", Body)).Is(200);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_lost_reply_is_not_repeated_by_the_transport_also_without_a_body(string transport)
    {
        await using var api = await Api.OverAsync(transport, a => a.Contact("Acme"));
        await api.GetAsync("v1/*/contacts");
        api.Sim.Faults.LoseReplyAfterCommit("contacts.delete");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.DeleteAsync($"v1/*/contacts/{api.Account.Contacts[0].ContactGuid}"));
        Assert.Equal(1, api.Sim.CountCalls("contacts.delete"));
        Assert.NotNull(api.Account.Contacts[0].DeletedAt);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_drop_before_processing_commits_nothing(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        api.Sim.Faults.DropBeforeProcessing("contacts.*", times: 2, skip: 1);
        (await api.PostAsync("v1/*/contacts", Body)).Is(200);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("v1/*/contacts", Body));
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("v1/*/contacts", Body));
        (await api.PostAsync("v1/*/contacts", Body)).Is(200);
        Assert.Equal(2, api.Account.Contacts.Count);
        Assert.Equal([true, false, false, true], api.Sim.Calls.Select(c => c.Processed));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_late_commit_appears_after_the_client_looked(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        api.Sim.Faults.CommitLate("contacts.create", TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("v1/*/contacts", Body));
        Assert.Empty((await api.GetAsync("v1/*/contacts")).Rows);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(api.Account.Contacts);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await api.GetAsync("v1/*/contacts")).Rows);
    }

    [Fact]
    public async Task A_late_commit_without_a_time_waits_for_its_release()
    {
        await using var api = Api.InProcess();
        var fault = api.Sim.Faults.CommitLate("contacts.create");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("v1/*/contacts", Body));
        Assert.Equal((0, 1), (api.Account.Contacts.Count, fault.Held));
        fault.Release();
        Assert.Equal((1, 0), (api.Account.Contacts.Count, fault.Held));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_held_request_is_carried_out_although_the_client_gave_up(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var fault = api.Sim.Faults.HoldBeforeCommit("contacts.create");
        using var gaveUp = new CancellationTokenSource();
        using var http = new HttpClient(transport == "socket" ? new SocketsHttpHandler() : api.Sim.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Sim.BaseAddress, $"v1/{api.Account.Id}/contacts")) { Content = new StringContent(Body) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + api.Sim.SignIns.IssueAccessToken());
        var call = http.SendAsync(request, gaveUp.Token);
        await fault.WaitUntilHeldAsync();
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(api.Account.Contacts);
        fault.Release();
        Assert.Single(api.Account.Contacts);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_reply_can_be_held_after_the_commit(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var fault = api.Sim.Faults.HoldAfterCommit("contacts.create");
        var call = api.PostAsync("v1/*/contacts", Body);
        await fault.WaitUntilHeldAsync();
        Assert.Single(api.Account.Contacts);
        Assert.False(call.IsCompleted);
        fault.Release();
        (await call).Is(200);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Delays_run_on_the_simulators_clock(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        api.Sim.Faults.DelayBeforeCommit("contacts.create", TimeSpan.FromSeconds(10));
        api.Sim.Faults.DelayAfterCommit("contacts.create", TimeSpan.FromSeconds(5));
        var call = api.PostAsync("v1/*/contacts", Body);
        await api.Sim.Clock.WaitForTimersAsync();
        Assert.Empty(api.Account.Contacts);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(10));
        await api.Sim.Clock.WaitForTimersAsync();
        Assert.Single(api.Account.Contacts);
        Assert.False(call.IsCompleted);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(5));
        (await call).Is(200);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_server_error_comes_before_or_after_the_commit(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        api.Sim.Faults.RespondInstead("contacts.create", 503, "<html>down</html>");
        api.Sim.Faults.RespondAfterCommit("contacts.create", 502, "<html>gateway</html>", headers: new Dictionary<string, string> { ["X-Gateway"] = "g1" }, skip: 0);
        Assert.Equal("<html>down</html>", (await api.PostAsync("v1/*/contacts", Body)).Is(503).Text);
        Assert.Empty(api.Account.Contacts);
        var reply = (await api.PostAsync("v1/*/contacts", Body)).Is(502);
        Assert.Equal(("text/html; charset=utf-8", "g1"), (reply.ContentType, reply.Headers.GetValues("X-Gateway").Single()));
        Assert.Single(api.Account.Contacts);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_body_can_be_cut_in_the_middle(string transport)
    {
        await using var api = await Api.OverAsync(transport, a => a.ManyContacts(50));
        api.Sim.Faults.CloseInBody("contacts.list");
        await Assert.ThrowsAnyAsync<Exception>(() => api.GetAsync("v1/*/contacts"));
        var call = api.Sim.Calls.Single();
        Assert.Equal((200, true, false), (call.Status, call.Processed, call.Replied));
        Assert.Equal(50, (await api.GetAsync("v1/*/contacts")).Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task The_next_calls_can_be_rate_limited(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        api.Sim.Faults.RateLimitNext(2, TimeSpan.FromSeconds(17));
        var reply = (await api.GetAsync("v1/organizations")).Is(429);
        Assert.StartsWith("API calls quota exceeded!", reply.Text);
        Assert.Equal("text/plain; charset=utf-8", reply.ContentType);
        Assert.Equal("17", reply.Headers.GetValues("Retry-After").Single());
        (await api.GetAsync("v1/*/contacts")).Is(429);
        (await api.GetAsync("v1/*/contacts")).Is(200);
    }

    [Fact]
    public async Task Hooks_run_between_two_calls_and_once_unless_said_otherwise()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var seen = new List<string>();
        var before = api.Sim.Before("contacts.get", c => seen.Add($"before {c.Call.Status}"));
        api.Sim.After("contacts.*", c => seen.Add($"after {c.Call.Status}"), times: 2);
        for (var i = 0; i < 3; i++)
            await api.GetAsync($"v1/*/contacts/{api.Account.Contacts[0].ContactGuid}");
        Assert.Equal(["before 0", "after 200", "after 200"], seen);
        Assert.Equal(1, before.Fired);
    }

    [Fact]
    public async Task A_cancelled_fault_does_not_happen()
    {
        await using var api = Api.InProcess();
        api.Sim.Faults.DropBeforeProcessing("*", times: int.MaxValue).Cancel();
        (await api.GetAsync("v1/organizations")).Is(200);
        api.Sim.Faults.DropBeforeProcessing("*", times: int.MaxValue);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.GetAsync("v1/organizations"));
        api.Sim.Faults.Clear();
        (await api.GetAsync("v1/organizations")).Is(200);
    }

    [Fact]
    public async Task Calls_are_recorded_in_order_bounded_and_with_their_bodies()
    {
        await using var api = Api.InProcess();
        api.Sim.CallLimit = 2;
        await api.GetAsync("v1/organizations");
        await api.PostAsync("v1/*/contacts", Body);
        await api.GetAsync("v1/*/contacts?fields=Name");
        await api.GetAsync("v9/nowhere");
        var calls = api.Sim.Calls;
        Assert.Equal(["contacts.list", "unknown"], calls.Select(c => c.Operation));
        Assert.Equal([3, 4], calls.Select(c => c.Number));
        Assert.Equal(("fields=Name", 200, ManualTimeProvider.DefaultStart), (calls[0].Query, calls[0].Status, calls[0].At));
        api.Sim.ClearCalls();
        await api.PostAsync("v1/*/contacts", Body);
        Assert.Equal(Body, api.Sim.Calls[0].BodyText);
        Assert.Equal((1, 1, 0), (api.Sim.CountCalls("contacts.create"), api.Sim.CountCalls("contacts.*"), api.Sim.CountCalls("contacts.list")));
    }

    [Fact]
    public async Task The_handler_completes_on_the_callers_thread()
    {
        await using var api = Api.InProcess();
        using var invoker = new HttpMessageInvoker(api.Sim.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://anything.invalid/v1/organizations");
        Assert.True(invoker.SendAsync(request, CancellationToken.None).IsCompletedSuccessfully);
        var fault = api.Sim.Faults.HoldBeforeCommit("organizations.list");
        using var second = new HttpRequestMessage(HttpMethod.Get, "https://anything.invalid/v1/organizations");
        var held = invoker.SendAsync(second, CancellationToken.None);
        Assert.False(held.IsCompleted);
        fault.Release();
        Assert.True(held.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_simulator_ends_although_it_holds_a_request()
    {
        var api = await Api.OnSocketAsync();
        var fault = api.Sim.Faults.HoldBeforeCommit("organizations.list");
        var call = api.GetAsync("v1/organizations");
        await fault.WaitUntilHeldAsync();
        await api.Sim.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => call);
        await api.DisposeAsync();
    }

    [Fact]
    public async Task It_can_run_on_the_callers_clock_and_then_has_no_own()
    {
        await using var sim = DineroSimulator.InProcess(time: TimeProvider.System);
        Assert.Same(TimeProvider.System, sim.Time);
        Assert.Throws<InvalidOperationException>(() => sim.Clock);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Many_callers_at_once_are_carried_out_one_by_one(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => api.PostAsync("v1/*/contacts", Body))));
        Assert.Equal(100, replies.Select(r => r.Is(200)["ContactGuid"]).Distinct().Count());
        Assert.Equal((100, 100), (api.Account.Contacts.Count, api.Sim.Calls.Count(c => c.Replied)));
    }

    [Fact]
    public async Task Two_runs_are_alike()
    {
        await using var one = Api.InProcess(a => a.ManyContacts(3));
        await using var two = Api.InProcess(a => a.ManyContacts(3));
        Assert.Equal(one.Account.Contacts, two.Account.Contacts);
        Assert.Equal(one.Account.ApiKey, two.Account.ApiKey);
    }
}
