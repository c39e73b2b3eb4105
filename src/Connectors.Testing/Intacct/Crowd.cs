namespace Connectors.Testing.Intacct;

/// <summary>Calls that are under way: per application, per company, per idempotency key.</summary>
internal sealed class Crowd(IntacctSimulator simulator)
{
    private readonly Dictionary<SimRequest, Place> _places = new(ReferenceEqualityComparer.Instance);

    public bool TryEnter(SimRequest request)
    {
        lock (simulator.Gate)
        {
            var company = simulator.GrantOf(request)?.Account;
            var isCounted = company is not null && !request.Path.Contains("/oauth2/", StringComparison.OrdinalIgnoreCase);
            if (isCounted)
            {
                var inCompany = _places.Values.Count(p => p.Company == company);
                if (inCompany >= simulator.Oddities.ConcurrentCallsPerApplication || inCompany + company!.ForeignCallsUnderWay >= simulator.Oddities.ConcurrentCallsPerCompany)
                    return false;
            }

            var key = request.Header("Idempotency-Key");
            var second = key is not null && _places.Values.Any(p => p.Key == key && p.Company == company);
            _places.Add(request, new Place(isCounted ? company : null, key, second));
            return true;
        }
    }

    public void Leave(SimRequest request)
    {
        lock (simulator.Gate)
            _places.Remove(request);
    }

    /// <summary>Another request with the same key came first and has not been answered.</summary>
    public bool IsSecond(SimRequest request) => _places.TryGetValue(request, out var place) && place.IsSecond;

    private sealed record Place(IntacctAccount? Company, string? Key, bool IsSecond);
}
