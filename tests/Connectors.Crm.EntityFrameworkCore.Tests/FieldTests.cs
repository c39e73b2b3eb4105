using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

public sealed class FieldTests
{
    [Fact]
    public async Task Every_kind_of_value_is_read_as_it_was_written()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        (string, FieldValue)[] values =
        [
            ("name", FieldValue.Of("Ærø ApS")), ("rating", FieldValue.Of("Hot")), ("mood", FieldValue.Of("Warm")), ("credit", FieldValue.Of(1234.56m)), ("score", FieldValue.Of(0.1m)),
            ("employees", FieldValue.Of(12m)), ("number", FieldValue.Of("9007199254740993")), ("active", FieldValue.Of(true)), ("founded", FieldValue.Of(new DateOnly(1923, 4, 5))),
            ("seenAt", FieldValue.Of(new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)))), ("calledAt", FieldValue.Of(new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(-5)))),
            ("birthday", FieldValue.Of(new DateOnly(1980, 2, 29))), ("token", FieldValue.Of("0197b0b6-0000-7000-8000-000000000001")), ("city", FieldValue.Of("Marstal")),
            ("email", FieldValue.Of("a@a.example")), ("priority", FieldValue.Of(3m)), ("gln", FieldValue.Of("5790000000012")),
        ];

        var record = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", crm.Create("company", set: values))).Record!;

        Assert.All(values, v => Assert.Equal(v.Item2, record[v.Item1]));
        Assert.Equal("Ærø ApS Company", record["label"].AsText());
        Assert.Equal(record, await crm.RecordAsync("company", "1"));
        Assert.Equal(record, (await crm.ReadAsync("company")).Changes.Single().Record);
    }

    [Fact]
    public async Task Empty_values_of_every_kind_are_null()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });

        var record = await crm.RecordAsync("company", "1");

        Assert.All(new[] { "vatNumber", "mood", "score", "employees", "founded", "seenAt", "calledAt", "birthday", "token", "city", "zipCode", "email", "priority", "group", "gln" }, f => Assert.True(record[f].IsNull, f));
        Assert.Equal("Cold", record["rating"].AsText());
        Assert.Equal(0, record["credit"].AsNumber());
    }

    [Fact]
    public async Task Required_length_scale_and_choices_come_from_the_model()
    {
        await using var world = await TestModel.WorldAsync();
        var schema = (await world.OpenAsync()).Of("company");

        Assert.Equal((true, 50, false), (Field("name").Required, Field("name").MaxLength, Field("name").Clearable));
        Assert.Equal((false, null, true), (Field("vatNumber").Required, Field("vatNumber").MaxLength, Field("vatNumber").Clearable));
        Assert.Equal((false, true), (Field("phone").Required, Field("phone").Clearable));
        Assert.Equal((2, false, false), (Field("credit").Scale, Field("credit").Required, Field("credit").Clearable));
        Assert.Equal(0, Field("employees").Scale);
        Assert.Null(Field("score").Scale);
        Assert.Equal(["Cold", "Warm", "Hot"], Field("rating").Choices.Select(static c => c.Value));
        Assert.Equal((FieldType.Choice, FieldType.Text, FieldType.Reference), (Field("rating").Type, Field("number").Type, Field("group").Type));
        Assert.Equal(("group", true), (Field("group").ReferencedEntity, Field("group").Clearable));
        Assert.True(Field("label").ReadOnly);
        Assert.True(Field("gln").Custom);
        FieldSchema Field(string name) => schema[schema.SlotOf(name)];
    }

    [Fact]
    public async Task Local_times_are_read_in_their_zone()
    {
        await using var world = await TestModel.WorldAsync(static m =>
        {
            TestModel.All(m);
            m.LocalTimes(TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen"));
        });
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", SeenAt = new DateTime(2026, 7, 1, 12, 0, 0) });

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), (await crm.RecordAsync("company", "1"))["seenAt"].AsInstant());
        await crm.WriteAsync("company", await crm.UpdateAsync("company", "1", ("seenAt", FieldValue.Of(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero)))));
        Assert.Equal(new DateTime(2026, 1, 1, 11, 0, 0), await world.AskDbAsync(static db => db.Customers.Select(static c => c.SeenAt).SingleAsync()));
    }

    [Fact]
    public async Task An_owned_type_that_is_missing_is_made_when_one_of_its_fields_is_filled()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A" });

        await crm.WriteAsync("company", await crm.UpdateAsync("company", "1", ("email", FieldValue.Of("a@a.example"))));

        Assert.Equal("a@a.example", await world.AskDbAsync(static db => db.Customers.Select(static c => c.Contact!.Email).SingleAsync()));
    }

    [Fact]
    public async Task A_number_that_no_decimal_holds_is_not_read()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Customer { Name = "A", Score = 1e300 }, new Customer { Name = "B" });

        var (changes, _) = await crm.ReadAsync("company");

        Assert.True(changes[0].Record!["score"].IsAbsent);
        Assert.True(changes[1].Record!["score"].IsNull);
    }

    private static readonly Dictionary<string, (Action<CrmModelBuilder<TestDb>> Model, string Expected)> Wrong = new()
    {
        ["A field twice"] = (static m => TestModel.Customers(m).Field(Crm.Company.Name, static c => c.Name), "mapped twice"),
        ["A text as a flag"] = (static m => TestModel.Customers(m).Field(Crm.Company.Custom<bool>("x"), static c => c.Name), "Boolean"),
        ["Another table"] = (static m => TestModel.Customers(m).Field(Crm.Company.Custom<string>("x"), static c => c.Group!.Title), "Reference("),
        ["A key as a reference"] = (static m => TestModel.Customers(m).Field(Crm.Company.Custom<RecordRef>("x"), static c => c.GroupId), "Reference("),
        ["Lines that refer to what is not mapped"] = (static m => m.Entity<Order>(TestModel.Order, static o => o.Id).Lines(TestModel.Lines, static o => o.Lines, static l => l.Reference(TestModel.LineGroup, static x => x.Group)), "map the class Group"),
        ["A number as a flag of deletion"] = (static m => TestModel.Customers(m).SoftDelete(static c => c.Number), "flag"),
        ["A computed key"] = (static m => m.Entity<Customer>(TestModel.Note, static c => c.Name + "x"), "key"),
        ["A class that is no entity"] = (static m => m.Entity<Rogue>(TestModel.Note, static c => c.Id), "no entity of TestDb"),
        ["A stamp that cannot be sorted"] = (static m => TestModel.Customers(m).ChangedAt(static c => c.CalledAt), "SQLite cannot sort"),
        ["A marker field that is not mapped"] = (static m => TestModel.Customers(m).MarkerField(Crm.Company.ExternalReference), "externalReference"),
        ["Nothing"] = (static _ => { }, "no entities"),
    };

    public static TheoryData<string> WrongModels => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(WrongModels))]
    public async Task A_model_that_cannot_work_says_why(string name)
    {
        var (model, expected) = Wrong[name];
        var exception = await Record.ExceptionAsync(async () =>
        {
            await using var world = await World<TestDb>.CreateAsync(model);
            await world.OpenAsync();
        });

        Assert.True(exception is ArgumentException or InvalidOperationException, exception?.ToString());
        Assert.Contains(expected, exception!.Message, StringComparison.Ordinal);
    }

    internal sealed class Rogue
    {
        public int Id { get; set; }
    }
}
