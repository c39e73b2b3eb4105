using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How far a task is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ProjectTaskStatus>))]
public readonly record struct ProjectTaskStatus(string Value) : IOpenText<ProjectTaskStatus>
{
    /// <summary>Not begun.</summary>
    public static readonly ProjectTaskStatus NotStarted = new("notStarted");

    /// <summary>Planned.</summary>
    public static readonly ProjectTaskStatus Planned = new("planned");

    /// <summary>Under way.</summary>
    public static readonly ProjectTaskStatus InProgress = new("inProgress");

    /// <summary>Done.</summary>
    public static readonly ProjectTaskStatus Completed = new("completed");

    /// <summary>Waiting.</summary>
    public static readonly ProjectTaskStatus OnHold = new("onHold");

    /// <inheritdoc/>
    public bool Equals(ProjectTaskStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ProjectTaskStatus IOpenText<ProjectTaskStatus>.From(string value) => new(value);
}
