using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Connectors.Http;

// The token endpoint's own small wire: no Polly (a refresh token may be gone after one try), no budget (it counts elsewhere).
public partial class ApiPipeline
{
    private const long MaxTokenAnswer = 1024 * 1024;

    internal TimeSpan TokenTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Asks an OAuth token endpoint, once. For the exchange of a consent's code; <see cref="OAuthAuthenticator"/> calls it by itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="secrets">Secrets that must not appear in an error.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorAuthenticationException">The grant or the product's client was refused; <see cref="ConnectorApiException.ErrorCode"/> is the OAuth error.</exception>
    /// <exception cref="ConnectorException">The endpoint could not be reached, failed or limited.</exception>
    public async Task<IssuedToken> RequestTokenAsync(TokenRequest request, IReadOnlyList<string?> secrets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secrets);
        using var timeout = new CancellationTokenSource(TokenTimeout, Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        ApiResponse answer;
        try
        {
            answer = await PostTokenAsync(request, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a handler or socket throws: no token came, and nothing of a call was sent.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.TokenRequested(_logger, Profile.Vendor, "unavailable");
            throw new ConnectorUnavailableException($"{Profile.Vendor} {TokenOperation}: {(timeout.IsCancellationRequested ? "no answer in time" : Faults.Describe(e))}", e)
            {
                Vendor = Profile.Vendor,
                Operation = TokenOperation,
            };
        }

        if (answer.IsSuccess && ReadIssued(answer) is { } issued)
        {
            Log.TokenRequested(_logger, Profile.Vendor, Outcomes.Ok);
            return issued;
        }

        var failure = TokenFailure(answer, [.. secrets, .. request.Form.Where(static f => f.Key is not ("grant_type" or "scope")).Select(static f => f.Value), request.Basic?.ClientSecret]);
        Log.TokenRequested(_logger, Profile.Vendor, Outcomes.Of(failure));
        throw failure;
    }

    private async Task<ApiResponse> PostTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        using var message = new SendState(repeatable: false).NewMessage(HttpMethod.Post, request.Endpoint);
        message.Content = new FormUrlEncodedContent(request.Form);
        message.Headers.Accept.Add(new("application/json"));
        if (request.Basic is { } basic)
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.ClientId}:{basic.ClientSecret}")));
        using var response = await _client.Value.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var body = await BoundedBody.ReadAsync(response.Content, MaxTokenAnswer, cancellationToken).ConfigureAwait(false);
        return new ApiResponse(TokenOperation, response, body, Clock.GetUtcNow());
    }

    private static IssuedToken? ReadIssued(ApiResponse answer)
    {
        if (!answer.IsJson)
            return null;
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var root = json.RootElement;
            if (Member(root, "access_token") is not { Length: > 0 } access)
                return null;
            var seconds = double.TryParse(Member(root, "expires_in"), System.Globalization.CultureInfo.InvariantCulture, out var s) && s is > 0 and < 1e9 ? s : 3600;
            return new(access, Member(root, "refresh_token") is { Length: > 0 } refresh ? refresh : null, answer.ReceivedAt.AddSeconds(seconds), Member(root, "scope"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ConnectorException TokenFailure(ApiResponse answer, IReadOnlyList<string?> secrets)
    {
        var raw = Redactor.RedactAndCut(answer.Text, 1000, secrets);
        var code = OAuthError(answer) ?? OwnTokenError(answer);
        string Message(string reason) => $"{Profile.Vendor} {TokenOperation}: {reason}";
        switch (answer.StatusCode)
        {
            case 429:
                return new ConnectorRateLimitException(Message("the token endpoint's limit was hit.")) { Vendor = Profile.Vendor, Operation = TokenOperation, StatusCode = 429, RawBody = raw, RetryAt = answer.RetryAfter ?? answer.ReceivedAt.AddMinutes(1) };
            case >= 500 or 408:
                return new ConnectorUnavailableException(Message($"the token endpoint answered {answer.StatusCode}.")) { Vendor = Profile.Vendor, Operation = TokenOperation, RetryAt = answer.RetryAfter };
            case >= 400:
                return new ConnectorAuthenticationException(Message($"the sign-in was refused ({code ?? answer.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}).")) { Vendor = Profile.Vendor, Operation = TokenOperation, StatusCode = answer.StatusCode, ErrorCode = code, RawBody = raw, NeedsConsent = code == ConnectorErrorCodes.InvalidGrant || (code is not null && Profile.MeansGrantIsGone(code)) };
            default:
                return new ConnectorApiException(Message("the token endpoint's answer holds no token.")) { Vendor = Profile.Vendor, Operation = TokenOperation, StatusCode = answer.StatusCode, ErrorCode = ConnectorErrorCodes.UnreadableAnswer, RawBody = raw };
        }
    }

    // Some vendors wrap the OAuth error into an envelope of their own, as text inside text: the known words are looked for anywhere.
    private static string? OAuthError(ApiResponse answer)
    {
        var text = answer.Text;
        foreach (var code in (ReadOnlySpan<string>)[ConnectorErrorCodes.InvalidGrant, ConnectorErrorCodes.InvalidClient, "unauthorized_client", "invalid_scope", "invalid_request", "unsupported_grant_type"])
        {
            if (text.Contains(code, StringComparison.OrdinalIgnoreCase))
                return code;
        }

        return null;
    }

    private string? OwnTokenError(ApiResponse answer)
    {
        try
        {
            return Profile.ReadTokenErrorCode(answer);
        }
#pragma warning disable CA1031 // An answer in an unforeseen form must not hide that the sign-in was refused.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null }
            : null;
}
