using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>One field of an object: where it stands, what it holds, and what is known of its rules before any company is asked.</summary>
/// <param name="Path">The dotted path, in rows and in full records alike; it is the field's name as well.</param>
/// <param name="Type">What it holds.</param>
internal sealed record ObjectField(string Path, FieldType Type)
{
    /// <summary>Intacct takes no new record without it.</summary>
    public bool Required { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Given at the create and never changed afterwards.</summary>
    public bool Fixed { get; init; }

    /// <summary>It stands in another object that the record refers to: a query reaches it over the reference, and editing it there moves no stamp here.</summary>
    public bool Far { get; init; }

    /// <summary>No query shows it: it stands in an owned list.</summary>
    public bool Unlisted { get; init; }

    /// <summary>It travels as a JSON number; all other numbers travel as texts.</summary>
    public bool JsonNumber { get; init; }

    public int? MaxLength { get; init; }

    public int? Scale { get; init; }

    /// <summary>Intacct's own words for a choice.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>The list that its key is of (<see cref="IntacctLists"/>).</summary>
    public string? List { get; init; }

    /// <summary>The entity that it refers to.</summary>
    public string? Entity { get; init; }

    /// <summary>Of an amount: the field of its currency.</summary>
    public string? Currency { get; init; }

    /// <summary>A value that is the same for all records: which of two objects it is.</summary>
    public string? Constant { get; init; }

    /// <summary>It is a word for what stands there: which class the type of a document is of (<see cref="ObjectTable.Words"/>).</summary>
    public string? WordFor { get; init; }

    /// <summary>An owned list, as lines.</summary>
    public OwnedLines? Lines { get; init; }

    /// <summary>A field that the company added.</summary>
    public bool Custom { get; init; }

    /// <summary>The same reference by id, of which the key is required: it is required where references go by id.</summary>
    public bool RequiredById { get; init; }

    /// <summary>The reference itself, where the value is its key or id.</summary>
    public bool IsReference => List is not null || Entity is not null;

    /// <summary>Where a row or a full record shows the value.</summary>
    public string ValuePath => WordFor ?? (IsReference ? Path + ".key" : Path);

    /// <summary>The field as the engine sees it.</summary>
    public FieldSchema Describe() => new()
    {
        Name = Path,
        Type = Type,
        Required = Required,
        ReadOnly = ReadOnly || Constant is not null,
        Clearable = !Required && !Fixed && Type != FieldType.Boolean && !(Type == FieldType.Choice && Words.Length > 0 && !EmptyWord),
        MaxLength = MaxLength,
        Scale = Scale,
        Custom = Custom,
        CurrencyField = Currency,
        ReferencedEntity = Entity,
        LineSchema = Lines?.Schema,
        Choices = [.. Words.Select(static w => new Choice(w, w))],
        // Two letters of a country, or three of a currency, mean the same in any case.
        Normalisation = TextNormalisation.Trim | TextNormalisation.EmptyIsNull | (CaseBlind ? TextNormalisation.IgnoreCase : TextNormalisation.None),
    };

    /// <summary>A choice of words that may be empty.</summary>
    public bool EmptyWord { get; init; }

    public bool CaseBlind { get; init; }
}

/// <summary>Writes tables of fields.</summary>
internal static class Fields
{
    public static ObjectField Text(string path, int? length = null) => new(path, FieldType.Text) { MaxLength = length };

    public static ObjectField Flag(string path) => new(path, FieldType.Boolean);

    public static ObjectField Date(string path) => new(path, FieldType.Date);

    public static ObjectField Instant(string path) => new(path, FieldType.Instant) { ReadOnly = true };

    public static ObjectField Number(string path, int? scale = null) => new(path, FieldType.Number) { Scale = scale };

    public static ObjectField JsonNumber(string path, int? scale = null) => new(path, FieldType.Number) { Scale = scale, JsonNumber = true };

    public static ObjectField Money(string path, string? currency = null, int? scale = null) => new(path, FieldType.Money) { Currency = currency, Scale = scale };

    public static ObjectField Words(string path, params string[] words) => new(path, FieldType.Choice) { Words = words };

    /// <summary>Two fields of one reference to an entry of a list: by key, for CRMs that mirror the list, and by the id that people read, for those that keep texts.</summary>
    public static ObjectField[] Listed(string path, string list) =>
        [new(path, FieldType.Choice) { List = list }, new(path + ".id", FieldType.Text)];

    /// <summary>A reference without which Intacct takes no new record; by key or by id, as the options say.</summary>
    public static ObjectField[] NeededListed(string path, string list) => [Listed(path, list)[0].Needed(), Listed(path, list)[1] with { RequiredById = true }];

    public static ObjectField Refers(string path, string entity) => new(path, FieldType.Reference) { Entity = entity };

    public static ObjectField Status(params string[] words) => Words("status", words.Length == 0 ? ["active", "inactive"] : words);

    public static ObjectField Needed(this ObjectField field) => field with { Required = true };

    public static ObjectField AtCreate(this ObjectField field) => field with { Fixed = true };

    public static ObjectField Shown(this ObjectField field) => field with { ReadOnly = true };

    public static ObjectField MayBeEmpty(this ObjectField field) => field with { EmptyWord = true };

    public static ObjectField AnyCase(this ObjectField field) => field with { CaseBlind = true };

    public static ObjectField[] FarFields(string prefix, params ObjectField[] fields) => [.. fields.Select(f => f with { Path = $"{prefix}.{f.Path}", Far = true })];
}

/// <summary>One object of Intacct as an entity of the sync.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Door">Where its records are read and written.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record ObjectTable(string Entity, Func<IIntacctClient, RecordDoor> Door, params ImmutableArray<ObjectField> Fields)
{
    /// <summary>What people call one of them, in texts: <c>customer</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The same at the beginning of a sentence: <c>An item</c>.</summary>
    public string OneOfThem => (Noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "An " : "A ") + Noun;

    /// <summary>The object in the API: <c>accounts-receivable/customer</c>.</summary>
    public required string ObjectName { get; init; }

    /// <summary>Queries can ask for records by their last change. False: every pass reads them all.</summary>
    public bool HasStamp { get; init; } = true;

    /// <summary>Records show when they were last changed.</summary>
    public bool ShowsStamp { get; init; } = true;

    /// <summary>The field of the number by which people know it.</summary>
    public string? NumberField { get; init; }

    /// <summary>The number of a new record can come from a numbering sequence of the company.</summary>
    public bool CanBeNumbered { get; init; }

    public ImmutableArray<string> Searchable { get; init; } = [];

    public ImmutableArray<string> Identity { get; init; } = [];

    public bool CanCreate { get; init; } = true;

    public bool CanDelete { get; init; } = true;

    /// <summary>Where a stored record is changed, if that is not where it is read.</summary>
    public Func<IIntacctClient, System.Text.Json.JsonElement, RecordDoor>? WriteDoor { get; init; }

    /// <summary>The words that <see cref="ObjectField.WordFor"/> names, by what they stand for. Read once a run.</summary>
    public Func<IIntacctClient, CancellationToken, Task<IReadOnlyDictionary<string, string>>>? Words { get; init; }

    /// <summary>Which rows take part, by their word.</summary>
    public Func<IntacctSyncOptions, string, bool>? TakesPart { get; init; }

    /// <summary>Which records change without their stamp and are looked at in every pass, given the stamp from which it reads.</summary>
    public Func<IntacctSyncOptions, DateTimeOffset, QueryFilter?>? Restless { get; init; }

    /// <summary>Where its lines are read, and the member by which they name their owner: a line may change without its owner's stamp.</summary>
    public (Func<IIntacctClient, RecordDoor> Door, string Owner)? Lines { get; init; }

    /// <summary>Puts into a new record what Intacct's own screen puts there.</summary>
    public Action<System.Text.Json.Nodes.JsonObject>? Complete { get; init; }
}
