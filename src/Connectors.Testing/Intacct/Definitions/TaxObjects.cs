namespace Connectors.Testing.Intacct;

/// <summary>Application <c>tax</c>: the groups by which items and contacts are taxed.</summary>
internal static class TaxObjects
{
    public static ObjectDefinition[] All { get; } =
    [
        new("tax/item-tax-group", "itemTaxGroups", "LGCUD", DefinitionText.Parse("id:text(40)!# status:enum(active|inactive)=active")) { HasEntity = false },
        new("tax/contact-tax-group", "contactTaxGroups", "LGCUD", DefinitionText.Parse("id:text(40)!# status:enum(active|inactive)=active")) { HasEntity = false },
    ];
}
