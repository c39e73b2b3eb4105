using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Writing;

/// <summary>Puts a document's file into its row. Kept a second time it is not written: the bytes are the same.</summary>
internal sealed class FileWriter(EntityPlan entity, IContextSource contexts, string consumer)
{
    public Task<string?> KeepAsync(FileToKeep file, CancellationToken cancellationToken) => Guarded.RunAsync(() => contexts.WithAsync(db => WriteAsync(db, file, cancellationToken), cancellationToken), cancellationToken);

    private async Task<string?> WriteAsync(DbContext db, FileToKeep file, CancellationToken cancellationToken)
    {
        if (entity.FileContent is not { } content || entity.Resource.Key.Parse(file.Record.Id.Value) is not { } key)
            return null;
        if (await entity.Resource.LoadAsync(db, Predicates.HasKey(entity.Resource, [key]), [], cancellationToken).ConfigureAwait(false) is not { } row)
            return null;
        var entry = db.Entry(row);
        if (content.Get(entry) is byte[] there && there.AsSpan().SequenceEqual(file.File.Content.Span))
            return file.File.Name;
        content.Set(entry, file.File.Content.ToArray());
        entity.FileName?.Set(entry, file.File.Name);
        // A write of ours: it must not come back as a user's change.
        using (OwnWrites.Tag(db, new OwnWrite(consumer, entity.Resource.Name, row)))
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return file.File.Name;
    }
}
