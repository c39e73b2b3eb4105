namespace Connectors.Uniconta;

/// <summary>Contacts: persons of debtors, creditors and prospects.</summary>
public class ContactOperations : UnicontaTableOperations<Contact>
{
    /// <summary>For fakes.</summary>
    protected ContactOperations()
    {
    }

    internal ContactOperations(UnicontaApi api) : base(api, UnicontaTables.Contacts)
    {
    }

    /// <summary>The contacts of a debtor.</summary>
    /// <param name="account">The debtor's account.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<IReadOnlyList<Contact>> ListByDebtorAsync(string account, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        // A creditor and a prospect may have the same account number. A contact that does not say whose it is is taken for a debtor's: the first choice of the list may be left out.
        [.. (await FindAsync(ContactField.DCAccount, account, options, cancellationToken).ConfigureAwait(false)).Where(static c => c.DCType is not { } type || type == AccountOwner.Debtor)];
}
