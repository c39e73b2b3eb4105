using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests.Client;

public sealed class ConsentTests
{
    private static ServiceProvider Provider(string? publicToken)
    {
        var services = new ServiceCollection();
        services.AddEconomic().Configure(o => (o.AppSecretToken, o.AppPublicToken) = ("secret-1", publicToken));
        return services.BuildServiceProvider();
    }

    [Fact]
    public async Task The_installation_address_carries_the_public_token_and_a_state_of_its_own_each_time()
    {
        await using var provider = Provider("pub+1");
        var consent = provider.GetRequiredService<IEconomicConsent>();
        var begun = consent.Begin(new("https://crm.example/back"), "da-DK");
        Assert.StartsWith("https://secure.e-conomic.com/secure/api1/requestaccess.aspx?appPublicToken=pub%2B1&redirectUrl=https%3A%2F%2Fcrm.example%2Fback%3Fstate%3D", begun.Address.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&locale=da-DK", begun.Address.OriginalString, StringComparison.Ordinal);
        Assert.NotEqual(begun.State, consent.Begin(new("https://crm.example/back")).State);
        Assert.DoesNotContain(begun.State, begun.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_state_of_this_grant_is_taken()
    {
        await using var provider = Provider("pub");
        var consent = provider.GetRequiredService<IEconomicConsent>();
        var begun = consent.Begin(new("https://crm.example/back"));
        var grant = consent.Complete(begun, new Uri(begun.RedirectUri!.OriginalString + "&token=grant-1"));
        Assert.Equal("grant-1", grant.AgreementGrantToken);
        Assert.DoesNotContain("grant-1", grant.ToString(), StringComparison.Ordinal);
        Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, "another", "grant-1"));
        Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, null, "grant-1"));
        Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, begun.State, ""));
    }

    [Fact]
    public async Task Without_a_redirect_address_the_user_copies_the_token()
    {
        await using var provider = Provider("pub");
        Assert.Equal("https://secure.e-conomic.com/secure/api1/requestaccess.aspx?appPublicToken=pub", provider.GetRequiredService<IEconomicConsent>().Begin(null).Address.OriginalString);
    }

    [Fact]
    public async Task A_missing_public_token_is_named()
    {
        await using var provider = Provider(null);
        var error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IEconomicConsent>().Begin(null));
        Assert.Contains("AppPublicToken is missing", error.Message, StringComparison.Ordinal);
    }
}
