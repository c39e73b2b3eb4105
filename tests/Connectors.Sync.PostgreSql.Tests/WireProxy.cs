using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>What happens to a message of the client.</summary>
internal enum OnTheWire
{
    /// <summary>It reaches the server.</summary>
    Pass,

    /// <summary>The connection breaks; the server never sees it.</summary>
    Break,

    /// <summary>It reaches the server, the connection breaks before the client hears what became of it.</summary>
    LoseTheAnswer,
}

/// <summary>One message of the client: a statement that is to be understood, run or ended.</summary>
/// <param name="Type">The protocol's letter: <c>P</c> (parse, with the statement's text), <c>B</c>, <c>E</c>, <c>Q</c> (a whole statement), <c>S</c> …</param>
/// <param name="Text">The statement, where the message carries one.</param>
/// <param name="Backend">The process of the server that it goes to.</param>
internal sealed record WireMessage(char Type, string Text, int Backend);

/// <summary>Stands between a store and the server and knows where messages begin, so that a connection can break at each of them.</summary>
internal sealed class WireProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _links = [];
    private readonly int _serverPort;
    private readonly Task _accepting;

    public WireProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Asked for every message of every connection.</summary>
    public Func<WireMessage, Task<OnTheWire>> Decide { get; set; } = static _ => Task.FromResult(OnTheWire.Pass);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_links);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _links.Add(LinkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task LinkAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
            var link = new Link(client.GetStream(), server.GetStream());
            await Task.WhenAny(ToServerAsync(link, ended.Token), ToClientAsync(link, ended.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // Broken, as wanted.
        }

        await ended.CancelAsync();
        // A reset, as a machine that is gone would not even send.
        client.LingerState = new LingerOption(true, 0);
    }

    private async Task ToServerAsync(Link link, CancellationToken cancellationToken)
    {
        try
        {
            await link.Server.WriteAsync(await ReadAsync(link.Client, 0, cancellationToken), cancellationToken);
            while (true)
            {
                var message = await ReadAsync(link.Client, 1, cancellationToken);
                var type = (char)message[0];
                var decision = await Decide(new WireMessage(type, TextOf(type, message), await link.Backend.Task));
                if (decision == OnTheWire.Break)
                    return;
                link.AnswersAreLost |= decision == OnTheWire.LoseTheAnswer;
                await link.Server.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Its end is the end of the link.
        }
    }

    private static async Task ToClientAsync(Link link, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var message = await ReadAsync(link.Server, 1, cancellationToken);
                if (message[0] == 'K')
                    link.Backend.TrySetResult(BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(5)));
                // The server has said that it is done, so it is; only the client never hears it.
                if (link.AnswersAreLost && message[0] == 'Z')
                    return;
                if (!link.AnswersAreLost)
                    await link.Client.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Its end is the end of the link.
        }
    }

    private static string TextOf(char type, byte[] message)
    {
        var rest = message.AsSpan(5);
        if (type == 'Q')
            return Encoding.UTF8.GetString(rest[..^1]);
        if (type != 'P')
            return "";
        rest = rest[(rest.IndexOf((byte)0) + 1)..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static async Task<byte[]> ReadAsync(NetworkStream from, int header, CancellationToken cancellationToken)
    {
        var head = new byte[header + 4];
        await from.ReadExactlyAsync(head, cancellationToken);
        var message = new byte[header + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(header))];
        head.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(head.Length), cancellationToken);
        return message;
    }

    private sealed class Link(NetworkStream client, NetworkStream server)
    {
        public NetworkStream Client => client;

        public NetworkStream Server => server;

        public TaskCompletionSource<int> Backend { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool AnswersAreLost { get; set; }
    }
}
