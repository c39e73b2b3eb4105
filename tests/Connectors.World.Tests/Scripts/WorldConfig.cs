using System.Text;
using Connectors.World.Oracle;
using Connectors.World.Systems;

namespace Connectors.World.Scripts;

/// <summary>Two systems, the rules between them and the processes that run the engine.</summary>
internal sealed record WorldConfig
{
    public long Seed { get; init; }

    public Traits Crm { get; init; } = new();

    public Traits Books { get; init; } = new();

    /// <summary>Fields of the accounting system, by name, where they differ from <see cref="Entities.Customer"/>.</summary>
    public IReadOnlyList<FieldSpec> BooksFields { get; init; } = [];

    public IReadOnlyList<FieldSpec> CrmFields { get; init; } = [];

    public Winner Winner { get; init; }

    public Side Fallback { get; init; } = Side.Accounting;

    /// <summary>What becomes of an edit on the closed side of a one-way field.</summary>
    public Deviation Deviation { get; init; }

    public TooLong TooLong { get; init; }

    /// <summary>One of so many calls of the store takes time; zero = none.</summary>
    public int SlowStore { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("  crm   ").Append(Crm).Append(Odd(CrmFields)).AppendLine();
        text.Append("  books ").Append(Books).Append(Odd(BooksFields)).AppendLine();
        text.Append("  rules winner=").Append(Winner).Append(Winner == Winner.Newest ? $" fallback={Fallback}" : "").Append(" deviation=").Append(Deviation).Append(" too-long=").Append(TooLong);
        return text.ToString();

        static string Odd(IReadOnlyList<FieldSpec> fields) => string.Concat(fields.Select(static f => $" {f.Name}:{f.Secret}{(f.Declared ? "" : "(secret)")}{(f.Listed ? "" : "(not listed)")}{(f.Clearable ? "" : "(not clearable)")}{(f.MaxLength is { } m ? $"(max {m})" : "")}"));
    }
}

/// <summary>What the systems of the world keep.</summary>
internal static class Entities
{
    public static EntitySpec Company(WorldConfig config) => Make("company", config.CrmFields,
        new FieldSpec("name") { Required = true, MaxLength = 60 }, new FieldSpec("vat"), new FieldSpec("city"), new FieldSpec("phone"), new FieldSpec("note"), new FieldSpec("rating"), new FieldSpec("memo"));

    public static EntitySpec Customer(WorldConfig config) => Make("customer", config.BooksFields,
        new FieldSpec("Name") { Required = true, MaxLength = 30 }, new FieldSpec("Vat"), new FieldSpec("City"), new FieldSpec("Phone"), new FieldSpec("Note"), new FieldSpec("Rating"), new FieldSpec("Memo"), new FieldSpec("Ref"));

    public static MappingRules Companies(WorldConfig config) => new("company", "company", "customer",
    [
        new UnitRules("name", "name", "Name") { TooLong = config.TooLong },
        new UnitRules("vat", "vat", "Vat"),
        new UnitRules("city", "city", "City"),
        new UnitRules("phone", "phone", "Phone"),
        new UnitRules("note", "note", "Note") { Flow = Flow.FromCrm, Deviation = config.Deviation },
        new UnitRules("rating", "rating", "Rating") { Flow = Flow.FromAccounting, Deviation = config.Deviation },
    ])
    { Winner = config.Winner, Fallback = config.Fallback };

    private static EntitySpec Make(string name, IReadOnlyList<FieldSpec> odd, params FieldSpec[] fields) =>
        new(name, [.. fields.Select(f => odd.FirstOrDefault(o => o.Name == f.Name) is { } other ? other with { Required = f.Required, MaxLength = other.MaxLength ?? f.MaxLength } : f)]);
}
