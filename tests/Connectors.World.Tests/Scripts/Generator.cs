using System.Globalization;
using Connectors.World.Kernel;
using Connectors.World.Systems;

namespace Connectors.World.Scripts;

/// <summary>Makes a world and its script from a seed.</summary>
internal static class Generator
{
    private static readonly string[] Fields = ["name", "city", "phone", "city", "phone", "note", "rating", "memo"];
    private static readonly string[] Kinds = ["plain", "plain", "mixed", "spaced", "clear", "long"];

    /// <summary>From here on half of the worlds have systems that take several writes in one call. The worlds before stay what they were.</summary>
    public const long FirstWithBatches = 2_000_001;

    /// <summary>Switches off one thing of the world at a time: a thing whose absence nobody notices tests nothing.</summary>
    public static Features Off { get; set; }

    /// <summary>Switches on what the engine is not yet asked to bear.</summary>
    public static Features On { get; set; }

    public static (WorldConfig Config, List<Step> Script) Make(long seed)
    {
        var config = Config(seed);
        return (config, Script(seed, config));
    }

    private static WorldConfig Config(long seed)
    {
        var dice = new Dice(seed, "config");
        var deviation = dice.Pick(Deviation.Tolerate, Deviation.Revert);
        var (crm, books) = (TraitsOf(dice, crm: true), TraitsOf(dice, crm: false));
        if (seed >= FirstWithBatches && new Dice(seed, "batches") is var batches && batches.OneIn(2))
            // With one call at a time there is always somebody who waits.
            (crm, books) = (crm with { WriteBatch = batches.Pick(1, 2, 5), Concurrency = 1 }, books with { WriteBatch = batches.Pick(2, 3, 10), Concurrency = 1 });
        return new WorldConfig
        {
            Seed = seed,
            Crm = crm,
            Books = books,
            Winner = dice.Pick(Winner.Crm, Winner.Accounting, Winner.Newest, Winner.Manual),
            Fallback = dice.Pick(Side.Crm, Side.Accounting),
            Deviation = deviation,
            TooLong = dice.Pick(TooLong.Hold, TooLong.Cut),
            SlowStore = dice.Pick(0, 0, 6),
            BooksFields = [.. Odd(dice, books, "City", "Phone", "Note")],
            CrmFields = dice.OneIn(3) ? [.. Odd(dice, crm, "city", "phone")] : [],
        };
    }

    private static IEnumerable<FieldSpec> Odd(Dice dice, Traits traits, params string[] names)
    {
        // Without cursor and without stamps nothing but a drift pass sees a field that pages do not list.
        var bare = traits is { Cursor: CursorKind.None, NoStamps: true };
        foreach (var name in names)
        {
            if (dice.OneIn(2))
                continue;
            var phone = name is "Phone" or "phone";
            var secret = phone ? dice.Pick(Secret.Digits, Secret.None) : dice.Pick(Secret.None, Secret.Upper, Secret.Collapse, Secret.Cut, Secret.UpperWhenLong);
            yield return new FieldSpec(name)
            {
                Secret = secret,
                MaxLength = secret == Secret.Cut ? 20 : null,
                Declared = Off.HasFlag(Features.SecretNormalisers) || !dice.OneIn(3),
                Listed = !dice.OneIn(4) || bare,
                Clearable = !dice.OneIn(5),
            };
        }
    }

    private static Traits TraitsOf(Dice dice, bool crm)
    {
        var cursor = dice.Pick(CursorKind.ModifiedAt, CursorKind.ModifiedAt, CursorKind.Sequence, CursorKind.None);
        var grain = dice.Pick(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        var lead = dice.OneIn(3) ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        var skew = dice.OneIn(3) ? TimeSpan.FromMinutes(dice.Next(5) - 2) : TimeSpan.Zero;
        var lags = dice.OneIn(4);
        var (listLag, getLag) = (TimeSpan.FromSeconds(dice.Next(30)), TimeSpan.FromSeconds(dice.Next(20)));
        if (!On.HasFlag(Features.LaggingReads))
            getLag = TimeSpan.Zero;
        if (!lags || Off.HasFlag(Features.ReadLag))
            (listLag, getLag) = (TimeSpan.Zero, TimeSpan.Zero);
        return new Traits
        {
            Cursor = cursor,
            StableOrder = !dice.OneIn(3),
            PageSize = 2 + dice.Next(3),
            Deletes = dice.Pick(DeleteVisibility.InFeed, DeleteVisibility.Flag, DeleteVisibility.None),
            ReadBatch = dice.Pick(1, 3, 10),
            Safety = crm ? dice.Pick(Safety.Key, Safety.ClientId) : dice.Pick(Safety.Key, Safety.ClientId, Safety.ReadBack, Safety.ReadBack, Safety.Nothing),
            KeyWindow = dice.Pick(TimeSpan.FromMinutes(8), TimeSpan.FromHours(1), TimeSpan.FromDays(30)),
            WriteReturnsRecord = dice.OneIn(2),
            Shape = dice.Pick(WriteShape.Patch, WriteShape.Replace),
            Token = dice.OneIn(3),
            Concurrency = dice.Pick(1, 1, 2, 4),
            Grain = grain,
            StampLead = lead,
            Skew = skew,
            NoStamps = cursor != CursorKind.ModifiedAt && dice.OneIn(2),
            ListLag = listLag,
            GetLag = getLag,
        };
    }

    private static List<Step> Script(long seed, WorldConfig config)
    {
        var dice = new Dice(seed, "script");
        List<Step> steps = [];
        var at = TimeSpan.Zero;
        for (var i = 1 + dice.Next(3); i > 0; i--)
            Add(dice.OneIn(3) ? "twins" : $"new {System()}");
        if (config.Books.WriteBatch > 1)
        {
            for (var i = 2 + dice.Next(4); i > 0; i--)
                Add($"new {System()}");
        }

        var rounds = 2 + dice.Next(4);
        for (var round = 0; round < rounds; round++)
        {
            at += dice.Pick(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(12), TimeSpan.FromHours(2));
            Trouble();
            var run = at;
            Add($"run {dice.Pick("a", "a", "b")}");
            if (dice.OneIn(5))
                Add($"run {dice.Pick("a", "b")}", dice.Next(TimeSpan.Zero, TimeSpan.FromSeconds(3)));
            // Users do not wait for the run: before it, in the middle of it, and after.
            for (var edits = dice.Next(4); edits > 0; edits--)
                Add(Edit(), dice.Pick(-TimeSpan.FromSeconds(10), TimeSpan.Zero, TimeSpan.Zero) + dice.Next(TimeSpan.Zero, TimeSpan.FromSeconds(4)));
            if (dice.OneIn(3) && !Off.HasFlag(Features.EditsBetweenCalls))
                Add($"between {1 + dice.Next(60)} {Edit()}", -TimeSpan.FromSeconds(1));
            if (dice.OneIn(4))
                Add(dice.OneIn(4) ? "twins" : $"new {System()}", dice.Next(-TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3)));
            if (dice.OneIn(8))
                Add($"delete {System()} {1 + dice.Next(4)}", -TimeSpan.FromSeconds(5));
            if (dice.OneIn(12))
                Add($"restore {System()}", -TimeSpan.FromSeconds(4));
            if (dice.OneIn(6) && !Off.HasFlag(Features.ForeignActors))
                Add($"bump {System()} {1 + dice.Next(4)}", dice.Next(-TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(3)));
            at = run;
        }

        return [.. steps.Where(static s => s.At >= 0).OrderBy(static s => s.At)];

        string System() => dice.Pick("crm", "books");

        string Edit() => $"edit {System()} {1 + dice.Next(4)} {dice.Pick<string>(Fields)} {dice.Pick<string>(Kinds)}";

        void Add(string words, TimeSpan offset = default) => steps.Add(new Step((at + offset).Ticks, words));

        void Trouble()
        {
            var system = System();
            var before = -TimeSpan.FromMilliseconds(5);
            switch (dice.Next(10))
            {
                case 0 or 1 or 2:
                    var faults = Enum.GetValues<WriteFault>().Where(static f => !Off.HasFlag(Features.LateCommit) || f is not (WriteFault.LateAfterReset or WriteFault.LateAfterTimeout)).ToArray();
                    for (var n = 1 + dice.Next(2); n > 0; n--)
                        Add($"fault {system} {dice.Pick<WriteFault>(faults)}", before);
                    break;
                case 3 or 4:
                    Add($"crash a {(1 + dice.Next(80)).ToString(CultureInfo.InvariantCulture)}", before);
                    if (dice.OneIn(2))
                        Add($"run b", dice.Next(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(90)));
                    break;
                case 5:
                    Add($"stop a {dice.Pick(5, 100, 400, 1000)} {1 + dice.Next(80)}", before);
                    Add($"run b", dice.Next(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(400)));
                    break;
                case 6:
                    Add(dice.OneIn(2) ? $"badread {system}" : $"down {system} {1 + dice.Next(20)}", before);
                    break;
                case 7:
                    Add($"store {dice.Pick(nameof(Engine.StoreFault.Busy), nameof(Engine.StoreFault.AcknowledgementLost))}", dice.Next(TimeSpan.Zero, TimeSpan.FromSeconds(2)));
                    break;
            }
        }
    }
}

/// <summary>Parts of the world that can be switched off, to see whether anybody notices.</summary>
[Flags]
internal enum Features
{
    None = 0,
    LateCommit = 1,
    ReadLag = 2,
    ForeignActors = 4,
    SecretNormalisers = 8,
    EditsBetweenCalls = 16,
    StoreFaults = 32,
    LaggingReads = 64,
}
