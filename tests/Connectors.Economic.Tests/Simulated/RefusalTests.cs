using Connectors.Testing.Economic;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>Signing in, rights, and every kind of error as the type that it must be.</summary>
public sealed class RefusalTests
{
    private static Customer New => Given.Customer() with { Attention = null };

    [Fact]
    public async Task A_withdrawn_grant_a_wrong_secret_and_a_wrong_role_are_three_things()
    {
        await using var s = await Simulated.StartAsync();
        var sales = s.Sim.AddApp("Ledger", EconomicRole.Bookkeeping);
        await using var other = Of(s, sales.SecretToken, s.Account.GrantTo(sales));
        var role = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => other.GetRequiredService<IEconomicClient>().Customers.GetAsync(Given.One));
        Assert.Equal((403, false), (role.StatusCode, role.NeedsConsent));
        await using var wrong = Of(s, "another-secret", s.Account.GrantToken);
        Assert.Equal(401, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wrong.GetRequiredService<IEconomicClient>().Agreement.GetAsync())).StatusCode);
        s.Account.RevokeGrant();
        var withdrawn = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Customers.CreateAsync(New));
        Assert.Equal((401, true), (withdrawn.StatusCode, withdrawn.NeedsConsent));
        Assert.True((await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.OpenApi.Customers.CountAsync())).NeedsConsent);
    }

    [Fact]
    public async Task The_demo_agreement_is_read_and_not_written()
    {
        await using var s = await Simulated.StartAsync(null, o => (o.AppSecretToken, o.Credentials) = ("demo", new() { AgreementGrantToken = "demo" }));
        Assert.Equal("Demo customer", Assert.Single(await s.Client.Customers.ListAsync().ToListAsync()).Name);
        Assert.Equal(403, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Customers.CreateAsync(New))).StatusCode);
        Assert.Equal(ProbeStatus.Missing, (await s.Client.ProbeAsync()).Find(EconomicCapabilities.Writing)!.Status);
    }

    [Fact]
    public async Task A_grant_is_fetched_from_the_installation_page_and_works()
    {
        await using var s = await Simulated.StartAsync();
        var consent = s.Services.GetRequiredService<IEconomicConsent>();
        var begun = consent.Begin(new("https://crm.example/back?tenant=7"), "da-DK");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var grant = consent.Complete(begun, (await browser.GetAsync(begun.Address)).Headers.Location!);
        Assert.Equal(s.Account.AgreementNumber, (await s.ClientFor(new() { AgreementGrantToken = grant.AgreementGrantToken }).Agreement.GetAsync()).AgreementNumber);
        s.Account.DeclinesGrants = true;
        var declined = (await browser.GetAsync(begun.Address)).Headers.Location!;
        Assert.Throws<ConnectorAuthenticationException>(() => consent.Complete(begun, declined));
    }

    [Fact]
    public async Task Nothing_is_written_into_another_agreement_than_the_one_that_is_named()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").PriceGroup(3, "Gold"));
        var client = s.ClientFor(new() { AgreementGrantToken = s.Account.GrantToken, AgreementNumber = 4711 });
        Func<Task>[] writes =
        [
            () => client.Customers.CreateAsync(New), () => client.Customers.ReplaceAsync(Given.One, New), () => client.Customers.DeleteAsync(Given.One), () => client.Customers.SetElectronicInvoicingAsync(Given.One, true),
            () => client.BookedInvoices.BookAsync(new() { DraftInvoice = new DraftInvoiceNumber(1) }), () => client.Orders.AttachAsync(new(1), "%PDF-"u8.ToArray(), "a.pdf"),
            () => client.OpenApi.PriceGroups.CreateAsync(new() { Number = new(4), Name = "x" }), () => client.OpenApi.PriceGroups.DeleteAsync(new(3)),
            () => client.SendAsync(new(HttpMethod.Post, "customers") { Body = "{}"u8.ToArray() }), () => client.OpenApi.SendAsync(new(HttpMethod.Delete, "productsapi/v2.0.0/pricegroups/3")),
        ];
        foreach (var write in writes)
        {
            var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(write);
            Assert.Equal((EconomicErrorCodes.WrongAgreement, true, false), (error.ErrorCode, error.NeedsConsent, error.MayHaveBeenApplied));
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
        await client.Customers.CreateAsync(New);
        await client.OpenApi.PriceGroups.CreateAsync(new() { Number = new(4), Name = "x" });
        Assert.Equal(1, s.Sim.CountCalls("self.get"));
        var app = s.Sim.AddApp("Ledger", EconomicRole.Bookkeeping);
        await using var bookkeeping = Of(s, app.SecretToken, s.Account.GrantTo(app), s.Account.AgreementNumber);
        await bookkeeping.GetRequiredService<IEconomicClient>().PaymentTerms.CreateAsync(new() { Name = "x", PaymentTermsType = PaymentTermsType.Net });
        Assert.Equal(6, s.Account.PaymentTermsList.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_create_tells_every_field(bool namesOf2015)
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.ErrorItemsOf2015 = namesOf2015;
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(New with { Zip = new string('9', 31), PaymentTerms = new PaymentTermsNumber(99), VatZone = null }));
        Assert.Equal((400, EconomicErrorCodes.ValidationFailed, "customers.create", false), (error.StatusCode, error.ErrorCode, error.Operation, error.MayHaveBeenApplied));
        Assert.Equal(["paymentTerms", "vatZone", "zip"], error.FieldErrors.Select(f => f.Field).Order(StringComparer.Ordinal));
        Assert.Equal(EconomicErrorCodes.PaymentTermsNotFound, error.FieldErrors.Single(f => f.Field == "paymentTerms").Code);
        Assert.All(error.FieldErrors, f => Assert.NotEmpty(f.Message));
        Assert.NotNull(error.RequestId);

        var lines = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.CreateAsync(Given.Invoice(
            Given.Line(), Given.Line() with { Quantity = null }, Given.Line() with { UnitNetPrice = 1.005m })));
        Assert.Equal(
            [("lines[1].quantity", EconomicErrorCodes.QuantityRequired), ("lines[2].unitNetPrice", EconomicErrorCodes.TooManyDecimals)],
            lines.FieldErrors.Select(f => (f.Field, f.Code!)).OrderBy(f => f.Field, StringComparer.Ordinal));
        var due = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.CreateAsync(Given.Invoice() with { PaymentTerms = new PaymentTermsNumber(5) }));
        Assert.Equal(EconomicErrorCodes.DueDateMissing, Assert.Single(due.FieldErrors).Code);
        var early = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.CreateAsync(Given.Invoice() with { PaymentTerms = new PaymentTermsNumber(5), DueDate = new(2026, 3, 1) }));
        Assert.Equal(EconomicErrorCodes.DueDateBeforeDate, Assert.Single(early.FieldErrors).Code);
        var type = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.CreateAsync(
            Given.Invoice() with { PaymentTerms = new() { PaymentTermsNumber = new(1), PaymentTermsType = PaymentTermsType.InvoiceMonth } }));
        Assert.Equal(EconomicErrorCodes.PaymentTermsTypeMismatch, Assert.Single(type.FieldErrors).Code);
    }

    [Fact]
    public async Task A_taken_number_a_missing_record_and_a_bad_filter_are_three_types_on_both_surfaces()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").PriceGroup(3, "Gold"));
        var taken = await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.Customers.CreateAsync(New with { CustomerNumber = Given.One }));
        Assert.Equal(EconomicErrorCodes.AlreadyExists, Assert.Single(taken.FieldErrors).Code);
        Assert.Equal(EconomicErrorCodes.PriceGroupExists, (await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.OpenApi.PriceGroups.CreateAsync(new() { Number = new(3), Name = "x" }))).ErrorCode);
        Assert.Equal(EconomicErrorCodes.NotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(new(9)))).ErrorCode);
        Assert.Equal(EconomicErrorCodes.ResourceNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.OpenApi.Customers.GetAsync(new(9)))).ErrorCode);
        var filter = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.ListPageAsync(new() { Filter = EconomicFilter<Customer>.FromText("shoeSize$eq:44") }));
        Assert.Contains("corporateIdentificationNumber", filter.Message, StringComparison.Ordinal);
        var flat = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.OpenApi.Customers.ListPageAsync(EconomicFilter<OpenApiCustomer>.FromText("name$eq:x")));
        Assert.Equal(EconomicErrorCodes.BadFilterRequest, flat.ErrorCode);
        var fields = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.OpenApi.Customers.CreateAsync(new()
        {
            CustomerNumber = new(5),
            Name = "",
            CustomerGroupNumber = new(1),
            Zone = new(1),
            Currency = "DKK",
            PaymentTermId = new(99),
        }));
        Assert.Equal(["CustomerMissingName", "CustomerInvalidPaymentTerm"], fields.FieldErrors.Select(f => f.Code));
    }

    [Fact]
    public async Task Faults_of_the_server_are_unavailable_after_repeats_and_a_page_of_a_gateway_is_no_data()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        s.Sim.Faults.RespondInstead("customers.get", 502, "<html>Bad gateway</html>", times: 2);
        Assert.Equal("Acme", (await s.Client.Customers.GetAsync(Given.One)).Name);
        Assert.Equal(3, s.Sim.CountCalls("customers.get"));
        s.Sim.Faults.RespondInstead("customers.get", 200, "<html>Log in</html>", times: 9);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => s.Client.Customers.GetAsync(Given.One));
        s.Sim.Faults.Clear();
        s.Sim.Faults.CloseInBody("customers.get");
        Assert.Equal("Acme", (await s.Client.Customers.GetAsync(Given.One)).Name);
        // Filters that the server does not survive are not offered by any field; who writes one himself meets the server's fault.
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => s.Client.Products.ListPageAsync(new() { Filter = EconomicFilter<Product>.FromText("barred$ne:true") }));
    }

    [Fact]
    public async Task Trap_01_A_retired_version_is_not_found_and_a_setting_mends_it()
    {
        await using var s = await Simulated.StartAsync(null, o => o.OpenApiVersions.Customers = "3.0.0");
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.OpenApi.Customers.CountAsync());
        var probed = (await s.Client.ProbeAsync()).Find(EconomicCapabilities.OpenApi)!;
        Assert.Equal((ProbeStatus.Missing, ProbeActor.Operator), (probed.Status, probed.Who));
        s.Sim.ServiceVersions["customersapi"] = "3.0.0";
        Assert.Equal(0, await s.Client.OpenApi.Customers.CountAsync());
    }

    [Fact]
    public async Task A_probe_tells_capability_by_capability_who_must_do_what()
    {
        await using var s = await Simulated.StartAsync();
        var fine = await s.Client.ProbeAsync();
        Assert.True(fine.Ok);
        Assert.Equal(("Test ApS", ProbeStatus.Ok), (fine.Account!.Name, fine.Find(EconomicCapabilities.Webhooks)!.Status));
        var sales = s.Sim.AddApp("Shop", EconomicRole.Sales);
        await using var shop = Of(s, sales.SecretToken, s.Account.GrantTo(sales));
        var less = await shop.GetRequiredService<IEconomicClient>().ProbeAsync();
        Assert.Equal((true, ProbeStatus.Unknown, ProbeActor.User), (less.Ok, less.Find(EconomicCapabilities.Webhooks)!.Status, less.Find(EconomicCapabilities.Webhooks)!.Who));
        var ledger = s.Sim.AddApp("Ledger", EconomicRole.Bookkeeping);
        await using var books = Of(s, ledger.SecretToken, s.Account.GrantTo(ledger));
        var none = await books.GetRequiredService<IEconomicClient>().ProbeAsync();
        Assert.Equal((false, ProbeStatus.Missing, ProbeActor.Vendor), (none.Ok, none.Find(EconomicCapabilities.Role)!.Status, none.Find(EconomicCapabilities.Role)!.Who));
        Assert.Contains("SuperUser", none.Find(EconomicCapabilities.Role)!.NextStep, StringComparison.Ordinal);
        s.Account.RevokeGrant();
        var gone = Assert.Single((await s.Client.ProbeAsync()).Capabilities);
        Assert.Equal((EconomicCapabilities.SignIn, ProbeStatus.Missing, ProbeActor.User), (gone.Name, gone.Status, gone.Who));
        Assert.Contains("installation address", gone.NextStep, StringComparison.Ordinal);
    }

    private static ServiceProvider Of(Simulated s, string secret, string grant, int? agreement = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(s.Clock);
        services.AddEconomic(o =>
        {
            o.BaseAddress = s.Sim.RestAddress;
            o.OpenApiBaseAddress = s.Sim.OpenApiAddress;
            o.AppSecretToken = secret;
            o.Credentials = new() { AgreementGrantToken = grant, AgreementNumber = agreement };
        });
        return services.BuildServiceProvider();
    }
}
