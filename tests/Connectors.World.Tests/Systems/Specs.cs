using System.Collections.Immutable;

namespace Connectors.World.Systems;

/// <summary>What a system really does to a value that it is given. What of it is declared to the engine stands in <see cref="FieldSpec.Declared"/>.</summary>
internal enum Secret
{
    None,
    Trim,
    Upper,
    Digits,
    Cut,
    Collapse,

    /// <summary>Adds a dot each time: n(n(x)) ≠ n(x).</summary>
    Dot,

    /// <summary>Upper case, but only of long values.</summary>
    UpperWhenLong,
}

/// <summary>A field of an entity of one system.</summary>
internal sealed record FieldSpec(string Name)
{
    public bool Required { get; init; }

    public int? MaxLength { get; init; }

    public bool Clearable { get; init; } = true;

    /// <summary>Its pages show it; else only a read by id does.</summary>
    public bool Listed { get; init; } = true;

    public string? References { get; init; }

    public Secret Secret { get; init; }

    /// <summary>The engine is told what the secret is.</summary>
    public bool Declared { get; init; } = true;

    /// <summary>It changes what it is given, and the engine cannot know how.</summary>
    public bool Hides => Secret is Secret.Dot or Secret.UpperWhenLong || (!Declared && Secret != Secret.None);

    /// <summary>What the system stores when it is given that value the n-th time.</summary>
    public string? Store(string? value)
    {
        if (value is null)
            return null;
        value = Secret switch
        {
            Secret.Trim => value.Trim(),
            Secret.Upper => value.ToUpperInvariant(),
            Secret.Digits => string.Concat(value.Where(char.IsAsciiDigit)),
            Secret.Cut when value.Length > MaxLength => value[..MaxLength.Value].TrimEnd(),
            Secret.Collapse => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Secret.Dot => value.Trim() + ".",
            Secret.UpperWhenLong => value.Length > 12 ? value.Trim().ToUpperInvariant() : value.Trim(),
            _ => value.Trim(),
        };
        return value.Length == 0 ? null : value;
    }

    /// <summary>The schema's word for it: what is not declared is not in it.</summary>
    public FieldSchema Schema() => new()
    {
        Name = Name,
        Type = References is null ? FieldType.Text : FieldType.Reference,
        ReferencedEntity = References,
        Required = Required,
        MaxLength = MaxLength,
        Clearable = Clearable,
        Normalisation = TextNormalisation.Trim | TextNormalisation.EmptyIsNull | (!Declared ? TextNormalisation.None : Secret switch
        {
            Secret.Upper => TextNormalisation.IgnoreCase,
            Secret.Digits => TextNormalisation.DigitsOnly,
            Secret.Cut => TextNormalisation.Truncate,
            Secret.Collapse => TextNormalisation.CollapseSpaces,
            _ => TextNormalisation.None,
        }),
    };
}

/// <summary>An entity of one system.</summary>
internal sealed class EntitySpec
{
    public EntitySpec(string name, params ReadOnlySpan<FieldSpec> fields)
    {
        Name = name;
        Fields = [.. fields];
        Schema = new EntitySchema(name, Fields.Select(static f => f.Schema()));
    }

    public string Name { get; }

    public string Resource => Name + "-list";

    public ImmutableArray<FieldSpec> Fields { get; }

    public EntitySchema Schema { get; }

    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == field)
                return i;
        }

        return -1;
    }
}

/// <summary>How a create is made safe.</summary>
internal enum Safety
{
    Key,
    ClientId,
    ReadBack,
    Nothing,
}

/// <summary>What a system can do and how it behaves. The engine is told the half of it that a provider declares.</summary>
internal sealed record Traits
{
    public CursorKind Cursor { get; init; } = CursorKind.ModifiedAt;

    public bool StableOrder { get; init; } = true;

    public int PageSize { get; init; } = 3;

    public DeleteVisibility Deletes { get; init; } = DeleteVisibility.InFeed;

    public ReadAbility Read { get; init; } = ReadAbility.List;

    public int ReadBatch { get; init; } = 10;

    public Safety Safety { get; init; }

    public TimeSpan KeyWindow { get; init; } = TimeSpan.FromHours(1);

    public bool WriteReturnsRecord { get; init; } = true;

    public WriteShape Shape { get; init; }

    public bool Token { get; init; }

    public int Concurrency { get; init; } = 1;

    /// <summary>How many writes one call takes.</summary>
    public int WriteBatch { get; init; } = 1;

    /// <summary>A list shows the state of so long ago.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>A read by id shows the state of so long ago.</summary>
    public TimeSpan GetLag { get; init; }

    /// <summary>How finely stamps are kept.</summary>
    public TimeSpan Grain { get; init; } = TimeSpan.FromTicks(1);

    /// <summary>Its clock is off by so much.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>An edit's stamp is taken when its transaction begins, so long before it commits.</summary>
    public TimeSpan StampLead { get; init; }

    /// <summary>Records carry no change stamp.</summary>
    public bool NoStamps { get; init; }

    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>A repeated client id overwrites the record instead of being refused.</summary>
    public bool RepeatedIdOverwrites { get; init; }

    public override string ToString() =>
        $"cursor={Cursor}{(StableOrder ? "" : " unstable-order")} page={PageSize} deletes={Deletes} read={Read}/{ReadBatch} create={Safety}{(Safety == Safety.Key ? $"({KeyWindow.TotalMinutes:0}min)" : "")} "
        + $"{Shape}{(Token ? "+token" : "")}{(WriteReturnsRecord ? " replies-record" : " empty-reply")} concurrency={Concurrency}{(WriteBatch > 1 ? $" writes={WriteBatch}" : "")}"
        + $"{(ListLag > TimeSpan.Zero ? $" list-lag={ListLag.TotalSeconds}s" : "")}{(GetLag > TimeSpan.Zero ? $" get-lag={GetLag.TotalSeconds}s" : "")} grain={Grain.TotalSeconds}s skew={Skew.TotalSeconds}s"
        + $"{(StampLead > TimeSpan.Zero ? $" late-commit={StampLead.TotalSeconds}s" : "")}{(NoStamps ? " no-stamps" : "")} timeout={WriteTimeout.TotalSeconds}s settle={SettleTime.TotalSeconds}s";
}
