namespace Connectors.Pairs.Tests.Suite;

/// <summary>
/// One merge unit of a pair: how a user of either side sets it, and what both sides then show. The two texts are written down apart, so that a converter that is wrong both ways is seen.
/// </summary>
/// <typeparam name="TCrm">A row of the CRM.</typeparam>
/// <typeparam name="TAccounting">A record of accounting, immutable.</typeparam>
public sealed record FieldCase<TCrm, TAccounting>
{
    public required string Name { get; init; }

    /// <summary>What the CRM shows of variant (0, 1 or 2) for a record (0, 1 …). No variant is a default of either side.</summary>
    public required Func<int, int, string> Crm { get; init; }

    /// <summary>What accounting shows of it.</summary>
    public required Func<int, int, string> Accounting { get; init; }

    public required Action<TCrm, string?> SetCrm { get; init; }

    public required Func<TCrm, string?> GetCrm { get; init; }

    public required Func<TAccounting, string?, TAccounting> SetAccounting { get; init; }

    public required Func<TAccounting, string?> GetAccounting { get; init; }

    /// <summary>False: accounting requires it, or it is a flag, which is never empty.</summary>
    public bool Clearable { get; init; } = true;

    /// <summary>What both sides show after it was cleared, where that is not nothing.</summary>
    public string Cleared { get; init; } = "";

    public override string ToString() => Name;
}
