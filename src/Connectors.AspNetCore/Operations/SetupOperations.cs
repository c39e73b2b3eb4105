using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>Settings with draft and version, and what a mapping editor shows.</summary>
internal static class SetupOperations
{
    private const string Settings = "/{connection}/settings";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("settings.show", "GET", Settings, ShowAsync),
        new("settings.save", "PUT", Settings, SaveAsync),
        new("settings.check", "POST", Settings + "/check", CheckAsync),
        new("settings.plan", "POST", Settings + "/plan", PlanAsync),
        new("settings.draft", "PUT", Settings + "/draft", DraftAsync),
        new("settings.discard", "DELETE", Settings + "/draft", DiscardAsync),
        new("schema", "GET", "/{connection}/schema", SchemaAsync),
        new("webhooks", "GET", "/{connection}/webhooks", WebhooksAsync),
        new("webhooks.renew", "POST", "/{connection}/webhooks/{topic}/renew", RenewAsync),
        new("preset.plan", "POST", "/{connection}/preset/plan", PlanPresetAsync),
        new("preset.accept", "POST", "/{connection}/preset/accept", AcceptPresetAsync),
    ];

    private static async Task ShowAsync(OperationCall call)
    {
        var sheet = await call.Service<IConnectionSetup>().GetSettingsAsync(call.Connection, call.Token).ConfigureAwait(false);
        call.Http.Response.Headers.ETag = FormattableString.Invariant($"\"{sheet.Version}\"");
        await call.AnswerAsync(new SettingsAnswer(sheet.Version, Json(sheet.InForce), sheet.Saved, sheet.SavedBy, sheet.Draft, sheet.DraftBy), OperationsJson.Default.SettingsAnswer).ConfigureAwait(false);
    }

    private static async Task SaveAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.SettingsInput).ConfigureAwait(false);
        var version = input.Version ?? Etag(call.Http.Request.Headers.IfMatch.ToString())
            ?? throw Refused.Input("version", "It is not said upon which version the change was made.", "Send the version that was read, in the body or as If-Match.");
        var saved = await call.Service<IConnectionSetup>().SaveSettingsAsync(call.Connection, Document(input), version, call.User, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new SavedAnswer(saved), OperationsJson.Default.SavedAnswer).ConfigureAwait(false);
    }

    private static async Task CheckAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.SettingsInput).ConfigureAwait(false);
        var problems = await call.Service<IConnectionSetup>().CheckSettingsAsync(call.Connection, Document(input), call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new CheckAnswer(problems.IsEmpty, [.. problems.Select(Problems.Place)]), OperationsJson.Default.CheckAnswer).ConfigureAwait(false);
    }

    /// <summary>What they would write, before they are saved; saved as they are, the plan may be approved.</summary>
    private static async Task PlanAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.SettingsInput).ConfigureAwait(false);
        await PlanOperations.AnswerAsync(call, await call.Service<IConnectionSetup>().PlanSettingsAsync(call.Connection, Document(input), call.Token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task DraftAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.SettingsInput).ConfigureAwait(false);
        await call.Service<IConnectionSetup>().SaveDraftAsync(call.Connection, Encoding.UTF8.GetString(Document(input).Span), call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task DiscardAsync(OperationCall call)
    {
        await call.Service<IConnectionSetup>().SaveDraftAsync(call.Connection, "", call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task SchemaAsync(OperationCall call)
    {
        var schema = await call.Service<IConnectionSetup>().ReadSchemaAsync(call.Connection, call.Query("samples", 3, 0, 10), call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new SchemaAnswer
        {
            Crm = [.. schema.Crm.Select(Entity)],
            Accounting = [.. schema.Accounting.Select(Entity)],
            Mappings = schema.Mappings,
            Converters = schema.Converters,
            LeftOut = schema.LeftOut,
            Missing = schema.Missing,
            Problems = [.. schema.Problems.Select(Problems.Place)],
        }, OperationsJson.Default.SchemaAnswer).ConfigureAwait(false);
    }

    /// <summary>What is typed into the vendors' forms, ready to paste. The key stands in it: whoever may see this may set the hook up.</summary>
    private static async Task WebhooksAsync(OperationCall call)
    {
        var hooks = await call.Service<IConnectionSetup>().ListWebhooksAsync(call.Connection, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(await FormsAsync(call, hooks).ConfigureAwait(false), OperationsJson.Default.IReadOnlyListWebhookHookAnswer).ConfigureAwait(false);
    }

    /// <summary>The address of one webhook is known to somebody who shall not know it: it is taken back, and the next one is shown.</summary>
    private static async Task RenewAsync(OperationCall call)
    {
        var topic = call.Route("topic");
        var hook = (await call.Service<IConnectionSetup>().ListWebhooksAsync(call.Connection, call.Token).ConfigureAwait(false)).Where(h => h.Form.HasOwnId && string.Equals(h.Form.Topic, topic, StringComparison.OrdinalIgnoreCase)).ToList();
        if (hook.Count == 0)
            throw new SyncRequestException("unknown-webhook", $"The connection has no webhook '{topic}' with an address of its own.");
        await WithKeysAsync(() => call.Service<IWebhooks>().RenewIdAsync(call.Connection, topic, call.User, call.Token)).ConfigureAwait(false);
        await call.AnswerAsync(await FormsAsync(call, hook).ConfigureAwait(false), OperationsJson.Default.IReadOnlyListWebhookHookAnswer).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<WebhookHookAnswer>> FormsAsync(OperationCall call, IReadOnlyList<WebhookState> hooks)
    {
        var (webhooks, answers) = (call.Service<IWebhooks>(), new List<WebhookHookAnswer>(hooks.Count));
        foreach (var h in hooks)
        {
            var key = await WithKeysAsync(() => h.Form.HasOwnId ? webhooks.GetIdAsync(call.Connection, h.Form.Topic, call.Token) : Task.FromResult(webhooks.CreateKey(call.Connection, call.Query("user") ?? ""))).ConfigureAwait(false);
            var behind = h.Form.HasOwnId ? "/" + key : h.Form.KeyName is { } name ? $"?{name}={key}" : "";
            answers.Add(Form(call, h, behind, h.Form.KeyName is null && !h.Form.HasOwnId ? key : null));
        }

        return answers;
    }

    private static async Task<string> WithKeysAsync(Func<Task<string>> make)
    {
        try
        {
            return await make().ConfigureAwait(false);
        }
        catch (InvalidOperationException e) when (e is not SyncRequestException)
        {
            throw new SyncRequestException("no-keys", e.Message);
        }
    }

    private static WebhookHookAnswer Form(OperationCall call, WebhookState h, string behind, string? token) => new()
    {
        Topic = h.Form.Topic,
        Side = h.Side,
        Name = h.Form.Name,
        Event = h.Form.Event,
        Place = h.Form.Place,
        Url = new Uri($"{call.PublicRoot()}/{h.Form.Topic}{behind}"),
        Token = token,
        HasOwnId = h.Form.HasOwnId,
        Body = h.Form.Template,
        ContentType = h.Form.ContentType,
        Light = h.Light,
        LightText = ConnectorTexts.Find($"hook.{h.Light}", CultureInfo.CurrentUICulture, h.LastAt is { } at ? TimeZoneInfo.ConvertTime(at, call.Zone()).ToString("g", CultureInfo.CurrentCulture) : "")!,
        LastAt = h.LastAt,
    };

    private static async Task PlanPresetAsync(OperationCall call)
    {
        var plan = await call.Service<IConnections>().PlanPresetAsync(call.Connection, call.Token).ConfigureAwait(false);
        await PlanOperations.AnswerAsync(call, plan).ConfigureAwait(false);
    }

    private static async Task AcceptPresetAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.PresetInput).ConfigureAwait(false);
        await call.Service<IConnections>().AcceptPresetAsync(call.Connection, input.Version, call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static EntityAnswer Entity(DescribedEntity entity) => new(
        entity.Entity, entity.Capabilities?.CanCreate ?? false, entity.Capabilities?.CanUpdate ?? false, entity.Capabilities?.CanDelete ?? false, entity.Capabilities?.NumberField,
        [
            .. entity.Fields.Select(static f => new FieldAnswer
            {
                Name = f.Schema.Name,
                Type = f.Schema.Type,
                Label = f.Schema.Label,
                Required = f.Schema.Required,
                ReadOnly = f.Schema.ReadOnly,
                Clearable = f.Schema.Clearable,
                Custom = f.Schema.Custom,
                MaxLength = f.Schema.MaxLength,
                Scale = f.Schema.Scale,
                ReferencedEntity = f.Schema.ReferencedEntity,
                Choices = f.Schema.Choices.IsEmpty ? null : f.Schema.Choices,
                Samples = f.Samples,
                Unit = f.Unit,
                LockedBecause = f.LockedBecause,
            }),
        ],
        entity.Capabilities?.Missing ?? []);

    /// <summary>The document as it was sent: an object, or its text.</summary>
    private static ReadOnlyMemory<byte> Document(SettingsInput input) => input.Settings.ValueKind switch
    {
        JsonValueKind.Object => Encoding.UTF8.GetBytes(input.Settings.GetRawText()),
        JsonValueKind.String => Encoding.UTF8.GetBytes(input.Settings.GetString()!),
        _ => throw Refused.Input("settings", "There is no settings document.", "Send {\"settings\": {…}}."),
    };

    private static int? Etag(string text) => int.TryParse(text.Trim().Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;

    private static JsonElement? Json(string text)
    {
        if (text.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Configuration that is no JSON is shown as the settings problem that it is, not as a fault here.
            return null;
        }
    }
}
