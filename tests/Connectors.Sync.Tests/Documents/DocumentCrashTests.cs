using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Crashes;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Documents;

/// <summary>The process dies at every place at which it can: before and after each commit, before and after each call. Whatever the vendor offers, one document comes out of it.</summary>
public sealed class DocumentCrashTests
{
    public static TheoryData<string> Safeties => ["key", "key-expired", "client-id", "marker", "two-calls", "series", "series-shared", "nothing"];

    [Theory]
    [MemberData(nameof(Safeties))]
    [Rule("R35")]
    [Rule("R24")]
    [Rule("R22")]
    [Acceptance("I-06")]
    public async Task A_press_that_dies_anywhere_makes_one_document(string safety)
    {
        var points = 0;
        for (var point = 1; ; point++)
        {
            var crash = new Crash();
            await using var d = Open(safety, crash, trigger: false);
            var offer = d.AddOffer();
            crash.Arm(point);
            var result = await Record.ExceptionAsync(() => d.PressAsync(offer));
            if (!crash.Fired)
            {
                Assert.Null(result);
                Assert.Single(d.Books.All);
                break;
            }

            points++;
            await RecoverAsync(d, crash, offer, safety, press: true);
        }

        // Customer: intent, call, outcome; document: reservation, intent, call, outcome; write-back: intent, outcome; each before and after.
        Assert.InRange(points, 16, 60);
    }

    [Theory]
    [MemberData(nameof(Safeties))]
    [Rule("R35")]
    [Rule("R40")]
    public async Task A_run_that_dies_anywhere_after_a_status_change_makes_one_document(string safety)
    {
        for (var point = 1; ; point++)
        {
            var crash = new Crash();
            await using var d = Open(safety, crash, trigger: true);
            var offer = d.AddOffer();
            var other = d.AddOffer("3");
            await d.RunAsync();
            d.SetStatus(offer, "3");
            crash.Arm(point);
            _ = await Record.ExceptionAsync(d.RunAsync);
            if (!crash.Fired)
                break;
            await RecoverAsync(d, crash, offer, safety, press: false);
            Assert.DoesNotContain(await d.SendsAsync(), s => s.Source == DocumentWorld.Ref(other));
        }
    }

    [Theory]
    [InlineData(-1, SendState.Sent)]
    [InlineData(1, SendState.Asked)]
    [Rule("R24")]
    public async Task A_key_is_trusted_until_its_window_less_the_margin(int seconds, SendState expected)
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] });
        var offer = d.AddOffer();
        d.Books.Answer = static (_, _) => new DocumentOutcome.Uncertain(new UncertainEvidence());
        var opened = d.Clock.GetUtcNow();
        await d.PressAsync(offer);
        d.Books.Answer = static (_, outcome) => outcome;
        d.Clock.Set(opened + TimeSpan.FromMinutes(55) + TimeSpan.FromSeconds(seconds));
        await d.RunAsync();
        Assert.Equal(expected, (await d.SendAsync(offer)).State);
        Assert.Single(d.Books.All);
        Assert.Equal(expected == SendState.Sent ? 2 : 1, d.Books.Sends);
    }

    private static DocumentWorld Open(string safety, Crash crash, bool trigger)
    {
        var series = safety.StartsWith("series", StringComparison.Ordinal);
        return new DocumentWorld(
            f => f with { TriggerStatuses = trigger ? f.TriggerStatuses : [], Book = series, ExclusiveSeries = safety == "series" },
            b =>
            {
                b.At = crash.At;
                b.TwoCalls = safety == "two-calls";
                b.Safety = safety switch
                {
                    "client-id" => new SendSafety.ClientId(),
                    "marker" or "two-calls" => new SendSafety.Marker(),
                    "nothing" => SendSafety.Nothing,
                    _ when series => new SendSafety.Series(),
                    _ => new SendSafety.Key(TimeSpan.FromHours(1)),
                };
            },
            configure: c =>
            {
                var store = c.Services.Last(static s => s.ServiceType == typeof(ISyncStore)).ImplementationInstance!;
                c.Services.AddSingleton(crash.Around((ISyncStore)store));
            });
    }

    /// <summary>A new process, time, passes; then the user presses or answers.</summary>
    private static async Task RecoverAsync(DocumentWorld d, Crash crash, string offer, string safety, bool press)
    {
        crash.Over();
        await d.World.RestartAsync();
        // The lease of the dead process covers its write's whole deadline; nobody takes over before (R21).
        d.Clock.Advance(TimeSpan.FromMinutes(3));
        if (safety == "key-expired")
            d.Clock.Advance(TimeSpan.FromHours(2));
        for (var pass = 0; pass < 5; pass++)
        {
            await d.RunAsync();
            d.Clock.Advance(TimeSpan.FromMinutes(13));
        }

        if (press)
            await d.PressAsync(offer);
        var send = await d.SendAsync(offer);
        if (send.Question == "uncertain")
        {
            // Whoever looks there finds it or does not: both answers end with one.
            Assert.Contains(safety, new[] { "key-expired", "series-shared", "nothing" });
            Assert.True(d.Books.All.Count <= 1);
            send = await d.Documents.AnswerAsync(World.Id, send.Id, d.Books.All.Count == 1 ? new SendAnswer.WasSent(new RecordId(d.Books.All[0].Id), d.Books.All[0].Text) : new SendAnswer.Send(), "ann");
        }

        await d.RunAsync();
        Assert.Equal(SendState.Sent, (await d.SendAsync(offer)).State);
        var made = Assert.Single(d.Books.All);
        Assert.Equal(made.Id, send.Document!.Value.Value);
        Assert.Equal(safety == "two-calls" ? 1 : 0, made.Lines);
        Assert.Equal(1, d.World.Accounting.Ids("customer").Count(id => id == made.Customer));
        Assert.Equal(DocumentStatuses.Key(made.Status), d.Shown(offer, "state"));
        Assert.Equal(made.Text, d.Shown(offer, "number"));
        Assert.Empty(await d.World.Store.ListOpenIntentsAsync(World.Id, default));
    }
}
