namespace Connectors.Reviso;

/// <summary>When a document is due.</summary>
public sealed record PaymentTerms : RevisoRecord
{
    /// <summary>Their number; the server chooses it.</summary>
    public PaymentTermsNumber? PaymentTermsNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>How they count. Cannot be changed.</summary>
    public required PaymentTermsType PaymentTermsType { get; init; }

    /// <summary>The days. Cannot be changed.</summary>
    public int? DaysOfCredit { get; init; }

    /// <summary>Text, at most 1000 characters.</summary>
    public string? Description { get; init; }
}
