using System.Text.Json;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Manual vouchers. Dinero has no list of them: keep their ids, or find them among the entries.</summary>
public class ManualVoucherOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected ManualVoucherOperations()
    {
    }

    internal ManualVoucherOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>One manual voucher.</summary>
    public virtual Task<ManualVoucher> GetAsync(VoucherId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("manualVouchers.get", Path(id.ToString()), Api.Json.ManualVoucher, options, cancellationToken);

    /// <summary>Makes a draft. It is sent once, takes no id of ours and cannot be searched by its external reference.</summary>
    public virtual Task<ManualVoucher> CreateAsync(ManualVoucherInput voucher, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(voucher);
        return Api.SendAsync(
            "manualVouchers.create", HttpMethod.Post, Path(), voucher, Api.Json.ManualVoucherInput, Api.Json.ManualVoucher, DineroApi.Evidence(null, voucher.ExternalReference), options, cancellationToken);
    }

    /// <summary>Writes a whole manual voucher under a version.</summary>
    public virtual Task<ManualVoucher> ReplaceAsync(
        VoucherId id, DineroTimeStamp version, ManualVoucherInput voucher, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "manualVouchers.update", HttpMethod.Put, Path(id.ToString()), VersionedBody.Create(voucher, Api.Json.ManualVoucherInput, version),
            response => JsonSerializer.Deserialize(response.Body.Span, Api.Json.ManualVoucher)!, DineroApi.Evidence(null, null, ("guid", id.ToString())), options, cancellationToken);

    /// <summary>Deletes a draft; a booked voucher gets an offsetting entry.</summary>
    public virtual Task DeleteAsync(VoucherId id, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("manualVouchers.delete", HttpMethod.Delete, Path(id.ToString()), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Books a manual voucher.</summary>
    public virtual Task<ManualVoucher> BookAsync(VoucherId id, DineroTimeStamp version, long? number = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "manualVouchers.book", HttpMethod.Post, Path(id.ToString(), "book"), new BookBody(version, number), Api.Json.BookBody, Api.Json.ManualVoucher,
            DineroApi.Evidence(null, null, ("guid", id.ToString())), options, cancellationToken);

    // The address is spelt so.
    private RequestPath Path(params ReadOnlySpan<string> more) => Api.Path("v1", ["vouchers", "manuel", .. more]);
}
