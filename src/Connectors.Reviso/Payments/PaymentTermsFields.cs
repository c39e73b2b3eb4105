namespace Connectors.Reviso;

/// <summary>What a list of PaymentTerms records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class PaymentTermsFields
{
    /// <summary><c>name</c></summary>
    public static TextField<PaymentTerms> Name { get; } = new("name");
}
