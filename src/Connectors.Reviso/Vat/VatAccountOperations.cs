namespace Connectors.Reviso;

/// <summary>VAT codes. Unlike in e-conomic new ones can be made.</summary>
public class VatAccountOperations : CreateOperations<VatAccount, VatCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected VatAccountOperations()
    {
    }

    internal VatAccountOperations(RevisoApi api) : base(api, "vatAccounts", ["vat-accounts"])
    {
    }

    /// <summary>VAT codes of sales with this rate.</summary>
    /// <param name="rate">The rate, per cent: 22.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual IAsyncEnumerable<VatAccount> ListSalesAsync(decimal rate, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = VatAccountFields.VatType.Is(1) & VatAccountFields.RatePercentage.Is(rate) }, options, cancellationToken);

    private protected override VatCode? KeyOf(VatAccount record) => record.VatCode;
}
