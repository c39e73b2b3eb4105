using Connectors;
using Connectors.Reviso;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day with Reviso.</summary>
internal static class UseReviso
{
    /// <param name="where">Address, app secret token, agreement grant token.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddReviso(o =>
        {
            (o.BaseAddress, o.AppSecretToken) = (new Uri(where[0]), where[1]);
            o.Credentials = new() { AgreementGrantToken = where[2], GrantedAt = DateTimeOffset.UtcNow };
        }).Services.BuildServiceProvider();
        var reviso = services.GetRequiredService<IRevisoClient>();
        var probe = await reviso.ProbeAsync();
        Console.WriteLine($"Reviso: {probe.Account?.Name}, {string.Join(", ", probe.Capabilities.Select(c => $"{c.Name} {c.Status}"))}");
        var first = await reviso.Customers.ListPageAsync(new() { PageSize = 3 });
        Customer rossi = new() { Name = "Caffè Rossi S.r.l.", Currency = "EUR", CustomerGroup = new CustomerGroupNumber(1), PaymentTerms = new PaymentTermsNumber(1), VatZone = new VatZoneNumber(1) };
        rossi = rossi with { VatNumber = ItalianTaxNumbers.VatNumber("IT 12345678903"), CountryCode = new CountryCode("IT"), CreditLimit = 1234.5m };
        var made = await reviso.Customers.CreateAsync(rossi);
        var read = await reviso.Customers.GetAsync(made.CustomerNumber!.Value);
        var error = await RefusedAsync(() => reviso.Customers.CreateAsync(rossi with { PaymentTerms = new PaymentTermsNumber(99) }));
        Console.WriteLine($"status {error?.StatusCode}, code {error?.ErrorCode}, request {error?.RequestId}, {string.Join("; ", (error?.FieldErrors ?? []).Select(f => $"{f.Field}: {f.Message}"))}");
        var count = 0;
        await foreach (var _ in reviso.Customers.ListAsync(new() { Filter = CustomerFields.Name.StartsWith("Customer ") }))
            count++;
        Console.WriteLine($"{count} customers beside {read.CustomerNumber} {read.Name}");
        return !probe.Ok ? Failed("the probe found something missing")
            : first.Items.Count != 3 || count != 2500 ? Failed($"{first.Items.Count} and {count} customers in place of 3 and 2500")
            : (read.Name, read.VatNumber, read.CountryCode?.Id, read.CreditLimit) != (rossi.Name, "12345678903", new CountryCode("IT"), 1234.5m) ? Failed("the customer came back otherwise")
            : error is not { StatusCode: 400, ErrorCode: RevisoErrorCodes.ValidationFailed, RequestId: not null } || error.FieldErrors is not [{ Field: "paymentTerms", Code: RevisoErrorCodes.PaymentTermsNotFound }] ? Failed("the error says too little")
            : true;
    }

    private static async Task<ConnectorValidationException?> RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ConnectorValidationException e)
        {
            return e;
        }
    }

    private static bool Failed(string why)
    {
        Console.Error.WriteLine("FAILED: " + why);
        return false;
    }
}
