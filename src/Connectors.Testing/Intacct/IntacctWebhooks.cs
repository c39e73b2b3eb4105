using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>
/// Platform triggers of type HTTP POST with webhook delivery, and the answers of asynchronous requests. Nothing is sent by itself:
/// <see cref="DeliverAsync"/> sends what is due on the simulator's clock.
/// </summary>
public sealed class IntacctWebhooks
{
    private static readonly int[] Again = [408, 429, 500, 502, 503, 504];
    private static readonly int[] WaitSeconds = [10, 30, 90];
    private readonly IntacctSimulator _simulator;
    private readonly List<(Uri Address, string ObjectName, Func<IntacctRecord, string>? Body)> _triggers = [];
    private readonly List<Delivery> _pending = [];
    private readonly Dictionary<string, (IntacctAccount Account, string State, DateTimeOffset Queued)> _jobs = new(StringComparer.Ordinal);
    private int _number;

    internal IntacctWebhooks(IntacctSimulator simulator) => _simulator = simulator;

    /// <summary>Every delivery is sent twice, with the same key.</summary>
    public bool SendTwice { get; set; }

    /// <summary>What is due is sent with the latest first.</summary>
    public bool LatestFirst { get; set; }

    /// <summary>The body is changed after it was signed.</summary>
    public bool TamperWithBodies { get; set; }

    /// <summary>How many deliveries wait, for their first or a further attempt.</summary>
    public int Pending
    {
        get
        {
            lock (_simulator.Gate)
                return _pending.Count;
        }
    }

    /// <summary>An administrator adds a trigger for creates, changes and deletions of an object in every company.</summary>
    /// <param name="address">Where to post.</param>
    /// <param name="objectName">The object, <c>accounts-receivable/customer</c>.</param>
    /// <param name="body">The body, which the trigger's author makes up; null: key and id as JSON.</param>
    public void Add(Uri address, string objectName, Func<IntacctRecord, string>? body = null)
    {
        lock (_simulator.Gate)
            _triggers.Add((address, objectName, body));
    }

    /// <summary>Posts what is due. 200 is success; 408, 429, 500, 502, 503 and 504 are tried again after 10, 30 and 90 seconds with the same key; all else is given up.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many deliveries were accepted.</returns>
    public async Task<int> DeliverAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        using var own = http is null ? new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) : null;
        List<Delivery> due;
        lock (_simulator.Gate)
        {
            due = [.. _pending.Where(d => d.Due <= _simulator.Now)];
            _pending.RemoveAll(due.Contains);
        }

        if (LatestFirst)
            due.Reverse();
        var accepted = 0;
        foreach (var delivery in due)
        {
            for (var copy = 0; copy < (SendTwice ? 2 : 1); copy++)
            {
                var status = await SendAsync(http ?? own!, delivery, cancellationToken).ConfigureAwait(false);
                accepted += status == 200 && copy == 0 ? 1 : 0;
                if (copy == 0)
                    Settle(delivery, status);
            }
        }

        return accepted;
    }

    internal void Raise(IntacctCaller caller, StoredRecord record, string happened)
    {
        foreach (var (address, name, body) in _triggers.Where(t => t.ObjectName == record.Definition.Name))
        {
            var shown = new IntacctRecord(record, caller.Account.Reader);
            var text = body?.Invoke(shown) ?? new JsonObject { ["key"] = shown.Key, ["id"] = shown.Id }.ToJsonString();
            var context = new JsonObject
            {
                ["COMPANY"] = caller.Account.CompanyId,
                ["ENTITY"] = record.Entity?.Text("id") ?? "",
                ["USER"] = caller.User.Id,
                ["OBJECTNAME"] = XmlNames.ByObject(name)?.Name ?? name,
                ["RESTOBJECTNAME"] = name,
                ["DOCTYPE"] = record.TypeName ?? "",
                ["VID"] = record.KeyText,
                ["EVENT"] = "after_" + happened,
                ["EVENTNAME"] = "connectors",
            };
            var delivery = new Delivery(++_number, address, Encoding.UTF8.GetBytes(text), context.ToJsonString(), null, _simulator.Now);
            _pending.Add(delivery);
            caller.Account.Store.OnRollback(() => _pending.Remove(delivery));
        }
    }

    /// <summary>The answer goes to a webhook; the caller gets a job's number.</summary>
    internal SimResponse Defer(IntacctCall call, SimResponse response)
    {
        if (!Uri.TryCreate(call.Request.Header("X-IA-Webhook-EndpointURL"), UriKind.Absolute, out var address))
            throw ApiError.Invalid("X-IA-Webhook-EndpointURL is required for an asynchronous request", "REST-1080");
        var id = $"job{(++_number).ToString("d6", CultureInfo.InvariantCulture)}";
        _jobs.Add(id, (call.Account, "queued", call.Account.Now));
        _pending.Add(new Delivery(_number, address, response.Body, null, id, call.Account.Now));
        return Answers.One(202, Job(id));
    }

    internal SimResponse JobStatus(IntacctCall call)
    {
        var id = call.Request.Parameters.GetValueOrDefault("jobId") ?? "";
        return _jobs.TryGetValue(id, out var job) && job.Account == call.Account ? Answers.One(200, Job(id))
            : throw new ApiError(404, "notFound", $"Asynchronous job {id} status could not be found");
    }

    private JsonObject Job(string id) => new()
    {
        ["jobId"] = id,
        ["state"] = _jobs[id].State,
        ["queuedDateTime"] = RecordReader.Stamp(_jobs[id].Queued),
        ["href"] = "/services/core/async/job-status?jobId=" + id,
    };

    private void Settle(Delivery delivery, int status)
    {
        lock (_simulator.Gate)
        {
            var again = Again.Contains(status) && delivery.Attempt < WaitSeconds.Length;
            if (again)
                _pending.Add(delivery with { Attempt = delivery.Attempt + 1, Due = _simulator.Now.AddSeconds(WaitSeconds[delivery.Attempt]) });
            if (delivery.JobId is { } id)
                _jobs[id] = _jobs[id] with { State = status == 200 ? "delivered" : again ? "deferred" : "dead" };
        }
    }

    private async Task<int> SendAsync(HttpMessageInvoker http, Delivery delivery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Address);
        request.Content = new ByteArrayContent(TamperWithBodies ? [.. delivery.Body, (byte)' '] : delivery.Body);
        request.Content.Headers.ContentType = new("application/json");
        var key = $"{delivery.Number.ToString("x8", CultureInfo.InvariantCulture)}-webhook";
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer webhook");
        request.Headers.TryAddWithoutValidation(_simulator.Oddities.WebhookKeyHeader, key);
        request.Headers.TryAddWithoutValidation(_simulator.Oddities.WebhookSignatureHeader, delivery.Context is null ? Plain(delivery.Body) : Jwt(delivery.Body));
        if (delivery.Context is not null)
            request.Headers.TryAddWithoutValidation("x-clientcontext", delivery.Context);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 503;
        }
    }

    /// <summary>HS256 with the client secret; iat and exp are milliseconds, which ordinary libraries take for seconds.</summary>
    private string Jwt(byte[] body)
    {
        var now = _simulator.Now.ToUnixTimeMilliseconds();
        var claims = new JsonObject
        {
            ["iss"] = "Sage Intacct",
            ["iat"] = now,
            ["exp"] = now + 3_600_000,
            ["payload_signature"] = Convert.ToHexStringLower(SHA256.HashData(body)),
            ["payload_signature_alg"] = "SHA-256",
        };
        var head = Base64Url("""{"alg":"HS256","typ":"JWT"}"""u8.ToArray()) + "." + Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return head + "." + Base64Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_simulator.SignIns.ClientSecret), Encoding.ASCII.GetBytes(head)));
    }

    /// <summary>Answers of asynchronous requests carry 43 letters instead; taken for an HMAC of the body. UNVERIFIED.</summary>
    private string Plain(byte[] body) => Base64Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_simulator.SignIns.ClientSecret), body));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Delivery(int Number, Uri Address, byte[] Body, string? Context, string? JobId, DateTimeOffset Due)
    {
        public int Attempt { get; init; }
    }
}
