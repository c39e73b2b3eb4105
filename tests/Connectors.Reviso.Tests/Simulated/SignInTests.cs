using Connectors.Testing.Reviso;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Tokens: granted, dying, withdrawn, wrong; and what they reach.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_11_A_grant_dies_after_360_days_and_the_customer_grants_again(bool newToken)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Oddities.RenewalGivesNewToken = newToken;
        var credentials = new RevisoCredentials { AgreementGrantToken = s.Account.GrantToken, GrantedAt = s.Account.GrantIssuedAt, AgreementNumber = s.Account.AgreementNumber };
        var client = s.ClientFor(credentials);
        s.Clock.Advance(TimeSpan.FromDays(360) - TimeSpan.FromSeconds(1));
        Assert.Equal("Acme", (await client.Customers.GetAsync(Given.One)).Name);
        Assert.Equal(1, credentials.GetExpiry(s.Clock.GetUtcNow())!.Value.Warning);
        s.Clock.Advance(TimeSpan.FromSeconds(1));
        var dead = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => client.Customers.GetAsync(Given.One));
        Assert.Equal((401, true, RevisoErrorCodes.LoginFailed), (dead.StatusCode, dead.NeedsConsent, dead.ErrorCode));
        Assert.StartsWith("Reviso customers.get: Login to API server failed.", dead.Message, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(dead.RequestId, out _));
        Assert.True(credentials.GetExpiry(s.Clock.GetUtcNow())!.Value.IsExpired);

        var grant = await GrantAsync(s);
        Assert.Equal(newToken, grant.AgreementGrantToken != credentials.AgreementGrantToken);
        Assert.Equal(s.Clock.GetUtcNow().AddDays(360), grant.ExpiresAt);
        var renewed = s.ClientFor(credentials with { AgreementGrantToken = grant.AgreementGrantToken, GrantedAt = grant.GrantedAt });
        Assert.Equal("Acme", (await renewed.Customers.GetAsync(Given.One)).Name);
    }

    [Fact]
    public async Task A_withdrawn_grant_a_wrong_secret_and_a_wrong_role_are_three_things()
    {
        await using var s = await Simulated.StartAsync();
        var role = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.ClientOf(RevisoRole.Bookkeeping).Customers.GetAsync(Given.One));
        Assert.Equal((403, false), (role.StatusCode, role.NeedsConsent));
        var wrong = s.ClientOf("another-secret", new() { AgreementGrantToken = s.Account.GrantToken });
        Assert.Equal(401, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wrong.Agreement.GetAsync())).StatusCode);
        s.Account.RevokeGrant();
        var withdrawn = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Customers.CreateAsync(Given.Customer()));
        Assert.Equal((401, true, false), (withdrawn.StatusCode, withdrawn.NeedsConsent, withdrawn.MayHaveBeenApplied));
        Assert.Empty(s.Account.Customers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_role_sales_reaches_what_a_crm_needs_and_perhaps_the_ways_to_pay(bool reaches)
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.SalesRoleReachesPaymentTypes = reaches;
        var sales = s.ClientOf(RevisoRole.Sales);
        await sales.Quotations.CreateAsync(Given.Quotation(Given.Line()));
        var error = await Record.ExceptionAsync(() => sales.PaymentTypes.ListAsync().ToListAsync());
        Assert.Equal(reaches ? null : 403, (error as ConnectorAuthenticationException)?.StatusCode);
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => sales.Suppliers.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task The_demo_agreement_is_read_and_not_written()
    {
        await using var s = await Simulated.StartAsync(null, o => (o.AppSecretToken, o.Credentials) = ("demo", new() { AgreementGrantToken = "demo" }));
        Assert.Equal("Demo", Assert.Single(await s.Client.Customers.ListAsync().ToListAsync()).Name);
        Assert.Equal(403, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Customers.CreateAsync(Given.Customer()))).StatusCode);
    }

    [Fact]
    public async Task A_grant_is_fetched_from_the_request_address_and_works_or_is_declined()
    {
        await using var s = await Simulated.StartAsync();
        var grant = await GrantAsync(s);
        Assert.Equal(s.Account.AgreementNumber, (await s.ClientFor(new() { AgreementGrantToken = grant.AgreementGrantToken }).Agreement.GetAsync()).AgreementNumber);
        s.Account.DeclinesGrants = true;
        Assert.Equal(RevisoErrorCodes.ConsentDeclined, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => GrantAsync(s))).ErrorCode);
    }

    [Fact]
    public async Task Nothing_is_written_into_another_agreement_than_the_one_that_is_named()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).DraftInvoice(1, Given.SeedLine));
        var client = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = 4711 });
        var draft = new InvoiceId(s.Account.DraftInvoices[0].Id);
        Func<Task>[] writes =
        [
            () => client.Customers.CreateAsync(Given.Customer()), () => client.Customers.ReplaceAsync(Given.One, Given.Customer()), () => client.Customers.DeleteAsync(Given.One),
            () => client.CustomerContacts.CreateAsync(Given.One, new() { Name = "x" }), () => client.Quotations.CreateAsync(Given.Quotation(Given.Line())), () => client.BookedInvoices.BookAsync(draft),
            () => client.DraftInvoices.AttachAsync(draft, "a.pdf", "%PDF-"u8.ToArray()), () => client.DeliveryNotes.CreateAsync(Given.Note()), () => client.DeliveryNotes.IssueAsync(new("1")),
            () => client.Vouchers.CreateCustomerPaymentAsync(Given.Payment(1, 1)), () => client.Vouchers.BookAsync(new("1")), () => client.SendAsync(new(HttpMethod.Post, "customers") { Body = "{}"u8.ToArray() }),
        ];
        foreach (var write in writes)
        {
            var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(write);
            Assert.Equal((RevisoErrorCodes.WrongAgreement, true, false), (error.ErrorCode, error.NeedsConsent, error.MayHaveBeenApplied));
        }

        Assert.All(s.Sim.Calls, c => Assert.Equal("self.get", c.Operation));
        Assert.Equal("Acme", (await client.Customers.GetAsync(Given.One)).Name);
        Assert.Equal(200, (await client.SendAsync(new(HttpMethod.Get, "customers/1"))).Status);
    }

    [Fact]
    public async Task The_right_agreement_is_asked_for_once_and_a_role_that_does_not_show_it_stops_nobody()
    {
        await using var s = await Simulated.StartAsync();
        var client = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = s.Account.AgreementNumber });
        await client.Customers.CreateAsync(Given.Customer());
        await client.Units.CreateAsync(new() { Name = "km" });
        Assert.Equal(1, s.Sim.CountCalls("self.get"));
        var app = s.Sim.AddApp("Ledger", RevisoRole.Bookkeeping);
        await s.ClientOf(app.SecretToken, new() { AgreementGrantToken = s.Account.GrantTo(app), AgreementNumber = s.Account.AgreementNumber }).PaymentTerms.CreateAsync(new() { Name = "x", PaymentTermsType = PaymentTermsType.Net });
        Assert.Equal(5, s.Account.PaymentTermsList.Count);
    }

    [Fact]
    public async Task Trap_02_An_administrators_grant_reaches_the_studio_and_no_customers()
    {
        await using var s = await Simulated.StartAsync(a => a.Item("studio/client-grants", """{"grantNumber":1,"agreementNumber":2500003}"""));
        s.Sim.AddAccount("Cliente Srl");
        s.Account.IsAdministrator = true;
        foreach (var pascal in new[] { false, true })
        {
            s.Sim.Oddities.AdminFlagIsPascalCase = pascal;
            Assert.True((await s.Client.Agreement.GetAsync()).IsAdminAgreement);
        }

        Assert.Equal(403, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Customers.ListAsync().ToListAsync())).StatusCode);
        Assert.Equal("Cliente Srl", Assert.Single(await s.Client.Resources.ListAsync(RevisoResource.StudioClientAgreements).ToListAsync()).Find("name")!.Value.GetString());
        Assert.Equal(2500003, Assert.Single(await s.Client.Resources.ListAsync(RevisoResource.StudioClientGrants).ToListAsync()).Find("agreementNumber")!.Value.GetInt32());
        Assert.NotNull((await s.Client.Resources.GetAsync(RevisoResource.Studio)).Find("studio/client-agreements"));
        s.Account.IsAdministrator = false;
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Resources.ListAsync(RevisoResource.StudioClientGrants).ToListAsync());
    }

    /// <summary>What a user's browser does on the request address.</summary>
    private static async Task<RevisoGrant> GrantAsync(Simulated s)
    {
        var consent = s.Services.GetRequiredService<IRevisoConsent>();
        var begun = consent.Begin(new("https://crm.example/back?tenant=7"), "it-IT");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return consent.Complete(begun, (await browser.GetAsync(begun.Address)).Headers.Location!);
    }
}
