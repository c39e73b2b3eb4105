namespace Connectors.Sync.Stores.Relational;

/// <summary>
/// Budgets in the durable store, one row to an account: two connections and two hosts of it count together, a block holds for all of them, and after a take-over both go on where they stood (R26). The
/// arithmetic is <see cref="AccountBudgetState"/>'s, on the store's clock.
/// </summary>
internal sealed class StoredBudgets(IBudgetTable table) : IBudgetStore
{
    private readonly AccountLines _lines = new();

    public ValueTask<BudgetDecision> TryTakeAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ChangeAsync(request.Account, request.Definition, (state, now) => state.TryTake(request, now), cancellationToken);
    }

    public async ValueTask ReleaseAsync(AccountKey account, BudgetGrant grant, bool refund, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        await ChangeAsync(account, BudgetDefinition.Unlimited, (state, _) => state.Release(grant, refund), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask BlockAsync(AccountKey account, DateTimeOffset until, CancellationToken cancellationToken) =>
        await ChangeAsync(account, BudgetDefinition.Unlimited, (state, _) => state.Block(until), cancellationToken).ConfigureAwait(false);

    public async ValueTask CorrectAsync(AccountKey account, BudgetDefinition definition, IReadOnlyList<BudgetCorrection> corrections, CancellationToken cancellationToken) =>
        await ChangeAsync(account, definition, (state, now) => state.Correct(definition, corrections, now), cancellationToken).ConfigureAwait(false);

    public ValueTask<BudgetSnapshot> ReadAsync(AccountKey account, BudgetDefinition definition, CancellationToken cancellationToken) =>
        ChangeAsync(account, definition, (state, now) => state.Read(definition, now), cancellationToken);

    private ValueTask<T> ChangeAsync<T>(AccountKey account, BudgetDefinition definition, Func<AccountBudgetState, DateTimeOffset, T> change, CancellationToken cancellationToken) => _lines.RunAsync(
        account,
        async () =>
        {
            try
            {
                return await table.ChangeAsync(account, (text, now) =>
                {
                    var state = Parse(text, definition, now);
                    var answer = change(state, now);
                    return (state.ToJson(), answer);
                }, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreUnavailableException e)
            {
                throw StoredTokens.Unavailable(account, "budget", e);
            }
        },
        cancellationToken);

    // A text that this version cannot read says nothing about what was used: then the bucket starts empty.
    private static AccountBudgetState Parse(string? text, BudgetDefinition definition, DateTimeOffset now)
    {
        if (text is null)
            return new AccountBudgetState();
        try
        {
            return AccountBudgetState.FromJson(text);
        }
        catch (FormatException)
        {
            return AccountBudgetState.Unknown(definition, now);
        }
    }
}

/// <summary>What a database does for budgets.</summary>
internal interface IBudgetTable
{
    /// <summary>Reads, computes and writes in one atomic step. <paramref name="change"/> may be called several times; only its last answer counts. A text that did not change is not written.</summary>
    ValueTask<T> ChangeAsync<T>(AccountKey account, Func<string?, DateTimeOffset, (string Text, T Answer)> change, CancellationToken cancellationToken);
}
