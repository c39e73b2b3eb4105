using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Connectors.AccountConformance;

/// <summary>A vendor's token endpoint that several processes ask: it gives out numbered tokens and counts.</summary>
internal sealed class DurableTokenEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _refreshes;

    public DurableTokenEndpoint()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Refreshes => Volatile.Read(ref _refreshes);

    /// <summary>Asks it for the next token.</summary>
    public static async ValueTask<StoredToken> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream());
        var name = (await reader.ReadLineAsync())!;
        return new StoredToken("access-" + name, "refresh-" + name, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), name);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"r{Interlocked.Increment(ref _refreshes)}\n")));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }
}
