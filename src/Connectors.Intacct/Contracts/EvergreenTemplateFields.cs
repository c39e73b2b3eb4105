namespace Connectors.Intacct;

/// <summary>The members of EvergreenTemplate that a query can show, ask about and order by.</summary>
public static class EvergreenTemplateFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>pricing.type</c></summary>
    public static readonly QueryField<string> PricingType = new("pricing.type");

    /// <summary><c>pricing.markup</c></summary>
    public static readonly QueryField<string> PricingMarkup = new("pricing.markup");

    /// <summary><c>pricing.markupValue</c></summary>
    public static readonly QueryField<decimal> PricingMarkupValue = new("pricing.markupValue");
}
