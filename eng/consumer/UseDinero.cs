using Connectors;
using Connectors.Dinero;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day: one registration, one list, one error read.</summary>
internal static class UseDinero
{
    /// <param name="where">Addresses and secrets: API, token address, client id, client secret, API key, organisation.</param>
    /// <param name="expected">The names of the contacts that the account has.</param>
    public static async Task<bool> RunAsync(string[] where, string[] expected)
    {
        await using var services = new ServiceCollection()
            .AddDinero(o =>
            {
                o.BaseAddress = new Uri(where[0]);
                o.TokenAddress = new Uri(where[1]);
                o.ClientId = where[2];
                o.ClientSecret = where[3];
                o.Credentials = new() { ApiKey = where[4], OrganizationId = where[5] };
            })
            .Services.BuildServiceProvider();
        var dinero = services.GetRequiredService<IDineroClient>();

        var names = new List<string?>();
        await foreach (var contact in dinero.Contacts.ListAsync())
            names.Add(contact.Name);
        Console.WriteLine($"contacts: {string.Join(", ", names)}");
        if (!names.Order().SequenceEqual(expected.Order()))
            return Failed($"expected {string.Join(", ", expected)}");

        try
        {
            await dinero.Contacts.CreateAsync(new() { Name = "Nowhere ApS", CountryKey = "Danmark", IsPerson = false });
            return Failed("a contact in an unknown country was accepted");
        }
        catch (ConnectorApiException e)
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message}");
            Console.WriteLine($"status {e.StatusCode}, code {e.ErrorCode}, request {e.RequestId ?? "(Dinero names none)"}");
            foreach (var field in e.FieldErrors)
                Console.WriteLine($"  {field.Field}: {field.Message}");
            return e is ConnectorValidationException { StatusCode: 400, ErrorCode: DineroErrorCodes.ValidationError, Vendor: "Dinero", Operation: "contacts.create", RetryAt: null }
                && e.FieldErrors.Any(f => f.Field.Contains("CountryKey", StringComparison.OrdinalIgnoreCase) && f.Message.Length > 0)
                || Failed("the error says too little");
        }
    }

    private static bool Failed(string why)
    {
        Console.Error.WriteLine("FAILED: " + why);
        return false;
    }
}
