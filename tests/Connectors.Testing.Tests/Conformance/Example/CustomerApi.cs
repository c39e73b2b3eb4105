namespace Connectors.Testing.Tests.Conformance.Example;

/// <summary>Somebody's CRM, as its own API shows it: what docs/writing-a-provider.md writes a provider for.</summary>
internal sealed class CustomerApi
{
    private readonly List<Customer> _customers = [];
    private readonly Dictionary<Guid, int> _keys = [];

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public bool IsDown { get; set; }

    public bool LosesTheNextReply { get; set; }

    public string Tenant { get; } = "acme";

    public IReadOnlyList<Customer> All => _customers;

    public Task<string> GetTenantAsync(CancellationToken cancellationToken) => Answer(() => Tenant, cancellationToken);

    /// <summary>Customers behind a moment and an id, in the order of both.</summary>
    public Task<List<Customer>> ListAsync(DateTimeOffset since, int afterId, int take, CancellationToken cancellationToken) => Answer(
        () => _customers.Where(c => c.ChangedAt > since || (c.ChangedAt == since && c.Id > afterId)).OrderBy(static c => c.ChangedAt).ThenBy(static c => c.Id).Take(take).ToList(), cancellationToken);

    public Task<Customer?> FindAsync(int id, CancellationToken cancellationToken) => Answer(() => _customers.Find(c => c.Id == id), cancellationToken);

    public Task<Customer> CreateAsync(Guid key, string name, string? city, CancellationToken cancellationToken) => Answer(() =>
    {
        if (_keys.TryGetValue(key, out var made))
            return _customers.Find(c => c.Id == made)!;
        var customer = new Customer(_customers.Count + 1, name, city, Now, 1, false);
        _customers.Add(customer);
        _keys[key] = customer.Id;
        return customer;
    }, cancellationToken, write: true);

    /// <exception cref="ConflictException">The version is outdated.</exception>
    public Task<Customer> UpdateAsync(int id, int version, Func<Customer, Customer> change, CancellationToken cancellationToken) => Answer(() =>
    {
        var at = _customers.FindIndex(c => c.Id == id && !c.Deleted);
        if (at < 0 || _customers[at].Version != version)
            throw new ConflictException();
        return _customers[at] = change(_customers[at]) with { ChangedAt = Now, Version = version + 1 };
    }, cancellationToken, write: true);

    /// <summary>What a colleague does in the CRM itself.</summary>
    public void Edit(int id, Func<Customer, Customer> change)
    {
        var at = _customers.FindIndex(c => c.Id == id);
        _customers[at] = change(_customers[at]) with { ChangedAt = Now, Version = _customers[at].Version + 1 };
    }

    private Task<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken, bool write = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to host.");
        var result = answer();
        if (!write || !LosesTheNextReply)
            return Task.FromResult(result);
        LosesTheNextReply = false;
        throw new TimeoutException("No answer came.");
    }
}

internal sealed record Customer(int Id, string Name, string? City, DateTimeOffset ChangedAt, int Version, bool Deleted);

internal sealed class ConflictException : Exception;
