using Connectors.EconomicDialect;

namespace Connectors.Economic.Tests.Dialect;

public sealed class FilterTextTests
{
    [Theory]
    [InlineData("Acme", "Acme")]
    [InlineData("a$b", "a$$b")]
    [InlineData("A (DK)", "A $(DK$)")]
    [InlineData("a*b,c", "a$*b$,c")]
    [InlineData("a&b#c", "a&b#c")]
    public void A_text_that_is_compared_is_escaped(string value, string expected) => Assert.Equal(expected, DialectFilterText.Text(value));

    [Fact]
    public void Brackets_stay_raw_where_texts_are_compared_and_become_a_set_where_they_are_searched()
    {
        Assert.Equal("a[1]", DialectFilterText.Text("a[1]"));
        Assert.Equal("a[[]1]$*", DialectFilterText.Contained("a[1]*"));
        Assert.Equal("50$(*", DialectFilterText.Prefix("50("));
    }

    [Fact]
    public void An_empty_text_is_refused_because_null_is_what_is_meant()
    {
        Assert.Throws<ArgumentException>(() => DialectFilterText.Text(""));
        Assert.Throws<ArgumentException>(() => DialectFilterText.Contained(""));
    }

    [Fact]
    public void A_list_holds_one_to_200_numbers_in_brackets()
    {
        Assert.Equal("[1,22]", DialectFilterText.List([1, 22]));
        Assert.EndsWith(",200]", DialectFilterText.List([.. Enumerable.Range(1, 200)]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DialectFilterText.List([.. Enumerable.Range(1, 201)]));
        Assert.Throws<ArgumentException>(() => DialectFilterText.List([]));
    }

    [Theory]
    [InlineData("name$ne")]
    [InlineData("name&demo")]
    [InlineData("")]
    public void A_property_cannot_smuggle_an_operator_in(string property) =>
        Assert.Throws<ArgumentException>(() => DialectFilterText.Condition(property, DialectFilterText.Equal, "1"));

    [Fact]
    public void Values_are_written_without_culture_and_instants_are_cut_to_seconds()
    {
        Assert.Equal("1234.5", DialectFilterText.Number(1234.50m));
        Assert.Equal("2026-03-02", DialectFilterText.Date(new(2026, 3, 2)));
        Assert.Equal("2026-03-02T07:00:59Z", DialectFilterText.Instant(new DateTimeOffset(2026, 3, 2, 8, 0, 59, 999, TimeSpan.FromHours(1))));
        Assert.Equal("(a$eq:1)$or:(b$eq:$null:)", DialectFilterText.Or(DialectFilterText.Condition("a", DialectFilterText.Equal, "1"), DialectFilterText.Condition("b", DialectFilterText.Equal, DialectFilterText.Null)));
    }

    [Fact]
    public void Orders_are_joined_and_none_is_null()
    {
        Assert.Equal("name,-lastUpdated,~zip", DialectSortText.Join([DialectSortText.Ascending("name"), DialectSortText.Descending("lastUpdated"), DialectSortText.Alphabetical("zip")]));
        Assert.Null(DialectSortText.Join([]));
    }
}
