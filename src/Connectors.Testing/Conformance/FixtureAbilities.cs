namespace Connectors.Testing;

/// <summary>What a fixture can do beside its provider. A case that needs more than that does not apply, and says so.</summary>
[Flags]
public enum FixtureAbilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Somebody else creates records: <see cref="ProviderAccount.CreateAsync"/>.</summary>
    Create = 1 << 0,

    /// <summary>Somebody else edits records: <see cref="ProviderAccount.EditAsync"/>.</summary>
    Edit = 1 << 1,

    /// <summary>Somebody else deletes records: <see cref="ProviderAccount.DeleteAsync"/>.</summary>
    Delete = 1 << 2,

    /// <summary>Somebody else restores deleted records: <see cref="ProviderAccount.RestoreAsync"/>.</summary>
    Restore = 1 << 3,

    /// <summary>A record is there and the provider's user does not see it: <see cref="ProviderAccount.HideAsync"/>.</summary>
    Hide = 1 << 4,

    /// <summary>A record becomes another entity of its resource: <see cref="ProviderAccount.TurnAsync"/>.</summary>
    Turn = 1 << 5,

    /// <summary>A record becomes another record: <see cref="ProviderAccount.ConvertAsync"/>.</summary>
    Convert = 1 << 6,

    /// <summary>A record is merged into another one: <see cref="ProviderAccount.MergeAsync"/>.</summary>
    Merge = 1 << 7,

    /// <summary>The system keeps a field of one record to itself: <see cref="ProviderAccount.LockAsync"/>.</summary>
    Lock = 1 << 8,

    /// <summary>Records have members that no field shows: <see cref="ProviderAccount.SetUnmappedAsync"/> and <see cref="ProviderAccount.GetUnmappedAsync"/>.</summary>
    Unmapped = 1 << 9,

    /// <summary>The living records can be counted past the provider: <see cref="ProviderAccount.CountAsync"/>.</summary>
    Count = 1 << 10,

    /// <summary>The customer adds and removes fields: <see cref="ProviderAccount.AddFieldAsync"/> and <see cref="ProviderAccount.RemoveFieldAsync"/>.</summary>
    CustomFields = 1 << 11,

    /// <summary>The provider's user loses the right to see a field: <see cref="ProviderAccount.LoseFieldAsync"/>.</summary>
    LoseField = 1 << 12,

    /// <summary><see cref="ProviderFault.LoseReply"/>.</summary>
    LoseReply = 1 << 13,

    /// <summary><see cref="ProviderFault.CommitLate"/>.</summary>
    CommitLate = 1 << 14,

    /// <summary><see cref="ProviderFault.HoldWrite"/>, with <see cref="ProviderAccount.WaitUntilHeldAsync"/>.</summary>
    HoldWrite = 1 << 15,

    /// <summary><see cref="ProviderFault.Limit"/>.</summary>
    Limit = 1 << 16,

    /// <summary><see cref="ProviderFault.Unreachable"/>.</summary>
    Unreachable = 1 << 17,

    /// <summary><see cref="ProviderFault.RefuseCredentials"/>.</summary>
    RefuseCredentials = 1 << 18,

    /// <summary><see cref="ProviderFault.NotAllowed"/>.</summary>
    NotAllowed = 1 << 19,

    /// <summary>Calls are counted: <see cref="ProviderAccount.Calls"/>.</summary>
    CountCalls = 1 << 20,

    /// <summary>Writes that reached the system are counted: <see cref="ProviderAccount.Writes"/>.</summary>
    CountWrites = 1 << 21,

    /// <summary>The system's clock can be moved: <see cref="ProviderAccount.Advance"/>.</summary>
    Clock = 1 << 22,

    /// <summary>There is a second account: <see cref="ProviderAccount.ConnectToOtherAsync"/>.</summary>
    OtherAccount = 1 << 23,

    /// <summary>Somebody else creates, edits and deletes.</summary>
    SomebodyElse = Create | Edit | Delete,
}
