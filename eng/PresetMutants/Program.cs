using Connectors.PresetMutants;

// The arguments: what to do (sites or run), the root of the repository, and vendors; all of them when none is named.
string[] all = ["Smartbill", "Dinero", "Economic", "Reviso", "Uniconta", "Intacct"];
var (command, root) = (args[0], Path.GetFullPath(args[1]));
var vendors = args.Length > 2 ? args[2..] : all;
var exceptions = new Exceptions(Path.Combine(root, "eng", "PresetMutants", "exceptions.txt"));
var kinds = (Environment.GetEnvironmentVariable("KINDS") ?? "text validation list match field").Split(' ');
var alive = 0;
foreach (var vendor in vendors)
{
    if (command == "sites")
    {
        foreach (var site in VendorCopy.Find(root, vendor, exceptions))
            Console.WriteLine($"{vendor,-10} {site.Number,4} {site}");
        continue;
    }

    // Elsewhere than in the repository: nothing of it is written there.
    var work = Directory.CreateTempSubdirectory("preset-mutants-").FullName;
    try
    {
        var run = new VendorRun(root, vendor, new VendorCopy(root, work, vendor, exceptions), kinds);
        alive += await run.RunAsync();
        run.CleanUp();
    }
    finally
    {
        Directory.Delete(work, recursive: true);
    }
}

return alive == 0 ? 0 : 1;
