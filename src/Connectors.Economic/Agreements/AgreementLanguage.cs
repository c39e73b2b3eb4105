namespace Connectors.Economic;

/// <summary>A language of the user interface.</summary>
public sealed record AgreementLanguage : EconomicRecord
{
    /// <summary>Its number.</summary>
    public LanguageNumber? LanguageNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>As in <c>da-DK</c>.</summary>
    public string? Culture { get; init; }
}
