namespace Connectors.Uniconta;

/// <summary>Payment terms.</summary>
public class PaymentTermOperations : UnicontaKeyedOperations<PaymentTerm>
{
    /// <summary>For fakes.</summary>
    protected PaymentTermOperations()
    {
    }

    internal PaymentTermOperations(UnicontaApi api) : base(api, UnicontaTables.PaymentTerms)
    {
    }
}
