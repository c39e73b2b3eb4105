using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync;

namespace Connectors.Import.Xlsx;

/// <summary>Remembers what an import wrote, so that the next one can tell an edit in the CRM from a value of its own.</summary>
public interface IImportMemory
{
    /// <summary>What was imported last, by record of the CRM and field.</summary>
    Task<IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what was imported into these records; others stay as they are.</summary>
    Task SaveAsync(IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>> imported, CancellationToken cancellationToken);
}

/// <summary>A memory in a JSON file. It is replaced as a whole, so that a crash leaves the old one or the new one.</summary>
/// <param name="path">The file; it need not exist yet.</param>
public sealed class FileImportMemory(string path) : IImportMemory
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return ImmutableDictionary<RecordRef, ImmutableDictionary<string, string>>.Empty;
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
            return document.RootElement.EnumerateObject().ToDictionary(static r => RecordRef.Parse(r.Name), static r => r.Value.EnumerateObject().ToImmutableDictionary(static f => f.Name, static f => f.Value.GetString()!));
        }
    }

    /// <inheritdoc/>
    public async Task SaveAsync(IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>> imported, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(imported);
        var all = new Dictionary<RecordRef, ImmutableDictionary<string, string>>(await LoadAsync(cancellationToken).ConfigureAwait(false));
        foreach (var (record, values) in imported)
            all[record] = values;
        var fresh = path + ".new";
        var stream = File.Create(fresh);
        await using (stream.ConfigureAwait(false))
        {
            var writer = new Utf8JsonWriter(stream);
            await using (writer.ConfigureAwait(false))
            {
                writer.WriteStartObject();
                foreach (var (record, values) in all.OrderBy(static r => r.Key.ToString(), StringComparer.Ordinal))
                {
                    writer.WriteStartObject(record.ToString());
                    foreach (var (field, value) in values.OrderBy(static f => f.Key, StringComparer.Ordinal))
                        writer.WriteString(field, value);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }
        }

        File.Move(fresh, path, overwrite: true);
    }
}

/// <summary>A memory that lives as long as its object, for tests and for a single look.</summary>
public sealed class InMemoryImportMemory : IImportMemory
{
    private readonly Dictionary<RecordRef, ImmutableDictionary<string, string>> _all = [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>>> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>>>(new Dictionary<RecordRef, ImmutableDictionary<string, string>>(_all));
    }

    /// <inheritdoc/>
    public Task SaveAsync(IReadOnlyDictionary<RecordRef, ImmutableDictionary<string, string>> imported, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(imported);
        foreach (var (record, values) in imported)
            _all[record] = values;
        return Task.CompletedTask;
    }
}
