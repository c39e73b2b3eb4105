using System.Collections.Immutable;
using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>A pair of records that is worked on, and what is known of it so far.</summary>
internal sealed class WorkItem(CompiledMapping mapping)
{
    private DateTimeOffset? _crmReadAt;
    private DateTimeOffset? _accountingReadAt;

    public CompiledMapping Mapping { get; private set; } = mapping;

    /// <summary>Mappings that share the record's entity and would all take it; empty = there is no doubt.</summary>
    public ImmutableArray<string> Overlap { get; set; } = [];

    public LinkRow? Link { get; set; }

    public string? CrmId { get; set; }

    public string? AccountingId { get; set; }

    public SideView Crm { get; set; } = SideView.NotRead;

    public SideView Accounting { get; set; } = SideView.NotRead;

    /// <summary>It was forgotten and entered anew: nothing is made of it.</summary>
    public bool Forgotten { get; set; }

    /// <summary>What became of a record that was converted or merged, as its system tells.</summary>
    public RecordRef? Successor { get; set; }

    public SyncRecord? CrmRecord => Crm.Record;

    public SyncRecord? AccountingRecord => Accounting.Record;

    /// <summary>It was read by its id within this very item.</summary>
    public bool CrmFresh { get; set; }

    public bool AccountingFresh { get; set; }

    public MarkRow? CrmMark { get; set; }

    public MarkRow? AccountingMark { get; set; }

    public ParkedRow? Parked { get; set; }

    public DecisionRow? Decision { get; set; }

    /// <summary>Somebody let steps of this pair pass that a brake held.</summary>
    public ApprovalRow? Approval { get; set; }

    /// <summary>Why a match question is asked, with the candidates; <see langword="null"/> = none.</summary>
    public MatchResult? Question { get; set; }

    /// <summary>How its counterpart was found, or what is asked about it; <see langword="null"/> = it was linked before, or there is none.</summary>
    public MatchResult? Match { get; set; }

    /// <summary>The question's candidates with their names.</summary>
    public ImmutableArray<PairCandidate> Candidates { get; set; } = [];

    /// <summary>Records of its own side that are not linked either and look the same.</summary>
    public ImmutableArray<string> Twins { get; set; } = [];

    public bool OnDemand { get; set; }

    /// <summary>The create that made one of its records and was taken for never applied; <see langword="null"/> = none did.</summary>
    public LateBirth? Born { get; set; }

    /// <summary>The side on which it was made just now and whose reply shows more than was sent: what that system filled in by itself is not on the other side yet.</summary>
    public Side? ShowsMore { get; set; }

    /// <summary>One side is written; the other one is planned again, from a read of its own.</summary>
    public bool HalfWritten { get; set; }

    /// <summary>Until when each side was known to hold what its base says, as its first half was planned.</summary>
    public (DateTimeOffset? Crm, DateTimeOffset? Accounting)? Proved { get; set; }

    /// <summary>The marked side shows what its base says, and the other one was not marked: nothing to do, nothing to read.</summary>
    public bool Quick { get; set; }

    /// <summary>The pair's name in the store: by the CRM's record when it is known.</summary>
    public string Pair => CrmId is not null ? PairKeys.Of(Side.Crm, CrmId) : PairKeys.Of(Side.Accounting, AccountingId!);

    /// <summary>It belongs to another mapping of the same entity.</summary>
    public void MoveTo(CompiledMapping other) => Mapping = other;

    public string? IdOn(Side side) => side == Side.Crm ? CrmId : AccountingId;

    public SideView On(Side side) => side == Side.Crm ? Crm : Accounting;

    public void Set(Side side, SideView view)
    {
        if (side == Side.Crm)
            Crm = view;
        else
            Accounting = view;
    }

    public void SetId(Side side, string id)
    {
        if (side == Side.Crm)
            CrmId = id;
        else
            AccountingId = id;
    }

    /// <summary>Since when what it shows of that side cannot be newer, UTC; <see langword="null"/> = it was not read in this run.</summary>
    public DateTimeOffset? ReadAt(Side side) => side == Side.Crm ? _crmReadAt : _accountingReadAt;

    public void SetReadAt(Side side, DateTimeOffset at)
    {
        if (side == Side.Crm)
            _crmReadAt = at;
        else
            _accountingReadAt = at;
    }

    public bool IsFresh(Side side) => side == Side.Crm ? CrmFresh : AccountingFresh;

    public void SetFresh(Side side, bool fresh)
    {
        if (side == Side.Crm)
            CrmFresh = fresh;
        else
            AccountingFresh = fresh;
    }

    /// <summary>The marks that this item settles.</summary>
    public IEnumerable<MarkRow> Marks => new[] { CrmMark, AccountingMark }.OfType<MarkRow>();
}

/// <summary>How pairs and records are called in rows.</summary>
internal static class PairKeys
{
    public static string Of(Side side, string id) => side == Side.Crm ? "crm:" + id : "accounting:" + id;

    /// <summary>The record that somebody waits for.</summary>
    public static string Record(Side side, string resource, string id) => $"{(side == Side.Crm ? "crm" : "accounting")}:{resource}:{id}";
}
