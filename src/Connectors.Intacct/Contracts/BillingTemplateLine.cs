using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A step of a billing template, by itself. Only read: it is written with the template.</summary>
public sealed record BillingTemplateLine
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>The template.</summary>
    public Reference? ContractBillingTemplate { get; init; }

    /// <summary>Periods after the start.</summary>
    public int? PeriodOffset { get; init; }

    /// <summary>Percentage to bill.</summary>
    public decimal? PercentToBill { get; init; }

    /// <summary>Percentage of the step.</summary>
    public decimal? StepPercent { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
