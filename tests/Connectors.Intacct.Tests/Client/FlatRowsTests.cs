using System.Text;
using System.Text.Json;

namespace Connectors.Intacct.Tests;

/// <summary>Rows are read as they come, and say the same as when they are nested first.</summary>
public sealed class FlatRowsTests
{
    [Theory]
    [InlineData("""{"key":"1","id":"C-1","name":"Ærø","isOnHold":true,"creditLimit":10.5,"totalDue":"99.90"}""")]
    [InlineData("""{"key":7,"name":"A","term.key":null,"term.id":null,"term.name":null,"parent.id":"P","parent.key":3,"territory.id":""}""")]
    [InlineData("""{"key":"1","name":"A","audit.createdDateTime":null,"audit.modifiedDateTime":"2026-03-02T08:00:00Z","audit.createdByUser.id":"jens"}""")]
    [InlineData("""{"audit.createdBy":"1","key":"1","term.id":[1],"nsp::COLOUR":"red","unheardOf":{"a":1},"webURL":"https://crm.example/1","lastInvoiceCreatedDate":"2026-03-01"}""")]
    [InlineData("""{"key":"1","parent":{"id":"P","href":"/x"},"audit":{"createdBy":"2","modifiedByUser":{"key":"3"}}}""")]
    public void A_row_reads_as_if_it_were_nested(string row)
    {
        var json = Page(row);
        var flat = FlatRows<Customer>.Read(json, 1);
        var nested = QueryRows.ReadNested(json, IntacctJson.Type<Customer>(), 1);
        Assert.NotNull(flat);
        Assert.Equal(Text(nested), Text(flat));
        Assert.Equal(nested.Rows[0].Key, flat.Rows[0].Key);
        Assert.Equal(nested.Rows[0].Stamp, flat.Rows[0].Stamp);
        Assert.Equal(3, flat.Next);
    }

    [Theory]
    [InlineData("""{"key":"1","term.unheardOf":2}""", "term")]
    [InlineData("""{"key":"1","group.inner.a":2,"group.inner.b":3}""", "group")]
    [InlineData("""{"key":"1","parent.href":"/x","parent.id":"P"}""", "parent")]
    public void A_page_with_a_path_that_no_record_knows_is_nested(string row, string group)
    {
        var json = Page(row);
        Assert.Null(FlatRows<Customer>.Read(json, 1));
        var record = QueryRows.Read(json, IntacctJson.Type<Customer>(), 1).Rows[0].Record;
        Assert.DoesNotContain(record.AdditionalData?.Keys ?? [], static k => k.Contains('.', StringComparison.Ordinal));
        Assert.True(group switch
        {
            "group" => record.AdditionalData!["group"].GetProperty("inner").GetProperty("b").GetInt32() == 3,
            "parent" => record.Parent is { Id: "P", Href: "/x" },
            _ => record.Term is null,
        });
    }

    // It drops members after it was read, and by their names.
    [Fact]
    public void An_employee_is_nested() => Assert.Null(FlatRows<Employee>.Read(Page("""{"key":"1","id":"E-1"}"""), 1));

    [Theory]
    [InlineData("""{"ia::meta":{}}""")]
    [InlineData("""{"ia::result":[{"id":"C-1"}]}""")]
    [InlineData("""{"ia::result":[null]}""")]
    [InlineData("""{"ia::result":[2]}""")]
    [InlineData("""{"ia::result":[]} more""")]
    public void What_is_no_page_is_refused(string answer) => Assert.ThrowsAny<JsonException>(() => QueryRows.Read(Encoding.UTF8.GetBytes(answer), IntacctJson.Type<Customer>(), 1));

    private static byte[] Page(string row) => Encoding.UTF8.GetBytes($$$"""{"ia::result":[{{{row}}}],"ia::meta":{"totalCount":1,"start":1,"next":3}}""");

    private static string Text(ListedRows<Customer> rows) => JsonSerializer.Serialize(rows.Rows[0].Record, IntacctJson.Type<Customer>()) + rows.Rows[0].Record;
}
