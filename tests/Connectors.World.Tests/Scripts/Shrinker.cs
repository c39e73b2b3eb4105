using Connectors.World.Engine;

namespace Connectors.World.Scripts;

/// <summary>Takes steps out of a script for as long as the same promise is broken (delta debugging).</summary>
internal static class Shrinker
{
    public static (WorldConfig Config, List<Step> Script, Verdict Verdict) Shrink(WorldConfig config, List<Step> script, int maxPlays = 2000)
    {
        var verdict = Stage.Play(config, script);
        if (verdict.Violations.Count == 0)
            return (config, script, verdict);
        var rule = verdict.Violations[0].Rule;
        var plays = 0;
        for (var size = Math.Max(1, script.Count / 2); size >= 1; size = size == 1 ? 0 : size / 2)
        {
            var again = true;
            while (again && plays < maxPlays)
            {
                again = false;
                for (var from = 0; from < script.Count && plays < maxPlays;)
                {
                    List<Step> less = [.. script.Take(from), .. script.Skip(from + size)];
                    plays++;
                    if (Stage.Play(config, less) is var v && Breaks(v, rule))
                    {
                        (script, verdict, again) = (less, v, true);
                    }
                    else
                    {
                        from += size;
                    }
                }
            }
        }

        foreach (var simpler in Simpler(config))
        {
            var candidate = simpler(config);
            if (Stage.Play(candidate, script) is var v && Breaks(v, rule))
                (config, verdict) = (candidate, v);
        }

        return (config, script, verdict);
    }

    private static bool Breaks(Verdict verdict, string rule) => verdict.Violations.Any(v => v.Rule == rule);

    /// <summary>Oddities of the two systems that the failure may not need.</summary>
    private static IEnumerable<Func<WorldConfig, WorldConfig>> Simpler(WorldConfig config)
    {
        yield return static c => c with { SlowStore = 0 };
        yield return static c => c with { CrmFields = [] };
        yield return static c => c with { BooksFields = [] };
        foreach (var field in config.BooksFields)
            yield return c => c with { BooksFields = [.. c.BooksFields.Where(f => f.Name != field.Name)] };
        yield return static c => c with { Crm = c.Crm with { Concurrency = 1 }, Books = c.Books with { Concurrency = 1 } };
        yield return static c => c with { Crm = c.Crm with { WriteBatch = 1 }, Books = c.Books with { WriteBatch = 1 } };
        yield return static c => c with { Crm = c.Crm with { ListLag = default, GetLag = default } };
        yield return static c => c with { Books = c.Books with { ListLag = default, GetLag = default } };
        yield return static c => c with { Books = c.Books with { GetLag = default } };
        yield return static c => c with { Crm = c.Crm with { Skew = default, StampLead = default, Grain = TimeSpan.FromTicks(1), NoStamps = false } };
        yield return static c => c with { Books = c.Books with { Skew = default, StampLead = default, Grain = TimeSpan.FromTicks(1), NoStamps = false } };
        yield return static c => c with { Crm = new Systems.Traits() };
        yield return static c => c with { Books = new Systems.Traits() };
        yield return static c => c with { Crm = c.Crm with { Cursor = CursorKind.ModifiedAt, StableOrder = true, Deletes = DeleteVisibility.InFeed, ReadBatch = 10, PageSize = 3 } };
        yield return static c => c with { Books = c.Books with { Cursor = CursorKind.ModifiedAt, StableOrder = true, Deletes = DeleteVisibility.InFeed, ReadBatch = 10, PageSize = 3 } };
        yield return static c => c with { Books = c.Books with { Shape = WriteShape.Patch, WriteReturnsRecord = true } };
    }
}
