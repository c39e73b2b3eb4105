namespace Connectors.Reviso;

/// <summary>Ways to pay.</summary>
public class PaymentTypeOperations : ReadOperations<PaymentType, PaymentTypeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected PaymentTypeOperations()
    {
    }

    internal PaymentTypeOperations(RevisoApi api) : base(api, "paymentTypes", ["payment-types"])
    {
    }
}
