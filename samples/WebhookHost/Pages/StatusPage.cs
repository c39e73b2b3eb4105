using System.Globalization;
using System.Net;
using System.Text;
using Connectors.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebhookHost.Tenants;

namespace WebhookHost.Pages;

/// <summary>The page at <c>/</c>: the connections, what came in last, and the newest rows of each CRM. For a demonstration; a host of yours shows this in its own pages, to those who may see it.</summary>
public static class StatusPage
{
    public static void MapStatusPage(this WebApplication app, IReadOnlyList<Tenant> tenants)
    {
        app.MapGet("/", async (IServiceProvider services) => Results.Content(await HtmlAsync(services, tenants), "text/html; charset=utf-8"));

        // Only a simulated account can be edited from here.
        app.MapPost("/simulate/{name}", async (string name, HttpContext http) =>
        {
            if (tenants.FirstOrDefault(t => t.Name == name) is not { Books: not null } tenant)
                return Results.NotFound();
            var edit = tenant.Edit($"edited-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}@books.example");
            var taken = await tenant.DeliverAsync();
            return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? Results.LocalRedirect("/") : Results.Json(new { edit, webhooksTaken = taken });
        });

        // For vendors of whom no webhook comes: look now.
        app.MapPost("/run/{name}", async (string name, ISyncEngine engine, HttpContext http) =>
        {
            // This page asks nobody to sign in: a real account is not worked on from here.
            if (tenants.FirstOrDefault(t => t.Name == name) is not { Books: not null })
                return Results.NotFound();
            var report = await engine.RunAsync(new ConnectionId(name), new RunRequest { User = "page" }, http.RequestAborted);
            return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) ? Results.LocalRedirect("/") : Results.Json(new { state = report.State.ToString(), report.Reason, report.Total.Writes });
        });
    }

    /// <summary>The address that is pasted into the vendor's settings. It is a password.</summary>
    public static async Task<Uri> AddressOfAsync(WebApplication app, Tenant tenant, string topic)
    {
        var webhooks = app.Services.GetRequiredService<IWebhooks>();
        return new($"{app.Urls.First()}/webhook/{topic}{(tenant.HasOwnIds ? "/" + await webhooks.GetIdAsync(tenant.Connection, topic) : "?apiKey=" + webhooks.CreateKey(tenant.Connection))}");
    }

    private static async Task<string> HtmlAsync(IServiceProvider services, IReadOnlyList<Tenant> tenants)
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Connections</title><meta http-equiv="refresh" content="5">
            <style>body{font:15px system-ui;margin:2rem;max-width:75rem}table{border-collapse:collapse;width:100%;margin-bottom:2rem}td,th{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}form{display:inline}.red{color:#b00}</style></head><body>
            <h1>Connections</h1><table><tr><th>Connection<th>Health<th>Mode<th>Next look<th>Webhooks<th>In the CRM<th></tr>
            """);
        var connections = services.GetRequiredService<IConnections>();
        foreach (var tenant in tenants)
        {
            var info = await connections.GetAsync(tenant.Connection);
            await using var crm = await tenant.OpenCrmAsync(services);
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{(tenant.Books is null ? Text(tenant.Title) : $"<a href=\"/connectors/{tenant.Name}\">{Text(tenant.Title)}</a>")}<td>{(info.Status.CheckedAt is null ? "not looked yet" : info.Status.IsGreen ? "green" : $"<span class=\"red\">{Text(Why(info.Status))}</span>")}<td>{info.Mode}<td>{info.NextRun?.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}")
                .Append(CultureInfo.InvariantCulture, $"<td>{Text(tenant.Topics.Count == 0 ? "none: found by looking" : string.Join(", ", tenant.Topics))}")
                .Append(CultureInfo.InvariantCulture, $"<td>{await crm.Companies.CountAsync()} companies, {await crm.Products.CountAsync()} products")
                .Append(CultureInfo.InvariantCulture, $"<td>{(tenant.Books is null ? "" : Button($"/simulate/{tenant.Name}", "edit a record there") + " " + Button($"/run/{tenant.Name}", "look now"))}</tr>");
        }

        html.Append("</table><h2>Webhooks</h2><table><tr><th>At<th>Topic<th>Answered</tr>");
        foreach (var entry in services.GetRequiredService<WebhookLog>().Newest)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{entry.At:HH:mm:ss}<td>{Text(entry.Topic)}<td class=\"{(entry.Status == 200 ? "" : "red")}\">{entry.Status}</tr>");

        html.Append("</table><h2>Newest in the CRM</h2><table><tr><th>At<th>Connection<th>Record<th></tr>");
        foreach (var row in (await NewestAsync(services, tenants)).OrderByDescending(static r => r.At).Take(20))
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{row.At:HH:mm:ss}<td>{Text(row.Connection)}<td>{Text(row.Record)}<td>{Text(row.Value)}</tr>");
        return html.Append("</table><p><a href=\"/health\">health</a></p></body></html>").ToString();
    }

    private static async Task<List<(DateTimeOffset At, string Connection, string Record, string Value)>> NewestAsync(IServiceProvider services, IReadOnlyList<Tenant> tenants)
    {
        var rows = new List<(DateTimeOffset, string, string, string)>();
        foreach (var tenant in tenants)
        {
            await using var crm = await tenant.OpenCrmAsync(services);
            rows.AddRange((await crm.Companies.AsNoTracking().OrderByDescending(static c => c.ChangedAt).Take(4).ToListAsync()).Select(c => (c.ChangedAt, tenant.Title, $"company {c.Name}", c.Email ?? "")));
            rows.AddRange((await crm.Products.AsNoTracking().OrderByDescending(static p => p.ChangedAt).Take(2).ToListAsync()).Select(p => (p.ChangedAt, tenant.Title, $"product {p.Code} {p.Name}", p.Stock is { } s ? FormattableString.Invariant($"{s:0.##} in stock") : "")));
        }

        return rows;
    }

    private static string Why(ConnectionStatus status) => (status.Accounting is { Ok: false } side ? side : status.Crm)?.Reason ?? "";

    private static string Button(string path, string text) => $"<form method=\"post\" action=\"{path}\"><button>{Text(text)}</button></form>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
