using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Connectors.Core.Tests;

/// <summary>An HTTP/1.1 server of bare sockets on loopback, so that a test can break a connection at any byte. Every request that arrives is counted, whoever repeated it.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private readonly Func<WireRequest, Task> _answer;
    private readonly Task _loop;
    private int _connections;

    public WireServer(Func<WireRequest, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public int Count => _requests.Count;

    /// <summary>An address on which nobody listens.</summary>
    public static Uri Nowhere()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                connections.Add(ServeAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client, int connection)
    {
        using var c = client;
        try
        {
            var stream = client.GetStream();
            for (var n = 1; ; n++)
            {
                if (await ReadAsync(stream, client, connection, n) is not { } request)
                    return;
                _requests.Enqueue(request);
                await _answer(request);
                if (request.Closed)
                    return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task<WireRequest?> ReadAsync(NetworkStream stream, TcpClient client, int connection, int number)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head[^1] != '\n' || head[^2] != '\r' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
                return null;
            // The first byte of a TLS handshake: this server speaks none.
            if (one[0] == 0x16)
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(static l => l.Split(": ", 2)).ToLookup(static p => p[0], static p => p.Length > 1 ? p[1] : "", StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers["Content-Length"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _end.Token);
        var line = lines[0].Split(' ');
        return new WireRequest(line[0], line[1], headers, Encoding.UTF8.GetString(body), client, stream, _end.Token) { Connection = connection, NumberOnConnection = number, Head = head.ToString() };
    }
}

internal sealed class WireRequest(string method, string target, ILookup<string, string> headers, string body, TcpClient client, NetworkStream stream, CancellationToken end)
{
    public string Method => method;

    public string Target => target;

    public string Body => body;

    public required int Connection { get; init; }

    public required int NumberOnConnection { get; init; }

    public required string Head { get; init; }

    public bool Closed { get; private set; }

    public string? Header(string name) => headers[name].FirstOrDefault();

    public Task RespondAsync(int status, string body = "{}", string contentType = "application/json", params IEnumerable<(string Name, string Value)> headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return WriteAsync(status, [("Content-Type", contentType), .. headers], bytes, bytes.Length);
    }

    /// <summary>Announces more than it sends.</summary>
    public Task RespondPartlyAsync(int status, string body, int announced) => WriteAsync(status, [("Content-Type", "application/json")], Encoding.UTF8.GetBytes(body), announced);

    public Task RespondRawAsync(byte[] bytes) => stream.WriteAsync(bytes, end).AsTask();

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
        Closed = true;
    }

    /// <summary>Ends the connection in good order, without an answer.</summary>
    public void Close()
    {
        client.Client.Shutdown(SocketShutdown.Both);
        client.Close();
        Closed = true;
    }

    /// <summary>Says nothing until the test is over.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, end);

    private async Task WriteAsync(int status, IEnumerable<(string Name, string Value)> headers, byte[] body, int length)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n");
        foreach (var (name, value) in headers)
            head.Append($"{name}: {value}\r\n");
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body], end);
    }
}
