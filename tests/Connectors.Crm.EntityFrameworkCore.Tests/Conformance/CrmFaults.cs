using System.Data.Common;
using Connectors.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EfCrm.Tests.Conformance;

/// <summary>What goes wrong between the provider and its database: no connection, or a commit whose answer is lost or held.</summary>
internal sealed class CrmFaults : DbTransactionInterceptor, IDbConnectionInterceptor
{
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProviderFault? _fault;

    /// <summary>The transactions that came to their commit.</summary>
    public long Commits { get; private set; }

    public void Fail(ProviderFault fault)
    {
        _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _fault = fault;
    }

    public void Heal()
    {
        _fault = null;
        _released.TrySetResult();
    }

    public Task HeldAsync() => _arrived.Task;

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        _fault == ProviderFault.Unreachable ? throw new SqliteException("unable to open database file", 14, 14) : ValueTask.FromResult(result);

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Commits++;
        if (_fault == ProviderFault.HoldWrite)
        {
            _arrived.TrySetResult();
            await _released.Task;
        }

        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_fault != ProviderFault.LoseReply)
            return Task.CompletedTask;
        _fault = null;
        throw new SqliteException("disk I/O error", 10, 10);
    }
}
