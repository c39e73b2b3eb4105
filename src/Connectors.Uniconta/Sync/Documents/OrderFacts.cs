using System.Globalization;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>What the company has, as far as an order needs it.</summary>
/// <param name="Debtor">The customer; null in a check whose customer does not exist yet, or when it is gone.</param>
/// <param name="Items">Items by number.</param>
/// <param name="VatRates">Percent by VAT code of sales.</param>
/// <param name="Terms">Keys of payment terms.</param>
/// <param name="Employees">Numbers of employees that are not blocked, where the order names one.</param>
internal sealed record OrderFacts(Debtor? Debtor, IReadOnlyDictionary<string, Item> Items, IReadOnlyDictionary<string, decimal> VatRates, IReadOnlySet<string> Terms, IReadOnlySet<string> Employees)
{
    // More of them are cheaper in one call.
    private const int FewItems = 5;

    public static async Task<OrderFacts> ReadAsync(UnicontaRun run, DocumentRequest request, CancellationToken cancellationToken)
    {
        var lines = request.Document.Lines;
        var debtor = request.Customer is { } customer ? await DebtorAsync(run.Client, customer, cancellationToken).ConfigureAwait(false) : null;
        var codes = lines.Select(static l => l.Code).Where(static c => !string.IsNullOrWhiteSpace(c)).Select(static c => c!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var items = await ItemsAsync(run.Client, codes, cancellationToken).ConfigureAwait(false);
        var rates = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        if (lines.Any(static l => !string.IsNullOrEmpty(l.VatCode)))
        {
            await foreach (var code in run.Client.VatCodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (code is { Vat: { Length: > 0 } key, Blocked: not true } && (code.VatType is not { } type || type == VatType.Sales))
                    rates[key] = code.Rate ?? 0;
            }
        }

        var terms = string.IsNullOrEmpty(request.Document.PaymentTerms) ? [] : (await run.ReadAsync(UnicontaLists.PaymentTerms, cancellationToken).ConfigureAwait(false)).Select(static t => t.Key);
        var employees = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (request.Document.Fields.TryGetValue(OrderFields.Employee, out var salesperson) && await run.Client.Employees.GetByKeyAsync(salesperson.Trim(), cancellationToken: cancellationToken).ConfigureAwait(false) is { Blocked: not true, Number: { } number })
            employees.Add(number);
        return new(debtor, items, rates, terms.ToHashSet(StringComparer.OrdinalIgnoreCase), employees);
    }

    private static async Task<Debtor?> DebtorAsync(IUnicontaClient client, RecordId customer, CancellationToken cancellationToken)
    {
        if (!int.TryParse(customer.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return null;
        try
        {
            return await client.Debtors.GetAsync(new(row), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException e) when (UnicontaOutcomes.IsNoRow(e))
        {
            return null;
        }
    }

    private static async Task<Dictionary<string, Item>> ItemsAsync(IUnicontaClient client, List<string> codes, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, Item>(StringComparer.OrdinalIgnoreCase);
        if (codes.Count > FewItems)
        {
            await foreach (var item in client.Items.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (item.Number is { Length: > 0 } number)
                    items[number] = item;
            }

            return items;
        }

        foreach (var code in codes)
        {
            if (await client.Items.GetByKeyAsync(code, cancellationToken: cancellationToken).ConfigureAwait(false) is { } item)
                items[code] = item;
        }

        return items;
    }
}
