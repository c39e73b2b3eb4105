using Connectors.Http;

namespace Connectors.Economic;

/// <summary>The agreement behind the tokens. Apps with the role Bookkeeping may not read it (403).</summary>
public class AgreementOperations : EconomicOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AgreementOperations()
    {
    }

    internal AgreementOperations(EconomicApi api) : base(api)
    {
    }

    /// <summary>Agreement, company, app, modules.</summary>
    public virtual Task<Agreement> GetAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<Agreement>("self.get", RequestPath.Of("self"), options, cancellationToken);

    /// <summary>Changes the company: reads it, applies the function and writes all of it back.</summary>
    /// <param name="change">Makes the new company of the current one.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<Company> UpdateCompanyAsync(Func<Company, Company> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(options, cancellationToken).ConfigureAwait(false);
        return await Api.PutPartAsync("self.company", RequestPath.Of("self", "company"), "company", change(current.Company ?? new()), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the bank: reads it, applies the function and writes all of it back.</summary>
    /// <param name="change">Makes the new bank of the current one.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<BankInformation> UpdateBankAsync(Func<BankInformation, BankInformation> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(options, cancellationToken).ConfigureAwait(false);
        return await Api.PutPartAsync("self.bank", RequestPath.Of("self", "company", "bankinformation"), "bankInformation", change(current.BankInformation ?? new()), options, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Changes the user: reads it, applies the function and writes all of it back.</summary>
    /// <param name="change">Makes the new user of the current one.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<AgreementUser> UpdateUserAsync(Func<AgreementUser, AgreementUser> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(options, cancellationToken).ConfigureAwait(false);
        return await Api.PutPartAsync("self.user", RequestPath.Of("self", "user"), "user", change(current.User ?? new()), options, cancellationToken).ConfigureAwait(false);
    }
}
