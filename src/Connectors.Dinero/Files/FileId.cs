using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The id of a file: 32 characters or a GUID, so a text.</summary>
/// <param name="Value">The id as Dinero gave it.</param>
[JsonConverter(typeof(OpenTextConverter<FileId>))]
public readonly record struct FileId(string Value) : IOpenText<FileId>
{
    /// <summary>The id.</summary>
    public override string ToString() => Value ?? "";

    static FileId IOpenText<FileId>.From(string value) => new(value);
}
