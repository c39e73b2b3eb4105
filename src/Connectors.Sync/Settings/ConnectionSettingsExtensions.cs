using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Connectors.Sync;

/// <summary>Settings that stand in configuration.</summary>
public static class ConnectionSettingsExtensions
{
    /// <summary>
    /// Takes the connection's settings from a configuration section (<c>Sync:acme</c>), in the form of the settings document. What is saved at run time
    /// (<see cref="IConnections.SaveSettingsAsync"/>) stands above it.
    /// </summary>
    /// <param name="builder">The connection.</param>
    /// <param name="section">The section; an empty one changes nothing. Read anew at every run, so that a reloaded file takes effect.</param>
    public static ConnectionBuilder Settings(this ConnectionBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return builder.SettingsFrom(_ => ToJson(section));
    }

    private static ReadOnlyMemory<byte> ToJson(IConfigurationSection section)
    {
        if (!section.Exists())
            return default;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, section);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            if (section.Key == "version" && int.TryParse(section.Value, System.Globalization.CultureInfo.InvariantCulture, out var version))
                writer.WriteNumberValue(version);
            else
                writer.WriteStringValue(section.Value);
            return;
        }

        // Configuration has no arrays: a section whose keys are 0, 1, 2 … was one.
        if (children.Select(static (c, i) => c.Key == i.ToString(System.Globalization.CultureInfo.InvariantCulture)).All(static same => same))
        {
            writer.WriteStartArray();
            foreach (var child in children)
                Write(writer, child);
            writer.WriteEndArray();
            return;
        }

        writer.WriteStartObject();
        foreach (var child in children)
        {
            writer.WritePropertyName(child.Key);
            Write(writer, child);
        }

        writer.WriteEndObject();
    }
}
