using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class SignInTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_credentials_and_wrong_companies_are_three_errors_and_nothing_is_repeated(bool signInFirst)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.SignInCheckedFirst = signInFirst;
        var good = SimulatedClient.CredentialsOf(test.Account);
        await FailsAsync(test.As(good with { Token = "001|wrong" }), SmartbillErrorCodes.InvalidCredentials);
        await FailsAsync(test.As(good with { Email = "other@example.com" }), SmartbillErrorCodes.InvalidCredentials);
        await FailsAsync(test.As(good with { CompanyVatCode = "RO99999999" }), SmartbillErrorCodes.CompanyUnavailable);
        // SmartBill compares the text: without RO it is another company.
        await FailsAsync(test.As(good with { CompanyVatCode = "12345678" }), SmartbillErrorCodes.CompanyUnavailable);
        test.Simulator.SignIns.First.Companies = new HashSet<string> { "RO1" };
        await FailsAsync(test.As(good), SmartbillErrorCodes.CompanyNotAllowed);
        // Neither a reading nor an invoice is tried twice.
        Assert.Equal(10, test.Simulator.Calls.Count);
        Assert.Empty(test.Account.Invoices);
    }

    [Fact]
    public async Task A_changed_password_ends_the_token_and_a_new_client_goes_on()
    {
        await using var test = await SimulatedClient.StartAsync();
        await test.Client.Taxes.ListAsync();
        var token = test.Simulator.SignIns.RenewToken(test.Simulator.SignIns.First);
        Assert.Equal(SmartbillErrorCodes.InvalidCredentials, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Taxes.ListAsync())).ErrorCode);
        Assert.NotEmpty(await test.As(SimulatedClient.CredentialsOf(test.Account) with { Token = token }).Taxes.ListAsync());
    }

    [Fact]
    public async Task The_V3_token_is_another_one_of_one_company()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Client("Acme SRL"));
        var second = test.Simulator.AddAccount("87654321", "A doua SRL");
        var good = SimulatedClient.CredentialsOf(test.Account);
        Assert.Single((await test.Client.Clients.ListPageAsync()).Items);

        var none = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.As(good with { TokenV3 = null }).Clients.ListPageAsync());
        Assert.Equal(SmartbillErrorCodes.TokenV3Missing, none.ErrorCode);
        Assert.Single(test.Simulator.Calls);

        var others = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.As(good with { TokenV3 = second.V3Token }).Clients.ListPageAsync());
        Assert.Equal(("insufficient_permissions", 403), (others.ErrorCode, others.StatusCode));
        test.Simulator.SignIns.RevokeV3Token(test.Account.V3Token);
        var revoked = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.As(good).Clients.ListPageAsync());
        Assert.Equal(("invalid_api_key", 401), (revoked.ErrorCode, revoked.StatusCode));
        // V1 is not touched by it.
        Assert.NotEmpty(await test.Client.Taxes.ListAsync());
    }

    [Fact]
    public async Task One_user_reaches_several_companies_each_with_its_own_documents()
    {
        await using var test = await SimulatedClient.StartAsync();
        var second = test.Simulator.AddAccount("87654321", "A doua SRL");
        var other = test.As(SimulatedClient.CredentialsOf(second));
        var invoice = Samples.Invoice with { SeriesName = "FCT" };
        var (first, foreign) = ((await test.Client.Invoices.CreateAsync(invoice)).Id!.Value, (await other.Invoices.CreateAsync(invoice)).Id!.Value);
        Assert.Equal(("RO12345678/FCT/0001", "87654321/FCT/0001"), (first.ToString(), foreign.ToString()));
        // The same series and number, but a document of another company: not even asked for.
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.CancelAsync(foreign));
        Assert.False(test.Account.Invoices[0].IsCancelled);
        Assert.Single(second.Invoices);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(400)]
    public async Task Missing_rights_are_told_whatever_their_status(int status)
    {
        await using var test = await SimulatedClient.StartAsync();
        test.Simulator.Oddities.MissingRightsStatus = status;
        var (user, invoice) = (test.Simulator.SignIns.First, Samples.Invoice with { SeriesName = "FCT" });
        var id = (await test.Client.Invoices.CreateAsync(invoice)).Id!.Value;
        (user.CanAddInvoices, user.CanEditInvoices, user.CanAddPayments) = (false, false, false);
        foreach (var write in new Func<Task>[]
        {
            () => test.Client.Invoices.CreateAsync(invoice), () => test.Client.Invoices.ReverseAsync(id), () => test.Client.Invoices.CancelAsync(id),
            () => test.Client.Payments.CreateAsync(Samples.Payment with { InvoicesList = [PaidInvoice.Of(id)] }),
        })
        {
            var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(write);
            Assert.Equal((SmartbillErrorCodes.MissingRight, false), (error.ErrorCode, error.MayHaveBeenApplied));
        }

        Assert.Single(test.Account.Invoices);
    }

    private static async Task FailsAsync(ISmartbillClient client, string code)
    {
        foreach (var call in new Func<Task>[] { () => client.Taxes.ListAsync(), () => client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", ReadNextNumber = false }) })
        {
            var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(call);
            Assert.Equal((code, 401, false), (error.ErrorCode, error.StatusCode, error.MayHaveBeenApplied));
        }
    }
}
