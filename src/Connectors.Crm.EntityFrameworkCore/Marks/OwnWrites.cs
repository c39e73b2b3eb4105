using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>
/// Which row a context saves in the name of a connection: that row is no news to it. Everything else that the same save changes (what your own code does on saving) is marked like any change,
/// and other connections hear of all of it.
/// </summary>
internal static class OwnWrites
{
    private static readonly ConditionalWeakTable<DbContext, OwnWrite> Current = [];

    public static OwnWrite? Of(DbContext db) => Current.TryGetValue(db, out var write) ? write : null;

    public static IDisposable Tag(DbContext db, OwnWrite write)
    {
        Current.AddOrUpdate(db, write);
        return new Untag(db);
    }

    private sealed class Untag(DbContext db) : IDisposable
    {
        public void Dispose() => Current.Remove(db);
    }
}

/// <param name="Consumer">The connection or kind that writes.</param>
/// <param name="Resource">The row's resource.</param>
/// <param name="Row">The row.</param>
internal sealed record OwnWrite(string Consumer, string Resource, object Row);
