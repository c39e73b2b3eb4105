using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// What a connection's owner may change while it runs: a JSON document merged over preset and code by entity and field. Unknown names are refused with the nearest one; nothing is half applied.
/// </summary>
public sealed record ConnectionSettings
{
    /// <summary>No settings: preset and code as they are.</summary>
    public static ConnectionSettings Empty { get; } = new();

    /// <summary>The direction of everything; <see langword="null"/> = as the mappings say.</summary>
    public Flow? Flow { get; init; }

    /// <summary>Whose value stands in a conflict; must be given together with <see cref="Sync.Flow.Both"/>.</summary>
    public Winner? Winner { get; init; }

    /// <summary>The side that stands where <see cref="Sync.Winner.Newest"/> cannot tell.</summary>
    public Side? NewestFallback { get; init; }

    /// <summary>Changes per mapping, by its name.</summary>
    public ImmutableDictionary<string, EntitySettings> Entities { get; init; } = ImmutableDictionary<string, EntitySettings>.Empty;

    /// <summary>Changes per document flow, by its name.</summary>
    public ImmutableDictionary<string, DocumentFlowSettings> Documents { get; init; } = ImmutableDictionary<string, DocumentFlowSettings>.Empty;

    /// <summary>When it runs by itself; <see langword="null"/> = as registered.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The zone of schedules and daily windows (IANA); <see langword="null"/> = as registered.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language of what is written into the CRM for its users, one of <see cref="UserTexts.Languages"/>; <see langword="null"/> = the connection's (<see cref="ConnectionDescriptor.Culture"/>).</summary>
    public string? Language { get; init; }

    /// <summary>The CRM's sales module is in use; <see langword="null"/> = it is. Without it no document is sent, and lists that only documents need (<see cref="ManagedList.Sales"/>) are not read.</summary>
    public bool? SalesModule { get; init; }

    /// <summary>The preset that it was made for, such as <c>dinero@1</c>.</summary>
    public string? Preset { get; init; }

    /// <summary>Reads a settings document.</summary>
    /// <exception cref="SettingsException">Something in it is wrong; all problems are named.</exception>
    public static ConnectionSettings Parse(ReadOnlyMemory<byte> json)
    {
        var (settings, problems) = SettingsReader.Read(json);
        return problems.Length == 0 ? settings : throw new SettingsException(problems);
    }
}

/// <summary>Changes of one mapping.</summary>
public sealed record EntitySettings
{
    /// <summary>It takes part.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Its directions.</summary>
    public Flow? Flow { get; init; }

    /// <summary>Whose value stands in a conflict.</summary>
    public Winner? Winner { get; init; }

    /// <summary>What makes a CRM record come into being in accounting.</summary>
    public CreatePolicy? CreateInAccounting { get; init; }

    /// <summary>What makes an accounting record come into being in the CRM.</summary>
    public CreatePolicy? CreateInCrm { get; init; }

    /// <summary>Which CRM records take part; replaces the mapping's filter.</summary>
    public ImmutableArray<ScopeRule>? Scope { get; init; }

    /// <summary>What happens to a linked CRM record that the filter does not take any more.</summary>
    public ScopeExit? LeavingScope { get; init; }

    /// <summary>What becomes of a record that only the CRM has.</summary>
    public CrmOnly? CrmOnly { get; init; }

    /// <summary>When it runs by itself, apart from the connection; <see langword="null"/> = as its mapping says.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>It runs with the connection, whatever its mapping says.</summary>
    public bool WithConnection { get; init; }

    /// <summary>Changes per unit, by the CRM field's or the group's name.</summary>
    public ImmutableDictionary<string, FieldSettings> Fields { get; init; } = ImmutableDictionary<string, FieldSettings>.Empty;
}

/// <summary>Changes of one merge unit.</summary>
public sealed record FieldSettings
{
    /// <summary>Takes the unit out.</summary>
    public bool Remove { get; init; }

    /// <summary>The accounting field; makes a new unit, or moves an existing one.</summary>
    public string? To { get; init; }

    /// <summary>Its directions.</summary>
    public Flow? Flow { get; init; }

    /// <summary>Whose value stands in a conflict.</summary>
    public Winner? Wins { get; init; }

    /// <summary>The converter's name; empty = none.</summary>
    public string? Converter { get; init; }

    /// <summary>The value of a record that is created in accounting while the CRM has none.</summary>
    public string? Default { get; init; }

    /// <summary>Values for records that hold certain values in the CRM, in the document beside the plain one: <c>"default": [{ "when": { "country": ["DK"] }, "value": "1" }, { "value": "2" }]</c>. The one with the most conditions goes first.</summary>
    public ImmutableArray<(ImmutableArray<ScopeRule> When, string Value)> DefaultRules { get; init; } = [];

    /// <summary>What happens to an edit on the closed side.</summary>
    public Deviation? Deviation { get; init; }

    /// <summary>What happens at the first meeting of two different values.</summary>
    public FirstMeeting? FirstMeeting { get; init; }

    /// <summary>What happens when the reference of a linked record leads to another record.</summary>
    public OnMove? OnMove { get; init; }

    /// <summary>What happens to a value that is too long.</summary>
    public TooLong? TooLong { get; init; }
}

/// <summary>Changes of one document flow.</summary>
public sealed record DocumentFlowSettings
{
    /// <summary>Documents may be sent by it.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Statuses, by key or by label, whose entering sends a document; empty = only a person sends.</summary>
    public ImmutableArray<string>? Trigger { get; init; }

    /// <summary>Statuses whose entering takes accounting's draft back.</summary>
    public ImmutableArray<string>? Withdraw { get; init; }

    /// <summary>Fields of accounting's document beside the neutral ones: its name, and the CRM's field.</summary>
    public ImmutableDictionary<string, string>? Fields { get; init; }

    /// <summary>The same of lines.</summary>
    public ImmutableDictionary<string, string>? LineFields { get; init; }

    /// <summary>What comes into being in accounting.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>The series from which accounting takes numbers.</summary>
    public string? Series { get; init; }

    /// <summary>What happens to an edit in the CRM after sending.</summary>
    public AfterSend? AfterSend { get; init; }

    /// <summary>Whose document it is where the source names a company and a person.</summary>
    public PartyPriority? Priority { get; init; }

    /// <summary>A customer that accounting does not have is created.</summary>
    public bool? CreateCustomer { get; init; }

    /// <summary>Documents are booked.</summary>
    public bool? Book { get; init; }

    /// <summary>Accounting mails them.</summary>
    public bool? Mail { get; init; }

    /// <summary>Accounting sends them as e-invoices.</summary>
    public bool? EInvoice { get; init; }

    /// <summary>Nobody but this connection takes numbers from the series.</summary>
    public bool? ExclusiveSeries { get; init; }

    /// <summary>Fields of the source that show what became of it, instead of the flow's: several connections at one CRM write into fields of their own. An empty text = none.</summary>
    public ImmutableDictionary<DocumentField, string> Results { get; init; } = ImmutableDictionary<DocumentField, string>.Empty;

    /// <summary>For how many days the state is read every day.</summary>
    public int? MonitorDays { get; init; }

    /// <summary>Until which day at most the state of an unsettled one is read.</summary>
    public int? MonitorUntilSettledDays { get; init; }
}

/// <summary>Something wrong in settings or mappings.</summary>
/// <param name="Path">Where: <c>entities.company.fields.vatNumber.flow</c>.</param>
/// <param name="Message">What is wrong with the value.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record SettingsProblem(string Path, string Message, string? Remedy = null)
{
    /// <inheritdoc />
    public override string ToString() => Remedy is null ? $"{Path}: {Message}" : $"{Path}: {Message} {Remedy}";
}

/// <summary>Settings that are refused. Nothing was applied; the running settings stay as they were.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Makes one.</summary>
    public SettingsException(ImmutableArray<SettingsProblem> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<SettingsProblem> Problems { get; }
}
