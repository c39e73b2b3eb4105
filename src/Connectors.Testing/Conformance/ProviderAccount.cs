using Connectors.Sync;

namespace Connectors.Testing;

/// <summary>
/// A fresh account of the system behind a provider: how to connect to it, how somebody else works in it, and what goes wrong. Only what the fixture names in
/// <see cref="ProviderFixture.Abilities"/> is ever called; leave out the rest.
/// </summary>
public abstract class ProviderAccount : IAsyncDisposable
{
    /// <summary>The budget units (calls) that reached the system so far. For <see cref="FixtureAbilities.CountCalls"/>; sign-ins are not counted.</summary>
    public virtual long Calls => throw Missing(nameof(Calls));

    /// <summary>The writes that reached the system so far, carried out or not. For <see cref="FixtureAbilities.CountWrites"/>.</summary>
    public virtual long Writes => throw Missing(nameof(Writes));

    /// <summary>Makes a provider as the engine would for one run. Called several times: each is another run over the same account.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The values of a valid new record, in fields that can be written: all required ones, <see cref="EntitySample.Text"/>, and as many others as possible. Records of different numbers differ in
    /// every value by which records can be searched. What it refers to may be created on the way.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="number">0, 1, 2 …</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken);

    /// <summary>Somebody else creates a record.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="values">Its values by field, from <see cref="NewRowAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id by which the provider knows it.</returns>
    public virtual Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) => throw Missing(nameof(CreateAsync));

    /// <summary>Somebody else changes one field of a record: <see cref="EntitySample.Text"/> or <see cref="EntitySample.OtherText"/>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">A text that the field takes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) => throw Missing(nameof(EditAsync));

    /// <summary>Somebody else deletes a record, as users of the system delete.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(DeleteAsync));

    /// <summary>Somebody else restores a deleted record under its old id.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task RestoreAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(RestoreAsync));

    /// <summary>The record stays, and the provider's user does not see it any more: another tenant's, another department's, a lost right.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task HideAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(HideAsync));

    /// <summary>The record becomes another entity of its resource: a company becomes a person.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The entity that it is now.</returns>
    public virtual Task<string> TurnAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(TurnAsync));

    /// <summary>The record becomes another record: an order is invoiced.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it became.</returns>
    public virtual Task<RecordRef> ConvertAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(ConvertAsync));

    /// <summary>The record is merged into another one.</summary>
    /// <param name="record">The record that goes.</param>
    /// <param name="survivor">The one that stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task MergeAsync(RecordRef record, RecordRef survivor, CancellationToken cancellationToken) => throw Missing(nameof(MergeAsync));

    /// <summary>The system takes a writable field of one record for itself: from a register, or because the record is booked.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A field that cannot be written any more.</returns>
    public virtual Task<string> LockAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(LockAsync));

    /// <summary>Somebody else writes into a member of the record that is no field of the schema.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What stands there now, as <see cref="GetUnmappedAsync"/> says it.</returns>
    public virtual Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(SetUnmappedAsync));

    /// <summary>What stands in that member.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => throw Missing(nameof(GetUnmappedAsync));

    /// <summary>How many records of an entity live in the account, counted past the provider.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<int> CountAsync(string entity, CancellationToken cancellationToken) => throw Missing(nameof(CountAsync));

    /// <summary>The customer adds a text field.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The field's name.</returns>
    public virtual Task<string> AddFieldAsync(string entity, CancellationToken cancellationToken) => throw Missing(nameof(AddFieldAsync));

    /// <summary>The customer removes that field again.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task RemoveFieldAsync(string entity, string field, CancellationToken cancellationToken) => throw Missing(nameof(RemoveFieldAsync));

    /// <summary>An administrator takes from the provider's user the right to see a field; records keep their values.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task LoseFieldAsync(string entity, string field, CancellationToken cancellationToken) => throw Missing(nameof(LoseFieldAsync));

    /// <summary>A provider over another account of the same system.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken) => throw Missing(nameof(ConnectToOtherAsync));

    /// <summary>Something goes wrong from now on.</summary>
    /// <param name="fault">What.</param>
    /// <param name="entity">Of writes: at which entity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken) => throw Missing(nameof(FailAsync));

    /// <summary>Everything works again; what was held or late is carried out. Waits that a limit asked for are over.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task HealAsync(CancellationToken cancellationToken) => throw Missing(nameof(HealAsync));

    /// <summary>Completes when a write is held (<see cref="ProviderFault.HoldWrite"/>).</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task WaitUntilHeldAsync(CancellationToken cancellationToken) => throw Missing(nameof(WaitUntilHeldAsync));

    /// <summary>Moves the system's clock, and the provider's where it has one.</summary>
    /// <param name="by">How far.</param>
    public virtual void Advance(TimeSpan by) => throw Missing(nameof(Advance));

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private NotSupportedException Missing(string member) => new($"The fixture says that it can, but {GetType().Name} does not override {member}.");
}
