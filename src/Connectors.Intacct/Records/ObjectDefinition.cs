namespace Connectors.Intacct;

/// <summary>What the operations of an object must know of it.</summary>
/// <param name="Resource">The first half of the operations' names: <c>customers</c>.</param>
/// <param name="ObjectName">The object as addresses and queries name it: <c>accounts-receivable/customer</c>.</param>
/// <param name="Fields">What lists show when nothing else is asked for, separated by blanks.</param>
internal sealed record ObjectDefinition(string Resource, string ObjectName, string Fields)
{
    /// <summary>False: the object has no stamp of its last change, or none that can be asked about.</summary>
    public bool HasModifiedStamp { get; init; } = true;

    /// <summary>False: the object has no id beside its key, or one that equals it.</summary>
    public string? IdField { get; init; } = "id";

    public string[] FieldNames => field ??= Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
