namespace Connectors.Economic;

/// <summary>A bare array would be refused.</summary>
internal sealed record DraftLineBatch(IReadOnlyList<OpenApiDraftLine> Lines);

internal sealed record DraftLineNumbers(IReadOnlyList<SalesLineNumber>? Numbers);
