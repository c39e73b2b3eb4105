using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Economic;

/// <summary><c>webhooksapi</c>: one webhook per event type and agreement; only those of the same app are visible.</summary>
internal static class WebhookService
{
    public static void Map(RouteTable<EconomicCall> routes)
    {
        routes.Add("GET /webhooksapi/{version}/EventTypes", "webhooksapi.eventtypes", static _ => EconomicCall.Json(200, new JsonArray([.. EconomicAccount.EventTypes.Select(static e => (JsonNode)new JsonObject
        {
            ["name"] = e.Key,
            ["description"] = e.Key.Replace('_', ' '),
            ["mergeFields"] = new JsonArray([.. e.Value.Select(static f => (JsonNode)new JsonObject { ["fieldName"] = f, ["description"] = f })]),
        })])));
        const string hooks = "/webhooksapi/{version}/webhooks";
        var fields = FilterFields.Of("eventType name url! ?isDisabled! @lastDisabledDate! @lastUpdated!");
        routes.Add($"GET {hooks}", "webhooksapi.webhooks.list", c => FlatLists.Cursor(c, OwnRows(c), fields));
        routes.Add($"GET {hooks}/paged", "webhooksapi.webhooks.paged", c => FlatLists.Paged(c, OwnRows(c), fields));
        routes.Add($"GET {hooks}/count", "webhooksapi.webhooks.count", c => FlatLists.Count(c, OwnRows(c), fields));
        routes.Add($"GET {hooks}/{{eventType}}", "webhooksapi.webhooks.get", static c => EconomicCall.Json(200, View(Find(c, c.Route("eventType")))));
        routes.Add($"POST {hooks}", "webhooksapi.webhooks.create", Create);
        routes.Add($"PUT {hooks}", "webhooksapi.webhooks.update", Update);
        routes.Add($"DELETE {hooks}/{{eventType}}", "webhooksapi.webhooks.delete", static c =>
        {
            c.Account.WebhooksTable.Remove(Find(c, c.Route("eventType")));
            return SimResponse.Empty(c.Oddities.FlatWritesAnswer204 ? 204 : 200);
        });
    }

    private static DialectShape Shape { get; } = new(
        Text("eventType", 100, 1).Must(), Text("name", 100, 1).Must(), Text("url", 1000, 1).Must(), Text("contentType", 50, 1).Must(), Text("postData", 4000), Flag("isDisabled"),
        Rows("customHeaders", new DialectShape(Text("key", 1000).Must(), Text("value", 1000).Must())));

    private static IEnumerable<DialectRecord> Own(EconomicCall call) => call.Account.WebhooksTable.All.Where(h => h.Owner == call.App.SecretToken);

    private static IEnumerable<(DialectRecord, JsonObject)> OwnRows(EconomicCall call) => Own(call).Select(static h => (h, View(h)));

    private static DialectRecord Find(EconomicCall call, string eventType) => Own(call).FirstOrDefault(h => h.Text("eventType") == eventType) ?? throw call.NotFound();

    private static JsonObject View(DialectRecord hook)
    {
        var view = hook.Data.DeepClone().AsObject();
        view["isDisabled"] = hook.Flag("isDisabled");
        view["lastUpdated"] = CustomerService.Instant(hook);
        view["objectVersion"] = FlatResource.Version(hook);
        return view;
    }

    private static SimResponse Create(EconomicCall call)
    {
        var clean = FlatInput.Read(call, call.BodyObject(), Shape, null, Check);
        var type = (string)clean["eventType"]!;
        if (call.Account.WebhooksTable.Find(type) is not null)
            throw FlatInput.Invalid(call, "WebhookAlreadyExistsForEventType", [new FlatError("eventType", "WebhookAlreadyExistsForEventType", "A webhook for this event type already exists for the agreement. Only one webhook per event type is allowed.")]);
        var hook = call.Account.WebhooksTable.Add(call.Account.NewRecord(clean));
        hook.Owner = call.App.SecretToken;
        hook.Touch(call.Account.Now);
        var body = call.Oddities.FlatCreatesAnswerWholeRecord ? View(hook) : new JsonObject { ["eventType"] = type };
        return EconomicCall.Json(201, body) with { Headers = [new("Location", $"{call.Simulator.OpenApiAddress}{call.Request.Path.TrimStart('/')}/{type}")] };
    }

    private static SimResponse Update(EconomicCall call)
    {
        var body = call.BodyObject();
        var hook = Find(call, body["eventType"]?.ToString() ?? "");
        FlatResource.CheckVersion(call, body, FlatResource.Version(hook));
        var clean = FlatInput.Read(call, body, Shape, hook, Check);
        if (hook.Data["lastDisabledDate"] is { } disabled)
            clean["lastDisabledDate"] = disabled.DeepClone();
        hook.Data = clean;
        hook.Touch(call.Account.Now);
        return SimResponse.Empty(call.Oddities.FlatWritesAnswer204 ? 204 : 200);
    }

    private static void Check(EconomicCall call, JsonObject clean, DialectRecord? record, List<FlatError> errors)
    {
        void Wrong(string property, string code, string message) => errors.Add(new FlatError(property, code, message));
        if (!EconomicAccount.EventTypes.ContainsKey((string)clean["eventType"]!))
            Wrong("eventType", "WebhookInvalidType", "An unknown/unsupported webhook event type.");
        if (!Uri.TryCreate((string)clean["url"]!, UriKind.Absolute, out var url))
            Wrong("url", "WebhookInvalidUrl", "The URL has invalid format (check RFC 3986).");
        else if (url.Scheme != Uri.UriSchemeHttps)
            Wrong("url", "WebhookInvalidUrlScheme", "Only HTTPS is allowed for the webhook URL.");
        if (clean["customHeaders"] is not JsonArray headers)
            return;
        if (headers.Count > 5)
            Wrong("customHeaders", "WebhookCustomHeadersTooMany", "Too many custom headers.");
        if (headers.ToJsonString().Length > 1000)
            Wrong("customHeaders", "WebhookCustomHeadersTooLong", "Custom headers exceed the maximum allowed length (1000 characters when serialized as JSON).");
        if (headers.Any(static h => $"{h!["key"]}{h["value"]}".Any(static c => c is < ' ' or > '~')))
            Wrong("customHeaders", "WebhookCustomHeaderInvalid", "One or more custom headers contain invalid characters (e.g. CRLF or non-printable).");
    }
}
