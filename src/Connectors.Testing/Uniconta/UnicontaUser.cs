namespace Connectors.Testing.Uniconta;

/// <summary>What a user may do with a table.</summary>
[Flags]
public enum UnicontaRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 1,

    /// <summary>Insert.</summary>
    Insert = 2,

    /// <summary>Update.</summary>
    Update = 4,

    /// <summary>Delete.</summary>
    Delete = 8,

    /// <summary>Everything.</summary>
    All = Read | Insert | Update | Delete,
}

/// <summary>The kinds of user. Only the surcharge differs between the first two.</summary>
public enum UnicontaUserType
{
    /// <summary>A server user: the kind that an integration needs.</summary>
    Server,

    /// <summary>A person.</summary>
    Standard,

    /// <summary>An accountant's user: the company must have the integration package.</summary>
    Univisor,
}

/// <summary>A user of the simulated vendor: one person or server, one or more companies, one language.</summary>
public sealed class UnicontaUser
{
    private readonly Dictionary<string, UnicontaRights> _rights = new(StringComparer.OrdinalIgnoreCase);

    internal UnicontaUser(string login, string password)
    {
        Login = login;
        Password = password;
    }

    /// <summary>The login, without the company.</summary>
    public string Login { get; }

    /// <summary>The password.</summary>
    public string Password { get; set; }

    /// <summary>The language in which labels read and are understood. English by default.</summary>
    public UnicontaLanguage Language { get; set; }

    /// <summary>The kind of user.</summary>
    public UnicontaUserType Type { get; set; }

    /// <summary>The ids of the companies that the user reaches.</summary>
    public HashSet<int> Companies { get; } = [];

    /// <summary>The company of a call that names none; null: such a call is refused.</summary>
    public int? DefaultCompany { get; set; }

    /// <summary>The user may not sign in.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Sets what the user may do with a table; everything where nothing is set.</summary>
    /// <param name="table">The table's name, <c>Debtor</c>; <c>*</c> for all without a setting of their own.</param>
    /// <param name="rights">What is allowed.</param>
    /// <returns>This user.</returns>
    public UnicontaUser Allow(string table, UnicontaRights rights)
    {
        _rights[table] = rights;
        return this;
    }

    internal bool May(TableDefinition table, UnicontaRights right) =>
        ((_rights.TryGetValue(table.Name, out var rights) || _rights.TryGetValue("*", out rights) ? rights : UnicontaRights.All) & right) == right;
}
