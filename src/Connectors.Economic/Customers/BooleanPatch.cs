namespace Connectors.Economic;

/// <summary>One operation of RFC 6902.</summary>
internal sealed record BooleanPatch(string Op, string Path, bool Value);
