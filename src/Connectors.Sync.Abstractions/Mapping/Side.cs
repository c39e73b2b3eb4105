namespace Connectors.Sync;

/// <summary>One of the two sides of a connection.</summary>
public enum Side
{
    /// <summary>The CRM, or whatever business system the user owns.</summary>
    Crm,

    /// <summary>The accounting system.</summary>
    Accounting,
}

/// <summary>In which directions values go.</summary>
[Flags]
public enum Flow
{
    /// <summary>In none: compared and shown, never written.</summary>
    None = 0,

    /// <summary>From the CRM to accounting.</summary>
    FromCrm = 1,

    /// <summary>From accounting to the CRM.</summary>
    FromAccounting = 2,

    /// <summary>Both ways, field by field against the base.</summary>
    Both = FromCrm | FromAccounting,
}

/// <summary>Whose value stands when both sides changed the same merge unit since the base. A value that is unchanged since the base never wins.</summary>
public enum Winner
{
    /// <summary>The CRM's.</summary>
    Crm,

    /// <summary>Accounting's.</summary>
    Accounting,

    /// <summary>The one that was changed later. Needs a change stamp on both sides; where the change intervals overlap, the mapping's fallback side.</summary>
    Newest,

    /// <summary>A person decides; until then nothing of that unit is written.</summary>
    Manual,
}

/// <summary>What happens at the first meeting of two filled, different values (no base yet).</summary>
public enum FirstMeeting
{
    /// <summary>The side that owns the unit by its direction, else the winner, else a person.</summary>
    Winner,

    /// <summary>The CRM's value.</summary>
    Crm,

    /// <summary>Accounting's value.</summary>
    Accounting,

    /// <summary>A person decides.</summary>
    Ask,
}

/// <summary>What happens to an edit on the closed side of a one-way rule.</summary>
public enum Deviation
{
    /// <summary>It stays until the open side changes.</summary>
    Tolerate,

    /// <summary>It is overwritten at the next pass, and the history names it.</summary>
    Revert,
}

/// <summary>What a one-way rule does when the record is born on its closed side.</summary>
public enum OnCreate
{
    /// <summary>The closed side's value seeds the new record.</summary>
    Seed,

    /// <summary>The field is left out.</summary>
    Omit,

    /// <summary>As <see cref="Seed"/>, and of any rule: no record comes into being without it. While it is empty or cannot be converted the record is parked.</summary>
    Require,
}

/// <summary>What happens when a reference of a linked record leads to another record than before.</summary>
public enum OnMove
{
    /// <summary>The other side follows, once the record that it leads to is linked.</summary>
    Follow,

    /// <summary>The unit waits until a person decides for one side; the record's other units go on.</summary>
    Park,
}

/// <summary>What happens to a value that is longer than the other side keeps.</summary>
public enum TooLong
{
    /// <summary>The unit is held and both lengths are shown.</summary>
    Hold,

    /// <summary>It is cut; the longer value is kept on its own side.</summary>
    Cut,
}

/// <summary>What happens when a linked record is deleted on one side.</summary>
public enum DeletePolicy
{
    /// <summary>The link is closed, the other record stays as it is and is not created again.</summary>
    Unlink,

    /// <summary>The other record is deleted too, under the delete brake.</summary>
    Delete,

    /// <summary>
    /// The link is closed and the other record stays, but nobody uses it any more: the field that the mapping joins to the CRM's "active" says so, under the delete brake. Documents and lines that name it keep it.
    /// Where the mapping has no such field, or it does not flow there: <see cref="Unlink"/>.
    /// </summary>
    Deactivate,
}

/// <summary>What happens when the filter does not take a linked CRM record any more: its type, its owner or its company changed.</summary>
public enum ScopeExit
{
    /// <summary>It goes on being synchronised until its link ends.</summary>
    Stay,

    /// <summary>It waits for somebody, and nothing is written until it is back or its link ends.</summary>
    Park,

    /// <summary>The link ends and both records stay as they are: another connection or mapping may take the record. When it comes back, so does the link.</summary>
    End,
}

/// <summary>What becomes of a record that only the CRM has, where nothing goes from the CRM to accounting.</summary>
public enum CrmOnly
{
    /// <summary>Nothing: it is the CRM's own affair.</summary>
    Leave,

    /// <summary>It waits for somebody: records of its kind come from accounting alone, and there it was never made.</summary>
    Park,
}

/// <summary>What makes a record of one side come into being on the other.</summary>
public enum CreatePolicy
{
    /// <summary>Every record in scope.</summary>
    InScope,

    /// <summary>Only a document that needs it, or a person who asks for it.</summary>
    OnDemand,

    /// <summary>Nothing.</summary>
    Never,
}
