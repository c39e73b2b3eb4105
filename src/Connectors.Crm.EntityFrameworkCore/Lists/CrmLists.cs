using System.Collections.Immutable;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Lists;

/// <summary>The option tables of a CRM as the target of managed lists.</summary>
internal sealed class CrmLists(ImmutableArray<OptionTable> tables, IContextSource contexts) : IListTarget
{
    public bool HasList(string list) => tables.Any(t => t.Name == list);

    public Task<IReadOnlyList<ListOption>> ReadOptionsAsync(string list, CancellationToken cancellationToken) =>
        Guarded.RunAsync(() => contexts.WithAsync(db => Find(list).ReadAsync(db, cancellationToken), cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ListOption>> WriteOptionsAsync(string list, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken) => Guarded.RunAsync(async () =>
    {
        try
        {
            await contexts.WithAsync(async db =>
            {
                await Find(list).WriteAsync(db, changes, cancellationToken).ConfigureAwait(false);
                return true;
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException e)
        {
            // A label that is too long, a rule of the database: it stops what uses this list and nothing else.
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"The CRM's list '{list}' could not be written: {(e.InnerException ?? e).Message}", inner: e);
        }

        return await contexts.WithAsync(db => Find(list).ReadAsync(db, cancellationToken), cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    private OptionTable Find(string list) => tables.FirstOrDefault(t => t.Name == list) ?? throw new ArgumentException($"The CRM has no list '{list}'.", nameof(list));
}
