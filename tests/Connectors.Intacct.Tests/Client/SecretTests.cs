using Connectors.Intacct.Tests.Support;

namespace Connectors.Intacct.Tests.Client;

public sealed class SecretTests
{
    [Fact]
    public async Task No_secret_stands_in_a_text_of_any_object_or_in_a_log()
    {
        using var log = new ListLogger();
        var wire = new WireHandler { Token = () => WireHandler.Json("""{"access_token":"canary-access","refresh_token":"canary-refresh-2","expires_in":3600}""") };
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Json(Answers.Error(""" "code":"operationFailed","message":"canary-access canary-refresh-2 canary-client-secret" """), 500));
        await using var test = TestClient.On(
            wire, o => o.Credentials = new() { CompanyId = "ACME", UserId = "u", RefreshToken = TestClient.RefreshToken, Password = "canary-password" }, new ImpatientClock(), s => log.AddTo(s));
        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => test.Client.Customers.ListPageAsync());
        var options = new IntacctOptions { ClientSecret = TestClient.ClientSecret, SenderPassword = TestClient.SenderPassword };
        var credentials = new IntacctCredentials { CompanyId = "ACME", RefreshToken = TestClient.RefreshToken, Password = "canary-password" };
        var texts = string.Join('\n', log.Lines.Concat([error.ToString(), test.Client.ToString()!, options.ToString(), credentials.ToString(), new IntacctGrant("canary").ToString()]));
        Assert.DoesNotContain("canary", texts);
        Assert.Contains("ACME", texts);
    }
}
