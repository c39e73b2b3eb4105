using System.Xml.Linq;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>A session of the XML gateway and the endpoint that it must be used at.</summary>
internal sealed record XmlSession(string Id, Uri Endpoint, DateTimeOffset Until, bool Reused)
{
    public override string ToString() => $"XML session at {Endpoint.Host} until {Until:O} (secrets hidden)";
}

/// <summary>One session per client, which means per company, user and entity. Each call moves its end.</summary>
internal sealed class XmlSessions(IntacctApi api)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private readonly Lock _lock = new();
    private XmlSession? _session;
    private Task<XmlSession>? _pending;

    public Task<XmlSession> GetAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        Task<XmlSession> pending;
        lock (_lock)
        {
            if (_session is { } session && session.Until - Margin > api.Clock.GetUtcNow())
                return Task.FromResult(session with { Reused = true });
            // Calls that come together share one sign-in; who gives up does not end it for the others.
            if (_pending is null or { IsCompleted: true })
                _pending = MakeAsync(options is null ? null : options with { Observe = null, IdempotencyKey = null });
            pending = _pending;
        }

        return pending.WaitAsync(cancellationToken);
    }

    public void Forget(XmlSession session)
    {
        if (_session?.Id == session.Id)
            _session = null;
    }

    public void Extend(XmlSession session, DateTimeOffset? until)
    {
        if (until is { } end && _session is { } current && current.Id == session.Id && end > api.Clock.GetUtcNow())
            _session = current with { Until = end };
    }

    /// <summary>Both ways ask and store nothing: a session that is not used ends by itself.</summary>
    private async Task<XmlSession> MakeAsync(CallOptions? options)
    {
        var session = api.Settings is { Password: not null, UserId: not null }
            ? await SignInAsync(options, CancellationToken.None).ConfigureAwait(false)
            : await FromRestAsync(options, CancellationToken.None).ConfigureAwait(false);
        api.XmlSecrets.Know(session.Id);
        return _session = session;
    }

    /// <summary>A bearer token of REST buys a session for six hours.</summary>
    private Task<XmlSession> FromRestAsync(CallOptions? options, CancellationToken cancellationToken) => api.AskAsync(
        "xml.session", HttpMethod.Get, "services/core/session/id", null,
        root =>
        {
            var result = root.TryGetProperty("ia::result", out var inner) && inner.ValueKind == System.Text.Json.JsonValueKind.Object ? inner : root;
            var id = result.GetProperty("sessionId").GetString() ?? throw new System.Text.Json.JsonException("The answer has no session.");
            var seconds = result.TryGetProperty("expiresIn", out var e) && e.TryGetInt32(out var s) ? s : 21_600;
            return new XmlSession(id, api.Settings.XmlAddress, api.Clock.GetUtcNow().AddSeconds(seconds), false);
        },
        options, cancellationToken);

    private Task<XmlSession> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        var settings = api.Settings;
        var login = new XElement("authentication", new XElement(
            "login", new XElement("userid", settings.UserId), new XElement("companyid", settings.CompanyId), new XElement("password", settings.Password)));
        var function = new XElement("getAPISession", settings.Entity is { } entity ? new XElement("locationid", entity) : null);
        // It must be alone in its request. Its id is not looked at: repeats of it are wanted.
        const string controlId = "session";
        var content = new XElement("content", new XElement("function", new XAttribute("controlid", controlId), function));
        var body = XmlEnvelope.Of(settings, login, content, unique: false, transaction: false, additionalErrorInfo: false, controlId);
        return api.Xml.SendAsync(
            XmlEnvelope.Call("xml.session", settings.XmlAddress, body) with { Repeatability = Repeatability.Read, CallClass = "read", Options = options },
            answer =>
            {
                var operation = XmlFaults.Parse(answer.Body)?.Element("operation");
                var session = operation?.Element("result")?.Element("data")?.Element("api");
                var id = (string?)session?.Element("sessionid") ?? throw Refused(operation, answer);
                var until = DateTimeOffset.TryParse(
                    (string?)operation!.Element("authentication")?.Element("sessiontimeout"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var end)
                    ? end.ToUniversalTime()
                    : api.Clock.GetUtcNow().AddHours(1);
                return new XmlSession(id, Endpoint((string?)session!.Element("endpoint")), until, false);
            },
            cancellationToken);
    }

    /// <summary>The session must be used at the endpoint that came with it; but sender and session go there, so it must be a host of the vendor's.</summary>
    private Uri Endpoint(string? text)
    {
        var configured = api.Settings.XmlAddress;
        if (string.IsNullOrWhiteSpace(text))
            return configured;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var endpoint) || endpoint.Scheme != configured.Scheme)
            throw new System.Xml.XmlException("The endpoint of the session is no address of the gateway.");
        var domain = string.Join('.', configured.Host.Split('.')[^Math.Min(2, configured.Host.Split('.').Length)..]);
        var known = string.Equals(endpoint.Host, configured.Host, StringComparison.OrdinalIgnoreCase)
            || (configured.HostNameType == UriHostNameType.Dns && endpoint.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase)) || (configured.IsLoopback && endpoint.IsLoopback);
        return known ? endpoint : throw new System.Xml.XmlException("The endpoint of the session is not a host of the gateway's domain.");
    }

    private static ConnectorAuthenticationException Refused(XElement? operation, ApiResponse answer)
    {
        var errors = XmlFaults.Errors(operation?.Element("result")?.Element("errormessage"));
        return new("Intacct xml.session: " + XmlFaults.Describe(errors, "no session was given."))
        {
            Vendor = IntacctApi.Vendor,
            Operation = "xml.session",
            StatusCode = answer.StatusCode,
            ErrorCode = errors.Select(static e => e.Code).FirstOrDefault(static c => c is not null),
            FieldErrors = errors,
        };
    }
}
