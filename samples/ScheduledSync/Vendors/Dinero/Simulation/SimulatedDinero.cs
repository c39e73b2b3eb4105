using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Connectors.Testing.Dinero;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Dinero.Simulation;

/// <summary>
/// The demonstration's hand on the simulated Dinero's process: starts it or finds the one that a killed run left behind, looks into its account, edits it as a colleague
/// would, and disturbs it.
/// </summary>
public sealed class SimulatedDinero : IDisposable
{
    private readonly HttpClient _control;

    private SimulatedDinero(DineroAddress address)
    {
        Address = address;
        _control = new HttpClient { BaseAddress = address.Control };
    }

    public DineroAddress Address { get; }

    public static async Task<SimulatedDinero> StartOrFindAsync(string dataFolder, CancellationToken cancellationToken) =>
        await FindAsync(dataFolder, cancellationToken) ?? await SimulatorLife.StartAsync("dinero", dataFolder, () => TryFindAsync(dataFolder, cancellationToken), cancellationToken);

    /// <summary>The one that an earlier run left behind.</summary>
    public static Task<SimulatedDinero?> FindAsync(string dataFolder, CancellationToken cancellationToken) =>
        SimulatorLife.FindAsync(dataFolder, () => TryFindAsync(dataFolder, cancellationToken), cancellationToken);

    private static async Task<SimulatedDinero?> TryFindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (DineroAddress.Read(dataFolder) is not { } address)
            return null;
        var dinero = new SimulatedDinero(address);
        try
        {
            await dinero.CountCallsAsync(cancellationToken);
            return dinero;
        }
        catch (HttpRequestException)
        {
            dinero.Dispose();
            return null;
        }
    }

    public async Task<AccountView> LookAsync(CancellationToken cancellationToken) => (await _control.GetFromJsonAsync<AccountView>("account", cancellationToken))!;

    public async Task<CallCount> CountCallsAsync(CancellationToken cancellationToken) => (await _control.GetFromJsonAsync<CallCount>("calls", cancellationToken))!;

    public Task EditAsync(Guid contact, JsonObject changes, CancellationToken cancellationToken) => PostAsync($"contacts/{contact}", changes, cancellationToken);

    public Task AddAsync(StoredContact contact, CancellationToken cancellationToken) => PostAsync("contacts", contact, cancellationToken);

    /// <summary>The next call of the operation is carried out, and its answer never arrives.</summary>
    public Task LoseNextReplyAsync(string operation, CancellationToken cancellationToken) => PostAsync<object?>($"faults/lose-reply/{operation}", null, cancellationToken);

    public async Task StopDisturbingAsync(CancellationToken cancellationToken) => (await _control.DeleteAsync("faults", cancellationToken)).EnsureSuccessStatusCode();

    /// <summary>Ends it, and waits until its account is written down.</summary>
    public async Task StopAsync(string dataFolder, CancellationToken cancellationToken)
    {
        await PostAsync<object?>("stop", null, cancellationToken);
        await SimulatorLife.WaitForEndAsync(dataFolder, cancellationToken);
    }

    public void Dispose() => _control.Dispose();

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        using var answer = await _control.PostAsJsonAsync(path, body, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The simulated Dinero refused {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
