using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>The statements that EF Core really sent to a file. It listens from the beginning: EF remembers for a second that nobody does.</summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<DbCommand>> Watched = [];

    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new SentStatements());

    public static IReadOnlyCollection<DbCommand> Of(string path) => Watched.GetOrAdd(path, static _ => []);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this, static name => name == RelationalEventId.CommandExecuting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { } command } && Watched.TryGetValue(command.Connection!.DataSource, out var sent))
            sent.Enqueue(command);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
