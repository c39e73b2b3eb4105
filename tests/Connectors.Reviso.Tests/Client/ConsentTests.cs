using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests.Client;

public sealed class ConsentTests
{
    private readonly ManualTimeProvider _clock = new();

    private ServiceProvider Provider(string? publicToken = "pub+1")
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddReviso().Configure(o => (o.AppSecretToken, o.AppPublicToken) = ("secret-1", publicToken));
        return services.BuildServiceProvider();
    }

    [Fact]
    public async Task The_request_address_names_the_app_and_carries_a_state_of_its_own_each_time()
    {
        await using var provider = Provider();
        var consent = provider.GetRequiredService<IRevisoConsent>();
        var begun = consent.Begin(new("https://crm.example/back?tenant=7"), "it-IT");
        Assert.StartsWith("https://app.reviso.com/api1/requestaccess.aspx?appId=pub%2B1&redirectUrl=https%3A%2F%2Fcrm.example%2Fback%3Ftenant%3D7%26state%3D", begun.Address.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&locale=it-IT", begun.Address.OriginalString, StringComparison.Ordinal);
        Assert.NotEqual(begun.State, consent.Begin(new("https://crm.example/back")).State);
        Assert.Equal("https://app.reviso.com/api1/requestaccess.aspx?appId=pub%2B1", consent.Begin(null).Address.OriginalString);
    }

    [Fact]
    public async Task A_token_comes_with_the_day_from_which_its_360_days_are_counted()
    {
        await using var provider = Provider();
        var consent = provider.GetRequiredService<IRevisoConsent>();
        var begun = consent.Begin(new("https://crm.example/back"));
        _clock.Advance(TimeSpan.FromMinutes(5));
        var grant = consent.Complete(begun, new Uri(begun.RedirectUri!.OriginalString + "&token=grant-1"));
        Assert.Equal(new RevisoGrant("grant-1", _clock.GetUtcNow()), grant);
        Assert.Equal(_clock.GetUtcNow().AddDays(360), grant.ExpiresAt);
    }

    [Fact]
    public async Task Another_state_a_refusal_and_a_late_return_are_three_texts_and_three_codes()
    {
        await using var provider = Provider();
        var consent = provider.GetRequiredService<IRevisoConsent>();
        var begun = consent.Begin(new("https://crm.example/back"));
        var other = Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, "another", "grant-1"));
        var missing = Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, null, "grant-1"));
        var declined = Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, begun.State, " "));
        _clock.Advance(TimeSpan.FromMinutes(61));
        var late = Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, begun.State, "grant-1"));
        Assert.Equal(
            [RevisoErrorCodes.ConsentStateMismatch, RevisoErrorCodes.ConsentStateMismatch, RevisoErrorCodes.ConsentDeclined, RevisoErrorCodes.ConsentTooOld],
            new[] { other, missing, declined, late }.Select(e => e.ErrorCode));
        Assert.Equal(3, new[] { other.Message, missing.Message, declined.Message, late.Message }.Distinct().Count());
        Assert.True(other.NeedsConsent);
    }

    [Fact]
    public async Task A_missing_public_token_is_named()
    {
        await using var provider = Provider(null);
        Assert.Contains("AppPublicToken is missing", Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IRevisoConsent>().Begin(null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/back")]
    [InlineData("https://crm.example/back#x")]
    public async Task A_redirect_address_that_would_lose_the_token_is_refused(string address)
    {
        await using var provider = Provider();
        Assert.Throws<ArgumentException>(() => provider.GetRequiredService<IRevisoConsent>().Begin(new(address, UriKind.RelativeOrAbsolute)));
    }
}
