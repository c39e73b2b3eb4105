namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Every kind of error as the type that it must be.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task Checklist_11_A_refused_create_tells_every_field_of_its_list_of_errors()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(Given.Customer() with { Zip = new string('9', 31), PaymentTerms = new PaymentTermsNumber(99), VatZone = null }));
        Assert.Equal((400, RevisoErrorCodes.ValidationFailed, "customers.create", false), (error.StatusCode, error.ErrorCode, error.Operation, error.MayHaveBeenApplied));
        Assert.Equal(["paymentTerms", "vatZone", "zip"], error.FieldErrors.Select(f => f.Field).Order(StringComparer.Ordinal));
        Assert.Equal(RevisoErrorCodes.PaymentTermsNotFound, error.FieldErrors.Single(f => f.Field == "paymentTerms").Code);
        Assert.All(error.FieldErrors, f => Assert.NotEmpty(f.Message));
        Assert.True(Guid.TryParse(error.RequestId, out _));

        var lines = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Quotations.CreateAsync(Given.Quotation(
            Given.Line(), Given.Line() with { Quantity = null }, Given.Line() with { Quantity = 1.005m })));
        Assert.Equal(
            [("lines.1.quantity", RevisoErrorCodes.QuantityRequired), ("lines.2.quantity", RevisoErrorCodes.TooManyDecimals)],
            lines.FieldErrors.Select(f => (f.Field, f.Code!)).OrderBy(f => f.Field, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Due_dates_follow_the_terms_or_are_asked_for()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var terms = Given.Quotation(Given.Line()) with { PaymentTerms = new PaymentTermsNumber(4) };
        Assert.Equal(RevisoErrorCodes.DueDateMissing, Assert.Single((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Quotations.CreateAsync(terms))).FieldErrors).Code);
        Assert.Equal(
            RevisoErrorCodes.DueDateBeforeDate,
            Assert.Single((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Quotations.CreateAsync(terms with { DueDate = new(2026, 3, 1) }))).FieldErrors).Code);
        Assert.Equal(new(2026, 3, 9), (await s.Client.Quotations.CreateAsync(terms with { DueDate = new(2026, 3, 9) })).DueDate);
        // 30 days, end of the month; what is sent of it is not obeyed.
        Assert.Equal(new(2026, 4, 30), (await s.Client.Quotations.CreateAsync(terms with { PaymentTerms = new PaymentTermsNumber(3), DueDate = new(2026, 3, 9) })).DueDate);
    }

    [Fact]
    public async Task A_taken_number_a_missing_record_a_reference_to_nothing_and_a_bad_filter_are_told_apart()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var taken = await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.Customers.CreateAsync(Given.Customer() with { CustomerNumber = Given.One }));
        Assert.Equal(RevisoErrorCodes.AlreadyExists, Assert.Single(taken.FieldErrors).Code);
        Assert.Equal(RevisoErrorCodes.NotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(new(9)))).ErrorCode);
        // That the group does not exist is a mistake of the record, and no missing record.
        var group = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(Given.Customer() with { CustomerGroup = new CustomerGroupNumber(9) }));
        Assert.Equal(("customerGroup", RevisoErrorCodes.NotFound), (Assert.Single(group.FieldErrors).Field, group.FieldErrors[0].Code));
        var filter = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.ListPageAsync(new() { Filter = RevisoFilter<Customer>.FromText("shoeSize$eq:44") }));
        Assert.Contains("italianCertifiedEmail", filter.Message, StringComparison.Ordinal);
        Assert.Equal(1, s.Sim.CountCalls("customers.list"));
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
    }

    [Fact]
    public async Task A_call_that_the_package_does_not_know_goes_the_same_way()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var answer = await s.Client.SendAsync(new(HttpMethod.Get, "customers/1"));
        Assert.Equal(200, answer.Status);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.SendAsync(new(HttpMethod.Get, "quotes")));
        Assert.Equal(405, (await Assert.ThrowsAnyAsync<ConnectorApiException>(() => s.Client.SendAsync(new(HttpMethod.Delete, "price-groups/1")))).StatusCode);
    }
}
