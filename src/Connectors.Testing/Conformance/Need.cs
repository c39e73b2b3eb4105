using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What a case needs; answers why it is not there.</summary>
internal delegate string? Need(Subject subject);

/// <summary>The needs of the cases. Their reasons are shown in listings and name no entity.</summary>
internal static class Needs
{
    public static Need List { get; } = static s => s.Entity.Read == ReadAbility.List ? null : "lists are not declared";

    public static Need Get { get; } = static s => s.Entity.Read != ReadAbility.None ? null : "no reading is declared";

    public static Need NoRead { get; } = static s => s.Entity.Read == ReadAbility.None ? null : "reading is declared";

    public static Need Cursor { get; } = static s => s.Resource.Cursor != CursorKind.None ? null : "no cursor is declared: every pass reads everything";

    /// <summary>Records come about somehow.</summary>
    public static Need Rows { get; } = static s => s.Can(FixtureAbilities.Create) || s.Entity.CanCreate ? null : "neither the provider nor the fixture creates records";

    public static Need ProviderCreates { get; } = static s => s.Entity.CanCreate ? null : "creates are not declared";

    public static Need ProviderUpdates { get; } = static s => s.Entity.CanUpdate ? null : "updates are not declared";

    public static Need ProviderDeletes { get; } = static s => s.Entity.CanDelete ? null : "deletions are not declared";

    public static Need OtherText { get; } = static s => s.Sample.OtherText is not null ? null : "the fixture names no second text field";

    public static Need Choice { get; } = static s => s.Sample.Choice is not null ? null : "the fixture names no choice that can be set by itself";

    public static Need Marker { get; } = static s => s.Entity.MarkerField is not null ? null : "no marker field is declared";

    public static Need Search { get; } = static s => s.Entity.SearchableFields.Length > 0 ? null : "no field is declared as searchable";

    public static Need TextIsSearchable { get; } = static s => s.Entity.SearchableFields.Contains(s.Sample.Text) ? null : "the free text field is not declared as searchable";

    public static Need Batches { get; } = static s => s.Entity.WriteBatchSize > 1 ? null : "one write per call is declared";

    public static Need Overlapping { get; } = static s => s.Capabilities.MaxConcurrentCalls > 1 ? null : "overlapping calls are not declared";

    public static Need TokenGuard { get; } = static s => s.Entity.Concurrency == ConcurrencyGuard.Token ? null : "no concurrency token is declared";

    public static Need Clearable { get; } = static s => s.ClearableText is not null ? null : "no writable text that can be emptied is described";

    public static Need NotClearable { get; } = static s => s.Writable.Any(static f => !f.Clearable) ? null : "every writable field can be emptied";

    public static Need Required { get; } = static s => s.Writable.Any(static f => f.Required) ? null : "no required field is described";

    public static Need ReadOnly { get; } = static s => s.SimpleReadOnly.Any() ? null : "no simple read-only field is described";

    public static Need MaxLength { get; } = static s => s.LimitedText is not null ? null : "no writable text with a length is described";

    public static Need WriteReturnsRecord { get; } = static s => s.Entity.WriteReturnsRecord ? null : "writes are declared to answer no record";

    public static Need Several { get; } = static s => s.Resource.Name.Length > 0 && s.Siblings.Count > 1 ? null : "one entity stands on the resource";

    public static Need Features { get; } = static s => s.Fixture.Features.Count > 0 ? null : "the fixture names no feature";

    public static Need Can(FixtureAbilities ability) => s => s.Can(ability) ? null : $"the fixture cannot: {ability & ~s.Abilities}";

    public static Need Safety<T>() where T : CreateSafety => static s => s.Entity.CreateSafety is T ? null : "another safety of creates is declared";

    public static Need SafetyOtherThan<T>() where T : CreateSafety => static s => s.Entity.CreateSafety is not T ? null : "nothing is declared that makes creates safe";

    public static Need Deletes(DeleteVisibility visibility) => s => s.Resource.Deletes == visibility ? null : $"deletions are declared as {s.Resource.Deletes}";

    public static Need Cost(Func<EntityCapabilities, decimal> cost) => s => cost(s.Entity) > 0 ? null : "no cost is declared";

    public static Need Not(Need need, string reason) => s => need(s) is null ? reason : null;
}
