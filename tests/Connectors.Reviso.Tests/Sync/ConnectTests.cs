using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests.Sync;

/// <summary>How a customer lets a connection in by Reviso's request page.</summary>
public sealed class ConnectTests
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_the_request_page_brings_back_is_stored_with_the_day_from_which_the_grant_lives()
    {
        await using var services = Services();
        var consent = Page.Begin(services, new("https://crm.example/back"), "it");
        Assert.EndsWith("&locale=it-IT", consent.Address.OriginalString, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(5));
        var stored = await Page.CompleteAsync(services, consent, Answer(consent, " grant-1 "), default);
        Assert.Equal(["agreementGrantToken", "grantedAt"], stored.Names.Order(StringComparer.Ordinal));
        Assert.Equal(("grant-1", "2026-03-02T09:05:00.0000000+00:00"), (stored["agreementGrantToken"], stored["grantedAt"]));
    }

    [Fact]
    public async Task Who_comes_back_too_late_begins_again_and_nothing_is_stored()
    {
        await using var services = Services();
        var consent = Page.Begin(services, new("https://crm.example/back"), "da");
        _clock.Advance(TimeSpan.FromMinutes(61));
        var late = await Assert.ThrowsAsync<ConsentException>(() => Page.CompleteAsync(services, consent, Answer(consent, "grant-1"), default));
        Assert.Equal((ConsentFailure.Expired, "The consent for Reviso was begun too long ago. Nothing was stored; begin again."), (late.Failure, late.Message));
    }

    private static IConsentPage Page => new ConnectionBuilder("acme", new ServiceCollection()).Reviso().UseProvider(Side.Crm, static (_, _) => throw new NotSupportedException()).Build()
        .ConnectWays.Single(static w => w.Way.Name == "grant").Way.Page!;

    private static Dictionary<string, string> Answer(Consent consent, string token) => new(StringComparer.Ordinal) { ["state"] = consent.State, ["token"] = token };

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddReviso().Configure(static o => (o.AppSecretToken, o.AppPublicToken) = ("secret-1", "pub-1"));
        return services.BuildServiceProvider();
    }
}
