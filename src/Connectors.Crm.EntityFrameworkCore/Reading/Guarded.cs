using System.Data.Common;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore.Reading;

/// <summary>What a database throws while it is read says something about the connection, never about a record.</summary>
internal static class Guarded
{
    public static async Task<TResult> RunAsync<TResult>(Func<Task<TResult>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ProviderUnavailableException && !cancellationToken.IsCancellationRequested && Database(exception) is { } fault)
        {
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, $"The CRM's database could not be read: {fault.Message}", inner: exception);
        }
    }

    public static Task RunAsync(Func<Task> act, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await act().ConfigureAwait(false);
        return true;
    }, cancellationToken);

    /// <summary>The database's own exception, or a time-out, wherever EF has put it.</summary>
    public static Exception? Database(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is DbException or TimeoutException or System.Net.Sockets.SocketException)
                return exception;
        }

        return null;
    }
}
