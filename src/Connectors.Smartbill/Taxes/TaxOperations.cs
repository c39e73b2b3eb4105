namespace Connectors.Smartbill;

/// <summary>VAT rates.</summary>
public class TaxOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected TaxOperations()
    {
    }

    internal TaxOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>The account's VAT rates. They change by law and by account: read them, do not write them into a program.</summary>
    /// <exception cref="ConnectorValidationException"><see cref="SmartbillErrorCodes.CompanyNotVatPayer"/>: the company pays no VAT and has no rates. The credentials are right.</exception>
    public virtual async Task<IReadOnlyList<Tax>> ListAsync(CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var answer = await Api.GetAsync("taxes.list", Api.Path("tax"), SmartbillJson.Context.TaxAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.Taxes ?? [];
    }
}
