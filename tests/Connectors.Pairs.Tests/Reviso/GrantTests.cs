using System.Globalization;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>A grant of Reviso dies 360 days after it was given, whatever is done with it: somebody is told in time.</summary>
public sealed class GrantTests
{
    [Fact, Acceptance("P-13d")]
    public async Task The_end_of_a_grant_is_told_thirty_seven_and_one_day_before_and_a_new_grant_ends_the_warning()
    {
        var ear = new Ear();
        await using var pair = await RevisoPair.StartAsync(more: c =>
        {
            c.Services.AddSingleton<IConnectionEvents>(ear);
            c.Services.AddSingleton<ISecretProtector>(new KeyRingSecretProtector(new SecretKeyRing("1", new Dictionary<string, byte[]> { ["1"] = [.. Enumerable.Repeat((byte)7, SecretKeyRing.KeyLength)] })));
        });
        var granted = pair.Reviso.Clock.GetUtcNow();
        await GrantAsync(pair, granted);
        var days = new List<int>();
        for (var day = 1; day < 360; day += day < 325 ? 27 : 1)
        {
            await pair.ScheduledAsync(granted.AddDays(day) - pair.Reviso.Clock.GetUtcNow());
            days.Add(day);
        }

        Assert.Contains(330, days);
        await ear.CameAsync(3);
        Assert.Equal([("30", 330), ("7", 353), ("1", 359)], Warnings(ear.Heard).Select(e => (e.Level, (int)(e.At - granted).TotalDays)));
        Assert.All(Warnings(ear.Heard), static e => Assert.Equal("accounting", e.Subject));
        Assert.Contains(granted.AddDays(360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Warnings(ear.Heard)[^1].Message, StringComparison.Ordinal);
        Assert.Equal(granted.AddDays(360), (await pair.Connections.GetAsync(RevisoPair.Id)).Status.Accounting!.CredentialsExpireAt);

        // A new grant counts from its own day, and what was told is over.
        var renewed = pair.Reviso.Clock.GetUtcNow();
        await GrantAsync(pair, renewed);
        for (var day = 1; day < 40; day++)
            await pair.ScheduledAsync(TimeSpan.FromDays(1));
        await ear.CameAsync(1);
        Assert.Equal([false, false, false, true], ear.Heard.Where(static e => e.Kind == ConnectionEventKind.CredentialsExpiring).Select(static e => e.Ended));
        Assert.Equal(renewed.AddDays(360), (await pair.Connections.GetAsync(RevisoPair.Id)).Status.Accounting!.CredentialsExpireAt);
    }

    private static Task<SideHealth> GrantAsync(RevisoPair pair, DateTimeOffset at) => pair.Connections.ReauthoriseAsync(RevisoPair.Id, Side.Accounting, new SideCredentials(new Dictionary<string, string>
    {
        ["agreementGrantToken"] = pair.Account.GrantToken,
        ["grantedAt"] = at.ToString("O", CultureInfo.InvariantCulture),
    }), "anna");

    private static List<ConnectionEvent> Warnings(IEnumerable<ConnectionEvent> heard) => [.. heard.Where(static e => e is { Kind: ConnectionEventKind.CredentialsExpiring, Ended: false })];
}
