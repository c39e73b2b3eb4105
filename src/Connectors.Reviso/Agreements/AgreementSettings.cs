namespace Connectors.Reviso;

/// <summary>Settings of an agreement.</summary>
public sealed record AgreementSettings : RevisoRecord
{
    /// <summary>The currency of the books.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>The usual payment terms.</summary>
    public string? DefaultPaymentTerm { get; init; }

    /// <summary>As Reviso says it.</summary>
    public string? InternationalLedger { get; init; }
}
