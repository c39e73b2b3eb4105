namespace Connectors.Smartbill;

/// <summary>Series of numbers. They are made in SmartBill.</summary>
public class SeriesOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected SeriesOperations()
    {
    }

    internal SeriesOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>The series of one kind, or all.</summary>
    public virtual Task<IReadOnlyList<DocumentSeries>> ListAsync(SeriesType? type = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(Api, type, options, cancellationToken);

    internal static async Task<IReadOnlyList<DocumentSeries>> ReadAsync(SmartbillApi api, SeriesType? type, CallOptions? options, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync("series.list", api.Path("series").Query("type", type?.ToString()), SmartbillJson.Context.SeriesAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.List ?? [];
    }
}
