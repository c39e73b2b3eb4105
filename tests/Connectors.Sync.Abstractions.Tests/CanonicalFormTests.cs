using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

public sealed class CanonicalFormTests
{
    private static string Canonical(string text, TextNormalisation rules, int? max = null) =>
        new FieldSchema { Name = "f", Type = FieldType.Text, Normalisation = rules, MaxLength = max }.Canonical(FieldValue.Of(text)).ToString();

    [Theory]
    [InlineData(" a ", TextNormalisation.Trim, "a")]
    [InlineData("", TextNormalisation.EmptyIsNull, "∅")]
    [InlineData("  ", TextNormalisation.Trim | TextNormalisation.EmptyIsNull, "∅")]
    [InlineData("", TextNormalisation.None, "")]
    [InlineData("a \t b", TextNormalisation.CollapseSpaces, "a b")]
    [InlineData(" 12 34\u00a056 78 ", TextNormalisation.RemoveSpaces, "12345678")]
    [InlineData("ærø", TextNormalisation.IgnoreCase, "ÆRØ")]
    [InlineData("+45 12 34", TextNormalisation.DigitsOnly, "451234")]
    [InlineData("a\r\nb", TextNormalisation.LineEnds, "a\nb")]
    [InlineData("A\u030A", TextNormalisation.ComposeUnicode, "Å")]
    public void Texts(string text, TextNormalisation rules, string expected) => Assert.Equal(expected, Canonical(text, rules));

    [Fact]
    public void A_cut_keeps_whole_characters()
    {
        Assert.Equal("ab", Canonical("ab😀", TextNormalisation.Truncate, 3));
        Assert.Equal("ab😀", Canonical("ab😀", TextNormalisation.Truncate, 4));
        Assert.Equal("abcd", Canonical("abcd", TextNormalisation.None, 3));
    }

    [Fact]
    public void Amounts_are_rounded_to_what_the_side_keeps()
    {
        var field = new FieldSchema { Name = "p", Type = FieldType.Money, Scale = 2 };

        Assert.Equal(FieldValue.Of((decimal?)12.35m), field.Canonical(FieldValue.Of((decimal?)12.345m)));
        Assert.Equal(FieldValue.Absent, field.Canonical(FieldValue.Absent));
    }

    [Fact]
    [Rule("R1")]
    public void The_canonical_form_of_a_canonical_form_is_itself()
    {
        string[] texts = ["", " ", " A  b\r\n", "ÆØÅ\u030A ", "12 34", "0042", "😀😀😀 x"];
        var rules = Enumerable.Range(0, 256).Select(static r => (TextNormalisation)r);
        foreach (var rule in rules)
        {
            var field = new FieldSchema { Name = "f", Type = FieldType.Text, Normalisation = rule, MaxLength = 4 };
            foreach (var text in texts)
            {
                var once = field.Canonical(FieldValue.Of(text));
                Assert.True(once == field.Canonical(once), $"{rule} of '{text}': '{once}' then '{field.Canonical(once)}'");
            }
        }
    }

    [Fact]
    public void An_unknown_field_is_named_with_the_nearest_one()
    {
        var schema = new EntitySchema("company", [new FieldSchema { Name = "vatNumber", Type = FieldType.Text }, new FieldSchema { Name = "name", Type = FieldType.Text }]);

        var e = Assert.Throws<UnknownFieldException>(() => schema.SlotOf("vatnumbr"));

        Assert.Equal(("company", "vatnumbr", "vatNumber"), (e.Entity, e.Field, e.Nearest));
    }

    [Fact]
    public void Equal_schemas_have_equal_revisions_and_a_changed_one_another()
    {
        static EntitySchema Make(int max) => new("company", [new FieldSchema { Name = "name", Type = FieldType.Text, MaxLength = max }]);

        Assert.Equal(Make(10).Revision, Make(10).Revision);
        Assert.NotEqual(Make(10).Revision, Make(11).Revision);
    }

    [Fact]
    [Rule("R7")]
    public void Lines_are_one_value_and_their_ids_take_no_part()
    {
        var line = new EntitySchema("line", [new FieldSchema { Name = "text", Type = FieldType.Text }]);
        SyncRecord Line(string id, string text) => SyncRecord.Create(line, new RecordId(id)).Set("text", FieldValue.Of(text)).Build();

        Assert.Equal(new LineSet([Line("1", "a"), Line("2", "b")]), new LineSet([Line("7", "a"), Line("8", "b")]));
        Assert.NotEqual(new LineSet([Line("1", "a"), Line("2", "b")]), new LineSet([Line("2", "b"), Line("1", "a")]));
    }
}
