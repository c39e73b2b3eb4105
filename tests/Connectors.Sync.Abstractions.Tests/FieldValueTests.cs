using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

public sealed class FieldValueTests
{
    [Fact]
    [Rule("R4")]
    public void Absent_null_and_a_value_are_three_things()
    {
        Assert.True(default(FieldValue).IsAbsent);
        Assert.NotEqual(FieldValue.Absent, FieldValue.Null);
        Assert.NotEqual(FieldValue.Null, FieldValue.Of(""));
        Assert.Equal(FieldValue.Null, FieldValue.Of((string?)null));
        Assert.Equal(FieldValue.Null, FieldValue.Of((decimal?)null));
        Assert.False(FieldValue.Null.HasValue);
        Assert.False(FieldValue.Absent.HasValue);
        Assert.True(FieldValue.Of("").HasValue);
    }

    [Fact]
    public void It_is_32_bytes() => Assert.Equal(32, System.Runtime.CompilerServices.Unsafe.SizeOf<FieldValue>());

    [Fact]
    public void Values_come_back_as_they_went_in()
    {
        Assert.Equal("ÆØÅ", FieldValue.Of("ÆØÅ").AsText());
        Assert.Equal(12.50m, FieldValue.Of((decimal?)12.50m).AsNumber());
        Assert.Equal(new DateOnly(2026, 2, 28), FieldValue.Of((DateOnly?)new DateOnly(2026, 2, 28)).AsDate());
        Assert.True(FieldValue.Of((bool?)true).AsBoolean());
        Assert.False(FieldValue.Of((bool?)false).AsBoolean());
        var local = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1);
        Assert.Equal(local.ToUniversalTime(), FieldValue.Of((DateTimeOffset?)local).AsInstant());
        Assert.Equal(TimeSpan.Zero, FieldValue.Of((DateTimeOffset?)local).AsInstant()!.Value.Offset);
        Assert.Equal(new RecordRef("company", "a:b"), FieldValue.Of(RecordRef.Parse("company:a:b")).AsReference());
    }

    [Fact]
    public void A_value_of_another_kind_is_not_read_as_something_it_is_not()
    {
        Assert.Throws<InvalidOperationException>(static () => FieldValue.Of("12").AsNumber());
        Assert.Null(FieldValue.Null.AsNumber());
        Assert.Null(FieldValue.Absent.AsText());
    }

    [Fact]
    public void Numbers_are_equal_by_value_and_not_by_scale() => Assert.Equal(FieldValue.Of((decimal?)1.0m), FieldValue.Of((decimal?)1.00m));

    [Theory]
    [InlineData("company")]
    [InlineData(":42")]
    [InlineData("company:")]
    public void A_text_that_is_no_record_is_refused(string text) => Assert.Throws<FormatException>(() => RecordRef.Parse(text));
}
