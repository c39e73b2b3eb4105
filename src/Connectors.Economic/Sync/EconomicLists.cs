using System.Collections.Concurrent;
using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>The agreement's own lists: choices of fields, and what a CRM mirrors. Read once a run; a description reads them anew.</summary>
internal sealed class EconomicLists(IEconomicClient client) : IListSource
{
    public const string Currencies = "currencies";
    public const string CustomerGroups = "customer-groups";
    public const string PaymentTerms = "payment-terms";
    public const string VatZones = "vat-zones";
    public const string VatAccounts = "vat-accounts";
    public const string Layouts = "layouts";
    public const string Employees = "employees";
    public const string PriceGroups = "price-groups";
    public const string ProductGroups = "product-groups";
    public const string Units = "units";

    private static readonly Dictionary<string, Func<IEconomicClient, CancellationToken, Task<List<ListEntry>>>> Readers = new(StringComparer.Ordinal)
    {
        [Currencies] = static (c, t) => ReadAsync(c.Currencies.ListAsync(cancellationToken: t), static x => x.Code?.Value, static x => x.Name),
        [CustomerGroups] = static (c, t) => ReadAsync(c.CustomerGroups.ListAsync(cancellationToken: t), static x => x.CustomerGroupNumber.ToString(), static x => x.Name),
        [PaymentTerms] = static (c, t) => ReadAsync(c.PaymentTerms.ListAsync(cancellationToken: t), static x => x.PaymentTermsNumber?.ToString(), static x => x.Name),
        [VatZones] = ReadZonesAsync,
        [VatAccounts] = static (c, t) => ReadAsync(c.VatAccounts.ListAsync(cancellationToken: t), static x => x.VatCode?.Value, static x => x.Name, static x => !x.Barred),
        [Layouts] = static (c, t) => ReadAsync(c.Layouts.ListAsync(cancellationToken: t), static x => x.LayoutNumber?.ToString(), static x => x.Name, static x => !x.Deleted),
        [Employees] = static (c, t) => ReadAsync(c.Employees.ListAsync(cancellationToken: t), static x => x.EmployeeNumber?.ToString(), static x => x.Name, static x => !x.Barred),
        [PriceGroups] = static (c, t) => ReadAsync(c.OpenApi.PriceGroups.ListAsync(cancellationToken: t), static x => x.Number.ToString(), static x => x.Name),
        [ProductGroups] = static (c, t) => ReadAsync(c.ProductGroups.ListAsync(cancellationToken: t), static x => x.ProductGroupNumber?.ToString(), static x => x.Name),
        [Units] = static (c, t) => ReadAsync(c.Units.ListAsync(cancellationToken: t), static x => x.UnitNumber?.ToString(), static x => x.Name),
    };

    private readonly ConcurrentDictionary<string, List<ListEntry>> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken)
    {
        if (!Readers.TryGetValue(list, out var reader))
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"e-conomic has no list '{list}'. It has: {string.Join(", ", Readers.Keys)}.");
        if (!_read.TryGetValue(list, out var entries))
            _read[list] = entries = await EconomicOutcomes.Instance.Guard(() => reader(client, cancellationToken)).ConfigureAwait(false);
        return entries;
    }

    /// <summary>The keys of a field. A list that the app's role or the agreement's modules do not reach names none: then e-conomic itself refuses a wrong key.</summary>
    public async Task<ImmutableArray<Choice>> ChoicesAsync(string list, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ReadListAsync(list, cancellationToken).ConfigureAwait(false)).Select(static e => new Choice(e.Key, e.Label, e.Active))];
        }
        catch (ProviderUnavailableException e) when (e.Reason == UnavailableReason.NotAllowed)
        {
            return [];
        }
    }

    /// <summary>What was read is of a moment ago.</summary>
    public void Forget() => _read.Clear();

    /// <summary>Where e-conomic says of no zone that customers can have it, it does not say it at all.</summary>
    private static async Task<List<ListEntry>> ReadZonesAsync(IEconomicClient client, CancellationToken cancellationToken)
    {
        var zones = await ReadAsync(client.VatZones.ListAsync(cancellationToken: cancellationToken), static z => z.VatZoneNumber?.ToString(), static z => z.Name, static z => z.EnabledForCustomer).ConfigureAwait(false);
        return zones.Exists(static z => z.Active) ? zones : [.. zones.Select(static z => z with { Active = true })];
    }

    private static async Task<List<ListEntry>> ReadAsync<T>(IAsyncEnumerable<T> rows, Func<T, string?> key, Func<T, string?> label, Func<T, bool>? active = null)
    {
        var entries = new List<ListEntry>();
        await foreach (var row in rows.ConfigureAwait(false))
        {
            if (key(row) is { Length: > 0 } known && entries.TrueForAll(e => e.Key != known))
                entries.Add(new(known, label(row) is { Length: > 0 } text ? text : known, active?.Invoke(row) ?? true));
        }

        return entries;
    }
}
