using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// What an entity of the CRM and an entity of accounting have to do with each other. Data with names, not delegates: it can be stored, compared, versioned and changed by settings.
/// </summary>
public sealed record EntityMapping
{
    /// <summary>The mapping's name, unique in its connection; by default the CRM entity's.</summary>
    public required string Name { get; init; }

    /// <summary>The CRM's entity.</summary>
    public required string Crm { get; init; }

    /// <summary>Accounting's entity.</summary>
    public required string Accounting { get; init; }

    /// <summary>It takes part in runs. Off: its records are neither read nor written.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>In which directions its values may go. A unit's own flow can only narrow it.</summary>
    public Flow Flow { get; init; } = Flow.Both;

    /// <summary>Whose value stands in a conflict.</summary>
    public Winner Winner { get; init; } = Winner.Manual;

    /// <summary>The side that stands where <see cref="Winner.Newest"/> cannot tell. Must be given with <see cref="Winner.Newest"/>.</summary>
    public Side? NewestFallback { get; init; }

    /// <summary>The merge units.</summary>
    public ImmutableArray<UnitRule> Units { get; init; } = [];

    /// <summary>Match keys, strongest first.</summary>
    public ImmutableArray<MatchKey> Match { get; init; } = [];

    /// <summary>The references by which a key that several records share is decided first; <see langword="null"/> = none.</summary>
    public MatchWithin? MatchWithin { get; init; }

    /// <summary>Which CRM records take part. Empty: all.</summary>
    public ImmutableArray<ScopeRule> CrmScope { get; init; } = [];

    /// <summary>Which accounting records take part. Empty: all.</summary>
    public ImmutableArray<ScopeRule> AccountingScope { get; init; } = [];

    /// <summary>What makes a CRM record come into being in accounting.</summary>
    public CreatePolicy CreateInAccounting { get; init; } = CreatePolicy.InScope;

    /// <summary>What makes an accounting record come into being in the CRM.</summary>
    public CreatePolicy CreateInCrm { get; init; } = CreatePolicy.InScope;

    /// <summary>What a deletion does to the other side.</summary>
    public DeletePolicy Delete { get; init; } = DeletePolicy.Unlink;

    /// <summary>What happens to a linked CRM record that its filter does not take any more.</summary>
    public ScopeExit LeavingScope { get; init; } = ScopeExit.Stay;

    /// <summary>What becomes of a record that only the CRM has, where this mapping brings none of them to accounting.</summary>
    public CrmOnly CrmOnly { get; init; }

    /// <summary>
    /// The CRM's yes/no field that says a record is accounting's and is not edited here. It is set on records that <see cref="Sync.CrmOnly.Park"/> holds back; a unit says it of linked ones. <see langword="null"/>, or a field that the CRM
    /// does not have: nothing is set.
    /// </summary>
    public string? ReadOnlyFlag { get; init; }

    /// <summary>A single record may be synchronised on demand. <see langword="null"/>: only where the mapping goes from CRM to accounting alone.</summary>
    public bool? SingleRecord { get; init; }

    /// <summary>
    /// When it runs by itself, apart from the connection: runs for everything leave it out, and it is brought by runs that name it. Records of it that webhooks or users point at are done with any run once it was read for
    /// the first time. <see langword="null"/>: with the connection.
    /// </summary>
    public Schedule? Schedule { get; init; }
}

/// <summary>A merge unit: what is compared, merged and written as one. A single pair of fields, or a group.</summary>
public sealed record UnitRule
{
    /// <summary>The unit's name: the CRM field's name, or the group's.</summary>
    public required string Name { get; init; }

    /// <summary>The CRM's fields.</summary>
    public required ImmutableArray<string> CrmFields { get; init; }

    /// <summary>What the CRM's fields hold, in their order, as far as the mapping tells; empty = it does not, as in settings. It is what a field is made as that the CRM lacks; the CRM's own schema decides about one that is there.</summary>
    public ImmutableArray<FieldType> CrmTypes { get; init; } = [];

    /// <summary>Accounting's fields.</summary>
    public required ImmutableArray<string> AccountingFields { get; init; }

    /// <summary>The converter of the whole unit (n to m), or of its only pair; <see langword="null"/>: values go over as they are, in pairs.</summary>
    public string? Converter { get; init; }

    /// <summary>Narrows the mapping's flow.</summary>
    public Flow Flow { get; init; } = Flow.Both;

    /// <summary>Replaces the mapping's winner.</summary>
    public Winner? Winner { get; init; }

    /// <summary>What happens to an edit on the closed side.</summary>
    public Deviation Deviation { get; init; }

    /// <summary>What happens when the record is born on the closed side.</summary>
    public OnCreate OnCreate { get; init; }

    /// <summary>What happens at the first meeting of two different filled values.</summary>
    public FirstMeeting FirstMeeting { get; init; }

    /// <summary>What happens when a reference of a linked record leads to another record than before: a person who changes company.</summary>
    public OnMove OnMove { get; init; }

    /// <summary>What happens to a value that is too long for the other side.</summary>
    public TooLong TooLong { get; init; }

    /// <summary>Values for fields of a record that is created in accounting while the CRM has none, by accounting field. None is preset for business values.</summary>
    public ImmutableDictionary<string, string> Defaults { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Values of the same kind for records that hold certain values in the CRM, such as a country or a type: the rule with the most conditions that holds goes before the others, and all of them before <see cref="Defaults"/>.</summary>
    public ImmutableArray<DefaultRule> DefaultRules { get; init; } = [];

    /// <summary>Its direction cannot be changed by settings, because one side requires it; the text says which and why.</summary>
    public string? LockedBecause { get; init; }
}

/// <summary>A value for an empty field of a record that is created in accounting.</summary>
/// <param name="Field">The accounting field.</param>
/// <param name="Value">The value in its text form.</param>
/// <param name="When">What the CRM's record must hold, all of it.</param>
public sealed record DefaultRule(string Field, string Value, ImmutableArray<ScopeRule> When)
{
    /// <summary>For <c>explain</c>: <c>country=DK, type=Partner</c>.</summary>
    public override string ToString() => string.Join(", ", When.Select(static w => $"{w.Field}={string.Join('/', w.Values)}"));
}

/// <summary>A key by which records of the two sides are recognised as the same. All its parts must be filled, and it decides only when exactly one free record on each side has it.</summary>
/// <param name="Parts">The parts, all of which must agree.</param>
public sealed record MatchKey(ImmutableArray<MatchPart> Parts)
{
    /// <summary>The key's name in texts: <c>vatNumber</c>, <c>name+zipCode</c>.</summary>
    public string Name => string.Join('+', Parts.Select(static p => p.CrmField));

    /// <inheritdoc />
    public bool Equals(MatchKey? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Parts.Aggregate(17, static (hash, part) => HashCode.Combine(hash, part));
}

/// <summary>One part of a match key.</summary>
/// <param name="CrmField">The CRM's field.</param>
/// <param name="AccountingField">Accounting's field.</param>
/// <param name="Normaliser">How both are normalised before they are compared (<see cref="Normalisers"/>).</param>
public sealed record MatchPart(string CrmField, string AccountingField, string Normaliser)
{
    /// <summary>The CRM's field that holds the country (ISO 3166 alpha-2), for normal forms that need one; <see langword="null"/> = none.</summary>
    public string? CrmCountryField { get; init; }

    /// <summary>Accounting's field that holds the country (ISO 3166 alpha-2), for normal forms that need one; <see langword="null"/> = none.</summary>
    public string? AccountingCountryField { get; init; }
}

/// <summary>
/// Records that share a match key are looked for under their linked parent first: two persons with one address each at the company of theirs. Where none stands under it, all that share the key are looked at, as without it.
/// It compares the parents' link, so it says nothing while the parent is not linked.
/// </summary>
/// <param name="CrmField">The CRM's reference to the parent.</param>
/// <param name="AccountingField">Accounting's reference to the parent.</param>
public sealed record MatchWithin(string CrmField, string AccountingField);

/// <summary>A record takes part when that field holds one of these values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">Values in their text form, letter case and outer blanks ignored.</param>
public sealed record ScopeRule(string Field, ImmutableArray<string> Values);
