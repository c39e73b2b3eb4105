using System.Text.Json;

namespace Connectors.Sync.Support;

/// <summary>Schema and capabilities of a side. Choices are counted and not shown: a list of salespeople is a list of persons.</summary>
internal static class SideFacts
{
    public static void Write(Utf8JsonWriter w, ProviderSchema schema)
    {
        w.WriteString("revision", schema.Revision);
        w.WriteStartArray("entities");
        foreach (var entity in schema.Entities)
            Write(w, entity);
        w.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter w, ProviderCapabilities capabilities)
    {
        w.WriteString("name", capabilities.Name);
        w.WriteNumber("maxConcurrentCalls", capabilities.MaxConcurrentCalls);
        if (capabilities.CallsPerMinute is { } calls)
            w.WriteNumber("callsPerMinute", calls);
        w.WriteStartArray("resources");
        foreach (var resource in capabilities.Resources)
        {
            w.WriteStartObject();
            w.WriteString("name", resource.Name);
            w.WriteString("cursor", resource.Cursor.ToString());
            w.WriteString("deletes", resource.Deletes.ToString());
            w.WriteBoolean("stableOrder", resource.StableOrder);
            w.WriteBoolean("reusesIds", resource.ReusesIds);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("entities");
        foreach (var entity in capabilities.Entities)
        {
            w.WriteStartObject();
            w.WriteString("entity", entity.Entity);
            w.WriteString("resource", entity.Resource);
            w.WriteString("read", entity.Read.ToString());
            w.WriteBoolean("create", entity.CanCreate);
            w.WriteBoolean("update", entity.CanUpdate);
            w.WriteBoolean("delete", entity.CanDelete);
            w.WriteString("createSafety", entity.CreateSafety.GetType().Name);
            w.WriteString("concurrency", entity.Concurrency.ToString());
            w.WriteString("writeShape", entity.WriteShape.ToString());
            w.WriteString("settleTime", entity.SettleTime.ToString());
            w.WriteString("markerField", entity.MarkerField);
            w.WriteString("numberField", entity.NumberField);
            w.WriteStartArray("missing");
            foreach (var missing in entity.Missing)
            {
                w.WriteStartObject();
                w.WriteString("field", missing.Field);
                w.WriteString("reason", missing.Reason);
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter w, AccountUse use)
    {
        w.WriteString("account", use.Account);
        if (use.BlockedUntil is { } until)
            w.WriteString("blockedUntil", until);
        w.WriteStartArray("limits");
        foreach (var limit in use.Limits)
        {
            w.WriteStartObject();
            w.WriteString("limit", limit.Limit);
            w.WriteString("unit", limit.Unit);
            w.WriteString("kind", limit.Kind);
            if (limit.Window is { } window)
                w.WriteString("window", window.ToString());
            w.WriteNumber("used", limit.Used);
            w.WriteNumber("left", limit.Left);
            w.WriteNumber("allowed", limit.Allowed);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter w, EntitySchema schema)
    {
        w.WriteStartObject();
        w.WriteString("entity", schema.Entity);
        w.WriteString("revision", schema.Revision);
        w.WriteStartArray("fields");
        foreach (var field in schema.Fields)
        {
            w.WriteStartObject();
            w.WriteString("name", field.Name);
            w.WriteString("type", field.Type.ToString());
            w.WriteBoolean("required", field.Required);
            w.WriteBoolean("readOnly", field.ReadOnly);
            w.WriteBoolean("clearable", field.Clearable);
            w.WriteBoolean("custom", field.Custom);
            if (field.MaxLength is { } length)
                w.WriteNumber("maxLength", length);
            if (field.Scale is { } scale)
                w.WriteNumber("scale", scale);
            if (field.ReferencedEntity is not null)
                w.WriteString("refersTo", field.ReferencedEntity);
            if (!field.Choices.IsEmpty)
                w.WriteNumber("choices", field.Choices.Length);
            if (field.LineSchema is { } lines)
            {
                w.WritePropertyName("lines");
                Write(w, lines);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }
}
