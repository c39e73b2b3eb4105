namespace Connectors.Intacct;

/// <summary>The members of BillingTemplateLine that a query can show, ask about and order by.</summary>
public static class BillingTemplateLineFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>contractBillingTemplate.key</c></summary>
    public static readonly QueryField<RecordKey> ContractBillingTemplateKey = new("contractBillingTemplate.key");

    /// <summary><c>contractBillingTemplate.id</c></summary>
    public static readonly QueryField<string> ContractBillingTemplateId = new("contractBillingTemplate.id");

    /// <summary><c>periodOffset</c></summary>
    public static readonly QueryField<int> PeriodOffset = new("periodOffset");

    /// <summary><c>percentToBill</c></summary>
    public static readonly QueryField<decimal> PercentToBill = new("percentToBill");

    /// <summary><c>stepPercent</c></summary>
    public static readonly QueryField<decimal> StepPercent = new("stepPercent");
}
