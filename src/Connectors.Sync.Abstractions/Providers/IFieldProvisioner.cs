using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>A CRM that can be given fields over its API: those that a preset maps and this customer's CRM has not. A CRM without this feature has them listed instead, to be made by hand.</summary>
public interface IFieldProvisioner
{
    /// <summary>
    /// Makes a field, a list that no field holds, or the values that a drop-down lacks. What is there already stays as it is, and a field of the same name and another kind is never touched: the engine asks for none of these, and a repeat after a lost reply changes nothing.
    /// A drop-down with a list (<see cref="WantedField.List"/>) is made empty: the list fills it at the next run.
    /// </summary>
    /// <param name="field">What is wanted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="null"/> = it is there; else why the CRM refused this field, for the person who has it made: read by people, no secret.</returns>
    /// <exception cref="ProviderUnavailableException">The CRM could not be asked. <see cref="UnavailableReason.NotAllowed"/>: whoever signed in may not make fields.</exception>
    Task<string?> CreateFieldAsync(WantedField field, CancellationToken cancellationToken);
}

/// <summary>A field that a CRM needs for what a preset maps.</summary>
/// <param name="Entity">The entity that has to have it; empty = it is a list that no field holds.</param>
/// <param name="Field">Its name; of a list, the list's.</param>
/// <param name="Type">What it holds; of <see cref="FieldType.Choice"/> it is a drop-down.</param>
public sealed record WantedField(string Entity, string Field, FieldType Type)
{
    /// <summary>The list that fills the drop-down, as the CRM calls it (<see cref="ManagedList.Crm"/>).</summary>
    public string? List { get; init; }

    /// <summary>Values that the drop-down must offer whatever else it offers: the statuses that send a document.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>How long its texts may be, in UTF-16 characters; <see langword="null"/> = not told.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Nothing of it goes to accounting: users need not be able to write it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>What it is for: <c>company.paymentTerms</c>, <c>documents.invoice-from-offer.number</c>.</summary>
    public string For { get; init; } = "";

    /// <summary>Why accounting cannot do without it; <see langword="null"/> = it can.</summary>
    public string? Because { get; init; }
}
