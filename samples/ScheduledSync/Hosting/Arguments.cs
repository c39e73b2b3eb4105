namespace ScheduledSync.Hosting;

/// <summary>What the command line asks for.</summary>
/// <param name="Verb">The verb without its dashes; empty: what the program does by itself.</param>
/// <param name="Value">What belongs to the verb: <c>company:42</c>.</param>
/// <param name="DataFolder">Where everything is kept; null: the default of the mode.</param>
/// <param name="Vendor">The accounting system; null: Dinero.</param>
public sealed record Arguments(string Verb, string Value, string? DataFolder, string? Vendor = null)
{
    public const string Usage = """
        dotnet run --project samples/ScheduledSync [-- <verb>] [--vendor <name>] [--data <folder>]

          --vendor smartbill      the accounting system: dinero (unless said otherwise), smartbill, economic, reviso, uniconta or intacct
          (no verb)               without an account of the vendor in the settings: the demonstration; with one: runs now and on its schedule
          --plan                  what would be written where, and why; writes nothing
          --once                  runs once, as far as the connection's mode allows
          --entity product        synchronises one entity alone, such as a catalogue with a schedule of its own
          --record company:42     synchronises one CRM record (where the mapping goes from CRM to accounting alone)
          --explain company:42:name   why a field holds what it holds
          --parked                what waits for somebody
          --fields                the fields that the CRM needs for what is mapped, and which of them are missing; fails while one is
          --assign required=ida   says who is to see to everything that waits for one cause; required= takes it back
          --import clients.xlsx   a list of companies into the CRM, such as SmartBill's list of clients; --preview clients.xlsx shows it and writes nothing
          --diagnose dinero       writes one zip about the connection for whoever is to find out what is wrong: no secret and no value of a record is in it
          --mode live             lets the connection write; plan-only, drafts-only and off are the others
          simulate                the demonstration's account, in a process of its own
          verify                  counts what stands on both sides of the demonstration of dinero
        """;

    private static readonly string[] WithValue = ["entity", "record", "explain", "assign", "mode", "import", "preview", "diagnose"];
    private static readonly string[] Alone = ["plan", "once", "parked", "fields", "help", "simulate", "verify"];

    /// <exception cref="ArgumentException">An argument is unknown or its value is missing.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new Arguments("", "", null);
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i].TrimStart('-').ToLowerInvariant();
            var takesValue = name is "data" or "vendor" || WithValue.Contains(name);
            if (!takesValue && !Alone.Contains(name))
                throw new ArgumentException($"'{args[i]}' is unknown.");
            if (takesValue && i + 1 == args.Count)
                throw new ArgumentException($"'{args[i]}' needs a value.");
            if (name == "data")
                parsed = parsed with { DataFolder = Path.GetFullPath(args[++i]) };
            else if (name == "vendor")
                parsed = parsed with { Vendor = args[++i] };
            else
                parsed = parsed with { Verb = name, Value = takesValue ? args[++i] : "" };
        }

        return parsed;
    }
}
