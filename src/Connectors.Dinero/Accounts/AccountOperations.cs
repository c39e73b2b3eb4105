namespace Connectors.Dinero;

/// <summary>The chart of accounts, kinds of VAT and accounting years.</summary>
public class AccountOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected AccountOperations()
    {
    }

    internal AccountOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>The accounts that entries are posted to.</summary>
    /// <param name="category">Only this category, in English with blanks: <c>Turnover</c>. Null = all.</param>
    /// <param name="fields">Members to show; null = those that Dinero documents for this list. The others of <see cref="EntryAccount"/> stay null.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<EntryAccount>> ListEntryAccountsAsync(string? category = null, IReadOnlyList<string>? fields = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(
            "accounts.listEntry",
            Api.Path("v1", "accounts", "entry").Query("fields", Fields(fields, "AccountNumber,Name,VatCode,Category,IsHidden")).Query("categoryFilter", category),
            Api.Json.IReadOnlyListEntryAccount, options, cancellationToken);

    /// <summary>Makes an account.</summary>
    public virtual Task CreateEntryAccountAsync(EntryAccountInput account, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Api.SendAsync(
            "accounts.createEntry", HttpMethod.Post, Api.Path("v1", "accounts", "entry"), account, Api.Json.EntryAccountInput,
            DineroApi.Evidence(null, null, ("number", account.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))), options, cancellationToken);
    }

    /// <summary>The accounts of purchases, 2000 to 9399.</summary>
    /// <param name="fields">Members to show; null = those that Dinero documents for this list. The others of <see cref="EntryAccount"/> stay null.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<EntryAccount>> ListPurchaseAccountsAsync(IReadOnlyList<string>? fields = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(
            "accounts.listPurchase", Api.Path("v1", "accounts", "purchase").Query("fields", Fields(fields, "AccountNumber,Name,VatCode,Category,CategoryName,IsHidden")),
            Api.Json.IReadOnlyListEntryAccount, options, cancellationToken);

    /// <summary>Bank accounts and tills.</summary>
    /// <param name="fields">Members to show; null = those that Dinero documents for this list. The others of <see cref="DepositAccount"/> stay null.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<DepositAccount>> ListDepositAccountsAsync(IReadOnlyList<string>? fields = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(
            "accounts.listDeposit",
            Api.Path("v1", "accounts", "deposit").Query("fields", Fields(fields, "AccountNumber,Name")),
            Api.Json.IReadOnlyListDepositAccount, options, cancellationToken);

    /// <summary>Makes a bank account or till.</summary>
    public virtual Task CreateDepositAccountAsync(DepositAccountInput account, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Api.SendAsync(
            "accounts.createDeposit", HttpMethod.Post, Api.Path("v1", "accounts", "deposit"), account, Api.Json.DepositAccountInput,
            DineroApi.Evidence(null, null, ("number", account.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))), options, cancellationToken);
    }

    /// <summary>Kinds of VAT. Lines have no VAT of their own: it follows from their account's code.</summary>
    public virtual Task<IReadOnlyList<VatType>> ListVatTypesAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("accounts.listVatTypes", Api.Path("v1", "vatTypes"), Api.Json.IReadOnlyListVatType, options, cancellationToken);

    /// <summary>Accounting years. A new one comes into being by booking into it.</summary>
    public virtual Task<IReadOnlyList<AccountingYear>> ListAccountingYearsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("accounts.listYears", Api.Path("v1", "accountingyears"), Api.Json.IReadOnlyListAccountingYear, options, cancellationToken);

    private static string Fields(IReadOnlyList<string>? fields, string documented) => fields is null or [] ? documented : string.Join(',', fields);
}
