using System.Globalization;
using System.Text;
using Connectors.TestSupport;
using Connectors.World.Scripts;

namespace Connectors.World.Tests;

/// <summary>Ten thousand worlds. A failure prints its seed and the least script that still breaks the same promise; <c>dotnet run -- shrink SEED</c> prints it again with its trace.</summary>
public sealed class SeedTests
{
    private const int PerTest = 1000;

    /// <summary>Ten thousand, and a thousand of which half take several writes in one call.</summary>
    public static TheoryData<int> Thousands => new([.. Enumerable.Range(0, 10), (int)(Generator.FirstWithBatches / PerTest)]);

    [Theory]
    [Rule("D1")]
    [Rule("D3")]
    [Rule("D5")]
    [Rule("D6")]
    [Rule("D7")]
    [Rule("D10")]
    [Rule("D14")]
    [Rule("D16")]
    [Rule("R25")]
    [Rule("S2")]
    [Rule("S7")]
    [MemberData(nameof(Thousands))]
    public void Every_world_keeps_every_promise(int thousand)
    {
        var result = Seeds.Play((thousand * PerTest) + 1, PerTest, Environment.ProcessorCount, stopAfter: 5);
        Assert.True(result.Failed.IsEmpty, Tell(result));
        Assert.Equal(PerTest, result.Worlds);
        Assert.True(result.Accepted > 4 * PerTest, $"only {result.Accepted} writes were accepted in {PerTest} worlds: nothing was tried");
    }

    /// <summary>Worlds beyond the ten thousand in which a promise was broken once, by the engine or by the judge.</summary>
    [Theory]
    [InlineData(1000269)] // both sides emptied a field, then one filled it: they had agreed
    [InlineData(1000934)] // a list was behind an edit that a direct read had shown, and no stamp told
    [InlineData(1001888)] // the same right after a create of which no reply came
    [InlineData(1002571)] // a user set a value back to what was listed before our write, and no stamp told
    [InlineData(1002718)] // as the first, through a list that is behind
    [InlineData(1004089)] // a late create was deleted before it was seen, and restored
    [InlineData(1014543)] // emptied, filled and emptied again, where the other side cannot be emptied
    [InlineData(1017779)] // a list that is behind, and stamps too coarse to tell
    [InlineData(1021030)] // a user had emptied what a write of unknown outcome was to empty, and the write came later
    [InlineData(1023487)] // emptied after a write of unknown outcome to a system that changes values without a word
    [InlineData(1048675)] // emptied, filled and emptied again in a conflict that a person decides
    [InlineData(1041064)] // a list that is behind a write whose reply showed nothing
    [InlineData(1042166)] // and one whose outcome was found out about
    [InlineData(1047557)] // a lost reply, and a value that its system keeps in capitals, was taken for somebody's edit
    [InlineData(1050234)] // emptied, filled and emptied again against an older edit, where the other side cannot be emptied
    [InlineData(1106085)] // a process died between a scan of moving pages and the scan that proves it
    [InlineData(1109954)] // the first half of a pair's writes was taken for proof of what the second half decides
    [InlineData(1219227)] // a create never arrived, a user entered the same company by hand, and the repeat under the key made it twice
    [InlineData(1220534)] // an ended link that was revived: nothing is proved about when its base stood there
    [InlineData(1221409)] // a user emptied what we had just filled, within one grain of the stamps
    [InlineData(1230901)] // the same in the CRM
    [InlineData(1238838)] // and by a system with tokens
    [InlineData(1222870)] // the judge: of two edits only the later one fell between the read and the write
    [InlineData(1200631)] // a held field was forgotten when a write of another field was uncertain for a while
    [InlineData(1204034)] // a direct read had shown that a record is gone, and a list that is behind was believed
    [InlineData(1225777)] // a stamp that something else had moved before an edit with a late stamp
    [InlineData(1241176)] // the write that revives a link was not sent, and what it stood on was forgotten
    [InlineData(1306804)] // the judge: emptied as it was before, after a write of which nothing was ever heard
    [InlineData(1315679)] // a pair was planned again while nobody knew whether the intent of its last write was stored
    [InlineData(2001970)] // a deadline counted from the decision and not from the write's turn: a create was taken for never applied half a second after it was sent, and made twice
    [InlineData(2045628)] // the judge: somebody entered a company between two pages of one pass, where the page that it belongs to was over
    [InlineData(2093674)] // a create was taken for never applied, and a user restored what it had made: its old value replaced a newer edit
    [InlineData(1610579)] // a write of unknown outcome, and a list of its source that was behind the version on which the write stood
    [InlineData(1633583)] // a create without an answer was repeated two minutes later, and what a user had entered meanwhile had not been read
    [InlineData(1658155)] // the judge: a record that was deleted when the list was made was restored before its twin was created
    [InlineData(1668245)] // the judge: a closed field that cannot be emptied, against one that was filled and emptied again before the first meeting
    [InlineData(1710853)] // the judge: emptied on both sides, then filled on one and changed again before anybody looked
    [InlineData(3005287)] // a direct read showed more than the page before it, and a user set the record back to what that page had shown
    [InlineData(3009328)] // a process was stopped for a quarter of an hour between a page that was behind and the decision on it
    [InlineData(3043854)] // a question about a record that came late stayed open when it was linked by its other side
    [InlineData(3043459)] // the judge: what a process reads that has lost its lease is not known to the one that writes
    [InlineData(3138546)] // a record was deleted before anybody learned that it had taken a write, and came back: our old value replaced a newer edit
    [InlineData(3198058)] // the judge: a user emptied what a write was on its way to empty, and that write never arrived
    [InlineData(3242976)] // the judge: a record whose stamp is older than its moment belonged to a page that was over, and the process was stopped before it created its twin
    [InlineData(3256325)] // the judge: of two records that were entered at once a user emptied the one that is not linked, after the one that is
    [InlineData(3258064)] // the judge: the same from the other side
    [InlineData(1325192)] // a user emptied a closed field twice right after our write, and that was learned as the system's form of the value
    [InlineData(3594867)] // an edit between a settling read and the second look at the records that the same run made
    [InlineData(3608983)] // the same, with a value that is too long for the other side
    [InlineData(3611225)] // and against an older edit
    [InlineData(3638726)] // a record slipped through a scan of moving pages, and what had moved it changed no value
    [InlineData(3644556)] // the judge: restored while the create was on its way, and a list that was behind had shown it before it was deleted
    public void A_world_that_broke_a_promise_once_keeps_it(long seed)
    {
        var result = Seeds.Play(seed, 1, 1, stopAfter: 1);
        Assert.True(result.Failed.IsEmpty, Tell(result));
    }

    private static string Tell(Seeds.Result result)
    {
        if (result.Failed.IsEmpty)
            return "";
        var (seed, _) = result.Failed.MinBy(static f => f.Key);
        var (config, script) = Generator.Make(seed);
        var (small, least, verdict) = Seeds.Alone(() => Shrinker.Shrink(config, script));
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.Failed.Count} of {result.Worlds} worlds broke a promise: seeds {string.Join(", ", result.Failed.Keys.Order())}.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Seed {seed}, shrunk from {script.Count} to {least.Count} steps: {string.Join("; ", verdict.Violations)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{small}");
        foreach (var step in least)
            text.AppendLine(step.ToString());
        return text.ToString();
    }
}
