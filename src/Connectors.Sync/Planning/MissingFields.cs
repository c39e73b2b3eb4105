namespace Connectors.Sync.Planning;

/// <summary>What a field of the CRM has to be, so that what a preset maps finds its place: told where an adapter cannot make it itself.</summary>
internal static class MissingFields
{
    private const string ListPrefix = "list:";

    public static IEnumerable<MissingField> Of(EntityMapping mapping, UnitRule rule, EntitySchema crm, EntitySchema accounting)
    {
        for (var i = 0; i < rule.CrmFields.Length; i++)
        {
            var name = rule.CrmFields[i];
            if (crm.TryGetSlot(name, out _))
                continue;
            // Fields that go over in pairs are of one kind; what a converter makes of several is a text.
            var partner = rule.CrmFields.Length == rule.AccountingFields.Length && accounting.TryGetSlot(rule.AccountingFields[i], out var slot) ? accounting[slot] : null;
            var list = rule.Converter is { } converter && converter.StartsWith(ListPrefix, StringComparison.Ordinal) ? converter[ListPrefix.Length..] : null;
            yield return new MissingField(mapping.Crm, name, list is not null ? FieldType.Choice : rule.Converter is null && partner is not null ? partner.Type : FieldType.Text)
            {
                List = list,
                MaxLength = list is null ? partner?.MaxLength : null,
                ReadOnly = !(mapping.Flow & rule.Flow).HasFlag(Flow.FromCrm),
                For = $"{mapping.Name}.{rule.Name}",
                Because = rule.LockedBecause,
            };
        }
    }

    public static MissingField Of(DocumentFlow flow, DocumentField result, string name) => new(flow.Source, name, result switch
    {
        DocumentField.Paid or DocumentField.Open => FieldType.Money,
        DocumentField.CheckedAt => FieldType.Instant,
        _ => FieldType.Text,
    })
    {
        ReadOnly = true,
        For = $"documents.{flow.Name}.{char.ToLowerInvariant(result.ToString()[0])}{result.ToString()[1..]}",
    };
}
