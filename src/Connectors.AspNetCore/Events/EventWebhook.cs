using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Connectors.Sync;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Events;

/// <summary>Posts events. The first attempt is the engine's own time; what is not taken is posted again apart, later and later, and given up after the last time.</summary>
internal sealed class EventWebhook(IHttpClientFactory clients, IOptions<EventWebhookOptions> options, TimeProvider clock, ILogger<EventWebhook> logger) : BackgroundService, IConnectionEvents
{
    public const string ClientName = "Connectors.Events";
    public const string SignatureHeader = "X-Connectors-Signature";

    /// <summary>A receiver that is down for days fills nobody's memory.</summary>
    private const int MostWaiting = 1000;

    private readonly Channel<ConnectionEvent> _again = Channel.CreateBounded<ConnectionEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public async Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken)
    {
        if (!await TryAsync(connectionEvent, cancellationToken).ConfigureAwait(false))
            _again.Writer.TryWrite(connectionEvent);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var waiting in _again.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
                _ = RepeatAsync(waiting, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RepeatAsync(ConnectionEvent waiting, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var pause in options.Value.RetryAfter)
            {
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
                if (await TryAsync(waiting, cancellationToken).ConfigureAwait(false))
                    return;
            }

            Log.EventGivenUp(logger, waiting.Kind, waiting.Connection.Value);
        }
        catch (OperationCanceledException)
        {
            // The host stops; the event is told no more.
        }
    }

    private async Task<bool> TryAsync(ConnectionEvent told, CancellationToken cancellationToken)
    {
        try
        {
            using var request = RequestOf(told);
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return true;
            Log.EventNotTaken(logger, told.Kind, told.Connection.Value, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            Log.EventNotReached(logger, told.Kind, told.Connection.Value, e.HttpRequestError);
        }
        catch (OperationCanceledException)
        {
            // The time was up: it is posted again. Where the host stops, the one who waits notices that himself.
        }

        return false;
    }

    private HttpRequestMessage RequestOf(ConnectionEvent told)
    {
        var (text, next) = ConnectorTexts.Of(told, options.Value.NameOf(told.Connection));
        var body = JsonSerializer.SerializeToUtf8Bytes(new PostedEvent(told.Id, told.Connection.Value, told.Kind, told.Subject, told.Level, told.Ended, text, next, told.Since, told.At, told.Culture), EventJson.Default.PostedEvent);
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret), (byte[])[.. Encoding.ASCII.GetBytes(at + "."), .. body]));
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add(SignatureHeader, $"t={at},v1={signature}");
        return request;
    }
}

/// <summary>An event as it is posted.</summary>
internal sealed record PostedEvent(
    Guid Id, string Connection, ConnectionEventKind Kind, string Subject, string Level, bool Ended, string Text, string? NextStep, DateTimeOffset Since, DateTimeOffset At, string Culture);

/// <summary>How events are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PostedEvent))]
internal sealed partial class EventJson : JsonSerializerContext;
