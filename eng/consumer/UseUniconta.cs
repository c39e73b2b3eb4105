using Connectors;
using Connectors.Uniconta;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day with Uniconta: register, probe, list, create, read back, read an error, read a long table.</summary>
internal static class UseUniconta
{
    /// <param name="where">Addresses of OData and of the Web API, company number, user name, password. The company has 2,500 debtors and their user-defined field CrmId.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddUniconta(o =>
        {
            (o.BaseAddress, o.WebApiAddress) = (new Uri(where[0]), new Uri(where[1]));
            o.Credentials = new() { CompanyId = where[2], UserName = where[3], Password = where[4], Language = "en" };
        }).Services.BuildServiceProvider();
        var uniconta = services.GetRequiredService<IUnicontaClient>();

        var probe = await uniconta.ProbeAsync();
        Console.WriteLine(probe);
        if (!probe.Ok)
            return Failed("the probe found something missing");

        var groups = await uniconta.DebtorGroups.ListAsync().ToListAsync();
        var created = await uniconta.Debtors.CreateAsync(new Debtor { Account = "NEW-1", Name = "Ærø Kro ApS", Group = groups[0].Group, Country = Country.FromIso2("DK") }.WithField("CrmId", "o-7"));
        var read = await uniconta.Debtors.GetAsync(created.RowId!.Value);
        if ((read.Name, read.Country, read.GetText("CrmId")) != ("Ærø Kro ApS", Country.Denmark, "o-7"))
            return Failed($"the debtor came back as {read.Name}, {read.Country}, {read.GetText("CrmId")}");

        var count = await uniconta.Debtors.ListAsync(new() { PageSize = 400 }).CountAsync();
        Console.WriteLine($"{read.Account} {read.Name} in group {read.Group} is one of {count} debtors");
        if (count != 2501)
            return Failed("2,501 debtors were expected");

        try
        {
            await uniconta.Debtors.CreateAsync(new() { Account = "NEW-1", Name = "Again" });
            return Failed("an account was given twice");
        }
        catch (ConnectorApiException e)
        {
            Console.WriteLine($"{e.GetType().Name}: status {e.StatusCode}, code {e.ErrorCode}, request {e.RequestId ?? "(Uniconta names none)"}, fields {string.Join("; ", e.FieldErrors)}");
            return e is ConnectorConflictException { ErrorCode: UnicontaErrorCodes.KeyExists, Vendor: "Uniconta", Operation: "debtors.create" } || Failed("the error says too little");
        }
    }

    private static bool Failed(string why)
    {
        Console.Error.WriteLine("FAILED: " + why);
        return false;
    }
}
