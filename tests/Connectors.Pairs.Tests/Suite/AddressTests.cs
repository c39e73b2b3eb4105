using Connectors.Pairs.Tests.Dinero;
using Connectors.Pairs.Tests.Economic;
using Connectors.Pairs.Tests.Reviso;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>Floor, door and "care of" come back from vendors that keep an address in one field, and so do the zeros before postcodes and identifiers.</summary>
public sealed class AddressTests
{
    private static readonly string[] Streets = ["Vestergade 12, 3. th.", "Vestergade 12\n3. th.", "c/o Ærø Revision\nVestergade 12, st. tv.", "Vestergade 12", "Via del Corso 1\nScala B, int. 3"];

    [Theory]
    [Acceptance("P-18e"), Acceptance("P-18d")]
    [InlineData("Dinero", "vatNumber", "0123456{0}")]
    [InlineData("e-conomic", "registrationNumber", "0012345{0}")]
    [InlineData("Reviso", "vatNumber", "0074311015{0}")]
    public async Task Floor_and_door_and_the_zeros_before_numbers_are_kept_there_and_back(string vendor, string identifier, string number)
    {
        var direction = new Direction(Flow.Both, Side.Crm);
        switch (vendor)
        {
            case "Dinero":
                await PlayAsync(new Dinero.CompanySuite(await DineroPair.StartAsync(direction.Settings)), identifier, number);
                break;
            case "e-conomic":
                await PlayAsync(new FirmSuite(await EconomicPair.StartAsync(EconomicPair.EveryCompany(direction.Settings))), identifier, number);
                break;
            default:
                await PlayAsync(new Reviso.CompanySuite(await RevisoPair.StartAsync(EconomicPair.EveryCompany(direction.Settings))), identifier, number);
                break;
        }
    }

    private static async Task PlayAsync<TCrm, TAccounting>(PairSuite<TCrm, TAccounting> suite, string identifier, string number)
        where TCrm : class
        where TAccounting : class
    {
        await using var _ = suite;
        var address = suite.Units.Single(static u => u.Name == "address");
        var id = suite.Units.Single(u => u.Name == identifier);
        string Address(int record, string city = "Aarhus") => $"{Streets[record]}|0080{record}|{city}";
        string Id(int record) => number.Replace("{0}", $"{record}", StringComparison.Ordinal);
        for (var i = 0; i < Streets.Length; i++)
        {
            var record = i;
            await suite.AddToCrmAsync(row =>
            {
                foreach (var unit in suite.Units)
                    unit.SetCrm(row, unit.Crm(0, record));
                address.SetCrm(row, Address(record));
                id.SetCrm(row, Id(record));
            });
        }

        // There: as it was written, line by line.
        await suite.SyncAsync();
        Assert.Equal(Enumerable.Range(0, Streets.Length).Select(i => (Address(i), Id(i))), (await suite.AccountingAsync()).OrderBy(suite.KeyOf).Select(s => (address.GetAccounting(s)!, id.GetAccounting(s)!)));

        // Back: somebody corrects the city there, and the street comes with it.
        foreach (var stored in await suite.AccountingAsync())
            await suite.EditAccountingAsync(stored, s => address.SetAccounting(s, Address(suite.KeyOf(stored), "Odense")));
        await suite.SyncAsync();
        Assert.Equal(Enumerable.Range(0, Streets.Length).Select(i => (Address(i, "Odense"), Id(i))), (await suite.CrmAsync()).OrderBy(suite.KeyOf).Select(c => (address.GetCrm(c)!, id.GetCrm(c)!)));

        // And there again: nothing of it is an edit.
        await suite.SyncAsync();
        await suite.TakeWritesAsync();
        await suite.SyncAsync();
        Assert.Equal((0, 0), await suite.TakeWritesAsync());
        Assert.Equal(Enumerable.Range(0, Streets.Length).Select(i => Address(i, "Odense")), (await suite.AccountingAsync()).OrderBy(suite.KeyOf).Select(s => address.GetAccounting(s)!));
    }
}
