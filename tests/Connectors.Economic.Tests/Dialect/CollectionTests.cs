using Connectors.EconomicDialect;

namespace Connectors.Economic.Tests.Dialect;

public sealed class CollectionTests
{
    [Fact]
    public void The_next_link_decides_and_its_host_is_never_followed()
    {
        var page = new DialectCollection<int> { Collection = [1, 2], Pagination = new() { PageSize = 2, Results = 5, NextPage = "https://foreign.example/c?skippages=1&pagesize=2" } }.ToPage(new(0, 2));
        Assert.Equal("1x2", page.Next);
    }

    [Fact]
    public void Without_a_link_the_count_decides()
    {
        Assert.Equal("1x2", new DialectCollection<int> { Collection = [1, 2], Pagination = new() { PageSize = 2, Results = 5 } }.ToPage(new(0, 2)).Next);
        Assert.Null(new DialectCollection<int> { Collection = [5], Pagination = new() { PageSize = 2, Results = 5 } }.ToPage(new(2, 2)).Next);
        Assert.Null(new DialectCollection<int> { Pagination = new() { PageSize = 2, Results = 5 } }.ToPage(new(9, 2)).Next);
    }

    [Fact]
    public void A_page_that_the_server_made_smaller_keeps_its_size() =>
        Assert.Equal("1x20", new DialectCollection<int> { Collection = [1], Pagination = new() { PageSize = 20, Results = 50 } }.ToPage(new(0, 1000)).Next);

    [Fact]
    public void A_list_without_paging_ends_with_a_page_that_is_not_full()
    {
        Assert.Null(new DialectCollection<int> { Collection = [1] }.ToPage(new(0, 1000)).Next);
        Assert.Equal("1x1", new DialectCollection<int> { Collection = [1] }.ToPage(new(0, 1)).Next);
        // More than was asked for is everything, and would come again at every page.
        Assert.Null(new DialectCollection<int> { Collection = [1, 2, 3] }.ToPage(new(0, 2)).Next);
    }

    [Fact]
    public void A_cursor_is_read_back_and_others_are_refused()
    {
        Assert.Equal(new DialectCursor(3, 50), DialectCursor.Parse("3x50", 1000));
        Assert.Equal(new DialectCursor(0, 1000), DialectCursor.Parse(null, 1000));
        Assert.Throws<ArgumentException>(() => DialectCursor.Parse("https://x.example", 1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => DialectCursor.Parse(null, 1001));
    }
}
