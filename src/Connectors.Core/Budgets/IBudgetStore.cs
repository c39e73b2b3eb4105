namespace Connectors;

/// <summary>
/// The spent units, permits and blocks of accounts. In memory by default; a durable store shares them between processes.
/// Every member is one atomic step and none waits for room: waiting is the caller's, by what the decision says.
/// </summary>
/// <remarks>
/// A durable store needs no arithmetic of its own: it keeps <see cref="AccountBudgetState"/> as text, reads it in a transaction, calls the method of the same name with its own clock, and writes it back.
/// </remarks>
public interface IBudgetStore
{
    /// <summary>Takes, reserves or refuses room for one attempt.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<BudgetDecision> TryTakeAsync(BudgetRequest request, CancellationToken cancellationToken);

    /// <summary>Ends an attempt: its permit is free again.</summary>
    /// <param name="account">Whose budget.</param>
    /// <param name="grant">What was taken.</param>
    /// <param name="refund">True: nothing was sent, the units are given back as well.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund, CancellationToken cancellationToken);

    /// <summary>No call of the account before <paramref name="until"/>. A block is only ever lengthened.</summary>
    /// <param name="account">Whose budget.</param>
    /// <param name="until">The end of the block (UTC).</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask BlockAsync(AccountKey account, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Takes over what the vendor says about its limits.</summary>
    /// <param name="account">Whose budget.</param>
    /// <param name="definition">The limits in force.</param>
    /// <param name="corrections">What the vendor says; limits that the definition does not know are ignored.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask CorrectAsync(AccountKey account, BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, CancellationToken cancellationToken);

    /// <summary>The state of an account, for diagnostics.</summary>
    /// <param name="account">Whose budget.</param>
    /// <param name="definition">The limits in force.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<BudgetSnapshot> ReadAsync(AccountKey account, BudgetDefinition definition, CancellationToken cancellationToken);
}
