using System.Globalization;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>The programs of eng/consumer, compiled here so that they cannot rot.</summary>
public sealed class NewcomerTests
{
    [Theory, InlineData(""), InlineData("da-DK"), InlineData("ar-SA")]
    public async Task A_newcomers_program_runs_in_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var (simulator, where) = await SimUniconta.StartAsync();
            await using (simulator)
                Assert.True(await UseUniconta.RunAsync(where));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task It_notices_what_is_not_as_it_must_be()
    {
        var (simulator, where) = await SimUniconta.StartAsync();
        await using (simulator)
        {
            where[4] = "wrong";
            Assert.False(await UseUniconta.RunAsync(where));
        }
    }
}
