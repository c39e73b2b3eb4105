namespace Connectors.Reviso;

/// <summary>Payment terms.</summary>
public class PaymentTermsOperations : WriteOperations<PaymentTerms, PaymentTermsNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected PaymentTermsOperations()
    {
    }

    internal PaymentTermsOperations(RevisoApi api) : base(api, "paymentTerms", ["payment-terms"])
    {
    }

    private protected override PaymentTermsNumber? KeyOf(PaymentTerms record) => record.PaymentTermsNumber;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(PaymentTerms record) => [("name", record.Name)];
}
