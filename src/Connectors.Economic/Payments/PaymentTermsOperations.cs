namespace Connectors.Economic;

/// <summary>Payment terms.</summary>
public class PaymentTermsOperations : WriteOperations<PaymentTerms, PaymentTermsNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected PaymentTermsOperations()
    {
    }

    internal PaymentTermsOperations(EconomicApi api) : base(api, "payment-terms")
    {
    }

    private protected override PaymentTermsNumber? KeyOf(PaymentTerms record) => record.PaymentTermsNumber;

    private protected override PaymentTerms WithKey(PaymentTerms record, PaymentTermsNumber id) => record.PaymentTermsNumber is null ? record with { PaymentTermsNumber = id } : record;
}
