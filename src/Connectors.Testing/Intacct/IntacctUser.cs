namespace Connectors.Testing.Intacct;

/// <summary>A user of one company.</summary>
public sealed class IntacctUser
{
    internal IntacctUser(string key, string id)
    {
        Key = key;
        Id = id;
    }

    /// <summary>The record number of the user.</summary>
    public string Key { get; }

    /// <summary>The login name, case-sensitive.</summary>
    public string Id { get; }

    /// <summary>Password for the XML gateway's login.</summary>
    public string Password { get; set; } = "pass-word";

    /// <summary>May read and nothing else.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>Objects (<c>accounts-receivable/customer</c>) or applications (<c>contracts</c>) that the user's roles leave out: calls answer 403.</summary>
    public ISet<string> Denied { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The user is locked: tokens and logins end.</summary>
    public bool IsLocked { get; set; }

    internal bool MayUse(ObjectDefinition definition) => !Denied.Contains(definition.Name) && !Denied.Contains(definition.Application);
}

/// <summary>Whoever stands behind a call: which user of which company, and the entity it works in (null: top level).</summary>
internal sealed record IntacctCaller(IntacctAccount Account, IntacctUser User, StoredRecord? Entity, string ClientId, string Source)
{
    public bool Sees(StoredRecord record, bool includePrivate) =>
        record.Owner is { } owner ? Sees(owner, includePrivate)
        : record.Entity is null || record.Entity == Entity || (Entity is null && includePrivate);
}
