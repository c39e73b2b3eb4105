// A user's console program: the Dinero client against the simulator, both from packages. Then the same calls by the trimmed program, if one is given.
using System.Diagnostics;
using Connectors.Testing;

string[] names = ["Ærø Kro ApS", "Jens Hansen"];
await using var simulator = await DineroSimulator.StartAsync(a =>
{
    foreach (var name in names)
        a.Contact(name);
});
string[] where =
[
    simulator.BaseAddress.ToString(), simulator.TokenAddress.ToString(), simulator.SignIns.PersonalClientId, simulator.SignIns.PersonalClientSecret,
    simulator.Account.ApiKey, simulator.Account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
];

if (!await UseDinero.RunAsync(where, names))
    return 1;
if (simulator.Account.Contacts.Count != names.Length)
{
    Console.Error.WriteLine("FAILED: the refused contact was kept");
    return 1;
}

foreach (var program in args)
{
    Console.WriteLine($"--- the same, trimmed to one file of {new FileInfo(program).Length / 1_000_000} MB");
    using var trimmed = Process.Start(new ProcessStartInfo(program, [.. where, .. names]))!;
    await trimmed.WaitForExitAsync();
    if (trimmed.ExitCode != 0)
        return trimmed.ExitCode;
}

return 0;
