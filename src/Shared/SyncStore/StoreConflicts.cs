namespace Connectors.Sync.Stores;

/// <summary>The same words for the same conflict in every store.</summary>
internal static class StoreConflicts
{
    public static StoreConflictException Connection(ConnectionId connection) =>
        new($"The connection '{connection}' was changed by somebody else since it was read (or exists already, or no longer). Read it again and repeat the change.");

    public static StoreConflictException Link(Side side, string resource, string id) =>
        new($"The record {resource}/{id} of the {(side == Side.Crm ? "CRM" : "accounting")} side belongs to another link already: a record has at most one link, across all mappings. Nothing of the batch was written.");

    public static StoreConflictException Send(SendRow send) =>
        new($"The document {send.SourceEntity}/{send.SourceId} has a send {send.Generation} of the flow '{send.Flow}' already. Nothing of the batch was written.");

    public static StoreConflictException Link() =>
        new("A record of the batch belongs to another link already: a record has at most one link, across all mappings. Nothing of the batch was written.");
}
