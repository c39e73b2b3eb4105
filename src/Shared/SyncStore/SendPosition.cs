using System.Globalization;

namespace Connectors.Sync.Stores;

/// <summary>A parsed <see cref="SendRow.Position"/>: oldest first, then by id.</summary>
internal readonly record struct SendPosition(DateTimeOffset CreatedAt, Guid Id) : IComparable<SendPosition>
{
    public static SendPosition Of(SendRow row) => new(row.CreatedAt, row.Id);

    /// <exception cref="FormatException">The text is not a position that a store gave out.</exception>
    public static SendPosition Parse(string position)
    {
        var parts = position.Split('|', 2);
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks || !Guid.TryParseExact(parts[1], "D", out var id))
            throw new FormatException($"'{position}' is not a position in the list of sends: give the Position of a row that was listed.");
        return new SendPosition(new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }

    public int CompareTo(SendPosition other)
    {
        var order = CreatedAt.CompareTo(other.CreatedAt);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
