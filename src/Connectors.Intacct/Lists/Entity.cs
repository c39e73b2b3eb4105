namespace Connectors.Intacct;

/// <summary>An entity: a company within the company. Its list makes sense at the top level only, so no entity goes along with these calls.</summary>
public sealed record Entity : EntityInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Base currency.</summary>
    public Reference? BaseCurrency { get; init; }

    /// <summary>Whether it is the root.</summary>
    public bool? IsRoot { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
