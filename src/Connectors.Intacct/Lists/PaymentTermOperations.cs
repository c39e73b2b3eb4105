namespace Connectors.Intacct;

/// <summary>A payment term of receivables.</summary>
public class PaymentTermOperations : RecordOperations<PaymentTerm, PaymentTermInput>
{
    private static readonly ObjectDefinition Object = new(
        "paymentTerms", "accounts-receivable/term",
        "key id description status due.days due.from discount.days discount.from discount.amount discount.unit audit.createdDateTime audit.modifiedDateTime");

    /// <summary>For fakes.</summary>
    protected PaymentTermOperations()
    {
    }

    internal PaymentTermOperations(IntacctApi api) : base(api, Object)
    {
    }
}
