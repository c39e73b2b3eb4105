namespace Connectors.Uniconta;

/// <summary>What happened to a row. An open list: a word that is not known survives.</summary>
/// <param name="Value">The word, or its number, as it came.</param>
public readonly record struct ChangeOperation(string Value)
{
    /// <summary>It was made.</summary>
    public static readonly ChangeOperation Added = new("add");

    /// <summary>It was changed.</summary>
    public static readonly ChangeOperation Updated = new("update");

    /// <summary>It was deleted.</summary>
    public static readonly ChangeOperation Deleted = new("delete");

    /// <inheritdoc/>
    public bool Equals(ChangeOperation other) => Meaning(Value) == Meaning(other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Meaning(Value).GetHashCode(StringComparison.Ordinal);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    private static string Meaning(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "add" or "added" or "insert" or "inserted" or "create" or "created" or "0" => "add",
        "update" or "updated" or "modify" or "change" or "1" => "update",
        "delete" or "deleted" or "remove" or "2" => "delete",
        var other => other ?? "",
    };
}
