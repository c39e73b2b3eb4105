using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// Reference data of accounting (terms of payment, VAT zones, departments) that the CRM shows as choices. Accounting owns it: the CRM's options follow, and its users choose but do not change them.
/// A unit uses it by naming the converter <c>list:{name}</c>: the CRM's option on one side, accounting's key on the other.
/// </summary>
/// <param name="Name">The list's name in mappings and texts: <c>paymentTerms</c>.</param>
/// <param name="Accounting">What accounting calls it.</param>
/// <param name="Crm">What the CRM calls its options: a choice field or a table of options.</param>
public sealed record ManagedList(string Name, string Accounting, string Crm)
{
    /// <summary>
    /// It is there for documents (VAT codes, terms and ways of payment): while the CRM's sales module is switched off (<c>salesModule</c> of the settings) it is not read, unless a mapping that is on uses it too.
    /// </summary>
    public bool Sales { get; init; }

    /// <summary>The converter that a unit names to use the list.</summary>
    public string Converter => ConverterOf(Name);

    /// <summary>The converter of the list of that name.</summary>
    public static string ConverterOf(string list) => "list:" + list;
}

/// <summary>An entry of a list in accounting.</summary>
/// <param name="Key">Accounting's key. It never changes; the label may.</param>
/// <param name="Label">What people read.</param>
/// <param name="Active">It may be chosen. An entry that is gone is simply not listed; one that is listed and may not be chosen stays readable on the records that hold it.</param>
public sealed record ListEntry(string Key, string Label, bool Active = true)
{
    /// <summary>What else accounting says of it, by name: its parent, its due days. Empty: nothing is known, which changes nothing in the CRM.</summary>
    public ImmutableDictionary<string, string> Details { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>An option of the CRM.</summary>
/// <param name="Value">What a record of the CRM holds when it is chosen: the option's id, or its label in systems that store labels.</param>
/// <param name="Label">What people read.</param>
/// <param name="Active">It is offered. An option that is not stays readable on the records that hold it.</param>
/// <param name="Key">Accounting's key, where the CRM keeps one with the option.</param>
public sealed record ListOption(string Value, string Label, bool Active = true, string? Key = null)
{
    /// <summary>The details that the CRM keeps with the option, by name, empty ones as an empty text; <see langword="null"/> = it keeps none.</summary>
    public ImmutableDictionary<string, string>? Details { get; init; }
}

/// <summary>What is to be done to an option of the CRM.</summary>
/// <param name="Kind">What.</param>
/// <param name="Value">The option; <see langword="null"/> when it is added.</param>
/// <param name="Key">Accounting's key; empty for an option that accounting does not know.</param>
/// <param name="Label">The label that it has afterwards.</param>
public sealed record OptionChange(OptionChangeKind Kind, string? Value, string Key, string Label)
{
    /// <summary>Of an option that is added: it is offered. One that is not stands there for the records that hold it.</summary>
    public bool Active { get; init; } = true;

    /// <summary>What accounting says of it, for a CRM that keeps details with its options.</summary>
    public ImmutableDictionary<string, string> Details { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>Kinds of changes of options.</summary>
public enum OptionChangeKind
{
    /// <summary>A new option.</summary>
    Add,

    /// <summary>Another label. Records that hold the option keep it.</summary>
    Rename,

    /// <summary>It is not offered any more. Records that hold it keep it.</summary>
    Deactivate,

    /// <summary>It is offered again.</summary>
    Activate,

    /// <summary>Other details. It comes only for options that show theirs (<see cref="ListOption.Details"/>).</summary>
    Describe,
}

/// <summary>A feature of accounting: lists that can be mirrored.</summary>
public interface IListSource
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="ProviderUnavailableException">It cannot be read. <see cref="UnavailableReason.NotAllowed"/> (a module or right is missing) stops only what uses the list.</exception>
    Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken);
}

/// <summary>A feature of the CRM: options that can be written. A CRM without it, or without the list, holds accounting's own keys: then nothing is mirrored, and a key that accounting does not have is refused.</summary>
public interface IListTarget
{
    /// <summary>The CRM has options for that list.</summary>
    bool HasList(string list) => true;

    /// <summary>All options of a list, those that are not offered included.</summary>
    /// <exception cref="ProviderUnavailableException">They cannot be read.</exception>
    Task<IReadOnlyList<ListOption>> ReadOptionsAsync(string list, CancellationToken cancellationToken);

    /// <summary>Changes options and answers all of them as they are afterwards. What is repeated after a lost reply changes nothing: the engine reads before it writes.</summary>
    /// <exception cref="ProviderUnavailableException">They cannot be written; part of the changes may have been.</exception>
    Task<IReadOnlyList<ListOption>> WriteOptionsAsync(string list, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken);
}
