using System.Buffers;
using System.Text;
using Connectors.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore;

/// <summary>Maps the webhooks of all connections.</summary>
public static class WebhookEndpoints
{
    /// <summary>The largest body that is read, in bytes. What is larger is answered 413 and not read to its end.</summary>
    public const int LargestBody = 256 * 1024;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put];
    // "Key" last: one vendor says under that name which record it is about.
    private static readonly string[] KeyNames = ["apiKey", "secret", "token", "key"];

    /// <summary>
    /// Takes webhooks under <c>{prefix}/{topic}</c> and <c>{prefix}/{topic}/{key}</c>, and under the last path segments that the vendors' set-up texts name (<c>/RevisoCustomer</c>, <c>/UnicontaDebtor/{id}</c>). The key
    /// (<see cref="IWebhooks.CreateKey"/>) or the webhook's own id (<see cref="IWebhooks.GetIdAsync"/>) stands in the path, in the query (<c>apiKey</c>, <c>secret</c>, <c>token</c>, <c>key</c>, in any letter case) or as a bearer token.
    /// </summary>
    /// <remarks>
    /// Vendors sign nothing: the key in the address is the only proof, so the address must be https. ASP.NET Core's own request log writes addresses:
    /// <see cref="WebhookLogging.MaskWebhookKeys"/> masks the keys in it; the log of your proxy is yours to mind. The endpoints ask for no sign-in; a host that authorises everything says
    /// <c>.AllowAnonymous()</c> on what this answers.
    /// </remarks>
    /// <param name="app">The host's routes.</param>
    /// <param name="prefix">Where they stand.</param>
    public static IEndpointConventionBuilder MapConnectorWebhooks(this IEndpointRouteBuilder app, string prefix = "/webhook")
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        var group = app.MapGroup("");
        var root = prefix.TrimEnd('/');
        group.MapMethods(root + "/{topic}", Methods, ReceiveAsync);
        group.MapMethods(root + "/{topic}/{key}", Methods, ReceiveAsync);
        foreach (var alias in app.ServiceProvider.GetRequiredService<IWebhooks>().RouteAliases)
        {
            group.MapMethods("/" + alias, Methods, context => ReceiveAsync(context, alias));
            group.MapMethods("/" + alias + "/{key}", Methods, context => ReceiveAsync(context, alias));
        }

        return group;
    }

    private static Task ReceiveAsync(HttpContext context) => ReceiveAsync(context, (string)context.Request.RouteValues["topic"]!);

    private static async Task ReceiveAsync(HttpContext context, string topic)
    {
        if (await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            await AnswerAsync(context, new WebhookAnswer(StatusCodes.Status413PayloadTooLarge, "The body is too large.")).ConfigureAwait(false);
            return;
        }

        var request = new WebhookRequest
        {
            Method = context.Request.Method,
            Topic = topic,
            Headers = context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Query = context.Request.Query.ToDictionary(static q => q.Key, static q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body,
        };
        var webhooks = context.RequestServices.GetRequiredService<IWebhooks>();
        var answer = await webhooks.ReceiveAsync(KeyOf(context.Request, request), request, context.RequestAborted).ConfigureAwait(false);
        // An address that ends in a wrong id is no address: nothing says that another one would be.
        if (answer.Status == StatusCodes.Status401Unauthorized && context.Request.RouteValues["key"] is not null)
            answer = new WebhookAnswer(StatusCodes.Status404NotFound, "There is nothing here.");
        await AnswerAsync(context, answer).ConfigureAwait(false);
    }

    private static string? KeyOf(HttpRequest http, WebhookRequest request)
    {
        if (http.RouteValues["key"] is string { Length: > 0 } inPath)
            return inPath;
        foreach (var name in KeyNames)
        {
            if (request.Query.TryGetValue(name, out var inQuery) && inQuery.Length > 0)
                return inQuery;
        }

        // One vendor prints a question mark before each of its parameters; then ours stands in the value of another one.
        var parts = http.QueryString.Value?.Split('?', '&') ?? [];
        foreach (var name in KeyNames)
        {
            foreach (var part in parts)
            {
                if (part.Split('=', 2) is [var given, { Length: > 0 } value] && string.Equals(given, name, StringComparison.OrdinalIgnoreCase))
                    return Uri.UnescapeDataString(value);
            }
        }

        const string Bearer = "Bearer ";
        return request.Headers.TryGetValue("Authorization", out var header) && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    /// <summary>The body; null when it is too large, whatever its length header says.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
            return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > LargestBody)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task AnswerAsync(HttpContext context, WebhookAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (answer.Status < StatusCodes.Status400BadRequest)
        {
            if (answer.Reply is { } reply)
            {
                context.Response.ContentType = reply.StartsWith('{') || reply.StartsWith('[') ? "application/json" : "text/plain; charset=utf-8";
                await context.Response.WriteAsync(reply, Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
            }

            return;
        }

        await Results.Problem(answer.Reason, statusCode: answer.Status, title: ReasonPhrases.GetReasonPhrase(answer.Status)).ExecuteAsync(context).ConfigureAwait(false);
    }
}
