using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Import.Xlsx;

/// <summary>Which entities of a CRM take companies. One that manages stock is about articles, whatever it is called, and one with lines is about documents.</summary>
internal static class ImportTarget
{
    public static (EntitySchema Schema, EntityCapabilities Capabilities) Check(ProviderSchema crm, ProviderCapabilities capabilities, string target)
    {
        var good = crm.Entities.Where(e => Problem(e, capabilities) is null).Select(static e => e.Entity).ToList();
        var instead = good.Count == 0 ? "This CRM has none that takes companies." : $"Import into: {string.Join(", ", good)}.";
        if (crm.Find(target) is not { } schema)
            throw new ImportTargetException(target, $"The CRM has no '{target}'. {instead}");
        if (Problem(schema, capabilities) is { } problem)
            throw new ImportTargetException(target, $"{problem} {instead}");
        return (schema, capabilities.Find(target)!);
    }

    private static string? Problem(EntitySchema entity, ProviderCapabilities capabilities)
    {
        if (entity.TryGetSlot(Vocabulary.Product.Stock.Name, out _))
            return $"'{entity.Entity}' manages stock, so companies cannot be imported into it.";
        if (entity.Fields.Any(static f => f.Type == FieldType.Lines))
            return $"'{entity.Entity}' holds documents, so companies cannot be imported into it.";
        if (!entity.TryGetSlot(Vocabulary.Company.Name.Name, out var name) || entity[name].ReadOnly || entity.TryGetSlot(Vocabulary.Person.FirstName.Name, out _)
            || !new[] { Vocabulary.Company.VatNumber.Name, Vocabulary.Company.RegistrationNumber.Name, Vocabulary.Company.Street.Name, Vocabulary.Company.City.Name }.Any(f => entity.TryGetSlot(f, out _)))
        {
            return $"'{entity.Entity}' has not the fields of companies.";
        }

        return capabilities.Find(entity.Entity) is { CanCreate: true, CanUpdate: true, Read: ReadAbility.List } ? null : $"'{entity.Entity}' cannot be listed and written.";
    }
}

/// <summary>Companies cannot be imported into an entity. Nothing was written.</summary>
/// <param name="target">The entity.</param>
/// <param name="message">Why, and which ones take companies.</param>
public sealed class ImportTargetException(string target, string message) : Exception(message)
{
    /// <summary>The entity.</summary>
    public string Target { get; } = target;
}
