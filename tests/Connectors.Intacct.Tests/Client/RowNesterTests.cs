using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Serialization;

namespace Connectors.Intacct.Tests;

/// <summary>Flat rows become records, in whatever order their members stand.</summary>
public sealed class RowNesterTests
{
    [Fact]
    public void Members_of_a_group_stand_together_wherever_they_came() => Assert.Equal(
        [
            """{"audit":{"a":{"x":3,"y":"5"},"b":"Ærø"},"key":"1"}""",
            """{"audit":{"a":{"x":null,"y":[1,{"z":2}]},"b":"2"},"key":"2"}""",
            """{"key":"3","nsp::FIELD":true}""",
        ],
        Nest("""[{"audit.b":"Ærø","key":"1","audit.a.y":"5","audit.a.x":3},{"audit.b":"2","key":"2","audit.a.y":[1,{"z":2}],"audit.a.x":null},{"nsp::FIELD":true,"key":"3"}]"""));

    [Fact]
    public void What_is_no_row_is_refused() => Assert.Throws<JsonException>(() => Nest("""[{"key":"1"},2]"""));

    private static List<string> Nest(string rows)
    {
        var json = Encoding.UTF8.GetBytes(rows);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var nester = new RowNester();
        var nested = new List<string>();
        using var scratch = ScratchJson.Rent(JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            scratch.Clear();
            nester.Nest(json, ref reader, scratch.Writer);
            nested.Add(Encoding.UTF8.GetString(scratch.Written));
        }

        return nested;
    }
}
