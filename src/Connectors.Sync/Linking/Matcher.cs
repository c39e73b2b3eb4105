using System.Collections.Immutable;

namespace Connectors.Sync.Linking;

/// <summary>
/// Recognises records of the two sides as the same by their match keys (R16). A pure function over what the store knows: who has a key, who is linked already, what was decided.
/// </summary>
/// <remarks>
/// A key decides only when exactly one free record on each side has it. A key that several share narrows the candidates for the weaker ones. Two records whose stronger keys are both filled and
/// different are never joined by a weaker one. What cannot be decided is asked, once.
/// </remarks>
internal static class Matcher
{
    /// <param name="keys">The record's keys, strongest first.</param>
    /// <param name="own">Who on its own side has these keys, itself included.</param>
    /// <param name="other">Who on the other side has them.</param>
    /// <param name="identifies">Whether a key of that rank is a number of one record alone, unlike a name.</param>
    public static MatchResult Decide(IReadOnlyList<string> keys, Func<string, IReadOnlyList<Candidate>> own, Func<string, IReadOnlyList<Candidate>> other, Func<int, bool>? identifies = null)
    {
        identifies ??= static _ => false;
        HashSet<string>? ownShared = null;
        HashSet<string>? otherShared = null;
        Candidate? duplicate = null;
        IReadOnlyList<Candidate> shared = [];
        var rank = 0;
        foreach (var key in keys)
        {
            // Linked ones count too: a number that branches share stays theirs when all but one of them are linked (P-04h). A weaker key only chooses among those that a stronger one left.
            var there = Among(other(key), otherShared);
            if (there.Count == 0)
                continue;
            var here = Among(own(key), ownShared);
            if (there.Count == 1 && here.Count <= 1)
            {
                if (there[0].Free)
                    return Contradicts(keys, key, there[0]) ? MatchResult.Ask("match.contradiction", [there[0].Id], MatchKeys.RankOf(key)) : MatchResult.Same(there[0].Id, key);
                if (duplicate is null)
                    rank = MatchKeys.RankOf(key);
                duplicate ??= there[0];
                continue;
            }

            otherShared = [.. there.Select(static c => c.Id)];
            ownShared = [.. here.Select(static c => c.Id)];
            shared = there;
            rank = MatchKeys.RankOf(key);
        }

        // A municipality has one CVR number and an EAN for each office: who differs in a number of his own is another one (P-04h).
        shared = [.. shared.Where(c => !Differs(keys, c, identifies))];
        if (duplicate is not null && Differs(keys, duplicate, identifies))
            duplicate = null;
        if (shared.Where(static c => c.Free).Select(static c => c.Id).Order(StringComparer.Ordinal).ToImmutableArray() is { Length: > 0 } candidates)
            return MatchResult.Ask("match.ambiguous", candidates, rank);
        if ((duplicate ?? (shared.Count > 0 ? shared[0] : null)) is { } taken)
            return MatchResult.Ask("match.possible-duplicate", [taken.Id], rank);
        return MatchResult.None;
    }

    /// <summary>Free records of its own side that look the same: they have one of its keys, and no number or stronger key of theirs tells them apart.</summary>
    /// <param name="id">The record.</param>
    /// <param name="keys">Its keys, strongest first.</param>
    /// <param name="own">Who on its own side has these keys, itself included.</param>
    /// <param name="identifies">Whether a key of that rank is a number of one record alone, unlike a name.</param>
    public static ImmutableArray<string> Twins(string id, IReadOnlyList<string> keys, Func<string, IReadOnlyList<Candidate>> own, Func<int, bool> identifies) =>
        [.. keys.SelectMany(key => own(key).Where(c => c.Free && !string.Equals(c.Id, id, StringComparison.Ordinal) && !Differs(keys, c, identifies) && !Contradicts(keys, key, c))).Select(static c => c.Id).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<Candidate> Among(IReadOnlyList<Candidate> candidates, HashSet<string>? left) =>
        left is null ? candidates : candidates.Where(c => left.Contains(c.Id)).ToList();

    private static bool Differs(IReadOnlyList<string> keys, Candidate candidate, Func<int, bool> identifies) =>
        keys.Any(mine => identifies(MatchKeys.RankOf(mine)) && candidate.Keys.Any(k => MatchKeys.RankOf(k) == MatchKeys.RankOf(mine) && !string.Equals(k, mine, StringComparison.Ordinal)));

    /// <summary>A stronger key is filled on both and different.</summary>
    private static bool Contradicts(IReadOnlyList<string> keys, string by, Candidate candidate)
    {
        var rank = MatchKeys.RankOf(by);
        foreach (var mine in keys)
        {
            var r = MatchKeys.RankOf(mine);
            if (r >= rank)
                continue;
            if (candidate.Keys.Any(k => MatchKeys.RankOf(k) == r && !string.Equals(k, mine, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }
}

/// <summary>A record that has a key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Free">It is linked to nobody and not taken in this run.</param>
/// <param name="Keys">All its keys.</param>
internal sealed record Candidate(string Id, bool Free, IReadOnlyList<string> Keys)
{
    /// <summary>Under whom it stands on its side (<see cref="MatchKeys.WithinOf"/>).</summary>
    public string? Within { get; init; }
}

/// <summary>What matching found.</summary>
/// <param name="Kind">Same, none or a question.</param>
/// <param name="Ids">The one, or the candidates of the question.</param>
/// <param name="Reason">The key that decided, or the question's cause.</param>
internal sealed record MatchResult(MatchKind Kind, ImmutableArray<string> Ids, string Reason)
{
    /// <summary>The rank of the key that decided or asked, the strongest first; <see langword="null"/> = no key did.</summary>
    public int? Rank { get; init; }

    public static MatchResult None { get; } = new(MatchKind.None, [], "no-candidate");

    public static MatchResult Same(string id, string key) => new(MatchKind.Same, [id], key) { Rank = MatchKeys.RankOf(key) };

    public static MatchResult Ask(string cause, ImmutableArray<string> ids, int? rank = null) => new(MatchKind.Ask, ids, cause) { Rank = rank };

    /// <summary>How much speaks for it, 1 to 100: the strongest key that only one record has stands for all, a weaker one for less, and several candidates share it.</summary>
    public int Score(int keys)
    {
        var strength = Rank is { } rank ? 100 * (keys - rank) / keys : 100;
        return Math.Max(1, (Reason == "match.contradiction" ? strength / 2 : strength) / Math.Max(1, Ids.Length));
    }
}

/// <summary>Kinds of match results.</summary>
internal enum MatchKind
{
    /// <summary>Nobody on the other side has one of its keys.</summary>
    None,

    /// <summary>Exactly one.</summary>
    Same,

    /// <summary>A person must say.</summary>
    Ask,
}
