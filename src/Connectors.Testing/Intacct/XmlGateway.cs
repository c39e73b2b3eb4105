using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>
/// The XML gateway: control, authentication and one result per function, three statuses, HTTP 200 for nearly everything.
/// </summary>
internal sealed class XmlGateway
{
    private readonly IntacctSimulator _simulator;
    private readonly XmlFunctions _functions;
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _carriedOut = new(StringComparer.Ordinal);
    private int _issued;

    public XmlGateway(IntacctSimulator simulator)
    {
        _simulator = simulator;
        _functions = new XmlFunctions(simulator);
    }

    /// <summary>How long a session lives without a call; each call moves it on.</summary>
    private TimeSpan SessionLifetime => _simulator.Oddities.XmlSessionLifetime;

    /// <param name="caller">Whose session.</param>
    /// <param name="onSessionHost">Came from getAPISession: belongs to the endpoint that the answer named.</param>
    public string NewSession(IntacctCaller caller, bool onSessionHost)
    {
        var id = $"sX{(++_issued).ToString("d4", CultureInfo.InvariantCulture)}QmVhcmVy..";
        _sessions.Add(id, new Session(caller, onSessionHost) { Until = _simulator.Now + SessionLifetime });
        return id;
    }

    public IntacctSignIns.Grant? GrantOf(string session) =>
        _sessions.TryGetValue(session, out var live) && _simulator.Now < live.Until ? _simulator.SignIns.Resolve($"{live.Caller.User.Id}@{live.Caller.Account.CompanyId}") : null;

    public SimResponse Process(SimRequest request)
    {
        if (request.Method != "POST")
            return SimResponse.Empty(405);
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(request.Body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader);
        }
        catch (XmlException error)
        {
            return Refused(null, "XL03000003", "Incoming request is not valid XML", error.Message);
        }

        var control = root.Element("control");
        if (root.Name != "request" || control is null || root.Element("operation") is not { } operation)
            return Refused(control, "XL03000003", "Incoming request does not follow the schema", "control and operation are required");
        var id = (string?)control.Element("controlid");
        if (id is not { Length: > 0 and <= 256 } || (string?)control.Element("dtdversion") != "3.0")
            return Refused(control, "XL03000003", "Incoming request does not follow the schema", "controlid and dtdversion are required");
        if ((string?)control.Element("senderid") != _simulator.SignIns.SenderId || (string?)control.Element("password") != _simulator.SignIns.SenderPassword)
            return Refused(control, "XL03000006", "Incorrect Intacct XML Partner ID or password", null);
        var session = Authenticate(operation, request, out var caller);
        if (caller is null || !caller.Account.AuthorizedSenders.Contains(_simulator.SignIns.SenderId))
            return Unauthorised(control, operation, caller);
        if (caller.Account.IsExpired)
            return Refused(control, "PL04000055", "The company has expired", null);
        var functions = operation.Element("content")?.Elements("function").ToList() ?? [];
        if (functions.Count == 0)
            return Refused(control, "XL03000003", "Incoming request does not follow the schema", "content must hold functions");
        var results = Carry(caller, control, operation, functions);
        var until = session?.Until ?? _simulator.Now + SessionLifetime;
        var authentication = Who(caller, "success");
        authentication.Add(new XElement("sessiontimestamp", Offset(_simulator.Now)), new XElement("sessiontimeout", Offset(until)));
        return Answer(control, "success", new XElement("operation", authentication, results));
    }

    public static XElement Error(string number, string description, string? correction = null) => new(
        "error", new XElement("errorno", number), new XElement("description"), new XElement("description2", description + " [Support ID: 9kTlVW%7EZ0EBk2Wp]"), new XElement("correction", correction));

    public static IEnumerable<XElement> Errors(ApiError error, string verb, string objectName)
    {
        foreach (var detail in error.Details.Where(static d => d.Field is null))
            yield return Error(detail.Code, detail.Message);
        if (error.Details.All(static d => d.Field is not null))
            yield return Error("BL01001973", error.Message);
        yield return Error("BL01001973", $"Could not {verb} {objectName} record.");
    }

    private List<XElement> Carry(IntacctCaller caller, XElement control, XElement operation, List<XElement> functions)
    {
        var transaction = (string?)operation.Attribute("transaction") == "true";
        var unique = (string?)control.Element("uniqueid") != "false";
        var results = new List<XElement>();
        var mark = caller.Account.Store.Mark;
        var failed = false;
        var done = new List<string>();
        foreach (var function in functions)
        {
            var functionId = (string?)function.Attribute("controlid") ?? "";
            var body = function.Elements().FirstOrDefault();
            var result = failed && transaction ? Aborted(body, functionId)
                : body?.Name.LocalName == "getAPISession" && functions.Count > 1 ? Failure(body, functionId, Error("XL03000003", "getAPISession must be alone in its request"))
                : unique && _carriedOut.Contains(Scope(caller, functionId)) ? Failure(body, functionId, Error(_simulator.Oddities.XmlReplayNumber, $"The control id {functionId} was used before"))
                : _functions.Run(caller, body, functionId);
            results.Add(result);
            if ((string?)result.Element("status") == "success")
                done.Add(functionId);
            else
                failed = true;
        }

        if (transaction && failed)
        {
            caller.Account.Store.Rollback(mark);
            for (var i = 0; i < results.Count; i++)
            {
                if ((string?)results[i].Element("status") == "success")
                    results[i] = Aborted(functions[i].Elements().First(), (string?)functions[i].Attribute("controlid") ?? "");
                else if ((string?)results[i].Element("status") == "failure")
                    results[i].Element("errormessage")!.Add(Rolled());
            }
        }
        else
        {
            foreach (var id in done)
                _carriedOut.Add(Scope(caller, id));
        }

        return results;
    }

    private Session? Authenticate(XElement operation, SimRequest request, out IntacctCaller? caller)
    {
        caller = null;
        var authentication = operation.Element("authentication");
        if ((string?)authentication?.Element("sessionid") is { } id)
        {
            var onSessionHost = request.Path.StartsWith("/na12/", StringComparison.Ordinal);
            if (!_sessions.TryGetValue(id, out var session) || _simulator.Now >= session.Until || session.Caller.User.IsLocked
                || (_simulator.Oddities.XmlSessionsBindEndpoint && session.OnSessionHost && !onSessionHost))
                return null;
            session.Until = _simulator.Now + SessionLifetime;
            caller = session.Caller;
            return session;
        }

        if (authentication?.Element("login") is not { } login || _simulator.Find((string?)login.Element("companyid") ?? "") is not { } account
            || account.User((string?)login.Element("userid") ?? "") is not { } user || user.Password != (string?)login.Element("password"))
            return null;
        var place = (string?)login.Element("locationid");
        var entity = string.IsNullOrEmpty(place) ? null : account.Entity(place);
        if (!string.IsNullOrEmpty(place) && entity is null)
            return null;
        caller = new IntacctCaller(account, user, entity, _simulator.SignIns.SenderId, "api");
        return null;
    }

    private static XElement Aborted(XElement? body, string functionId)
    {
        var result = new XElement("result", new XElement("status", "aborted"), new XElement("function", body?.Name.LocalName), new XElement("controlid", functionId));
        result.Add(new XElement("errormessage", Rolled()));
        return result;
    }

    private static XElement Rolled() => Error("XL03000009", "The entire transaction in this operation has been rolled back due to an error.");

    private static XElement Failure(XElement? body, string functionId, XElement error) => new(
        "result", new XElement("status", "failure"), new XElement("function", body?.Name.LocalName), new XElement("controlid", functionId), new XElement("errormessage", error));

    private static SimResponse Unauthorised(XElement control, XElement operation, IntacctCaller? caller)
    {
        var login = operation.Element("authentication")?.Element("login");
        var authentication = caller is not null ? Who(caller, "failure") : new XElement(
            "authentication", new XElement("status", "failure"), new XElement("userid", (string?)login?.Element("userid")), new XElement("companyid", (string?)login?.Element("companyid")));
        authentication.Element("locationid")?.Remove();
        return Answer(control, "success", new XElement("operation", authentication, new XElement("errormessage", Error("XL03000006", "Sign-in information is incorrect"))));
    }

    private static SimResponse Refused(XElement? control, string number, string description, string? correction) =>
        Answer(control, "failure", new XElement("errormessage", Error(number, description, correction)));

    private static SimResponse Answer(XElement? control, string status, XElement next) => SimResponse.Text(200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XElement(
        "response",
        new XElement(
            "control", new XElement("status", status), new XElement("senderid", (string?)control?.Element("senderid")), new XElement("controlid", (string?)control?.Element("controlid")),
            new XElement("uniqueid", (string?)control?.Element("uniqueid") ?? "true"), new XElement("dtdversion", (string?)control?.Element("dtdversion"))),
        next), "text/xml; charset=UTF-8");

    private static XElement Who(IntacctCaller caller, string status) => new(
        "authentication", new XElement("status", status), new XElement("userid", caller.User.Id), new XElement("companyid", caller.Account.CompanyId), new XElement("locationid", caller.Entity?.Text("id")));

    private static string Scope(IntacctCaller caller, string functionId) => caller.Account.CompanyId + "|" + functionId;

    private static string Offset(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private sealed class Session(IntacctCaller caller, bool onSessionHost)
    {
        public IntacctCaller Caller { get; } = caller;

        public bool OnSessionHost { get; } = onSessionHost;

        public DateTimeOffset Until { get; set; }
    }
}
