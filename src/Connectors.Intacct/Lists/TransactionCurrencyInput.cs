using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a transaction currency.</summary>
public record TransactionCurrencyInput
{
    /// <summary>Its code: ISO, or your own.</summary>
    public required string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>iso or custom.</summary>
    public string? CurrencyType { get; init; }

    /// <summary>How amounts are written: unitedStates, indian, custom and others.</summary>
    public string? CurrencyFormat { get; init; }

    /// <summary>Name of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Name of the hundredth.</summary>
    public string? SubUnit { get; init; }

    /// <summary>Decimal separator.</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>Separator of thousands.</summary>
    public string? ThousandSeparator { get; init; }

    /// <summary>left or right.</summary>
    public string? Alignment { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
