using Connectors.Dinero.Sync;
using Connectors.Economic.Sync;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Dinero;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Testing.Dinero;
using Connectors.Uniconta.Sync;
using Xunit.Sdk;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>The comparison that all pairs share bites: it cannot pass with nothing in it.</summary>
public sealed class PairMinimumTests
{
    [Fact, Acceptance("P-22c")]
    public async Task A_suite_without_fields_or_with_fewer_than_the_minimum_fails_by_name()
    {
        await using (var nothing = new Some(await DineroPair.StartAsync(), []))
        {
            var e = await Assert.ThrowsAnyAsync<XunitException>(() => nothing.PlayAsync(new Direction(Flow.Both, Side.Crm)));
            Assert.Contains("nothing to compare", e.Message, StringComparison.Ordinal);
        }

        await using var fewer = new Some(await DineroPair.StartAsync(), [.. ContactUnits.Company.Where(static u => u.Name is not ("ean" or "phone"))]);
        var missing = await Assert.ThrowsAnyAsync<XunitException>(() => fewer.PlayAsync(new Direction(Flow.Both, Side.Crm)));
        Assert.Contains("ean, phone are not compared", missing.Message, StringComparison.Ordinal);
    }

    [Fact, Acceptance("P-22c")]
    public void No_records_on_a_side_and_a_pair_without_a_minimum_fail()
    {
        string[] all = [.. PairMinimum.Of("dinero", "product")];
        PairMinimum.Check("dinero", "product", all, 1, 1);
        Assert.ThrowsAny<XunitException>(() => PairMinimum.Check("dinero", "product", all, 0, 0));
        Assert.ThrowsAny<XunitException>(() => PairMinimum.Check("dinero", "product", all, 1, 0));
        Assert.ThrowsAny<XunitException>(() => PairMinimum.Check("dinero", "product", all, 2, 1));
        Assert.ThrowsAny<XunitException>(() => PairMinimum.Check("dinero", "product", all[1..], 1, 1));
        Assert.Throws<InvalidOperationException>(() => PairMinimum.Of("dinero", "voucher"));
    }

    /// <summary>A minimum that names what no preset maps could never be met.</summary>
    [Fact, Acceptance("P-22a", Missing = "that every row of the list has a test")]
    public void Every_minimum_field_is_a_unit_of_its_vendors_preset()
    {
        Preset[] presets = [DineroPreset.Version1, EconomicPreset.Version1, RevisoPreset.Version1, UnicontaPreset.Version1, IntacctPreset.Version1];
        foreach (var (vendor, mapping) in PairMinimum.All)
        {
            var units = presets.Single(p => p.Name == vendor).Mappings.Single(m => m.Name == mapping).Units.Select(static u => u.Name).ToList();
            Assert.Empty(PairMinimum.Of(vendor, mapping).Except(units, StringComparer.Ordinal).Select(f => $"{vendor}.{mapping}.{f}"));
        }
    }

    private sealed class Some(DineroPair pair, IReadOnlyList<FieldCase<Crm.Company, StoredContact>> units) : CompanySuite(pair, units);
}
