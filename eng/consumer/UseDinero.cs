using Connectors;
using Connectors.Dinero;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day with Dinero: sign in, look, make a contact, read an error, read everything.</summary>
internal static class UseDinero
{
    /// <param name="where">API, token address, client id, client secret, API key, organisation.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddDinero(o =>
        {
            (o.BaseAddress, o.TokenAddress, o.ClientId, o.ClientSecret) = (new(where[0]), new(where[1]), where[2], where[3]);
            o.Credentials = new() { ApiKey = where[4], OrganizationId = where[5] };
        }).Services.BuildServiceProvider();
        var dinero = services.GetRequiredService<IDineroClient>();

        var probe = await dinero.ProbeAsync();
        Console.WriteLine(probe);
        var first = await dinero.Contacts.ListPageAsync(new() { Filter = ContactFilterField.Name.Contains("Customer 00042") });
        Console.WriteLine($"found: {string.Join(", ", first.Items.Select(c => $"{c.Name} {c.VatNumber}"))}");

        var id = await dinero.Contacts.CreateAsync(new() { Name = "Ærø Kro ApS", CountryKey = "DK", IsPerson = false, ExternalReference = "crm-7" });
        var created = await dinero.Contacts.GetAsync(id);
        Console.WriteLine($"created: {created.Name}, {created.ExternalReference}, {created.CreatedAt:u}");

        var error = await FailAsync(() => dinero.Contacts.CreateAsync(new() { Name = "Nowhere ApS", CountryKey = "Danmark", IsPerson = false }));
        Console.WriteLine($"refused: {error?.Message} [{error?.ErrorCode}] {string.Join(", ", error?.FieldErrors.Select(f => f.Field) ?? [])}");

        var names = new HashSet<string?>();
        await foreach (var contact in dinero.Contacts.ListAsync(new() { PageSize = 1000 }))
            names.Add(contact.Name);
        Console.WriteLine($"{names.Count} names");

        return probe.Ok && first.Items is [{ VatNumber: "10000042" }] && created is { Name: "Ærø Kro ApS", ExternalReference: "crm-7", CreatedAt: not null }
            && error is { StatusCode: 400, ErrorCode: DineroErrorCodes.ValidationError, Vendor: "Dinero", Operation: "contacts.create", RetryAt: null }
            && error.FieldErrors.Any(f => f.Field.Contains("CountryKey", StringComparison.OrdinalIgnoreCase) && f.Message.Length > 0)
            && names.Count == 2501 && !names.Contains("Nowhere ApS");
    }

    private static async Task<ConnectorValidationException?> FailAsync(Func<Task> call)
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
}
