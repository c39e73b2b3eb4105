using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>One company as one user's tokens see it. The two interfaces have each their own sign-in and budget; the operations stand on this.</summary>
internal sealed class SmartbillApi(ApiSession v1, ApiSession? v3, string companyVatCode, SmartbillSettings settings)
{
    public const string Vendor = "Smartbill";

    public string CompanyVatCode { get; } = companyVatCode;

    public SmartbillSettings Settings { get; } = settings;

    public ApiSession V1 => v1;

    public IEnumerable<ApiSession> Sessions => v3 is null ? [v1] : [v1, v3];

    public bool HasV3 => v3 is not null;

    public TimeProvider Clock => v1.Pipeline.Clock;

    public ApiSession V3(string operation) => v3 ?? throw new ConnectorAuthenticationException(
        $"{Vendor} {operation}: {nameof(SmartbillCredentials.TokenV3)} is missing. The V3 interface has a token of its own: make one in SmartBill Cloud under Contul meu, Integrari, API.")
    {
        Vendor = Vendor,
        Operation = operation,
        ErrorCode = SmartbillErrorCodes.TokenV3Missing,
    };

    public RequestPath Path(params ReadOnlySpan<string> segments) => RequestPath.Of(segments).Query("cif", CompanyVatCode);

    /// <summary>Parameters of PUT and DELETE stand in the query too: SmartBill reads no body there.</summary>
    public RequestPath DocumentPath(SmartbillDocumentId id, params ReadOnlySpan<string> segments)
    {
        CheckCompany(id);
        return Path(segments).Query("seriesname", id.Series).Query("number", id.Number);
    }

    public RequestPath PathV3(params ReadOnlySpan<string> segments) => RequestPath.Of(["v3", "companies", CompanyVatCode.Replace(" ", "", StringComparison.Ordinal), .. segments]);

    public void CheckCompany(SmartbillDocumentId id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id.Series, nameof(id.Series));
        ArgumentException.ThrowIfNullOrWhiteSpace(id.Number, nameof(id.Number));
        if (!SmartbillCredentials.SameCompany(id.CompanyVatCode, CompanyVatCode))
            throw new ArgumentException($"The document belongs to company {id.CompanyVatCode}, this client to {CompanyVatCode}.", nameof(id));
    }

    public void RequireUndocumented()
    {
        if (!Settings.UseUndocumentedEndpoints)
            throw new InvalidOperationException($"This call is not in SmartBill's published interface. Set {nameof(SmartbillOptions)}.{nameof(SmartbillOptions.UseUndocumentedEndpoints)} to use it all the same.");
    }

    public Task<T> GetAsync<T>(string operation, string path, JsonTypeInfo<T> type, CallOptions? options, CancellationToken cancellationToken) =>
        GetAsync(operation, path, answer => SmartbillJson.Read(answer, type), options, cancellationToken);

    public Task<T> GetAsync<T>(string operation, string path, Func<ApiResponse, T> read, CallOptions? options, CancellationToken cancellationToken) =>
        v1.SendAsync(Read(operation, path, options), read, cancellationToken);

    /// <summary>As the vendor's shop plugin reads stock, and no more often.</summary>
    public Task<T> GetShopStockAsync<T>(string operation, string path, Func<ApiResponse, T> read, CallOptions? options, CancellationToken cancellationToken) =>
        v1.SendAsync(Read(operation, path, options) with { CallClass = SmartbillBudgets.ShopStock }, read, cancellationToken);

    public async Task<T> GetV3Async<T>(string operation, string path, JsonTypeInfo<T> type, CallOptions? options, CancellationToken cancellationToken) =>
        await V3(operation).SendAsync(Read(operation, path, options), answer => SmartbillJson.Read(answer, type), cancellationToken).ConfigureAwait(false);

    /// <summary>Sent once, always.</summary>
    public Task<T> CreateAsync<TBody, T>(
        string operation, ReadOnlySpan<string> path, TBody body, JsonTypeInfo<TBody> type, Func<ApiResponse, T> read, WriteEvidence evidence, CallOptions? options, CancellationToken cancellationToken) =>
        v1.SendAsync(
            new ApiCall(operation, HttpMethod.Post, RequestPath.Of(path)) { Repeatability = Repeatability.Once, Content = ApiContent.Json(body, type), Evidence = evidence, Options = options, CallClass = "write" },
            read, cancellationToken);

    public async Task<DocumentChange> ChangeAsync(
        string operation, HttpMethod method, string path, Repeatability repeatability, WriteEvidence? evidence, CallOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            var call = new ApiCall(operation, method, path) { Repeatability = repeatability, Evidence = evidence, Options = options, CallClass = "write" };
            return await v1.SendAsync(call, DocumentAnswer.ReadChange, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorConflictException e) when (e.ErrorCode == SmartbillCalls.NothingToChange)
        {
            return new(e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..], Changed: false);
        }
    }

    /// <summary>Asking for <c>application/pdf</c> is answered by 406, and the answer's type repeats what was asked for: only the bytes tell.</summary>
    public Task<Stream> GetPdfAsync(string operation, string path, CallOptions? options, CancellationToken cancellationToken) =>
        v1.SendAsync<Stream>(
            Read(operation, path, options) with { Accept = "application/octet-stream" },
            static answer => answer.Body.Span.StartsWith("%PDF-"u8) ? new MemoryStream(answer.Body.ToArray(), writable: false) : throw new JsonException("The answer is no PDF."),
            cancellationToken);

    private static ApiCall Read(string operation, string path, CallOptions? options) =>
        new(operation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" };
}
