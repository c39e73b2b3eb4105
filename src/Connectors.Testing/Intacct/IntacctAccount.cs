using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>
/// One company of the simulated vendor: what a test seeds, what it inspects afterwards, and what "somebody else" edits in between. Edits made here go
/// behind the API: no call is counted, but rules hold and stamps move.
/// </summary>
public sealed partial class IntacctAccount
{
    private readonly IntacctSimulator _simulator;
    private readonly Dictionary<string, (string Prefix, int Digits, int Next)> _sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _documentNumbers = new(StringComparer.Ordinal);
    private readonly List<IntacctUser> _users = [];

    internal IntacctAccount(IntacctSimulator simulator, string companyId)
    {
        _simulator = simulator;
        CompanyId = companyId;
        Reader = new RecordReader(this);
        Audit = new AuditLog(this);
        Administrator = AddUser("Admin");
        ServiceUser = AddUser("xmlgateway");
        SeedCompany();
    }

    /// <summary>The company id, as in <c>user@company</c>.</summary>
    public string CompanyId { get; }

    /// <summary>The user who edits behind the API.</summary>
    public IntacctUser Administrator { get; }

    /// <summary>The Web Services user that integrations sign in as; exists from the start and may do everything.</summary>
    public IntacctUser ServiceUser { get; }

    /// <summary>All users.</summary>
    public IReadOnlyList<IntacctUser> Users
    {
        get
        {
            lock (_simulator.Gate)
                return [.. _users];
        }
    }

    /// <summary>The applications that the company has subscribed; calls to others answer 403.</summary>
    public ISet<string> Modules { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "company-config", "accounts-receivable", "inventory-control", "order-entry", "projects", "contracts", "tax",
    };

    /// <summary>Sender ids of the XML gateway that this company has authorised.</summary>
    public ISet<string> AuthorizedSenders { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Custom fields by object (<c>accounts-receivable/customer</c>): their API names (<c>nsp::CRM_ID</c> or plain), all texts. They are written, read, queried and
    /// listed by the model.
    /// </summary>
    public IDictionary<string, IReadOnlyList<string>> CustomFields { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Fields that the company's own set-up requires beside what the vendor does, by object (<c>accounts-receivable/customer</c>), as dotted paths. Where the model tells what is required it tells them too,
    /// and no record comes into being without them.
    /// </summary>
    public IDictionary<string, ISet<string>> RequiredFields { get; } = new Dictionary<string, ISet<string>>(StringComparer.Ordinal);

    internal bool Requires(ObjectDefinition definition, FieldDefinition field) => RequiredFields.TryGetValue(definition.Name, out var fields) && fields.Contains(field.Path);

    /// <summary>What was deleted, in order.</summary>
    public IReadOnlyList<IntacctTombstone> Deleted
    {
        get
        {
            lock (_simulator.Gate)
                return [.. Tombstones];
        }
    }

    internal List<IntacctTombstone> Tombstones { get; } = [];

    internal RecordStore Store { get; } = new();

    internal RecordReader Reader { get; }

    internal AuditLog Audit { get; }

    /// <summary>The company (a demo, mostly) has expired: XML requests fail in control with PL04000055, REST calls at the gateway.</summary>
    public bool IsExpired { get; set; }

    /// <summary>Calls of other applications that are under way in this company; they count towards the company's limit.</summary>
    public int ForeignCallsUnderWay { get; set; }

    internal IntacctWebhooks Webhooks => _simulator.Webhooks;

    internal IntacctOddities Oddities => _simulator.Oddities;

    /// <summary>The clock's time in whole seconds, as the vendor keeps it.</summary>
    internal DateTimeOffset Now => _simulator.Now;

    internal DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Adds a user.</summary>
    /// <param name="id">The login name.</param>
    /// <param name="configure">Rights and password.</param>
    /// <returns>The user.</returns>
    public IntacctUser AddUser(string id, Action<IntacctUser>? configure = null)
    {
        IntacctUser user;
        lock (_simulator.Gate)
        {
            user = new IntacctUser((_users.Count + 1).ToString(CultureInfo.InvariantCulture), id);
            _users.Add(user);
        }

        configure?.Invoke(user);
        return user;
    }

    /// <summary>The system gives ids by itself where a create sends none; without this such a create is refused.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="prefix">What stands before the number.</param>
    /// <param name="digits">How many digits at least.</param>
    /// <returns>This account.</returns>
    public IntacctAccount AutoNumber(string objectName, string prefix, int digits = 5)
    {
        lock (_simulator.Gate)
            _sequences[objectName] = (prefix, digits, 1);
        return this;
    }

    internal StoredRecord? Entity(string id) => Store.WithId("company-config/entity", id) is [{ } entity, ..] ? entity : null;

    internal bool IsCustom(ObjectDefinition definition, string name) => CustomFields.TryGetValue(definition.Name, out var names) && names.Contains(name);

    internal IntacctUser? User(string id) => _users.Find(u => u.Id == id && !u.IsLocked);

    internal string? NextId(string objectName)
    {
        if (!_sequences.TryGetValue(objectName, out var sequence))
            return null;
        while (true)
        {
            var id = sequence.Prefix + sequence.Next.ToString("D" + sequence.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            _sequences[objectName] = sequence = sequence with { Next = sequence.Next + 1 };
            if (Store.WithId(objectName, id).Count == 0)
                return id;
        }
    }

    /// <summary>Numbers are spent when they are given: a document that fails afterwards leaves a gap.</summary>
    internal string NextDocumentNumber(StoredRecord definition)
    {
        var next = _documentNumbers[definition.KeyText] = _documentNumbers.GetValueOrDefault(definition.KeyText) + 1;
        return (definition.Text("documentSequence.id") ?? "DOC") + next.ToString("D4", CultureInfo.InvariantCulture);
    }

    internal decimal? UnitFactor(StoredRecord item, string unit)
    {
        var group = Store.Find("inventory-control/unit-of-measure-group", item.Text("unitOfMeasureGroup"));
        return (group?["units"] as JsonObject)?[unit] is { } factor ? decimal.Parse(factor.ToJsonString(), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A snapshot of the contact, as transactions refer to.</summary>
    internal void KeepVersion(StoredRecord contact)
    {
        var definition = ObjectCatalog.Get("company-config/contact-version");
        var version = new StoredRecord(definition, Store.NextKey(definition.Name)) { Created = Now, Modified = Now };
        foreach (var (path, value) in contact.Values)
        {
            if (path != "id" && definition.Field(path) is not null)
                version[path] = value;
        }

        version["contact"] = contact.KeyText;
        Store.Add(version);
    }

    internal IntacctCaller Behind(string? entityId = null) =>
        new(this, Administrator, entityId is null ? null : Store.WithId("company-config/entity", entityId).Single(), "ui", "userInterface");

    /// <summary>Runs a change as one step: what it did is taken back when it fails.</summary>
    internal T Atomic<T>(Func<T> change)
    {
        var mark = Store.Mark;
        try
        {
            return change();
        }
        catch
        {
            Store.Rollback(mark);
            throw;
        }
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_simulator.Gate)
        {
            try
            {
                return Atomic(action);
            }
            catch (ApiError error)
            {
                throw new InvalidOperationException($"{error.Message}{(error.Details.Count > 0 ? ": " + error.Details[0].Message : "")}", error);
            }
        }
    }
}
