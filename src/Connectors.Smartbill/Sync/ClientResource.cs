using System.Runtime.CompilerServices;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Smartbill.Client, Connectors.Smartbill.Client, Connectors.Smartbill.Client>;

namespace Connectors.Smartbill.Sync;

/// <summary>The account's customers (V3), read-only: a list without stamps, ordered by ids that never change.</summary>
internal sealed class ClientResource(ISmartbillClient client) : VendorResource("SmartBill", SmartbillOutcomes.Instance)
{
    private const int LargestPage = 100;
    private const string Prefix = "v1:";
    private const string IdPrefix = "cus_";

    private static readonly SyncFields<Client, Client, Client> Fields = new(
        Text("Name", static c => c.Name),
        Text("VatCode", static c => c.VatCode),
        new F(new() { Name = "IsVatPayer", Type = FieldType.Boolean, ReadOnly = true }, static c => FieldValue.Of((bool?)c.IsVatPayer)) { Row = static c => FieldValue.Of((bool?)c.IsVatPayer) },
        Text("RegCom", static c => c.RegCom),
        Text("Code", static c => c.Code),
        Text("Address", static c => c.Address),
        Text("City", static c => c.City),
        Text("County", static c => c.County),
        Text("Country", static c => c.Country),
        Text("Email", static c => c.Email),
        Text("Phone", static c => c.Phone),
        Text("Contact", static c => c.Contact),
        Text("Bank", static c => c.Bank),
        Text("Iban", static c => c.Iban));

    public override string Name => "clients";

    // An id that goes away while its page is the cursor makes SmartBill refuse the next page, so absence proves nothing.
    public override ResourceCapabilities Capabilities => new() { Name = Name, Cursor = CursorKind.None, StableOrder = true, Deletes = DeleteVisibility.None };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new() { Entity = SmartbillFields.Client.Entity.Name, Resource = Name, SearchableFields = ["VatCode", "Code"], CanCreate = false, CanUpdate = false, NumberField = "Code" },
    ];

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<EntitySchema>>([new EntitySchema(SmartbillFields.Client.Entity.Name, Fields.All.Select(static f => f.Schema))]);
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == SmartbillFields.Client.Entity.Name);
        var query = new ClientQuery { PageSize = Math.Clamp(request.PageSizeHint, 1, LargestPage) };
        var cursor = request.Cursor is { } text && text.StartsWith(Prefix + IdPrefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;
        while (true)
        {
            var page = await Guard(() => client.Clients.ListPageAsync(query, cursor, cancellationToken: cancellationToken)).ConfigureAwait(false);
            cursor = page.Next;
            yield return new ChangePage([.. page.Items.Select(c => new RecordChange(new RecordRef(selection.Schema.Entity, c.Id.Value), Fields.FromRow(selection, c.Id.Value, c).Build()))], Prefix + cursor) { IsLast = cursor is null };
            if (cursor is null)
                yield break;
        }
    }

    public override Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) => Guard<RecordLookup>(async () =>
    {
        if (!id.Value.StartsWith(IdPrefix, StringComparison.Ordinal))
            return new RecordLookup.Unknown(id);
        try
        {
            return Present(schema, await client.Clients.GetAsync(new(id.Value), cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorApiException e) when (e is ConnectorNotFoundException || e.ErrorCode == SmartbillErrorCodes.MalformedId)
        {
            // The interface is in beta and tells of no deletions: gone is all that is known.
            return new RecordLookup.Unknown(id);
        }
    });

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard<IReadOnlyList<RecordLookup>>(async () =>
    {
        var byCode = schema[match.Field].Name == "Code";
        var found = new Dictionary<string, RecordLookup>(StringComparer.Ordinal);
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal))
        {
            var query = byCode ? new ClientQuery { Code = value } : new ClientQuery { VatCode = value };
            await foreach (var row in client.Clients.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
                found[row.Id.Value] = Present(schema, row);
        }

        return [.. found.Values];
    });

    protected override (string Message, string Remedy) Missing(string field) => ("SmartBill's customers cannot be written.", "Make them in SmartBill.");

    protected override Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    protected override Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    protected override Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    private static Task<WriteOutcome> Refused() => Task.FromResult<WriteOutcome>(new WriteOutcome.Refused(
        new Problem("read-only", null, "SmartBill's list of customers can be read and not written.", Fixer.User, "Make and change customers in SmartBill; a document carries its own.")));

    private static RecordLookup.Present Present(EntitySchema schema, Client row) => new(Fields.FromFull(schema, row.Id.Value, row).Build());

    private static F Text(string name, Func<Client, string?> read) => new(new() { Name = name, Type = FieldType.Text, ReadOnly = true }, c => FieldValue.Of(Some(read(c)))) { Row = c => FieldValue.Of(Some(read(c))) };

    /// <summary>V3 writes nothing as an empty text.</summary>
    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
