using System.Globalization;

namespace Connectors.Sync.Stores;

/// <summary>A parsed <see cref="ParkedRow.Position"/>: oldest first, then by mapping and pair.</summary>
internal readonly record struct ParkedPosition(DateTimeOffset Since, string Mapping, string Pair) : IComparable<ParkedPosition>
{
    public static ParkedPosition Of(ParkedRow row) => new(row.Since, row.Mapping, row.Pair);

    /// <exception cref="FormatException">The text is not a position that a store gave out.</exception>
    public static ParkedPosition Parse(string position)
    {
        var parts = position.Split('|', 3);
        if (parts.Length != 3 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks)
            throw new FormatException($"'{position}' is not a position in the list of parked records: give the Position of a row that was listed.");
        return new ParkedPosition(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1], parts[2]);
    }

    public int CompareTo(ParkedPosition other)
    {
        var order = Since.CompareTo(other.Since);
        if (order == 0)
            order = CodePointComparer.Instance.Compare(Mapping, other.Mapping);
        return order != 0 ? order : CodePointComparer.Instance.Compare(Pair, other.Pair);
    }
}
