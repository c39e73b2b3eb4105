using Connectors;
using Connectors.Intacct;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day: one registration, a look at what is allowed, a list, a create, an error read, and a long list.</summary>
internal static class UseIntacct
{
    /// <param name="where">API, client id, client secret, company, user, and how many customers the company has.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddIntacct(o =>
        {
            (o.BaseAddress, o.ClientId, o.ClientSecret) = (new Uri(where[0]), where[1], where[2]);
            o.Credentials = new() { CompanyId = where[3], UserId = where[4] };
        }).Services.BuildServiceProvider();
        var intacct = services.GetRequiredService<IIntacctClient>();

        Console.WriteLine(await intacct.ProbeAsync());
        var terms = (await intacct.PaymentTerms.ListPageAsync()).Items;
        Console.WriteLine($"terms: {string.Join(", ", terms.Select(t => t.Id))}");

        var made = await intacct.Customers.CreateAsync(new() { Id = "NEW-1", Name = "Ærø & Fils", Term = Reference.OfKey(terms[0].Key), CreditLimit = 1234.5m });
        var read = await intacct.Customers.GetAsync(made.Key);
        Console.WriteLine($"customer {read.Id}: {read.Name}, {read.Term}, changed {read.Audit?.ModifiedDateTime:O}");
        if (read is not { Id: "NEW-1", Name: "Ærø & Fils", CreditLimit: 1234.5m } || read.Term?.Key != terms[0].Key)
            return Failed("the customer is not the one that was sent");
        try
        {
            await intacct.Customers.CreateAsync(new() { Id = "NEW-2", Name = null });
            return Failed("a customer without a name was accepted");
        }
        catch (ConnectorApiException e)
        {
            Console.WriteLine($"{e.GetType().Name}: status {e.StatusCode}, code {e.ErrorCode}, request {e.RequestId}, fields {string.Join(", ", e.FieldErrors.Select(f => f.Field))}");
            if (e is not ConnectorValidationException { StatusCode: 400, ErrorCode: not null, RequestId: not null } || e.FieldErrors.All(f => f.Field != "name"))
                return Failed("the error says too little");
        }

        var keys = await intacct.Customers.ListAsync().Select(c => c.Key).ToListAsync();
        Console.WriteLine($"{keys.Count} customers");
        return (keys.Count == int.Parse(where[5], System.Globalization.CultureInfo.InvariantCulture) + 1 && keys.Distinct().Count() == keys.Count) || Failed($"{keys.Count} rows of {keys.Distinct().Count()} customers");
    }

    private static bool Failed(string why)
    {
        Console.Error.WriteLine("FAILED: " + why);
        return false;
    }
}
