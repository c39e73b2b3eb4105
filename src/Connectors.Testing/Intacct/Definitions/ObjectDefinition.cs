using System.Globalization;
using System.Text;

namespace Connectors.Testing.Intacct;

/// <summary>One object of the API: what it is called, which verbs it has, which fields.</summary>
internal sealed class ObjectDefinition
{
    private readonly Dictionary<string, FieldDefinition> _byPath = new(StringComparer.Ordinal);

    public ObjectDefinition(string name, string operations, string verbs, IReadOnlyList<FieldDefinition> fields)
    {
        Name = name;
        Operations = operations;
        Verbs = verbs;
        Fields = fields;
        Index(fields);
    }

    /// <summary><c>accounts-receivable/customer</c>.</summary>
    public string Name { get; }

    /// <summary>The first word of operation names, <c>customers</c>.</summary>
    public string Operations { get; }

    /// <summary>The application, which is also the module that must be subscribed.</summary>
    public string Application => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Letters of L(ist) G(et) C(reate) U(pdate) D(elete).</summary>
    public string Verbs { get; }

    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>The field whose value is the id; null: the id is the key.</summary>
    public string? IdField { get; init; } = "id";

    /// <summary>Which member of a create is refused as taken when another record has the same.</summary>
    public string? UniqueWithin { get; init; }

    /// <summary>Reads show the block of stamps, and queries may use it.</summary>
    public bool HasAudit { get; init; } = true;

    /// <summary>The stamps' users come as reference and as key, or (documents) as key only.</summary>
    public bool AuditShowsUsers { get; init; } = true;

    /// <summary>Reads show the owning entity.</summary>
    public bool HasEntity { get; init; } = true;

    public bool HasWebUrl { get; init; }

    /// <summary>Records of one object come in types, addressed <c>name::type</c>.</summary>
    public bool IsTyped { get; init; }

    /// <summary>Key and id travel as JSON numbers, as the sample of the renewal template shows.</summary>
    public bool KeysAreNumbers { get; init; }

    /// <summary>Keys are base64url words instead of numbers.</summary>
    public bool KeysAreOpaque { get; init; }

    /// <summary>The object and field under which this one is owned.</summary>
    public ObjectDefinition? Owner { get; set; }

    public FieldDefinition? OwnerField { get; set; }

    public bool IdIsKey => IdField is null;

    public IEnumerable<FieldDefinition> AllFields => _byPath.Values;

    public FieldDefinition? Field(string path) => _byPath.GetValueOrDefault(path);

    public string ShowKey(long key)
    {
        var text = key.ToString(CultureInfo.InvariantCulture);
        return KeysAreOpaque ? Convert.ToBase64String(Encoding.ASCII.GetBytes("31001001063946-" + text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') : text;
    }

    public long? ReadKey(string? shown)
    {
        if (KeysAreOpaque && shown is not null)
        {
            var bytes = new byte[shown.Length];
            var padded = shown.Replace('-', '+').Replace('_', '/').PadRight((shown.Length + 3) / 4 * 4, '=');
            shown = Convert.TryFromBase64String(padded, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length).Split('-')[^1] : null;
        }

        return long.TryParse(shown, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key) ? key : null;
    }

    public bool Can(char verb) => Verbs.Contains(verb, StringComparison.Ordinal);

    private void Index(IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            _byPath.Add(field.Path, field);
            Index(field.Children);
        }
    }
}
