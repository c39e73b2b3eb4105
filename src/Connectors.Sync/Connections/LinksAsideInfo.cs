namespace Connectors.Sync;

/// <summary>Links that were put aside when a connection was bound to other accounts.</summary>
/// <param name="CrmAccount">The CRM's account, as its system identifies it.</param>
/// <param name="AccountingAccount">Accounting's account, as its system identifies it.</param>
/// <param name="Links">How many, by mapping.</param>
/// <param name="At">When the latest of them was put aside, UTC.</param>
public sealed record LinksAsideInfo(string CrmAccount, string AccountingAccount, IReadOnlyDictionary<string, int> Links, DateTimeOffset At);
