using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a project task.</summary>
public record ProjectTaskInput
{
    /// <summary>Its number, unique only within its project. Left out, the company's numbering sequence or the standard task gives one.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Its project.</summary>
    public required Reference? Project { get; init; }

    /// <summary>How far it is. The vendor's texts name it as required.</summary>
    public required ProjectTaskStatus? TaskStatus { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>The task above it.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Item.</summary>
    public Reference? Item { get; init; }

    /// <summary>Class.</summary>
    public Reference? Class { get; init; }

    /// <summary>Whether it is a milestone.</summary>
    public bool? IsMilestone { get; init; }

    /// <summary>Whether it is billed.</summary>
    public bool? IsBillable { get; init; }

    /// <summary>Whether its hours count for utilisation.</summary>
    public bool? IsUtilized { get; init; }

    /// <summary>Priority.</summary>
    public int? Priority { get; init; }

    /// <summary>Code in the work breakdown.</summary>
    public string? WbsCode { get; init; }

    /// <summary>The task that must be done before.</summary>
    public Reference? DependentOn { get; init; }

    /// <summary>Kind of time.</summary>
    public Reference? TimeType { get; init; }

    /// <summary>The standard task that it was made from.</summary>
    public Reference? StandardTask { get; init; }

    /// <summary>Planned days.</summary>
    public TaskDates? Planned { get; init; }

    /// <summary>Hours.</summary>
    public TaskDuration? Duration { get; init; }

    /// <summary>Attachment.</summary>
    public Reference? Attachment { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
