using Connectors.Reviso.Sync;
using Connectors.Sync;

namespace Connectors.Reviso.Tests.Sync;

public sealed class PresetTests
{
    [Fact]
    public async Task The_preset_maps_the_minimum_fields_and_each_of_them_exists()
    {
        await using var f = await SyncFixture.StartAsync();
        var preset = RevisoPreset.Version1;
        var lists = preset.Lists.Select(static l => l.Converter).ToHashSet();
        foreach (var mapping in preset.Mappings)
        {
            var schema = f.Entity(mapping.Accounting);
            Assert.All(mapping.Units.SelectMany(static u => u.AccountingFields).Concat(mapping.Match.SelectMany(static m => m.Parts).Select(static p => p.AccountingField)), name => Assert.True(schema.TryGetSlot(name, out _), name));
            Assert.All(mapping.Units.Select(static u => u.Converter).OfType<string>(), name => Assert.True(lists.Contains(name) || preset.Converters.Any(c => c.Name == name), name));
            Assert.All(mapping.Match.SelectMany(static m => m.Parts), static p => Assert.True(Normalisers.Exists(p.Normaliser)));
            // What Reviso requires is mapped; where records are made there, settings cannot turn it round.
            if (mapping.CreateInAccounting != CreatePolicy.Never)
                Assert.All(schema.Fields.Where(static x => x.Required), x => Assert.NotNull(mapping.Units.Single(u => u.AccountingFields.Contains(x.Name)).LockedBecause));
            // A converter that loses something would be refused by the engine on a unit that flows both ways.
            Assert.All(mapping.Units.Where(u => mapping.Flow == Flow.Both && u.Flow == Flow.Both && u.Converter is not null && !lists.Contains(u.Converter)), u => Assert.True(preset.Converters.Single(c => c.Name == u.Converter).Lossless));
        }

        Verified.Text(string.Join("\n\n", preset.Mappings.Select(static m =>
            $"{m.Crm} <-> {m.Accounting}  {m.Flow} {m.Winner} delete={m.Delete} create={m.CreateInAccounting}/{m.CreateInCrm}{(m.Enabled ? "" : " off")}\n  match {string.Join(" | ", m.Match.Select(static k => string.Join('+', k.Parts.Select(static p => $"{p.CrmField}={p.AccountingField} ({p.Normaliser})"))))}\n"
            + string.Join('\n', m.Units.Select(static u => $"  {u.Name}: {string.Join(", ", u.CrmFields)} <-> {string.Join(", ", u.AccountingFields)}{(u.Converter is null ? "" : $" by {u.Converter}")}{(u.Flow == Flow.Both ? "" : $" {u.Flow}")}{(u.LockedBecause is null ? "" : " locked")}"))))
            + "\n\nlists " + string.Join(", ", preset.Lists.Select(static l => $"{l.Name}={l.Accounting}"))
            + "\nflows " + string.Join(", ", preset.Flows.Select(static x => $"{x.Name}: {x.Source} -> {x.Kind}{(x.TriggerStatuses.Length == 0 ? " by a person" : "")}{(x.Book || x.Mail || x.EInvoice ? " and more" : " and no more")}")));
    }

    [Fact, Acceptance("000-21")]
    public void The_six_extra_fields_of_a_company_are_backed_by_lists()
    {
        var company = RevisoPreset.Version1.Mappings.Single(static m => m.Crm == "company");
        var backed = company.Units.Where(static u => u.Converter?.StartsWith("list:", StringComparison.Ordinal) == true).ToDictionary(static u => u.AccountingFields[0], u => RevisoPreset.Version1.Lists.Single(l => l.Converter == u.Converter).Accounting);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["currency"] = "currencies",
                ["customerGroup"] = "customer-groups",
                ["paymentTerms"] = "payment-terms",
                ["paymentType"] = "payment-types",
                ["vatZone"] = "vat-zones",
                ["priceGroup"] = "price-groups",
            },
            backed);
    }

    [Fact, Acceptance("P-20b", Missing = "the other presets")]
    public void No_default_is_preset_and_configured_ones_stand_in_their_rules()
    {
        Assert.All(RevisoPreset.Version1.Mappings.SelectMany(static m => m.Units), static u => Assert.Empty(u.Defaults));
        var configured = RevisoPreset.Create(new() { DefaultCurrency = "EUR", DefaultCustomerGroup = 1, DefaultPaymentTerms = 2, DefaultVatZone = 3 }).Mappings.SelectMany(static m => m.Units).SelectMany(static u => u.Defaults);
        Assert.Equal(["currency=EUR", "customerGroup=1", "paymentTerms=2", "vatZone=3"], configured.Select(static d => $"{d.Key}={d.Value}").Order());
        Assert.All(RevisoPreset.Version1.Mappings, static m => Assert.Equal(Winner.Manual, m.Winner));
    }

    [Fact, Acceptance("P-27a", Missing = "the run itself: see the pair")]
    public void No_run_makes_a_customer_of_a_prospect_and_nothing_is_made_of_a_product_of_the_CRM()
    {
        Assert.Equal(CreatePolicy.OnDemand, Mapping("company").CreateInAccounting);
        Assert.Equal((CreatePolicy.Never, Flow.FromAccounting), (Mapping("product").CreateInAccounting, Mapping("product").Flow));
        Assert.False(Mapping("person").Enabled);

        static EntityMapping Mapping(string crm) => RevisoPreset.Version1.Mappings.Single(m => m.Crm == crm);
    }

    [Theory]
    [InlineData(RevisoConverters.VatNumber, "IT 1234 5678 903", "12345678903")]
    [InlineData(RevisoConverters.VatNumber, "it12345678903", "12345678903")]
    [InlineData(RevisoConverters.VatNumber, "DE123456789", "DE123456789")]
    [InlineData(RevisoConverters.VatNumber, "12345678903", "12345678903")]
    [InlineData(RevisoConverters.TaxCode, "rss mra 80a01 b157x", "RSSMRA80A01B157X")]
    [InlineData(RevisoConverters.Province, "mi", "MI")]
    [InlineData(RevisoConverters.Province, " RM ", "RM")]
    [InlineData(RevisoConverters.ProvinceName, "Forlì-Cesena", "FC")]
    [InlineData(RevisoConverters.ProvinceAny, "Monza e della Brianza", "MB")]
    [InlineData(RevisoConverters.ProvinceAny, "mb", "MB")]
    [InlineData(RevisoConverters.Country, "it", "IT")]
    [InlineData("country:it", "Paesi Bassi", "NL")]
    public void Converters_say_what_Reviso_keeps(string converter, string crm, string reviso) => Assert.Equal(reviso, To(converter, FieldValue.Of(crm)).AsText());

    [Theory]
    [InlineData(RevisoConverters.Province, "Milano", "unknown-province", "MI")]
    [InlineData(RevisoConverters.Province, "Bayern", "unknown-province", "Italian")]
    [InlineData(RevisoConverters.ProvinceName, "Milan", "unknown-province", "Milano")]
    [InlineData(RevisoConverters.Country, "Italia", "unknown-country", "IT")]
    public void What_a_converter_does_not_know_is_said_with_the_remedy(string converter, string crm, string code, string remedy)
    {
        var error = Assert.Throws<ConversionException>(() => To(converter, FieldValue.Of(crm)));
        Assert.Equal(code, error.Code);
        Assert.Contains(remedy, error.Remedy);
    }

    [Fact, Rule("R43")]
    public void A_converter_that_says_it_loses_nothing_brings_back_every_value_that_Reviso_can_hold()
    {
        Assert.Equal(107, ItalianProvinces.All.Count);
        Assert.Equal(107, ItalianProvinces.All.Select(static p => p.Code).Distinct().Count());
        Assert.Equal(107, ItalianProvinces.All.Select(static p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var name in new[] { RevisoConverters.Province, RevisoConverters.ProvinceName })
            Assert.All(ItalianProvinces.All, p => Assert.Equal(p.Code, Back(name, FieldValue.Of(p.Code)).AsText()));
        foreach (var number in new[] { "12345678903", "DE123456789" })
            Assert.Equal(number, Back(RevisoConverters.VatNumber, FieldValue.Of(number)).AsText());
        foreach (var flag in new[] { true, false })
            Assert.Equal(flag, Back(RevisoConverters.NotBarred, FieldValue.Of((bool?)flag)).AsBoolean());
        Assert.Equal(["country:any", "province:any"], RevisoPreset.Version1.Converters.Where(static c => !c.Lossless).Select(static c => c.Name));
        Assert.All(RevisoPreset.Version1.Converters, static c => Assert.True(c.ToAccounting([FieldValue.Null, FieldValue.Null])[0].IsNull, c.Name));
    }

    [Theory]
    [InlineData(RevisoConverters.Place, "mi", "it", "MI", "IT")]
    [InlineData(RevisoConverters.Place, null, "de", null, "DE")]
    [InlineData(RevisoConverters.Place, "RM", null, "RM", null)]
    [InlineData(RevisoConverters.PlaceNames, "Roma", "Italia", "RM", "IT")]
    public void Region_and_country_go_over_together(string converter, string? region, string? country, string? province, string? code)
    {
        var there = Converter(converter).ToAccounting([FieldValue.Of(region), FieldValue.Of(country)]);
        Assert.Equal<FieldValue[]>([FieldValue.Of(province), FieldValue.Of(code)], [.. there]);
        Assert.Equal<FieldValue>(there, Converter(converter).ToAccounting(Converter(converter).ToCrm(there)));
    }

    [Fact]
    public void A_region_abroad_is_said_and_not_lost() =>
        Assert.Equal("region-abroad", Assert.Throws<ConversionException>(() => Converter(RevisoConverters.Place).ToAccounting([FieldValue.Of("Bayern"), FieldValue.Of("DE")])).Code);

    [Fact]
    public void Where_the_agreement_numbers_products_itself_the_code_stands_in_the_bar_code()
    {
        var units = RevisoPreset.Create(new() { ArticleCode = RevisoArticleCode.BarCode }).Mappings.Single(static m => m.Crm == "product").Units;
        Assert.Equal(("barCode", "productNumber"), (units.Single(static u => u.Name == "code").AccountingFields[0], units.Single(static u => u.Name == "productNumber").AccountingFields[0]));
    }

    public static TheoryData<string, Action<RevisoSyncOptions>> Wrong => new()
    {
        { "Overlap", static o => o.Overlap = TimeSpan.Zero },
        { "WriteTimeout", static o => o.WriteTimeout = TimeSpan.Zero },
        { "SettleTime", static o => o.SettleTime = TimeSpan.FromSeconds(-1) },
        { "QuantityDecimals", static o => o.QuantityDecimals = -1 },
        { "DefaultCurrency", static o => o.DefaultCurrency = "euro" },
        { "DefaultCustomerGroup", static o => o.DefaultCustomerGroup = 0 },
        { "DefaultPaymentTerms", static o => o.DefaultPaymentTerms = 0 },
        { "DefaultVatZone", static o => o.DefaultVatZone = -1 },
        { "Layout", static o => o.Layout = 0 },
        { "ValidUntilText", static o => o.ValidUntilText = "Valido" },
        { "ArticleCode", static o => o.ArticleCode = (RevisoArticleCode)9 },
        { "VatRounding", static o => o.VatRounding = (RevisoVatRounding)9 },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_option_is_refused_by_its_name(string option, Action<RevisoSyncOptions> change)
    {
        var options = new RevisoSyncOptions();
        change(options);
        Assert.Equal(option, Assert.ThrowsAny<ArgumentException>(options.Checked).ParamName);
    }

    private static FieldValue To(string converter, FieldValue crm) => Converter(converter).ToAccounting([crm])[0];

    private static FieldValue Back(string converter, FieldValue reviso) => To(converter, Converter(converter).ToCrm([reviso])[0]);

    private static IUnitConverter Converter(string name) => RevisoPreset.Version1.Converters.Single(c => c.Name == name);
}
