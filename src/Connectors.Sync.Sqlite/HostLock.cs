using System.Collections.Concurrent;

namespace Connectors.Sync.Sqlite;

/// <summary>
/// Says that this process alone uses the file: an operating system lock on a file beside it, which ends with the process whatever ends the process. While it is held, a lease that this process did not
/// take belongs to one that is dead, and need not be waited for.
/// </summary>
/// <remarks>A second process on the same file cannot take it and waits for leases like everybody else. What a dead process had on the wire is a matter of its intents, not of its lease.</remarks>
internal sealed class HostLock(string databasePath) : IDisposable
{
    private const string Guest = "|guest";

    private readonly ConcurrentDictionary<string, byte> _owners = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private FileStream? _file;
    private bool _disposed;

    /// <summary>The name under which an owner of this process takes a lease: one who does not have the file to himself says so, and nobody will take him for dead.</summary>
    public string NameOf(string owner)
    {
        var name = Held() ? owner : owner + Guest;
        _owners.TryAdd(name, 0);
        return name;
    }

    /// <summary>The lease of that name was taken by a process that had the file to itself, as this one has now: it is gone.</summary>
    public bool IsDead(string name) => !name.EndsWith(Guest, StringComparison.Ordinal) && !_owners.ContainsKey(name) && Held();

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _file?.Dispose();
            _file = null;
        }
    }

    private bool Held()
    {
        lock (_lock)
        {
            if (_file is not null)
                return true;
            if (_disposed)
                return false;
            try
            {
                // Never deleted: a deleted lock file could be locked by two at once.
                _file = new FileStream(databasePath + ".host", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
