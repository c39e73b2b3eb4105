using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>The statements that EF Core really sent to a database. It listens from the beginning: EF remembers for a second that nobody does.</summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<SentStatement>> Watched = [];

    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new SentStatements());

    public static IReadOnlyCollection<SentStatement> Of(string database) => Watched.GetOrAdd(database, static _ => []);

    public static void Forget(string database) => Watched.TryRemove(database, out _);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this, static name => name == RelationalEventId.CommandExecuting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: { } command } && Watched.TryGetValue(command.Connection!.Database, out var sent))
            sent.Enqueue(new SentStatement(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(static p => p.Clone())]));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}

/// <summary>A statement as it was sent. Npgsql uses its commands again, so it is written down at once.</summary>
internal sealed record SentStatement(string Text, IReadOnlyList<NpgsqlParameter> Parameters);
