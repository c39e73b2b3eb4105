using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Smartbill;

/// <summary>One request on its way through an operation.</summary>
internal sealed class SmartbillCall(SmartbillSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, SmartbillUser? user)
{
    private readonly Dictionary<string, string> _query = FormText.Parse(request.Query, StringComparer.Ordinal);

    public SmartbillSimulator Simulator { get; } = simulator;

    public SimRequest Request { get; } = request;

    public SmartbillOddities Oddities => Simulator.Oddities;

    /// <summary>Known after <see cref="Begin"/> or <see cref="BeginQuery"/>.</summary>
    public SmartbillUser User { get; private set; } = user!;

    /// <summary>Known after <see cref="Begin"/> or <see cref="BeginQuery"/>.</summary>
    public SmartbillAccount Account { get; private set; } = null!;

    public Body Body { get; private set; }

    /// <summary>Members that this operation's envelope has beside the five common ones when it refuses.</summary>
    public Action<Utf8JsonWriter>? RefusalMembers { get; set; }

    public string Route(string name) => route[name];

    /// <summary>A query parameter, its name's letter case counts; empty is absent.</summary>
    public string? Query(string name) => _query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string? QuerySeries => Query("seriesname") ?? (Oddities.SeriesNameSpellingAccepted ? Query("seriesName") : null);

    /// <summary>Media type, JSON, members, sign-in, company: in the order that the oddities say.</summary>
    public SmartbillAccount Begin(Schema schema)
    {
        if (Oddities.SignInCheckedFirst)
            SignIn();
        var media = Request.Header("Content-Type")?.Split(';')[0].Trim();
        if (!"application/json".Equals(media, StringComparison.OrdinalIgnoreCase))
            throw ApiError.Invalid(Request.Path, 415, "invalid_content_type", "The request content type is not supported.");
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(Request.Body);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ApiError.Invalid(Request.Path, 400, "json_parse_error", "Error parsing JSON request input.");
        }

        schema.Check(root, "", Oddities, Request.Path);
        Body = new Body(root);
        if (Body.IsNull("companyVatCode"))
        {
            throw ApiError.Of(SimResponse.Json(500, Out.Object(static json =>
            {
                json.WriteString("errorText", "Internal Server Error!");
                Envelope(json, "", "", "", "");
                json.WriteNull("documentUrl");
                json.WriteNull("documentId");
                json.WriteNull("documentViewUrl");
            })));
        }

        return Enter(Body.Text("companyVatCode"));
    }

    public SmartbillAccount BeginQuery() => Enter(Query("cif"));

    /// <summary>A flat envelope without an error.</summary>
    public SimResponse Ok(string message = "", string number = "", string series = "", string url = "", Action<Utf8JsonWriter>? more = null) =>
        Answer(200, "", message, number, series, url, more);

    public SimResponse Answer(int status, string errorText, string message, string number, string series, string url, Action<Utf8JsonWriter>? more) =>
        Json(status, json =>
        {
            json.WriteString("errorText", errorText);
            Envelope(json, message, number, series, url);
            more?.Invoke(json);
            if (!Oddities.UnknownMembers)
                return;
            json.WriteString("status", "Ok");
            json.WriteStartArray("payments");
            json.WriteEndArray();
            json.WriteString("serverTime", "x");
        });

    public SimResponse Json(int status, Action<Utf8JsonWriter> write) => SimResponse.Json(status, Out.Object(json =>
    {
        if (!Oddities.AnswersAreWrapped)
        {
            write(json);
            return;
        }

        json.WriteStartObject("sbcResponse");
        write(json);
        json.WriteEndObject();
    }));

    public SimResponse Refuse(ApiError error)
    {
        if (error.Response is { } response)
            return response;
        return Answer(StatusOf(error), error.Text, "", "", "", "", RefusalMembers);
    }

    /// <summary>A refusal without a status of its own takes the one that the oddities say.</summary>
    public int StatusOf(ApiError error) => error.Status == 400 ? Oddities.RefusalStatus : error.Status;

    /// <summary>A missing right: its status is one of the open questions.</summary>
    public ApiError NoRight(string text) => new(text, Oddities.MissingRightsStatus);

    public static DateOnly? ReadDate(string? text, string refusal) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new ApiError(refusal);

    private static void Envelope(Utf8JsonWriter json, string message, string number, string series, string url)
    {
        json.WriteString("message", message);
        json.WriteString("number", number);
        json.WriteString("series", series);
        json.WriteString("url", url);
    }

    private void SignIn()
    {
        if (User is null)
            throw Unauthorised("Autentificare esuata. Va rugam verificati datele si incercati din nou.");
    }

    private SmartbillAccount Enter(string? cif)
    {
        SignIn();
        var account = Simulator.FindAccount(cif) ?? throw Unauthorised(Oddities.OlderTexts
            ? "Firma la care incercati sa va conectati nu mai este disponibila in Cloud. Verificati ciful companiei."
            : "Firma la care incercati sa va conectati nu mai este disponibila in Cloud.");
        if (User.Companies?.Contains(account.Cif) == false)
            throw Unauthorised("Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator.");
        return Account = account;
    }

    private ApiError Unauthorised(string text) => ApiError.Of(ApiError.Refused(401, text, Oddities));
}
