using System.Collections.Concurrent;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Reference data of the agreement, read once in the life of a provider, which is one run. A failed read is not remembered.</summary>
internal sealed class RevisoLookups(IRevisoClient client)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ListEntry>> _lists = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, VatAccount>? _vatAccounts;
    private ProvinceCodes? _provinces;
    private Known? _baseCurrency;

    /// <summary>The entries of a list of <see cref="RevisoLists"/>.</summary>
    public async Task<IReadOnlyList<ListEntry>> ListAsync(string list, CancellationToken cancellationToken) =>
        _lists.TryGetValue(list, out var known) ? known : _lists[list] = await ReadAsync(list, cancellationToken).ConfigureAwait(false);

    /// <summary>The entries as choices of a field; none where the agreement or the app's role does not show the list: any key is then taken, and the server judges.</summary>
    public async Task<IEnumerable<Choice>> ChoicesAsync(string list, CancellationToken cancellationToken)
    {
        try
        {
            return (await ListAsync(list, cancellationToken).ConfigureAwait(false)).Select(static e => new Choice(e.Key, e.Label, e.Active));
        }
        catch (ConnectorNotFoundException)
        {
            return [];
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            return [];
        }
    }

    /// <summary>What is wrong with a layout that the options name; null where nothing is, none is named, or the app's role shows none.</summary>
    public async Task<Problem?> FindLayoutProblemAsync(int? layout, CancellationToken cancellationToken)
    {
        if (layout is not { } number)
            return null;
        IReadOnlyList<ListEntry> all;
        try
        {
            all = await ListAsync(RevisoLists.Layouts, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            return null;
        }

        var key = number.ToString(CultureInfo.InvariantCulture);
        var found = all.FirstOrDefault(l => l.Key == key);
        if (found is { Active: true })
            return null;
        var others = all.Where(static l => l.Active).Take(12).Select(static l => $"{l.Key} ({l.Label})").ToList();
        return new Problem("layout", "layout", found is null ? $"Reviso has no layout {key}." : $"Layout {key} ({found.Label}) is deleted in Reviso.", Fixer.Administrator,
            others.Count == 0 ? "Make a layout in Reviso, and name it in the options of the connection (Layout)." : $"Name another one in the options of the connection (Layout): {string.Join(", ", others)}.");
    }

    /// <summary>The VAT codes of sales.</summary>
    public async Task<IReadOnlyDictionary<string, VatAccount>> VatAccountsAsync(CancellationToken cancellationToken)
    {
        if (_vatAccounts is { } known)
            return known;
        var all = new Dictionary<string, VatAccount>(StringComparer.Ordinal);
        await foreach (var account in client.VatAccounts.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (IsForSales(account))
                all.TryAdd(account.VatCode.ToString(), account);
        }

        return _vatAccounts = all;
    }

    /// <summary>The Italian provinces: Reviso numbers them, people know them by two letters.</summary>
    public async Task<ProvinceCodes> ProvincesAsync(CancellationToken cancellationToken)
    {
        if (_provinces is { } known)
            return known;
        var all = new List<(int Number, string Code)>();
        try
        {
            await foreach (var province in client.Provinces.ListAsync(ProvinceCodes.Italy, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (province is { ProvinceNumber: { } number, Code: { Length: > 0 } code })
                    all.Add((number.Value, code.Trim().ToUpperInvariant()));
            }
        }
        catch (ConnectorNotFoundException)
        {
            // An agreement of another country: its customers have none.
        }

        return _provinces = new(all);
    }

    /// <summary>The currency of the books, or null where the app's role does not show it.</summary>
    public async Task<string?> BaseCurrencyAsync(CancellationToken cancellationToken)
    {
        if (_baseCurrency is { } known)
            return known.Code;
        string? code;
        try
        {
            code = (await client.Agreement.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Settings?.BaseCurrency;
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            code = null;
        }

        _baseCurrency = new(code);
        return code;
    }

    private Task<IReadOnlyList<ListEntry>> ReadAsync(string list, CancellationToken cancellationToken) => list switch
    {
        RevisoLists.Currencies => All(client.Currencies.ListAsync(cancellationToken: cancellationToken), static c => (c.Code?.ToString(), c.Name, true), cancellationToken),
        RevisoLists.CustomerGroups => All(client.CustomerGroups.ListAsync(cancellationToken: cancellationToken), static g => (g.CustomerGroupNumber?.ToString(), g.Name, true), cancellationToken),
        RevisoLists.PaymentTerms => All(client.PaymentTerms.ListAsync(cancellationToken: cancellationToken), static t => (t.PaymentTermsNumber?.ToString(), t.Name, true), cancellationToken),
        RevisoLists.PaymentTypes => All(client.PaymentTypes.ListAsync(cancellationToken: cancellationToken), static t => (t.PaymentTypeNumber?.ToString(), t.Name, true), cancellationToken),
        RevisoLists.VatZones => All(client.VatZones.ListAsync(cancellationToken: cancellationToken), static z => (z.VatZoneNumber?.ToString(), z.Name, z.EnabledForCustomer != false), cancellationToken),
        RevisoLists.PriceGroups => All(client.PriceGroups.ListAsync(cancellationToken: cancellationToken), static g => (g.PriceGroupNumber?.ToString(), g.Name, true), cancellationToken),
        // Codes of purchases are for other documents.
        RevisoLists.VatCodes => All(client.VatAccounts.ListAsync(cancellationToken: cancellationToken),
            static v => (IsForSales(v) ? v.VatCode.ToString() : null, v.Name, v.Barred != true), cancellationToken),
        RevisoLists.Units => All(client.Units.ListAsync(cancellationToken: cancellationToken), static u => (u.UnitNumber?.ToString(), u.Name, true), cancellationToken),
        RevisoLists.ProductGroups => All(client.ProductGroups.ListAsync(cancellationToken: cancellationToken), static g => (g.ProductGroupNumber?.ToString(), g.Name, true), cancellationToken),
        RevisoLists.Layouts => All(client.Layouts.ListAsync(cancellationToken: cancellationToken), static l => (l.LayoutNumber?.ToString(), l.Name, l.Deleted != true), cancellationToken),
        RevisoLists.Employees => All(client.Employees.ListAsync(cancellationToken: cancellationToken), static e => (e.EmployeeNumber?.ToString(), e.Name, e.Barred != true), cancellationToken),
        RevisoLists.Countries => All(client.Countries.ListAsync(cancellationToken: cancellationToken), static c => (c.Code?.ToString(), c.Name, true), cancellationToken),
        _ => throw new ArgumentException($"Reviso has no list '{list}'.", nameof(list)),
    };

    /// <summary>A VAT type of 1 is sales; a code that does not say its type may be one.</summary>
    private static bool IsForSales(VatAccount account) => account.VatType?.Id is null || account.VatType.Id.Value.Value == 1;

    private static async Task<IReadOnlyList<ListEntry>> All<T>(IAsyncEnumerable<T> records, Func<T, (string? Key, string? Label, bool Active)> entry, CancellationToken cancellationToken)
    {
        var all = new List<ListEntry>();
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var (key, label, active) = entry(record);
            if (!string.IsNullOrWhiteSpace(key) && !all.Exists(e => e.Key == key))
                all.Add(new(key, string.IsNullOrWhiteSpace(label) ? key : label.Trim(), active));
        }

        return all;
    }

    /// <summary>It was asked for; there may be none.</summary>
    private sealed record Known(string? Code);
}

/// <summary>The Italian provinces by number and by code.</summary>
internal sealed class ProvinceCodes(IReadOnlyCollection<(int Number, string Code)> all)
{
    public static readonly CountryCode Italy = new("IT");

    private readonly Dictionary<int, string> _codes = all.DistinctBy(static p => p.Number).ToDictionary(static p => p.Number, static p => p.Code);
    private readonly Dictionary<string, int> _numbers = all.DistinctBy(static p => p.Code).ToDictionary(static p => p.Code, static p => p.Number, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> All => _numbers.Keys;

    /// <summary>Two letters; the number where the list does not show it, so that it is at least seen to be another one.</summary>
    public string? CodeOf(ProvinceReference? province) =>
        province is null || province.ProvinceNumber.Value <= 0 ? null : _codes.TryGetValue(province.ProvinceNumber.Value, out var code) ? code : province.ProvinceNumber.Value.ToString(CultureInfo.InvariantCulture);

    public ProvinceReference? Find(string code) => _numbers.TryGetValue(code.Trim(), out var number) ? new() { ProvinceNumber = new(number), CountryCode = Italy } : null;
}
