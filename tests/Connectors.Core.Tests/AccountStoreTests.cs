using Connectors.AccountConformance;

namespace Connectors.Core.Tests;

/// <summary>What every store of tokens must do, in memory.</summary>
public sealed class InMemoryTokenStoreTests : TokenStoreConformance
{
    protected override ValueTask<ITokenStore> OpenAsync(TimeProvider time) => new(new InMemoryTokenStore());
}

/// <summary>What every store of budgets must do, in memory.</summary>
public sealed class InMemoryBudgetStoreTests : BudgetStoreConformance
{
    protected override ValueTask<IBudgetStore> OpenAsync(TimeProvider time) => new(new InMemoryBudgetStore(time));
}
