using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What a company's Intacct says of an object: its members, custom ones too, and which verbs it knows.</summary>
public sealed record ObjectModel
{
    /// <summary>The single members by name.</summary>
    public IReadOnlyDictionary<string, ModelField> Fields { get; init; } = new Dictionary<string, ModelField>();

    /// <summary>Groups of members by name: <c>audit</c>.</summary>
    public IReadOnlyDictionary<string, ModelGroup> Groups { get; init; } = new Dictionary<string, ModelGroup>();

    /// <summary>References to other objects by name.</summary>
    public IReadOnlyDictionary<string, ModelReference> Refs { get; init; } = new Dictionary<string, ModelReference>();

    /// <summary>Lists of owned records, as Intacct answers them: their form is not settled.</summary>
    public System.Text.Json.JsonElement Lists { get; init; }

    /// <summary>The verbs, separated by commas.</summary>
    public string? HttpMethods { get; init; }

    /// <summary>Whether the object heeds idempotency keys. Null: not said.</summary>
    public bool? IdempotenceSupported { get; init; }

    /// <summary>What it is: an object, a service.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the object knows a verb.</summary>
    public bool Allows(HttpMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return HttpMethods?.Split(',', StringSplitOptions.TrimEntries).Contains(method.Method, StringComparer.OrdinalIgnoreCase) ?? false;
    }
}

/// <summary>What a member is.</summary>
public sealed record ModelField
{
    /// <summary>Its JSON type.</summary>
    public string? Type { get; init; }

    /// <summary>Its format: <c>date</c>, <c>date-time</c>, <c>decimal-precision-2</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The words that it may have.</summary>
    [JsonPropertyName("enum")]
    public IReadOnlyList<string?>? Words { get; init; }

    /// <summary>Whether it can be changed after the record was made.</summary>
    public bool? Mutable { get; init; }

    /// <summary>Whether it may be empty.</summary>
    public bool? Nullable { get; init; }

    /// <summary>Whether it is only read.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Whether it is only written; then no query shows it.</summary>
    public bool? WriteOnly { get; init; }

    /// <summary>Whether it is required. Not to be relied on: published models say false on every member, the id and the name included.</summary>
    public bool? Required { get; init; }

    /// <summary>Its description, where it was asked for.</summary>
    public string? Description { get; init; }
}

/// <summary>A group of members.</summary>
public sealed record ModelGroup
{
    /// <summary>Its members by name.</summary>
    public IReadOnlyDictionary<string, ModelField> Fields { get; init; } = new Dictionary<string, ModelField>();
}

/// <summary>A reference to another object.</summary>
public sealed record ModelReference
{
    /// <summary>The other object.</summary>
    public string? ApiObject { get; init; }

    /// <summary>Which of its members show through.</summary>
    public IReadOnlyDictionary<string, ModelField> Fields { get; init; } = new Dictionary<string, ModelField>();

    /// <summary>Whether this is the record that owns it.</summary>
    public bool? IsOwner { get; init; }
}

/// <summary>A resource of the interface.</summary>
public sealed record ResourceName
{
    /// <summary>Its name, as <see cref="ModelOperations.GetAsync"/> takes it.</summary>
    public string? ApiObject { get; init; }

    /// <summary>What it is: an object, a service, a workflow.</summary>
    public string? Type { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, System.Text.Json.JsonElement>? AdditionalData { get; set; }
}
