using System.Text;
using Connectors.EconomicDialect;

namespace Connectors.Economic.Tests.Dialect;

public sealed class ErrorTests
{
    private static DialectError? Read(string json) => DialectError.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void A_tree_with_the_names_of_2024_gives_paths_with_positions()
    {
        var error = Read("""
            {"message":"Validation failed. 2 errors found.","errorCode":"E04300","developerHint":"Inspect validation errors.","logId":"86f-CPH","httpStatusCode":400,"errorCount":2,
             "errors":{"paymentTerms":{"errors":[{"propertyName":"paymentTerms","errorMessage":"Payment terms not found.","errorCode":"E07080","inputValue":"99","developerHint":"x"}]},
             "lines":[{"arrayIndex":1,"quantity":{"errors":[{"errorCode":"E04730","errorMessage":"Quantity required."}]}}]}}
            """)!;
        Assert.Equal(("E04300", 400), (error.Code, error.Status));
        Assert.Equal("86f-CPH", error.LogId);
        Assert.Equal([new FieldError("paymentTerms", "Payment terms not found.", "E07080"), new FieldError("lines[1].quantity", "Quantity required.", "E04730")], error.Fields);
        Assert.True(error.HasCode("E04730"));
        Assert.Equal("Validation failed. 2 errors found. paymentTerms: Payment terms not found. lines[1].quantity: Quantity required.", error.Describe());
    }

    [Fact]
    public void The_place_in_the_tree_stands_before_the_bare_name_and_the_name_where_there_is_no_tree()
    {
        const string Item = """{"propertyName":"quantity","errorMessage":"Required.","errorCode":"E04730"}""";
        Assert.Equal("lines[1].quantity", Read($$$"""{"message":"m","errors":{"lines":[{"arrayIndex":1,"quantity":{"errors":[{{{Item}}}]}}]}}""")!.Fields[0].Field);
        Assert.Equal("quantity", Read($$"""{"message":"m","errors":[{{Item}}]}""")!.Fields[0].Field);
    }

    [Fact]
    public void The_names_of_2015_are_read_too()
    {
        var error = Read("""{"message":"m","errors":{"name":{"errors":[{"errorCode":"E04500","message":"No identifier.","value":"x","developerHint":"h"}]}}}""")!;
        Assert.Equal([new FieldError("name", "No identifier.", "E04500")], error.Fields);
        Assert.Equal("E04500", error.AnyCode);
    }

    [Fact]
    public void An_array_of_texts_comes_with_the_fields_that_a_filter_may_ask_for()
    {
        var error = Read("""{"message":"Bad filter","httpStatusCode":400,"errors":["Field x cannot be filtered"],"allowedFilteringFields":["name","customerNumber"]}""")!;
        Assert.Equal([new FieldError("", "Field x cannot be filtered")], error.Fields);
        Assert.Equal(["name", "customerNumber"], error.AllowedFields);
        Assert.Contains("A filter can ask for name, customerNumber.", error.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_json_is_read_by_its_detail()
    {
        var error = Read("""
            {"type":"https://x.example","title":"Conflict","status":409,"detail":"The object was changed.","traceId":"t-1","errorCode":"UpdateConflict",
             "errors":[{"message":"m","errorCode":"CustomerInvalidZone","property":"zone"}]}
            """)!;
        Assert.Equal(("The object was changed.", "UpdateConflict", "t-1"), (error.Message, error.Code, error.LogId));
        Assert.Equal([new FieldError("zone", "m", "CustomerInvalidZone")], error.Fields);
    }

    [Fact]
    public void An_array_of_objects_is_read_by_its_details()
    {
        var error = Read("""{"message":"m","errorCode":"E00500","errors":[{"errorCode":"E00500","message":"Invalid value","details":{"property":"deliveredBy","value":"Carrier","path":"lines[0].deliveredBy"}}]}""")!;
        Assert.Equal([new FieldError("lines[0].deliveredBy", "Invalid value", "E00500")], error.Fields);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    public void What_says_nothing_is_no_error(string text) => Assert.Null(Read(text));
}
