using Connectors.Crm.EntityFrameworkCore;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>A customer's CIF, e-mail address and token: tried before they are kept, and when they die the connection says so once.</summary>
public sealed class CredentialTests : IAsyncLifetime
{
    private static readonly ConnectionId Id = new("acme");

    private readonly string _connection = $"Data Source=keys-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private IAsyncDisposable _alive = null!;
    private SmartbillSimulator _smartbill = null!;
    private ServiceProvider _services = null!;

    private IConnections Connections => _services.GetRequiredService<IConnections>();

    public async Task InitializeAsync()
    {
        var alive = new SqliteConnection(_connection);
        _alive = alive;
        await alive.OpenAsync();
        _smartbill = await SmartbillSimulator.StartAsync(static a => a.Receive("Depozit", "S8", 5, "Șurub M8"));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_smartbill.Clock);
        services.AddDbContextFactory<SalesCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());
        services.AddSmartbill().Configure(o =>
        {
            o.BaseAddress = _smartbill.ApiAddress;
            o.CallsPerTenSeconds = 30;
            o.InteractiveReserve = 0;
        });
        var sync = services.AddConnectorSync().UseInMemoryStore().UseSecretKeys(new SecretKeyRing("1", new Dictionary<string, byte[]> { ["1"] = [.. Enumerable.Repeat((byte)7, SecretKeyRing.KeyLength)] }));
        sync.AddConnection(Id.Value, static c => c.Crm<SalesCrm>(SalesCrm.Map).Smartbill(static (context, _) => new(new SmartbillCredentials
        {
            CompanyVatCode = context.Credentials?.Find("cif") ?? "",
            Email = context.Credentials?.Find("email") ?? "",
            Token = context.Credentials?.Find("token") ?? "",
        })));
        _services = services.BuildServiceProvider();
        await using var db = await _services.GetRequiredService<IDbContextFactory<SalesCrm>>().CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _smartbill.DisposeAsync();
        await _alive.DisposeAsync();
    }

    [Fact, Acceptance("001-13", Missing = "a page"), Acceptance("001-14", Missing = "a page"), Acceptance("001-15", Missing = "a page")]
    public async Task What_is_wrong_is_refused_at_save_each_by_its_own_text_and_nothing_is_kept()
    {
        var (cif, email, token) = (_smartbill.Account.Cif, _smartbill.Account.Email, _smartbill.Account.Token);
        Assert.Contains("CompanyVatCode is no CIF", await RefusedAsync("ABC", email, token), StringComparison.Ordinal);
        Assert.Contains("SmartBill does not know company", await RefusedAsync("RO87654321", email, token), StringComparison.Ordinal);
        // The CIF is compared as it is stored: without RO it is another text.
        Assert.Contains("with RO or without as it stands there", await RefusedAsync(cif[2..], email, token), StringComparison.Ordinal);
        string[] mails = [await RefusedAsync(cif, null, token), await RefusedAsync(cif, "nobody", token), await RefusedAsync(cif, "someone@else.example", token)];
        Assert.Equal(3, mails.Distinct().Count());
        Assert.Contains("Email is missing", mails[0], StringComparison.Ordinal);
        Assert.Contains("Email is no e-mail address", mails[1], StringComparison.Ordinal);
        Assert.Contains("Contul meu, Integrari, API", mails[2], StringComparison.Ordinal);
        var wrong = await RefusedAsync(cif, email, "003|wrong-token:with-both");
        Assert.Contains("Contul meu, Integrari, API", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", wrong, StringComparison.Ordinal);
        Assert.True((await SaveAsync(cif, email, token)).Ok);
    }

    [Fact, Acceptance("001-15")]
    public async Task A_token_that_dies_later_makes_the_connection_red_by_one_call_and_not_by_one_of_each_record()
    {
        await SaveAsync(_smartbill.Account.Cif, _smartbill.Account.Email, _smartbill.Account.Token);
        await Connections.SaveSettingsAsync(Id, System.Text.Encoding.UTF8.GetBytes(SmartbillPair.Stock), "ann");
        await Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        var engine = _services.GetRequiredService<ISyncEngine>();
        _smartbill.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RunState.Completed, (await engine.RunAsync(Id)).State);
        _smartbill.SignIns.RenewToken(_smartbill.SignIns.First);
        _smartbill.ClearCalls();
        _smartbill.Clock.Advance(TimeSpan.FromMinutes(1));
        var report = await engine.RunAsync(Id);
        Assert.Contains("SmartBill refused e-mail address and token", report.Reason, StringComparison.Ordinal);
        Assert.Single(_smartbill.Calls);
        Assert.Empty(await engine.ListParkedAsync(Id));
        // Whatever characters the new token has, it works once it is saved.
        Assert.Contains('|', _smartbill.Account.Token);
        await SaveAsync(_smartbill.Account.Cif, _smartbill.Account.Email, _smartbill.Account.Token);
        Assert.Equal(RunState.Completed, (await engine.RunAsync(Id)).State);
    }

    private Task<SideHealth> SaveAsync(string cif, string? email, string token)
    {
        var values = new Dictionary<string, string> { ["cif"] = cif, ["token"] = token };
        if (email is not null)
            values["email"] = email;
        return Connections.ReauthoriseAsync(Id, Side.Accounting, new SideCredentials(values), "ann");
    }

    private async Task<string> RefusedAsync(string cif, string? email, string token) => (await Assert.ThrowsAsync<SyncRequestException>(() => SaveAsync(cif, email, token))).Message;
}
