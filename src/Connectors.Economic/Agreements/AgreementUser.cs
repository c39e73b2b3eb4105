namespace Connectors.Economic;

/// <summary>A user of an agreement.</summary>
public sealed record AgreementUser : EconomicRecord
{
    /// <summary>The name that it signs in with.</summary>
    public string? LoginId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>The agreement.</summary>
    public int? AgreementNumber { get; init; }

    /// <summary>Its language.</summary>
    public AgreementLanguage? Language { get; init; }
}
