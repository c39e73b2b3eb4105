using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Traps;

/// <summary>Pages, and servers that do not turn them.</summary>
public sealed class PagingTraps
{
    [Fact]
    public async Task Pages_go_on_until_one_is_not_full_and_are_sorted_by_the_key()
    {
        var wire = new WireHandler().Answer(Page(1, 2)).Answer(Page(2, 3)).Answer(Page(4));
        await using var test = TestClient.On(wire);
        Assert.Equal([1, 2, 3, 4], await Ids(test, new() { PageSize = 2 }));
        Assert.Equal(["?$orderby=Account%20asc&$top=2", "?$orderby=Account%20asc&$top=2&$skip=2", "?$orderby=Account%20asc&$top=2&$skip=4"], wire.Requests.Select(r => new Uri(r.Split('\n')[0].Split(' ')[1]).Query));
    }

    [Fact]
    public async Task Trap_A_server_that_does_not_honour_top_gave_everything_at_once()
    {
        var wire = new WireHandler().Answer(Page(1, 2, 3));
        await using var test = TestClient.On(wire);
        Assert.Equal([1, 2, 3], await Ids(test, new() { PageSize = 2 }));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_A_server_that_does_not_honour_skip_is_noticed()
    {
        var wire = new WireHandler().Answer(Page(1, 2)).Answer(Page(1, 2));
        await using var test = TestClient.On(wire);
        Assert.Equal(ConnectorErrorCodes.PagingLoop, (await Assert.ThrowsAsync<ConnectorApiException>(() => Ids(test, new() { PageSize = 2 }))).ErrorCode);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Without_a_page_size_one_call_reads_everything()
    {
        var wire = new WireHandler().Answer(Page([.. Enumerable.Range(1, 3000)]));
        await using var test = TestClient.On(wire);
        Assert.Equal(3000, (await Ids(test, null)).Count);
        Assert.StartsWith("GET https://odata.uniconta.com/odata/4415/DebtorClientUser\n", wire.Requests[0]);
    }

    [Fact]
    public async Task Trap_A_next_link_is_followed_on_the_host_that_we_were_given()
    {
        const string First = """{"value":[{"RowId":1}],"@odata.nextLink":"https://evil.example/odata/4415/DebtorClientUser?$skiptoken=a%20b"}""";
        var wire = new WireHandler().Answer(First).Answer(Page(2));
        await using var test = TestClient.On(wire);
        Assert.Equal([1, 2], await Ids(test, null));
        Assert.StartsWith("GET https://odata.uniconta.com/odata/4415/DebtorClientUser?$skiptoken=a%20b\n", wire.Requests[1]);

        wire.Answer(First.Replace("DebtorClientUser", "../api/Entities/Delete/X", StringComparison.Ordinal));
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(() => Ids(test, null))).ErrorCode);
    }

    [Fact]
    public async Task Trap_The_Web_API_pages_by_its_body()
    {
        var wire = new WireHandler().Answer(TestClient.Login).Answer("""[{"RowId":1},{"RowId":2}]""").Answer("[]");
        await using var test = TestClient.On(wire, o => o.UseWebApi = true);
        Assert.Equal([1, 2], await Ids(test, new() { PageSize = 2 }));
        Assert.Contains("\"Skip\": 2", wire.Requests[2]);
        Assert.DoesNotContain("?", wire.Requests[2].Split('\n')[0]);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("skip:-1")]
    public async Task A_cursor_of_somebody_else_is_refused(string cursor)
    {
        await using var test = TestClient.On(new WireHandler());
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.ListPageAsync(new() { PageSize = 2 }, cursor));
    }

    private static string Page(params int[] ids) => $$"""{"value":[{{string.Join(',', ids.Select(i => $$"""{"RowId":{{i}}}"""))}}]}""";

    private static async Task<IReadOnlyList<int>> Ids(TestClient test, UnicontaQuery? query) => await test.Client.Debtors.ListAsync(query).Select(d => d.RowId!.Value.Value).ToListAsync();
}
