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
    public static MatchResult Decide(IReadOnlyList<string> keys, Func<string, IReadOnlyList<Candidate>> own, Func<string, IReadOnlyList<Candidate>> other)
    {
        ImmutableHashSet<string>? shared = null;
        Candidate? duplicate = null;
        foreach (var key in keys)
        {
            var there = other(key);
            if (there.Count == 0)
                continue;
            var free = there.Where(static c => c.Free).ToList();
            if (free.Count == 0)
            {
                duplicate ??= there[0];
                continue;
            }

            // A weaker key only chooses among those that a stronger one left.
            if (shared is not null)
            {
                free = free.Where(c => shared.Contains(c.Id)).ToList();
                if (free.Count == 0)
                    continue;
            }

            var rivals = own(key).Count(static c => c.Free);
            if (free.Count == 1 && rivals <= 1)
            {
                return Contradicts(keys, key, free[0])
                    ? MatchResult.Ask("match.contradiction", [free[0].Id])
                    : MatchResult.Same(free[0].Id, key);
            }

            shared = [.. free.Select(static c => c.Id)];
        }

        if (shared is { Count: > 0 })
            return MatchResult.Ask("match.ambiguous", [.. shared.Order(StringComparer.Ordinal)]);
        if (duplicate is { } taken)
            return MatchResult.Ask("match.possible-duplicate", [taken.Id]);
        return MatchResult.None;
    }

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
internal sealed record Candidate(string Id, bool Free, IReadOnlyList<string> Keys);

/// <summary>What matching found.</summary>
/// <param name="Kind">Same, none or a question.</param>
/// <param name="Ids">The one, or the candidates of the question.</param>
/// <param name="Reason">The key that decided, or the question's cause.</param>
internal sealed record MatchResult(MatchKind Kind, ImmutableArray<string> Ids, string Reason)
{
    public static MatchResult None { get; } = new(MatchKind.None, [], "no-candidate");

    public static MatchResult Same(string id, string key) => new(MatchKind.Same, [id], key);

    public static MatchResult Ask(string cause, ImmutableArray<string> ids) => new(MatchKind.Ask, ids, cause);
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
