using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>Provinces of a country.</summary>
public class ProvinceOperations : RevisoOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected ProvinceOperations()
    {
    }

    internal ProvinceOperations(RevisoApi api) : base(api)
    {
    }

    /// <summary>All provinces of a country, page after page while the caller enumerates.</summary>
    /// <param name="country">Which country.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<Province> ListAsync(CountryCode country, RevisoQuery<Province>? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync("provinces.list", () => Path(country), query, null, options, cancellationToken);

    /// <summary>One page of the provinces of a country.</summary>
    /// <param name="country">Which country.</param>
    /// <param name="query">Filter, order and page size; null lists everything.</param>
    /// <param name="cursor">The page before it gave it; null is the first page.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Page<Province>> ListPageAsync(CountryCode country, RevisoQuery<Province>? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.PageAsync("provinces.list", Path(country), query, null, cursor, options, cancellationToken);

    private static RequestPath Path(CountryCode country) => RequestPath.Of("provinces", country.ToString());
}
