using System.Net.Http.Json;

namespace ScheduledSync.Demo.Simulation;

/// <summary>The demonstration's hand on the process of a simulated account: starts it or finds the one that a killed run left behind, looks into it and acts in it.</summary>
public sealed class BooksProcess : IDisposable
{
    private readonly string _dataFolder;
    private readonly HttpClient _control;

    private BooksProcess(string dataFolder, BooksAddress address)
    {
        (_dataFolder, Address) = (dataFolder, address);
        _control = new HttpClient { BaseAddress = address.Control };
    }

    public BooksAddress Address { get; }

    /// <summary>The one that an earlier run left behind; null: it is gone, and its account with it.</summary>
    public static Task<BooksProcess?> FindAsync(string dataFolder, CancellationToken cancellationToken) =>
        SimulatorLife.FindAsync(dataFolder, () => TryFindAsync(dataFolder, cancellationToken), cancellationToken);

    public static Task<BooksProcess> StartAsync(string vendor, string dataFolder, CancellationToken cancellationToken) =>
        SimulatorLife.StartAsync(vendor, dataFolder, () => TryFindAsync(dataFolder, cancellationToken), cancellationToken);

    private static async Task<BooksProcess?> TryFindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (BooksAddress.Read(dataFolder) is not { } address)
            return null;
        var books = new BooksProcess(dataFolder, address);
        try
        {
            await books.CountCallsAsync(cancellationToken);
            return books;
        }
        catch (HttpRequestException)
        {
            books.Dispose();
            return null;
        }
    }

    public async Task<T> LookAsync<T>(CancellationToken cancellationToken) => (await _control.GetFromJsonAsync<T>("look", cancellationToken))!;

    public async Task<CallCount> CountCallsAsync(CancellationToken cancellationToken) => (await _control.GetFromJsonAsync<CallCount>("calls", cancellationToken))!;

    public Task ActAsync(string action, object values, CancellationToken cancellationToken) => PostAsync($"act/{action}", values, cancellationToken);

    /// <summary>The next call of the operation is carried out, and its answer never arrives.</summary>
    public Task LoseNextReplyAsync(string operation, CancellationToken cancellationToken) => PostAsync<object?>($"faults/lose-reply/{operation}", null, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await PostAsync<object?>("stop", null, cancellationToken);
        await SimulatorLife.WaitForEndAsync(_dataFolder, cancellationToken);
    }

    public void Dispose() => _control.Dispose();

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        using var answer = await _control.PostAsJsonAsync(path, body, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The simulated account refused {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
