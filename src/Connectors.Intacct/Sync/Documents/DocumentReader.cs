using System.Text.Json;
using Connectors.Sync;
using NeutralState = Connectors.Sync.DocumentState;

namespace Connectors.Intacct.Sync;

/// <summary>What is read around documents: what they need, what was made of them, how they fare.</summary>
internal sealed class DocumentReader(IIntacctClient client, IntacctSyncOptions options)
{
    private const int ItemsAtOnce = 100;

    /// <summary>The transaction definition of a flow, as the connection's settings name it, else the code, or of its kind.</summary>
    public string DefinitionOf(DocumentRequest request) => DefinitionOf(request.Flow with { Kind = request.Document.Kind });

    public string DefinitionOf(DocumentFlow flow) => !string.IsNullOrWhiteSpace(flow.Series) ? flow.Series.Trim() : options.DefinitionOfFlow.TryGetValue(flow.Name, out var own) ? own : options.TransactionDefinitions[flow.Kind];

    /// <summary>What the company says of a transaction definition; null = it has none of that name.</summary>
    public async Task<DefinitionFact?> DefinitionAsync(string name, CancellationToken cancellationToken) =>
        (await RowsAsync(client.TransactionDefinitions.Door, new QueryField<string>("id").Is(name), ["id", "docClass", "status", "disableTax"], cancellationToken).ConfigureAwait(false)).Where(r => ObjectValues.Text(r, "id") == name).Select(static r => new DefinitionFact(
            ObjectValues.Text(r, "docClass") ?? "", ObjectValues.Text(r, "status") != "inactive", r.TryGetProperty("disableTax", out var off) && off.ValueKind == JsonValueKind.True)).FirstOrDefault();

    public async Task<DocumentFacts> FactsAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        var name = DefinitionOf(request);
        var definition = await DefinitionAsync(name, cancellationToken).ConfigureAwait(false);
        CustomerFact? customer = null;
        if (request.Customer is { } id)
        {
            var found = await RowsAsync(client.Customers.Door, new QueryField<RecordKey>("key").Is(new(id.Value)), ["status"], cancellationToken).ConfigureAwait(false);
            customer = found.Count == 0 ? CustomerFact.Missing : ObjectValues.Text(found[0], "status") == "inactive" ? CustomerFact.Inactive : CustomerFact.Active;
        }

        var items = new Dictionary<string, ItemFact>(StringComparer.Ordinal);
        foreach (var codes in request.Document.Lines.Select(static l => l.Code?.Trim()).Where(static c => !string.IsNullOrEmpty(c)).Distinct(StringComparer.Ordinal).Chunk(ItemsAtOnce))
        {
            foreach (var row in await RowsAsync(client.Items.Door, new QueryField<string>("id").In(codes!), ["id", "status", "itemType"], cancellationToken).ConfigureAwait(false))
                items[ObjectValues.Text(row, "id")!] = new(ObjectValues.Text(row, "key")!, ObjectValues.Text(row, "status") != "inactive", ObjectValues.Text(row, "itemType") is "inventory" or "stockableKit");
        }

        return new(name, definition, customer, items, await PlacesAsync(request.Document, cancellationToken).ConfigureAwait(false))
        {
            HasTerms = await HasTermsAsync(request.Document.PaymentTerms?.Trim(), cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>The places that the lines name, and whether they are active; what is not there is not in it.</summary>
    private async Task<IReadOnlyDictionary<(string Dimension, string Id), bool?>> PlacesAsync(Connectors.Sync.Document document, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), bool?>();
        var named = document.Lines.SelectMany(l => LinePlaces.Of(l, options)).Select(static p => (Name: p.Key, Id: p.Value));
        if (document.Salesperson is { } employee)
            named = named.Append((LinePlaces.Employee, employee));
        foreach (var group in named.Distinct().GroupBy(static p => p.Name, StringComparer.Ordinal))
        {
            foreach (var ids in group.Select(static p => p.Id).Chunk(ItemsAtOnce))
            {
                foreach (var row in await RowsAsync(LinePlaces.Doors[group.Key](client), new QueryField<string>("id").In(ids), ["id", "status"], cancellationToken).ConfigureAwait(false))
                    found[(group.Key, ObjectValues.Text(row, "id")!)] = ObjectValues.Text(row, "status") != "inactive";
            }
        }

        return found;
    }

    /// <summary>By key where the lists of the CRM are Intacct's own, by id otherwise: as they are sent.</summary>
    private async Task<bool> HasTermsAsync(string? terms, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(terms))
            return true;
        if (options.ManagedLists && !terms.All(char.IsAsciiDigit))
            return false;
        var filter = options.ManagedLists ? new QueryField<RecordKey>("key").Is(new(terms)) : new QueryField<string>("id").Is(terms);
        var found = await RowsAsync(client.PaymentTerms.Door, filter, ["id", "status"], cancellationToken).ConfigureAwait(false);
        return found.Any(r => ObjectValues.Text(r, "status") != "inactive" && (options.ManagedLists || ObjectValues.Text(r, "id") == terms));
    }

    /// <summary>The document as Intacct shows it. That it was made is known already: what cannot be read now is shown later.</summary>
    public async Task<SentDocument> ShowAsync(RecordKey key, CancellationToken cancellationToken)
    {
        try
        {
            return Shown(await client.Documents.GetAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException)
        {
            return new() { Id = new(key.Value) };
        }
        catch (OperationCanceledException)
        {
            return new() { Id = new(key.Value) };
        }
    }

    public async Task<DocumentFinding> FindAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        var found = await RowsAsync(client.Documents.Door, new QueryField<string>("referenceNumber").Is(request.Marker), ["referenceNumber"], cancellationToken).ConfigureAwait(false);
        var keys = found.Where(r => ObjectValues.Text(r, "referenceNumber") == request.Marker).Select(static r => new RecordKey(ObjectValues.Text(r, "key")!)).ToList();
        return keys.Count switch
        {
            0 => new DocumentFinding.NotFound(),
            1 => new DocumentFinding.Found(await ShowAsync(keys[0], cancellationToken).ConfigureAwait(false)),
            _ => new DocumentFinding.CannotTell($"Several documents carry the reference number {request.Marker}: {string.Join(", ", keys)}."),
        };
    }

    public async Task<IReadOnlyList<NeutralState>> StatesAsync(IReadOnlyList<RecordId> ids, CancellationToken cancellationToken)
    {
        var keys = ids.Select(static i => new RecordKey(i.Value)).Distinct().ToList();
        if (keys.Count == 0)
            return [];
        var found = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var chunk in keys.Chunk(RecordDoor.MaxKeys))
        {
            foreach (var (at, body) in (await client.Documents.Door.GetManyAsync(chunk, cancellationToken).ConfigureAwait(false)).Index())
            {
                if (body is { } json)
                    found[chunk[at].Value] = json.Deserialize(IntacctJson.Type<Document>())!;
            }
        }

        return [.. ids.Select(id => found.TryGetValue(id.Value, out var document) ? StateOf(document) : new NeutralState { Id = id, Status = DocumentStatus.Gone })];
    }

    public static NeutralState StateOf(Document document)
    {
        var totals = TotalsOf(document);
        // Of a part payment Intacct's document says that it is one, and not how much.
        var (paid, open) = document.PaymentStatus is not { } payment || totals is not { } t ? ((decimal?)null, (decimal?)null)
            : payment == DocumentPaymentStatus.Paid ? (t.Gross, 0) : payment == DocumentPaymentStatus.Open ? (0, t.Gross) : (null, null);
        return new() { Id = new(document.Key.Value), Status = IntacctDocumentStatus.Of(document.State, document.PaymentStatus), Number = document.DocumentNumber, Paid = paid, Open = open, Totals = totals };
    }

    private static SentDocument Shown(Document document) => new()
    {
        Id = new(document.Key.Value),
        Number = document.DocumentNumber,
        Link = document.WebUrl,
        Totals = TotalsOf(document),
        Status = IntacctDocumentStatus.Of(document.State, document.PaymentStatus),
    };

    /// <summary>In the document's currency; what stands between the sum of the lines and the total is tax and whatever else the definition adds.</summary>
    private static DocumentTotals? TotalsOf(Document document) => document is { SubtotalInTxnCurrency: { } net, TotalInTxnCurrency: { } gross } ? new(net, gross - net, gross) : null;

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(RecordDoor door, QueryFilter filter, string[] fields, CancellationToken cancellationToken) => (await door.QueryAsync(new()
    {
        Fields = [.. fields.Prepend("key").Select(static f => new QueryField(f))],
        Filter = filter,
        PageSize = IntacctQuery.MaxPageSize,
        IncludePrivate = options.IncludePrivate ? true : null,
    }, cancellationToken).ConfigureAwait(false)).Rows;
}
