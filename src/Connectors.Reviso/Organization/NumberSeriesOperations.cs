namespace Connectors.Reviso;

/// <summary>Number series.</summary>
public class NumberSeriesOperations : ReadOperations<NumberSeries, NumberSeriesNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected NumberSeriesOperations()
    {
    }

    internal NumberSeriesOperations(RevisoApi api) : base(api, "numberSeries", ["number-series"])
    {
    }

    /// <summary>The series that count documents of one type.</summary>
    /// <param name="type">What they count.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<NumberSeries> ListOfTypeAsync(EntryType type, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = NumberSeriesFields.EntryType.Is(type.Value) }, options, cancellationToken);
}
