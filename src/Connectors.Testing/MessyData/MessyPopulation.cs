namespace Connectors.Testing;

/// <summary>One kind of record on both sides, with the truth about which belong together.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class MessyPopulation<T>
    where T : IMessyRecord
{
    private readonly ILookup<int, int> _accountingByIdentity;

    internal MessyPopulation(IReadOnlyList<T> crm, IReadOnlyList<T> accounting)
    {
        Crm = crm;
        Accounting = accounting;
        _accountingByIdentity = accounting.ToLookup(static r => r.Identity, static r => r.Id);
        Pairs = [.. crm.SelectMany(c => _accountingByIdentity[c.Identity].Select(a => new MessyPair(c.Id, a)))];
    }

    /// <summary>The CRM's records, in the order of their ids: <c>Crm[0].Id == 1</c>.</summary>
    public IReadOnlyList<T> Crm { get; }

    /// <summary>Accounting's records, in the order of their ids.</summary>
    public IReadOnlyList<T> Accounting { get; }

    /// <summary>
    /// The truth: every pair of records that are the same thing. Where a side has a thing twice (<see cref="MessyTraits.Duplicate"/>) there is a pair with each copy:
    /// linking one of them is right, asking too.
    /// </summary>
    public IReadOnlyList<MessyPair> Pairs { get; }

    /// <summary>Compares what a matcher did with the truth.</summary>
    /// <param name="links">The pairs that it linked by itself.</param>
    /// <param name="questions">The ids of the CRM records about which it asks a person.</param>
    /// <exception cref="ArgumentException">An id does not exist, or a record is linked twice: no matcher may do that.</exception>
    public MessyScore Score(IEnumerable<MessyPair> links, IEnumerable<int> questions)
    {
        var askedIds = questions.ToHashSet();
        var asked = askedIds.Select(id => At(Crm, id).Identity).ToHashSet();
        var usedCrm = new HashSet<int>();
        var usedAccounting = new HashSet<int>();
        var linked = new HashSet<int>();
        var wrong = new List<MessyPair>();
        foreach (var link in links)
        {
            if (!usedCrm.Add(link.CrmId) || !usedAccounting.Add(link.AccountingId))
                throw new ArgumentException($"The records of the pair {link.CrmId} - {link.AccountingId} are linked more than once.", nameof(links));
            var identity = At(Crm, link.CrmId).Identity;
            if (identity == At(Accounting, link.AccountingId).Identity)
                linked.Add(identity);
            else
                wrong.Add(link);
        }

        var missed = Pairs.Select(p => At(Crm, p.CrmId).Identity).Distinct().Where(i => !linked.Contains(i) && !asked.Contains(i)).ToHashSet();
        return new MessyScore
        {
            Right = linked.Count,
            Wrong = wrong,
            Missed = [.. Pairs.Where(p => missed.Contains(At(Crm, p.CrmId).Identity))],
            Questions = askedIds.Count,
            CrmRecords = Crm.Count,
        };
    }

    private static T At(IReadOnlyList<T> side, int id) =>
        id >= 1 && id <= side.Count ? side[id - 1] : throw new ArgumentException($"There is no record {id}.", nameof(id));
}

/// <summary>A CRM record and an accounting record that belong together, or that a matcher believes to.</summary>
/// <param name="CrmId"><see cref="IMessyRecord.Id"/> on the CRM's side.</param>
/// <param name="AccountingId"><see cref="IMessyRecord.Id"/> on accounting's side.</param>
public readonly record struct MessyPair(int CrmId, int AccountingId);

/// <summary>How good a matcher was.</summary>
public sealed record MessyScore
{
    /// <summary>Things that stand on both sides and were linked rightly.</summary>
    public required int Right { get; init; }

    /// <summary>Links between different things: each one mixes two customers up. The only good number is 0.</summary>
    public required IReadOnlyList<MessyPair> Wrong { get; init; }

    /// <summary>Pairs of the truth that were neither linked nor asked about: a sync would create a duplicate.</summary>
    public required IReadOnlyList<MessyPair> Missed { get; init; }

    /// <summary>CRM records about which a person is asked.</summary>
    public required int Questions { get; init; }

    /// <summary>Size of the CRM's side.</summary>
    public required int CrmRecords { get; init; }

    /// <summary><see cref="Questions"/> over <see cref="CrmRecords"/>, from 0 to 1.</summary>
    public double QuestionShare => CrmRecords == 0 ? 0 : (double)Questions / CrmRecords;
}
