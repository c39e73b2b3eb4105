using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// The lines of a document as one value: compared, merged and replaced as a whole, in order. The id of a line keeps the vendor's line id and takes no part in equality.
/// </summary>
/// <param name="lines">The lines in their order. Each is a record of the field's <see cref="FieldSchema.LineSchema"/>.</param>
public sealed class LineSet(ImmutableArray<SyncRecord> lines) : IEquatable<LineSet>
{
    /// <summary>No lines.</summary>
    public static LineSet Empty { get; } = new([]);

    /// <summary>The lines in their order.</summary>
    public ImmutableArray<SyncRecord> Lines { get; } = lines.IsDefault ? [] : lines;

    /// <inheritdoc />
    public bool Equals(LineSet? other) => other is not null && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LineSet);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var line in Lines)
            hash.Add(line);
        return hash.ToHashCode();
    }

    /// <summary><c>3 lines</c></summary>
    public override string ToString() => Lines.Length == 1 ? "1 line" : $"{Lines.Length} lines";
}
