using System.Collections.Immutable;
using Connectors.Dinero.Sync;
using Connectors.Economic.Sync;
using Connectors.Intacct.Sync;
using Connectors.Reviso.Sync;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;

namespace Connectors.Pairs.Tests;

/// <summary>What every preset promises, asked of all of them.</summary>
public sealed class AllPresetTests
{
    private static ImmutableArray<Preset> Presets =>
        [DineroPreset.Version1, EconomicPreset.Version1, RevisoPreset.Version1, SmartbillPreset.Version1, UnicontaPreset.Version1, IntacctPreset.Version1];

    private static readonly FieldValue[] Samples =
    [
        FieldValue.Null, FieldValue.Of("DK"), FieldValue.Of("IT"), FieldValue.Of("RO"), FieldValue.Of("Aarhus"), FieldValue.Of("Store Torv 7, 2. tv"), FieldValue.Of("RM"), FieldValue.Of("00184"), FieldValue.Of("hours"),
        FieldValue.Of("pcs"), FieldValue.Of("EUR"), FieldValue.Of("active"), FieldValue.Of("inactive"), FieldValue.Of("true"), FieldValue.Of("false"), FieldValue.Of("8"), FieldValue.Of("Netto"), FieldValue.Of("Nordic Ærø ApS"),
        FieldValue.Of((bool?)true), FieldValue.Of((bool?)false), FieldValue.Of((decimal?)0), FieldValue.Of((decimal?)14), FieldValue.Of((decimal?)12.5m), FieldValue.Of((DateOnly?)new DateOnly(2026, 1, 5)),
        FieldValue.Of(new LineSet([SyncRecord.Create(new("line", [new() { Name = "text", Type = FieldType.Text }, new() { Name = "quantity", Type = FieldType.Number }]), new("1")).Set("text", FieldValue.Of("Konsulent")).Set("quantity", FieldValue.Of((decimal?)2)).Build()])),
    ];

    public static TheoryData<string> Names => [.. Presets.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    [Acceptance("P-20b")]
    public void No_default_is_preset(string name) => Assert.All(Named(name).Mappings.SelectMany(static m => m.Units), static u => Assert.True(u.Defaults.IsEmpty && u.DefaultRules.IsEmpty));

    [Theory]
    [InlineData("dinero", "Dinero has no product with the number 'S8'.")]
    [InlineData("economic", "A customer needs payment terms.")]
    [InlineData("reviso", "A customer needs payment terms.")]
    [InlineData("smartbill", "SmartBill takes no negative price.")]
    [InlineData("uniconta", "A debtor needs a name.")]
    [InlineData("intacct", "The document has no lines.")]
    public void A_preset_brings_its_vendors_sentences_in_the_users_language(string name, string sentence) =>
        Assert.NotEqual(sentence, UserTexts.Tell(sentence, System.Globalization.CultureInfo.GetCultureInfo("da"), [Named(name).Texts!]));

    [Theory]
    [MemberData(nameof(Names))]
    [Acceptance("P-27a")]
    public void A_run_makes_no_customer_of_a_company_that_no_rule_has_named(string name)
    {
        // SmartBill keeps no customers of its own: they stand on the documents.
        var company = Named(name).Mappings.SingleOrDefault(static m => m.Crm == "company");
        // Dinero goes both ways for all of them; elsewhere a company must be asked for, or its type must say so.
        Assert.Equal(name is "dinero", company is { CreateInAccounting: CreatePolicy.InScope, CrmScope.IsEmpty: true } && company.Flow.HasFlag(Flow.FromCrm));
    }

    /// <summary>There and back gives the same canonical value on both sides, for every sample that the converter takes: a spelling may be made regular once, and never moves again.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    [Acceptance("P-18a", Missing = "what comes back in another form at its first trip: an empty flag of Uniconta, the spelling of a number")]
    [Rule("R43")]
    public void Every_converter_that_goes_both_ways_is_lossless(string name)
    {
        var preset = Named(name);
        var dice = new Random(7);
        foreach (var (mapping, unit) in preset.Mappings.SelectMany(static m => m.Units.Select(u => (m, u))).Where(static x => x.u.Converter is not null && (x.m.Flow & x.u.Flow) == Flow.Both))
        {
            // Lists of the account's own convert by keys, which the engine's tests try.
            if (preset.Converters.FirstOrDefault(c => c.Name == unit.Converter) is not { } converter)
            {
                Assert.StartsWith("list:", unit.Converter, StringComparison.Ordinal);
                continue;
            }

            var taken = 0;
            for (var i = 0; i < 4_000; i++)
            {
                ImmutableArray<FieldValue> crm = [.. Enumerable.Range(0, unit.CrmFields.Length).Select(_ => Samples[dice.Next(Samples.Length)])];
                if (Try(converter.ToAccounting, crm) is not { } there || Try(converter.ToCrm, there) is not { } back)
                    continue;
                taken++;
                var again = converter.ToAccounting(back);
                Assert.True(Same(there, again), $"{name}.{mapping.Name}.{unit.Name} ({converter.Name}): {Text(crm)} → {Text(there)} → {Text(back)} → {Text(again)}");
                Assert.True(Same(back, converter.ToCrm(again)), $"{name}.{mapping.Name}.{unit.Name} ({converter.Name}): {Text(back)} does not stay");
            }

            Assert.True(taken > 0, $"{name}.{mapping.Name}.{unit.Name} ({converter.Name}) took none of the samples");
        }
    }

    private static Preset Named(string name) => Presets.Single(p => p.Name == name);

    private static ImmutableArray<FieldValue>? Try(Func<ImmutableArray<FieldValue>, ImmutableArray<FieldValue>> convert, ImmutableArray<FieldValue> values)
    {
        try
        {
            return convert(values);
        }
        catch (Exception e) when (e is ConversionException or InvalidOperationException or NullReferenceException or InvalidCastException)
        {
            // Not a value of its kind.
            return null;
        }
    }

    private static bool Same(ImmutableArray<FieldValue> left, ImmutableArray<FieldValue> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    private static string Text(ImmutableArray<FieldValue> values) => string.Join('|', values.Select(static v => v.ToString()));
}
