using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>
/// Tokens of the Web API: by user and password, renewed by a refresh token that may rotate, and by the password again when that fails. One renewal at a time, and a refused password is not
/// tried again at every call: Uniconta blocks users.
/// </summary>
internal sealed class WebApiSignIn(ApiPipeline pipeline, ApiSession session, string login, string password, string? apiKey) : Authenticator
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly AccountKey _account = AccountKey.FromSecret(UnicontaApi.Vendor, string.Join('\n', session.BaseAddress, login, password));
    private readonly RefusedSignIn _refused = new(pipeline.Clock);
    private StoredToken? _token;

    public override IEnumerable<string?> Secrets => [password, apiKey, _token?.AccessToken, _token?.RefreshToken];

    public override async ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken)
    {
        if (_token is { } cached && IsFresh(cached))
            return Ticket(cached);
        var stored = await pipeline.Tokens.ReadAsync(_account, cancellationToken).ConfigureAwait(false);
        if (stored is not null && IsFresh(stored))
            return Ticket(_token = stored);
        return await RenewAsync(stored?.Version, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<AuthTicket?> RenewAsync(AuthTicket refused, CancellationToken cancellationToken)
    {
        // The token that was refused renews nothing either: from the password.
        if (_token is { } cached && cached.Version != refused.Version && IsFresh(cached))
            return Ticket(cached);
        return await RenewAsync(refused.Version, cancellationToken).ConfigureAwait(false);
    }

    public override void Apply(AuthTicket ticket, HttpRequestMessage request) => request.Headers.Authorization = new("Bearer", ticket.Secret);

    private async ValueTask<AuthTicket> RenewAsync(string? staleVersion, CancellationToken cancellationToken)
    {
        _refused.ThrowIfRemembered();
        // A sign-in that was sent is finished even if this caller gives up: others may wait for it.
        var work = pipeline.Tokens.RefreshAsync(_account, staleVersion, IssueAsync, CancellationToken.None).AsTask();
        return Ticket(_token = await work.WaitAsync(cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<StoredToken> IssueAsync(StoredToken? current, CancellationToken cancellationToken)
    {
        // A token that ran out by the clock can be refreshed; one that was refused while it was fresh was taken back, and the password is the way.
        if (current is { RefreshToken.Length: > 0 } && !IsFresh(current))
        {
            try
            {
                return await AskAsync("session.refresh", "refresh", JsonValue.Create(current.RefreshToken)!, current.RefreshToken, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorException)
            {
                // Whatever the reason, the password is another way in.
            }
        }

        var body = new JsonObject { ["Username"] = login, ["Password"] = password };
        if (!string.IsNullOrWhiteSpace(apiKey))
            body["apiKey"] = apiKey.Trim();
        try
        {
            return await AskAsync("session.login", "login", body, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e)
        {
            _refused.Remember(e);
            throw;
        }
    }

    private async Task<StoredToken> AskAsync(string operation, string path, JsonNode body, string? previous, CancellationToken cancellationToken)
    {
        var token = await session.SendAsync(
            new ApiCall(operation, HttpMethod.Post, path) { Repeatability = Repeatability.Read, CallClass = "read", Content = Rows.Content(Rows.ToText(body)), Options = new() { Lane = CallLane.Interactive } },
            answer => Read(answer, previous), cancellationToken).ConfigureAwait(false);
        _refused.Forget();
        return token;
    }

    private static StoredToken Read(ApiResponse answer, string? previous)
    {
        using var json = JsonDocument.Parse(answer.Body);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "token") is not { Length: > 0 } token)
            throw new JsonException("The answer holds no token.");
        return new(token, Text(root, "refreshToken") ?? previous, Expiry(token) ?? answer.ReceivedAt + Lifetime, Guid.NewGuid().ToString("N"));
    }

    private static string? Text(JsonElement root, string name)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                return member.Value.GetString();
        }

        return null;
    }

    /// <summary>When the token says that it ends. It is read, not trusted: a token without a readable end lasts the hour that was observed.</summary>
    private static DateTimeOffset? Expiry(string token)
    {
        if (token.Split('.') is not [_, var payload, ..])
            return null;
        try
        {
            payload = payload.Replace('-', '+').Replace('_', '/');
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='))));
            return json.RootElement.TryGetProperty("exp", out var exp) && exp.TryGetInt64(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsFresh(StoredToken token) => token.ExpiresAt - Margin > pipeline.Clock.GetUtcNow();

    private static AuthTicket Ticket(StoredToken token) => new(token.AccessToken, token.Version);
}
