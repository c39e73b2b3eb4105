namespace Connectors.Economic;

/// <summary>Payment types: ways of paying suppliers.</summary>
public class PaymentTypeOperations : ReadOperations<PaymentType, PaymentTypeNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected PaymentTypeOperations()
    {
    }

    internal PaymentTypeOperations(EconomicApi api) : base(api, "payment-types")
    {
    }
}
