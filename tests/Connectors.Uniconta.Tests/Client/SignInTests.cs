using System.Text;
using Connectors.Testing;
using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Client;

public sealed class SignInTests
{
    [Fact]
    public async Task The_token_is_asked_for_once_and_refreshed_with_what_came_last()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(TestClient.Login).Answer("[]").Answer("[]")
            .Answer("""{"token":"access-2","refreshToken":"refresh-2"}""").Answer("[]")
            .Answer("""{"token":"access-3"}""").Answer("[]");
        await using var test = TestClient.On(wire, o => (o.UseWebApi, o.ApiKey) = (true, TestClient.ApiKey), clock);
        await test.Client.DebtorGroups.ListPageAsync();
        await test.Client.DebtorGroups.ListPageAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await test.Client.DebtorGroups.ListPageAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await test.Client.DebtorGroups.ListPageAsync();
        Verified.Text(string.Join("\n---\n", wire.Requests));
    }

    [Theory]
    [InlineData("\"UserNotLoggedIn\"", 200)]
    [InlineData("gone", 401)]
    [InlineData("<html>oops</html>", 404)]
    public async Task A_refresh_that_fails_falls_back_to_the_password(string answer, int status)
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(TestClient.Login).Answer("[]").Answer(answer, status).Answer("""{"token":"access-2"}""").Answer("[]");
        await using var test = TestClient.On(wire, o => o.UseWebApi = true, clock);
        await test.Client.DebtorGroups.ListPageAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await test.Client.DebtorGroups.ListPageAsync();
        Assert.Equal(["login", "Query", "refresh", "login", "Query"], wire.Requests.Select(r => new Uri(r.Split('\n')[0].Split(' ')[1]).AbsolutePath.Split('/')[1]));
    }

    [Fact]
    public async Task A_token_that_is_taken_back_is_dropped_and_the_call_repeated_once_also_a_write()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("no", 401).Answer("""{"token":"access-2"}""").Answer("""{"RowId":1}""");
        await using var test = TestClient.On(wire, o => o.UseWebApi = true);
        await test.Client.DebtorGroups.CreateAsync(new() { Group = "DK" });
        Assert.Equal(4, wire.Requests.Count);
        Assert.Contains("Bearer access-2", wire.Requests[3]);

        wire.Answer("no", 401).Answer("""{"token":"access-3"}""").Answer("no", 401);
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.DebtorGroups.CreateAsync(new() { Group = "DK" }));
        Assert.Equal(7, wire.Requests.Count);
    }

    [Fact]
    public async Task A_refused_password_is_not_tried_at_every_call_because_Uniconta_blocks_users()
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer("\"UserOrPasswordIsWrong\"");
        await using var test = TestClient.On(wire, o => o.UseWebApi = true, clock);
        for (var i = 0; i < 3; i++)
        {
            var refused = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.DebtorGroups.ListPageAsync());
            Assert.Equal((UnicontaErrorCodes.UserOrPasswordIsWrong, "session.login"), (refused.ErrorCode, refused.Operation));
        }

        Assert.Single(wire.Requests);
        clock.Advance(TimeSpan.FromMinutes(6));
        wire.Answer(TestClient.Login).Answer("[]");
        await test.Client.DebtorGroups.ListPageAsync();
    }

    [Fact]
    public async Task A_token_that_says_when_it_ends_is_believed()
    {
        var clock = new ManualTimeProvider();
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"exp":{{clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds()}}}""")).TrimEnd('=');
        var wire = new WireHandler().Answer($$"""{"token":"h.{{payload}}.s"}""").Answer("[]").Answer("""{"token":"access-2"}""").Answer("[]");
        await using var test = TestClient.On(wire, o => o.UseWebApi = true, clock);
        await test.Client.DebtorGroups.ListPageAsync();
        clock.Advance(TimeSpan.FromMinutes(10));
        await test.Client.DebtorGroups.ListPageAsync();
        Assert.Equal(4, wire.Requests.Count);
    }

    [Theory]
    [InlineData("4415", 0, "004415/crm")]
    [InlineData("004415", 0, "004415/crm")]
    [InlineData("12345", 7, "0012345/crm")]
    public async Task Trap_The_company_goes_in_the_user_name_behind_two_zeros(string company, int digits, string user)
    {
        var wire = new WireHandler().Answer("""{"value":[]}""");
        await using var test = TestClient.On(wire, o => (o.CompanyIdDigits, o.Credentials!.CompanyId) = (digits, company));
        await test.Client.DebtorGroups.ListPageAsync();
        var basic = wire.Requests[0].Split('\n').Single(l => l.StartsWith("Authorization: Basic ", StringComparison.Ordinal))["Authorization: Basic ".Length..];
        Assert.Equal($"{user}:{TestClient.Password}", Encoding.UTF8.GetString(Convert.FromBase64String(basic)));
    }
}
