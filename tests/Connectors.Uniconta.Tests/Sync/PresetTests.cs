using Connectors.Sync;
using Connectors.Uniconta.Sync;

namespace Connectors.Uniconta.Tests.Sync;

public sealed class PresetTests
{
    [Fact]
    public async Task The_preset_maps_the_minimum_fields_and_each_of_them_exists()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.AutoNumber("DebtorGroup", "DK"));
        var presets = new[] { UnicontaPreset.Version1, UnicontaPreset.Create(Customers()), UnicontaPreset.Create(new() { VatField = DebtorVatField.Vat }) };
        foreach (var mapping in presets.SelectMany(static p => p.Mappings.Select(m => (Preset: p, Mapping: m))))
        {
            var schema = f.Entity(mapping.Mapping.Accounting);
            Assert.All(mapping.Mapping.Units.SelectMany(static u => u.AccountingFields).Concat(mapping.Mapping.Match.SelectMany(static m => m.Parts).Select(static p => p.AccountingField)), name => Assert.True(schema.TryGetSlot(name, out _), name));
            Assert.All(mapping.Mapping.Units.Select(static u => u.Converter).OfType<string>(), name => Assert.True(mapping.Preset.Converters.Any(c => c.Name == name) || mapping.Preset.Lists.Any(l => l.Converter == name), name));
            Assert.All(mapping.Mapping.Match.SelectMany(static m => m.Parts), static p => Assert.True(Normalisers.Exists(p.Normaliser)));
            // What Uniconta requires is mapped and cannot be turned round by settings.
            Assert.All(schema.Fields.Where(static x => x.Required), x => Assert.NotNull(mapping.Mapping.Units.Single(u => u.AccountingFields.Contains(x.Name)).LockedBecause));
            Assert.All(mapping.Mapping.Units.Where(u => (u.Flow & mapping.Mapping.Flow) == Flow.Both && u.Converter is not null), u => Assert.True(mapping.Preset.Lists.Any(l => l.Converter == u.Converter) || mapping.Preset.Converters.Single(c => c.Name == u.Converter).Lossless));
        }

        Verified.Text(string.Join("\n\n", UnicontaPreset.Create(Customers()).Mappings.Select(static m =>
            $"{m.Crm} <-> {m.Accounting}  {m.Flow} {m.Winner} delete={m.Delete} create={m.CreateInAccounting}/{m.CreateInCrm}{string.Concat(m.CrmScope.Select(static s => $" scope {s.Field} in {string.Join('|', s.Values)}"))}\n  match {string.Join(" | ", m.Match.Select(static k => string.Join('+', k.Parts.Select(static p => $"{p.CrmField}={p.AccountingField} ({p.Normaliser})"))))}{(m.MatchWithin is { } within ? $" within {within.CrmField}={within.AccountingField} first" : "")}\n"
            + string.Join('\n', m.Units.Select(static u => $"  {u.Name}: {string.Join(", ", u.CrmFields)} <-> {string.Join(", ", u.AccountingFields)}{(u.Converter is null ? "" : $" by {u.Converter}")}{(u.Flow == Flow.Both ? "" : $" {u.Flow} {u.Deviation} {u.OnCreate}")}{(u.LockedBecause is null ? "" : " locked")}")))));
    }

    [Fact, Acceptance("P-20b", Missing = "the other presets"), Acceptance("P-27a", Missing = "the other presets")]
    public void No_default_and_no_winner_is_preset_and_prospects_stay_out()
    {
        Assert.All(UnicontaPreset.Version1.Mappings.SelectMany(static m => m.Units), static u => Assert.Empty(u.Defaults));
        Assert.All(UnicontaPreset.Version1.Mappings, static m => Assert.Equal(Winner.Manual, m.Winner));
        Assert.Equal(CreatePolicy.OnDemand, UnicontaPreset.Version1.Mappings.Single(static m => m.Name == "company").CreateInAccounting);
        Assert.Equal("Country=DK", string.Join(",", UnicontaPreset.Create(new() { DefaultCountry = "DK" }).Mappings.SelectMany(static m => m.Units).SelectMany(static u => u.Defaults).Select(static d => $"{d.Key}={d.Value}")));
    }

    [Fact, Acceptance("002-08"), Acceptance("002-09")]
    public void A_keyword_makes_a_scope_and_is_given_back()
    {
        var company = UnicontaPreset.Create(Customers()).Mappings.Single(static m => m.Name == "company");
        var scope = Assert.Single(company.CrmScope);
        Assert.Equal(("type", "Kunde|Storkunde"), (scope.Field, string.Join('|', scope.Values)));
        Assert.Equal(CreatePolicy.InScope, company.CreateInAccounting);
        var unit = company.Units.Single(static u => u.Name == "type");
        Assert.Equal((Flow.FromAccounting, Deviation.Revert), (unit.Flow, unit.Deviation));
        var converter = UnicontaPreset.Create(Customers()).Converters.Single(static c => c.Name == UnicontaConverters.Customer);
        Assert.Equal("Kunde", converter.ToCrm([FieldValue.Of("debtor")])[0].AsText());
        Assert.Equal("debtor", converter.ToAccounting([FieldValue.Of(" storkunde ")])[0].AsText());
        Assert.True(converter.ToAccounting([FieldValue.Of("Emne")])[0].IsNull);
        var loose = Customers();
        loose.KeepCustomerValue = false;
        Assert.Equal(Deviation.Tolerate, UnicontaPreset.Create(loose).Mappings.Single(static m => m.Name == "company").Units.Single(static u => u.Name == "type").Deviation);
    }

    [Theory]
    [InlineData("A", "A||")]
    [InlineData("A\nB\nC", "A|B|C")]
    [InlineData("A\n\nC", "A||C")]
    [InlineData("A\r\nB\n", "A|B|")]
    [InlineData(null, "||")]
    [Acceptance("002-18", Missing = "the CRM side, which the pair suite shows"), Acceptance("P-18e")]
    public void Three_address_lines_are_joined_and_split_without_loss(string? street, string lines)
    {
        var converter = UnicontaPreset.Version1.Converters.Single(static c => c.Name == UnicontaConverters.Address);
        var there = converter.ToAccounting([FieldValue.Of(street), FieldValue.Of("0800"), FieldValue.Of("Aarhus")]);
        Assert.Equal($"{lines}|0800|Aarhus", string.Join('|', there.Select(static v => v.AsText())));
        Assert.Equal<FieldValue[]>([.. there], [.. converter.ToAccounting(converter.ToCrm(there))]);
    }

    [Fact]
    public void A_street_of_four_lines_is_said_and_not_cut()
    {
        var error = Assert.Throws<ConversionException>(() => UnicontaPreset.Version1.Converters.Single(static c => c.Name == UnicontaConverters.Address).ToAccounting([FieldValue.Of("1\n2\n3\n4"), FieldValue.Null, FieldValue.Null]));
        Assert.Equal("address-lines", error.Code);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_converter_that_says_it_loses_nothing_brings_every_word_back()
    {
        var units = UnicontaPreset.Version1.Converters.Single(static c => c.Name == UnicontaConverters.UnitDanish);
        Assert.True(units.Lossless);
        Assert.Equal("Stk", units.ToCrm([FieldValue.Of("Pcs")])[0].AsText());
        Assert.Equal("Pcs", units.ToAccounting([FieldValue.Of("stk")])[0].AsText());
        var active = UnicontaPreset.Version1.Converters.Single(static c => c.Name == UnicontaConverters.Active);
        foreach (var blocked in new[] { true, false })
            Assert.Equal(blocked, active.ToAccounting(active.ToCrm([FieldValue.Of((bool?)blocked)]))[0].AsBoolean());
    }

    [Fact, Acceptance("002-20", Missing = "the CRM side")]
    public void Every_country_of_Unicontas_list_with_an_ISO_code_has_a_name_that_comes_back()
    {
        var converter = UnicontaPreset.Version1.Converters.Single(static c => c.Name == UnicontaConverters.CountryDanish);
        var codes = WordKeys.Countries.Where(static c => c.Value.Length == 2).Select(static c => c.Value).ToList();
        Assert.True(codes.Count > 200);
        Assert.All(codes, code => Assert.Equal(code, converter.ToAccounting(converter.ToCrm([FieldValue.Of(code)]))[0].AsText()));
        Assert.Equal("unknown-country", Assert.Throws<ConversionException>(() => converter.ToAccounting([FieldValue.Of("Danmrak")])).Code);
    }

    [Theory]
    [InlineData("CustomerValues"), InlineData("CustomerField"), InlineData("DefaultCountry"), InlineData("NewEmployeeNumbers"), InlineData("NewAccounts"), InlineData("MarkerField"), InlineData("MaxLengths"), InlineData("Overlap"), InlineData("Name")]
    public void A_wrong_option_is_refused_by_name(string option)
    {
        var options = new UnicontaSyncOptions();
        switch (option)
        {
            case "CustomerValues":
                options.CustomerField = "type";
                break;
            case "CustomerField":
                options.CustomerValues.Add("Kunde");
                break;
            case "DefaultCountry":
                options.DefaultCountry = "Danmark";
                break;
            case "NewEmployeeNumbers":
                options.NewEmployeeNumbers = new() { Prefix = "MEDARBEJDER", First = 1 };
                break;
            case "NewAccounts":
                options.NewAccounts = new() { Digits = 25 };
                break;
            case "MarkerField":
                options.MarkerField = "min mærke";
                break;
            case "MaxLengths":
                options.MaxLengths["City"] = 5;
                break;
            case "Overlap":
                options.Overlap = TimeSpan.FromMinutes(5);
                break;
            default:
                options.UserFields.Add(new(UserFieldTable.Debtor, "_Name"));
                break;
        }

        Assert.Contains(option, Assert.ThrowsAny<ArgumentException>(() => UnicontaPreset.Create(options)).ParamName, StringComparison.Ordinal);
    }

    private static UnicontaSyncOptions Customers() => new() { CustomerField = "type", CustomerValues = { "Kunde", "Storkunde" } };
}
