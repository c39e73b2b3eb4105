namespace Connectors.Reviso;

/// <summary>What a way to pay wants to know.</summary>
public sealed record PaymentTypeField : RevisoRecord
{
    /// <summary>Its number.</summary>
    public int? PaymentTypeFieldNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it holds.</summary>
    public string? DataType { get; init; }

    /// <summary>At least so many characters.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>At most so many characters.</summary>
    public int? MaximumLength { get; init; }
}
