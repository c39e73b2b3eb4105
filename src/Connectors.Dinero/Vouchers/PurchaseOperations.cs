using System.Text.Json;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Purchases and purchase credit notes. Dinero has no list of them: keep their ids, or find them among the entries.</summary>
public class PurchaseOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected PurchaseOperations()
    {
    }

    internal PurchaseOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>One purchase.</summary>
    public virtual Task<PurchaseVoucher> GetAsync(VoucherId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("purchases.get", Path("v1", id), Api.Json.PurchaseVoucher, options, cancellationToken);

    /// <summary>Makes a draft. It is sent once, takes no id of ours and cannot be searched by its external reference: after a lost answer ask <see cref="FindSimilarAsync"/> or <see cref="ListByFileAsync"/>.</summary>
    public virtual Task<PurchaseVoucher> CreateAsync(PurchaseVoucherInput purchase, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        return Api.SendAsync(
            "purchases.create", HttpMethod.Post, Api.Path("v1.2", "vouchers", "purchase"), purchase, Api.Json.PurchaseVoucherInput, Api.Json.PurchaseVoucher,
            DineroApi.Evidence(null, purchase.ExternalReference, purchase.FileGuid is { } file ? [("fileGuid", file.Value)] : []), options, cancellationToken);
    }

    /// <summary>What a purchase would come to, without saving it.</summary>
    public virtual Task<PurchasePreview> FetchAsync(PurchaseVoucherInput purchase, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.AskAsync("purchases.fetch", Api.Path("v1", "vouchers", "purchase", "fetch"), purchase, Api.Json.PurchaseVoucherInput, Api.Json.PurchasePreview, options, cancellationToken);

    /// <summary>Whether a purchase like this one exists.</summary>
    public virtual Task<SimilarPurchase> FindSimilarAsync(PurchaseVoucherInput purchase, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.AskAsync("purchases.findSimilar", Api.Path("v1", "vouchers", "purchase", "similar"), purchase, Api.Json.PurchaseVoucherInput, Api.Json.SimilarPurchase, options, cancellationToken);

    /// <summary>The purchases that use a file.</summary>
    public virtual Task<IReadOnlyList<VoucherId>> ListByFileAsync(FileId file, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("purchases.listByFile", Api.Path("v1", "vouchers", "purchase", "fileguid", file.Value), Api.Json.IReadOnlyListVoucherId, options, cancellationToken);

    /// <summary>Writes a whole purchase under a version.</summary>
    public virtual Task<PurchaseVoucher> ReplaceAsync(
        VoucherId id, DineroTimeStamp version, PurchaseVoucherInput purchase, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "purchases.update", HttpMethod.Put, Path("v1.1", id), VersionedBody.Create(purchase, Api.Json.PurchaseVoucherInput, version),
            response => JsonSerializer.Deserialize(response.Body.Span, Api.Json.PurchaseVoucher)!, DineroApi.Evidence(null, null, ("guid", id.ToString())), options, cancellationToken);

    /// <summary>Deletes a draft; a booked purchase gets an offsetting entry. The version is needed, whatever the interface's description says.</summary>
    public virtual Task DeleteAsync(VoucherId id, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("purchases.delete", HttpMethod.Delete, Path("v1", id), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Books a purchase. A purchase on credit needs its payment date before.</summary>
    public virtual Task<PurchaseVoucher> BookAsync(VoucherId id, DineroTimeStamp version, long? number = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "purchases.book", HttpMethod.Post, Path("v1", id, "book"), new BookBody(version, number), Api.Json.BookBody, Api.Json.PurchaseVoucher, DineroApi.Evidence(null, null, ("guid", id.ToString())),
            options, cancellationToken);

    /// <summary>Makes a draft credit note of a purchase.</summary>
    public virtual Task<DocumentVersion<VoucherId>> GenerateCreditNoteAsync(VoucherId id, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        // This body alone wraps the version once more.
        Api.SendAsync(
            "purchases.generateCreditNote", HttpMethod.Post, Path("v1", id, "generate-creditnote"), new WrappedTimestampBody(new(version)), Api.Json.WrappedTimestampBody, Api.Json.DocumentVersionVoucherId,
            DineroApi.Evidence(null, null, ("creditNoteFor", id.ToString())), options, cancellationToken);

    /// <summary>The payments of a purchase on credit.</summary>
    public virtual Task<IReadOnlyList<Payment>> ListPaymentsAsync(VoucherId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("purchases.listPayments", PaymentsPath(id), Api.Json.IReadOnlyListPayment, options, cancellationToken);

    /// <summary>Records a payment of a purchase on credit. It is sent once: after a lost answer look into <see cref="ListPaymentsAsync"/> for the external reference.</summary>
    public virtual Task<CreatedPayment> AddPaymentAsync(VoucherId id, PaymentInput payment, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return Api.SendAsync(
            "purchases.addPayment", HttpMethod.Post, PaymentsPath(id), payment, Api.Json.PaymentInput, Api.Json.CreatedPayment, DineroApi.Evidence(null, payment.ExternalReference, ("guid", id.ToString())),
            options, cancellationToken);
    }

    /// <summary>Takes a payment back.</summary>
    public virtual Task DeletePaymentAsync(VoucherId id, PaymentId payment, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        // Here, and only here, the version is a part of the address.
        Api.SendAsync("purchases.deletePayment", HttpMethod.Delete, PaymentsPath(id, payment.ToString(), version.Value), options, cancellationToken);

    /// <summary>One purchase credit note.</summary>
    public virtual Task<PurchaseCreditNote> GetCreditNoteAsync(VoucherId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("purchases.getCreditNote", NotesPath(id.ToString()), Api.Json.PurchaseCreditNote, options, cancellationToken);

    /// <summary>Makes a draft purchase credit note.</summary>
    public virtual Task<DocumentVersion<VoucherId>> CreateCreditNoteAsync(PurchaseCreditNoteInput note, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        var id = note.Guid ?? new VoucherId(Api.NewGuid());
        return Api.SendAsync(
            "purchases.createCreditNote", HttpMethod.Post, NotesPath(), note with { Guid = id }, Api.Json.PurchaseCreditNoteInput, Api.Json.DocumentVersionVoucherId, new DocumentVersion<VoucherId>(id, null),
            DineroApi.Evidence(id.Value), options, cancellationToken);
    }

    /// <summary>Writes a whole purchase credit note under a version.</summary>
    public virtual Task<DocumentVersion<VoucherId>> ReplaceCreditNoteAsync(
        VoucherId id, DineroTimeStamp version, PurchaseCreditNoteInput note, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "purchases.updateCreditNote", HttpMethod.Put, NotesPath(id.ToString()), VersionedBody.Create(note with { Guid = null }, Api.Json.PurchaseCreditNoteInput, version),
            Api.Json.DocumentVersionVoucherId, new DocumentVersion<VoucherId>(id, null), DineroApi.Evidence(null, null, ("guid", id.ToString())), options, cancellationToken);

    /// <summary>Deletes a purchase credit note.</summary>
    public virtual Task DeleteCreditNoteAsync(VoucherId id, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("purchases.deleteCreditNote", HttpMethod.Delete, NotesPath(id.ToString()), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Books a purchase credit note.</summary>
    public virtual Task<PurchaseCreditNote> BookCreditNoteAsync(VoucherId id, DineroTimeStamp version, long? number = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "purchases.bookCreditNote", HttpMethod.Post, NotesPath(id.ToString(), "book"), new BookBody(version, number), Api.Json.BookBody, Api.Json.PurchaseCreditNote,
            DineroApi.Evidence(null, null, ("guid", id.ToString())), options, cancellationToken);

    private RequestPath Path(string version, VoucherId id, params ReadOnlySpan<string> more) => Api.Path(version, ["vouchers", "purchase", id.ToString(), .. more]);

    private RequestPath NotesPath(params ReadOnlySpan<string> more) => Api.Path("v1", ["vouchers", "purchase", "creditnotes", .. more]);

    private RequestPath PaymentsPath(VoucherId id, params ReadOnlySpan<string> more) => Api.Path("v1", ["purchase-vouchers", id.ToString(), "payments", .. more]);
}

internal sealed record WrappedTimestampBody(TimestampBody Timestamp);
