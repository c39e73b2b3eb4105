using Connectors;
using Connectors.Economic;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day with e-conomic.</summary>
internal static class UseEconomic
{
    /// <param name="where">REST address, OpenAPI address, app secret token, agreement grant token.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddEconomic(o =>
        {
            (o.BaseAddress, o.OpenApiBaseAddress, o.AppSecretToken) = (new Uri(where[0]), new Uri(where[1]), where[2]);
            o.Credentials = new() { AgreementGrantToken = where[3] };
        }).Services.BuildServiceProvider();
        var economic = services.GetRequiredService<IEconomicClient>();
        var probe = await economic.ProbeAsync();
        Console.WriteLine(probe);
        var first = await economic.Customers.ListPageAsync(new() { PageSize = 3 });
        Customer acme = new()
        {
            Name = "Acme ApS",
            Currency = "DKK",
            City = "Ærøskøbing",
            CreditLimit = 1234.5m,
            CustomerGroup = new CustomerGroupNumber(1),
            PaymentTerms = new PaymentTermsNumber(1),
            VatZone = new VatZoneNumber(1),
        };
        var made = await economic.Customers.CreateAsync(acme);
        var read = await economic.Customers.GetAsync(made.CustomerNumber!.Value);
        var error = await RefusedAsync(() => economic.Customers.CreateAsync(acme with { PaymentTerms = new PaymentTermsNumber(99) }));
        Console.WriteLine($"status {error?.StatusCode}, code {error?.ErrorCode}, request {error?.RequestId}, {string.Join("; ", (error?.FieldErrors ?? []).Select(f => $"{f.Field}: {f.Message}"))}");
        var count = await economic.Customers.ListAsync(new() { Filter = CustomerFields.Name.StartsWith("Customer ") }).CountAsync();
        Console.WriteLine($"{count} customers beside {read.CustomerNumber} {read.Name}");
        return !probe.Ok ? Failed("the probe found something missing")
            : first.Items.Count != 3 || count != 2500 ? Failed($"{first.Items.Count} and {count} customers in place of 3 and 2500")
            : (read.Name, read.City, read.CreditLimit) != (acme.Name, acme.City, acme.CreditLimit) ? Failed("the customer came back otherwise")
            : error is not { StatusCode: 400, ErrorCode: EconomicErrorCodes.ValidationFailed, RequestId: not null } || error.FieldErrors is not [{ Field: "paymentTerms", Code: EconomicErrorCodes.PaymentTermsNotFound }] ? Failed("the error says too little")
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
