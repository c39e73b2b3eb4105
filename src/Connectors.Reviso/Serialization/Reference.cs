using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Reviso;

/// <summary>
/// Another record, named by its key: <c>CustomerGroup = new CustomerGroupNumber(1)</c>. What else an answer tells of it (its name, a link) is in <see cref="Details"/> and goes back with the same reference.
/// </summary>
/// <typeparam name="TId">The key's type.</typeparam>
public sealed class Reference<TId> : IEquatable<Reference<TId>> where TId : struct
{
    internal Reference(TId? id, string? self, IReadOnlyDictionary<string, JsonElement>? details)
    {
        Id = id;
        Self = DialectLink.WithoutQuery(self);
        Details = details ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, JsonElement>.Empty;
    }

    /// <summary>Names a record by its key.</summary>
    /// <param name="id">The key.</param>
    public Reference(TId id) : this(id, null, null)
    {
    }

    /// <summary>Names a record by its address, where its key is not documented. The query of the address is dropped.</summary>
    /// <param name="self">The address, as an answer showed it.</param>
    public Reference(Uri self) : this(null, (self ?? throw new ArgumentNullException(nameof(self))).OriginalString, null)
    {
    }

    /// <summary>The key; null where the answer names the record by its address only.</summary>
    public TId? Id { get; }

    /// <summary>The address, without the query that the server repeats in it. Not an identity.</summary>
    public string? Self { get; }

    /// <summary>What else the answer told.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; }

    /// <summary>Names a record by its key.</summary>
    /// <param name="id">The key.</param>
    public static implicit operator Reference<TId>(TId id) => new(id);

    /// <summary>The same key; where there is none, the same address.</summary>
    public bool Equals(Reference<TId>? other) => other is not null && (Id, other.Id) switch
    {
        ({ } left, { } right) => left.Equals(right),
        (null, null) => DialectLink.Same(Self, other.Self),
        _ => false,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Reference<TId> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id is { } id ? id.GetHashCode() : StringComparer.OrdinalIgnoreCase.GetHashCode(Self?.TrimEnd('/') ?? "");

    /// <summary>Whether both name the same record, as <see cref="Equals(Reference{TId})"/> says; also true where both are null.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Reference<TId>? left, Reference<TId>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two name different records, or only one of them is null.</summary>
    /// <param name="left">One reference.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Reference<TId>? left, Reference<TId>? right) => !(left == right);

    /// <summary>The key, else the address.</summary>
    public override string ToString() => Id?.ToString() ?? Self ?? "";
}

/// <inheritdoc cref="DialectReference"/>
internal sealed class ReferenceConverter<TId>(params string[] members) : JsonConverter<Reference<TId>> where TId : struct
{
    public override Reference<TId> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (id, self, details) = DialectReference.Read(ref reader, members, Key(options));
        return new(id, self, details);
    }

    public override void Write(Utf8JsonWriter writer, Reference<TId> value, JsonSerializerOptions options) =>
        DialectReference.Write(writer, value.Id, value.Self, value.Details, members[0], Key(options));

    private static JsonTypeInfo<TId> Key(JsonSerializerOptions options) => (JsonTypeInfo<TId>)options.GetTypeInfo(typeof(TId));
}
