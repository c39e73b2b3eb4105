using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of an employee.</summary>
public record EmployeeInput : IJsonOnDeserialized
{
    /// <summary>Its number.</summary>
    public required string? Id { get; init; }

    /// <summary>The contact that holds name and address. It must exist.</summary>
    public required Reference? PrimaryContact { get; init; }

    /// <summary>Job.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Location.</summary>
    public Reference? Location { get; init; }

    /// <summary>Department.</summary>
    public Reference? Department { get; init; }

    /// <summary>Manager (employee).</summary>
    public Reference? Manager { get; init; }

    /// <summary>Class.</summary>
    public Reference? Class { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Currency, ISO code.</summary>
    public string? DefaultCurrency { get; init; }

    /// <summary>Type.</summary>
    public Reference? EmployeeType { get; init; }

    /// <summary>Kind of earning.</summary>
    public Reference? EarningType { get; init; }

    /// <summary>How the work ended: voluntary, involuntary.</summary>
    public string? TerminationType { get; init; }

    /// <summary>Whether actual cost is posted.</summary>
    public bool? PostActualCostWithVariance { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>
    /// Custom fields (<c>nsp::NAME</c>). They can be changed like the other members. Whatever else a full read brings that this type does not have (social security number, bank data) is dropped; an update
    /// sends differences only, so that Intacct keeps it.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        foreach (var name in AdditionalData?.Keys.Where(static n => !n.Contains("::", StringComparison.Ordinal)).ToArray() ?? [])
            AdditionalData!.Remove(name);
        if (AdditionalData is { Count: 0 })
            AdditionalData = null;
    }
}
