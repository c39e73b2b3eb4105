using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>How Intacct takes part in a sync. No business value is preset: what is not set here and not in the mapping is reported as missing.</summary>
public sealed class IntacctSyncOptions
{
    /// <summary>
    /// Which entities take part, by the names in <see cref="IntacctFields"/> (<c>customer</c>, <c>item</c> …); <see langword="null"/> = all. Each costs calls in every run, and one whose module a company does not have stops it: leave it out.
    /// </summary>
    public ISet<string>? Entities { get; set; }

    /// <summary>
    /// The entities whose new records get their numbers by a numbering sequence of the company: there the CRM need not give one. Only customers, projects, tasks and contracts can be numbered so.
    /// </summary>
    public ISet<string> NumberedByIntacct { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// The lists of a company (terms, territories, departments …) are mirrored into the CRM, and records refer to them by key. False: a CRM without such lists keeps the ids as texts.
    /// </summary>
    public bool ManagedLists { get; set; } = true;

    /// <summary>
    /// Which way the fields flow that Intacct does not require. As preset Intacct is the source of all; the settings of a connection can turn each for itself. What Intacct requires stays as it is.
    /// </summary>
    public Flow OptionalFields { get; set; } = Flow.FromAccounting;

    /// <summary>How far a pass reads back behind the newest stamp that it saw. Stamps are whole seconds. Default 5 minutes.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>At the top level: records that belong to an entity alone take part too.</summary>
    public bool IncludePrivate { get; set; }

    /// <summary>
    /// A record that Intacct does not find any more is taken for deleted. Intacct's word for it is the same whether a record is deleted or only hidden from the signed-in user, so as preset nothing is concluded.
    /// Switch it on for a connection at the top level whose user sees every entity; it is not concluded inside an entity.
    /// </summary>
    public bool MissingMeansDeleted { get; set; }

    /// <summary>
    /// Which sales documents of Intacct the CRM shows, by the class of their transaction definitions: <c>quote</c>, <c>order</c>, <c>invoice</c>, <c>other</c>, all four as preset. A CRM without
    /// <see cref="Crm.SalesDocument"/> shows none.
    /// </summary>
    public ISet<string> MirroredDocuments { get; } = new HashSet<string>(StringComparer.Ordinal) { "quote", "order", "invoice", "other" };

    /// <summary>For how long after its date an invoice is asked in every pass what was paid of it, because that moves no stamp. Default 90 days; zero = never, then only the pass over everything sees it.</summary>
    public TimeSpan PaymentsFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Which employee of Intacct a user is who sends documents, by the user's name in the host and the employee's id. The lines of what he sends name him; of a user who is not here they name nobody.</summary>
    public IDictionary<string, string> EmployeeOfUser { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The location of lines of documents that name none themselves, by its id. Intacct's interface description asks for one in every line; <see langword="null"/> sends none, for companies that need none.</summary>
    public string? DocumentLocation { get; set; }

    /// <summary>
    /// The warehouse of lines of documents that name none themselves, by its id. Intacct's interface description asks for one in every line; <see langword="null"/> sends none, for companies that need none. A line of a stocked
    /// item is refused without one before it is sent.
    /// </summary>
    public string? DocumentWarehouse { get; set; }

    /// <summary>The department of lines of documents that name none themselves, by its id; <see langword="null"/> = none.</summary>
    public string? DocumentDepartment { get; set; }

    /// <summary>The class of lines of documents that name none themselves, by its id; <see langword="null"/> = none.</summary>
    public string? DocumentClass { get; set; }

    /// <summary>
    /// The units of measure that documents may name, letter case as in Intacct. Empty: a unit that an item does not have is refused by Intacct itself, when the document is sent. The shape in which Intacct lists the units of a
    /// group is not published, so they are named here.
    /// </summary>
    public ICollection<string> DocumentUnits { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The currencies that documents may have, ISO 4217. Empty: one that the company lacks is refused by Intacct itself, when the document is sent.</summary>
    public ICollection<string> DocumentCurrencies { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The transaction definitions of the documents that are sent, by kind. As preset the names that a new company has; a name that the company does not have is refused.</summary>
    public IDictionary<DocumentKind, string> TransactionDefinitions { get; } = new Dictionary<DocumentKind, string>
    {
        [DocumentKind.Quote] = "Sales Quote",
        [DocumentKind.Order] = "Sales Order",
        [DocumentKind.Invoice] = "Sales Invoice",
    };

    /// <summary>The transaction definition of one flow, by the flow's name, where it is another one than that of its kind: a document of a class of its own.</summary>
    public IDictionary<string, string> DefinitionOfFlow { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How the memo of a document names the one that it follows, when it is sent anew on purpose; <c>{0}</c> is the number of that one.</summary>
    public string ReplacesText { get; set; } = "Replaces {0}";

    /// <summary>How long one write may take in all, the wait for a free call included. Default 6 minutes: Intacct names no time-out of its gateway, and its own library waits five.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>How long Intacct may take to show a write that it accepted. Default 4 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(4);

    internal bool Uses(string entity) => Entities is null || Entities.Contains(entity);

    internal IntacctSyncOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WriteTimeout, TimeSpan.FromSeconds(1), nameof(WriteTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, TimeSpan.FromMinutes(1), nameof(Overlap));
        if (ReplacesText is null || !ReplacesText.Contains("{0}", StringComparison.Ordinal))
            throw new ArgumentException($"'{ReplacesText}' does not say where the number stands: write {{0}} there.", nameof(ReplacesText));
        foreach (var name in (Entities ?? new HashSet<string>()).Concat(NumberedByIntacct))
        {
            if (ObjectTables.All.All(t => t.Entity != name))
                throw new ArgumentException($"There is no entity '{name}'. There are: {string.Join(", ", ObjectTables.All.Select(static t => t.Entity))}.", nameof(Entities));
        }

        if (NumberedByIntacct.FirstOrDefault(static n => !ObjectTables.All.Single(t => t.Entity == n).CanBeNumbered) is { } not)
            throw new ArgumentException($"Intacct numbers no '{not}' by itself.", nameof(NumberedByIntacct));
        foreach (var (what, name) in TransactionDefinitions.Select(static d => (Key: d.Key.ToString(), d.Value)).Concat(DefinitionOfFlow.Select(static d => (d.Key, d.Value))))
        {
            if (string.IsNullOrWhiteSpace(name))
                throw new ArgumentException($"The transaction definition of {what} has no name.", nameof(TransactionDefinitions));
        }

        return this;
    }
}
