using System.Globalization;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;
using SyncState = Connectors.Sync.DocumentState;

namespace Connectors.Reviso.Sync;

/// <summary>Quotations or orders: one list each, with flags for what is archived and what was sent.</summary>
internal abstract class SalesList
{
    public static SalesList Of(IRevisoClient client, DocumentKind kind) => kind == DocumentKind.Quote ? new Quotations(client) : new Orders(client);

    public abstract Task<SentDocument> CreateAsync(DocumentPlan plan, CancellationToken cancellationToken);

    /// <summary>What the document is now; null when the id is none.</summary>
    public abstract Task<SyncState?> StateAsync(SyncId id, CancellationToken cancellationToken);

    /// <summary>Writes the plan over a document that is still open; the state where it is not.</summary>
    public abstract Task<(SentDocument? Written, SyncState? State)> UpdateAsync(SyncId id, DocumentPlan plan, CancellationToken cancellationToken);

    /// <summary>Documents of a customer and a day, or those whose reference holds a text.</summary>
    public abstract IAsyncEnumerable<(string? Reference, SentDocument Document)> FindAsync(string? reference, CustomerNumber? customer, DateOnly date, CancellationToken cancellationToken);

    /// <summary>
    /// Sent says more than archived: an archived document was set aside or became another one, and Reviso does not say which.
    /// </summary>
    private static DocumentStatus Status(bool? sent, bool? archived) => sent == true ? DocumentStatus.Sent : archived == true ? DocumentStatus.Unknown : DocumentStatus.Draft;

    private static DocumentTotals? TotalsOf(SalesDocument document) =>
        document is { NetAmount: { } net, VatAmount: { } vat, GrossAmount: { } gross } ? new(net, vat, gross) : document is { NetAmount: { } n, GrossAmount: { } g } ? new(n, g - n, g) : null;

    private abstract class Documents<T, TId>(DocumentOperations<T, TId> list, Func<int, TId> idOf) : SalesList where T : SalesDocument where TId : struct
    {
        public override async Task<SentDocument> CreateAsync(DocumentPlan plan, CancellationToken cancellationToken) =>
            Show(await list.CreateAsync(plan.Fill(Empty()), cancellationToken: cancellationToken).ConfigureAwait(false));

        public override async Task<SyncState?> StateAsync(SyncId id, CancellationToken cancellationToken) =>
            int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? StateOf(id, await list.GetAsync(idOf(number), cancellationToken: cancellationToken).ConfigureAwait(false)) : null;

        public override async Task<(SentDocument? Written, SyncState? State)> UpdateAsync(SyncId id, DocumentPlan plan, CancellationToken cancellationToken)
        {
            var key = idOf(int.Parse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture));
            var current = await list.GetAsync(key, cancellationToken: cancellationToken).ConfigureAwait(false);
            var state = StateOf(id, current);
            if (Flags(current).Sent == true || Flags(current).Archived == true)
                return (null, state);
            return (Show(await list.ReplaceAsync(key, plan.Fill(current), cancellationToken: cancellationToken).ConfigureAwait(false)), null);
        }

        public override async IAsyncEnumerable<(string? Reference, SentDocument Document)> FindAsync(
            string? reference, CustomerNumber? customer, DateOnly date, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var document in list.ListAsync(new() { Filter = Filter(reference, customer, date) }, cancellationToken: cancellationToken).ConfigureAwait(false))
                yield return (document.References?.Other, Show(document));
        }

        protected abstract T Empty();

        protected abstract string IdOf(T document);

        protected abstract (bool? Sent, bool? Archived) Flags(T document);

        protected abstract RevisoFilter<T> Filter(string? reference, CustomerNumber? customer, DateOnly date);

        private SyncState StateOf(SyncId id, T document) => new()
        {
            Id = id,
            Status = Status(Flags(document).Sent, Flags(document).Archived),
            Number = document.Number?.ToString(CultureInfo.InvariantCulture),
            Totals = TotalsOf(document),
        };

        private SentDocument Show(T document) => new()
        {
            Id = new SyncId(IdOf(document)),
            Number = document.Number?.ToString(CultureInfo.InvariantCulture),
            Totals = TotalsOf(document),
            Status = Status(Flags(document).Sent, Flags(document).Archived),
        };
    }

    private sealed class Quotations(IRevisoClient client) : Documents<Quotation, QuotationId>(client.Quotations, static n => new(n))
    {
        protected override Quotation Empty() => new() { Date = default, Currency = "", Customer = null, PaymentTerms = null, Recipient = null };

        protected override string IdOf(Quotation document) => document.Id?.ToString() ?? "";

        protected override (bool? Sent, bool? Archived) Flags(Quotation document) => (document.IsSent, document.IsArchived);

        protected override RevisoFilter<Quotation> Filter(string? reference, CustomerNumber? customer, DateOnly date) => reference is not null ? QuotationFields.OtherReference.Contains(reference)
            : customer is { } number ? QuotationFields.Customer.Is(number.Value) & QuotationFields.Date.Is(date) : QuotationFields.Date.Is(date);
    }

    private sealed class Orders(IRevisoClient client) : Documents<Order, OrderId>(client.Orders, static n => new(n))
    {
        protected override Order Empty() => new() { Date = default, Currency = "", Customer = null, PaymentTerms = null, Recipient = null };

        protected override string IdOf(Order document) => document.Id?.ToString() ?? "";

        protected override (bool? Sent, bool? Archived) Flags(Order document) => (document.IsSent, document.IsArchived);

        protected override RevisoFilter<Order> Filter(string? reference, CustomerNumber? customer, DateOnly date) => reference is not null ? OrderFields.OtherReference.Contains(reference)
            : customer is { } number ? OrderFields.Customer.Is(number.Value) & OrderFields.Date.Is(date) : OrderFields.Date.Is(date);
    }
}
