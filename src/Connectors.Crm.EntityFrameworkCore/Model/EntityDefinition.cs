using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>What a user said of one entity, before it meets an EF model.</summary>
internal sealed class EntityDefinition
{
    private readonly List<FieldDefinition> _fields = [];

    public required Type ClrType { get; init; }

    public required string Name { get; init; }

    public required LambdaExpression Key { get; init; }

    /// <summary>Made where the class is known at compile time, so that nothing has to be constructed by reflection.</summary>
    public required Func<IReadOnlyList<EntityDefinition>, ModelCompiler, ResourcePlan> Compile { get; init; }

    public IReadOnlyList<FieldDefinition> Fields => _fields;

    public LiveBagDefinition? LiveBag { get; set; }

    public Func<DbContext, CancellationToken, Task<IReadOnlyDictionary<string, string>>>? Labels { get; set; }

    public LambdaExpression? ChangedAt { get; set; }

    public LambdaExpression? CreatedAt { get; set; }

    public LambdaExpression? SoftDelete { get; set; }

    public bool HardDelete { get; set; }

    public List<LambdaExpression> Filters { get; } = [];

    public List<string> IgnoredFilters { get; } = [];

    public Action<object, DbContext>? OnCreate { get; set; }

    public Func<object>? Factory { get; set; }

    public string? MarkerField { get; set; }

    public string? NumberField { get; set; }

    public List<string> IdentityFields { get; } = [];

    public LambdaExpression? FileContent { get; set; }

    public LambdaExpression? FileName { get; set; }

    public void Add(FieldDefinition field)
    {
        if (_fields.Exists(f => f.Name == field.Name))
            throw new ArgumentException($"The field '{field.Name}' of '{Name}' is mapped twice.", nameof(field));
        _fields.Add(field);
    }
}

internal abstract record FieldDefinition(string Name);

internal sealed record ScalarDefinition(string Name, Type ValueType, LambdaExpression Property, bool Optional) : FieldDefinition(Name);

/// <param name="Name">The field.</param>
/// <param name="Path">The navigation, or the foreign key.</param>
/// <param name="Other">The other class, of a navigation.</param>
/// <param name="Target">The other entity's name, of a foreign key.</param>
internal sealed record ReferenceDefinition(string Name, LambdaExpression Path, Type? Other, string? Target) : FieldDefinition(Name);

internal sealed record LinesDefinition(string Name, LambdaExpression Collection, Type LineType, string LineEntity, IReadOnlyList<FieldDefinition> Fields, LambdaExpression? Position)
    : FieldDefinition(Name);

internal sealed record BagDefinition(string Name, LambdaExpression Bag) : FieldDefinition(Name);

internal sealed record LiveBagDefinition(LambdaExpression Bag, Func<DbContext, CancellationToken, Task<IReadOnlyList<string>>> Names);
