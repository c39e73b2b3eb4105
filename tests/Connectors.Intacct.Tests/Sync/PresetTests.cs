using Connectors.Intacct.Sync;
using Connectors.Sync;

namespace Connectors.Intacct.Tests.Sync;

public sealed class PresetTests
{
    [Fact]
    public async Task The_preset_maps_the_minimum_fields_and_each_of_them_exists()
    {
        await using var f = await SyncFixture.StartAsync();
        foreach (var mapping in IntacctPreset.Version1.Mappings)
        {
            var schema = f.Of(mapping.Accounting);
            Assert.All(mapping.Units.SelectMany(static u => u.AccountingFields).Concat(mapping.Match.SelectMany(static m => m.Parts).Select(static p => p.AccountingField)), name => Assert.True(schema.TryGetSlot(name, out _), $"{mapping.Accounting}: {name}"));
            Assert.All(mapping.Units.Select(static u => u.Converter).OfType<string>().Where(static c => !c.StartsWith("list:", StringComparison.Ordinal)), static name => Assert.Contains(IntacctPreset.Version1.Converters, c => c.Name == name));
            Assert.All(mapping.Units.Select(static u => u.Converter).OfType<string>().Where(static c => c.StartsWith("list:", StringComparison.Ordinal)), static name => Assert.Contains(IntacctPreset.Version1.Lists, l => l.Converter == name));
            Assert.All(mapping.Match.SelectMany(static m => m.Parts), static p => Assert.True(Normalisers.Exists(p.Normaliser)));
        }

        Assert.All(IntacctPreset.Version1.Lists, static l => Assert.Contains(l.Accounting, typeof(IntacctLists).GetFields().Select(static c => (string)c.GetRawConstantValue()!)));
        Verified.Text(string.Join("\n\n", IntacctPreset.Version1.Mappings.Select(static m =>
            $"{m.Name}: {m.Crm} <-> {m.Accounting}  {m.Flow} {m.Winner} delete={m.Delete}{string.Concat(m.CrmScope.Select(static s => $" when {s.Field}={string.Join('/', s.Values)}"))}\n"
            + $"  match {string.Join(" | ", m.Match.Select(static k => string.Join('+', k.Parts.Select(static p => $"{p.CrmField}={p.AccountingField} ({p.Normaliser})"))))}\n"
            + string.Join('\n', m.Units.Select(static u => $"  {u.Name}: {string.Join(", ", u.CrmFields)} <-> {string.Join(", ", u.AccountingFields)}{(u.Converter is null ? "" : $" by {u.Converter}")}{(u.LockedBecause is null ? "" : " locked")}{(u.OnCreate == OnCreate.Omit ? " shown" : "")}")))));
    }

    [Fact, Acceptance("004-20"), Acceptance("004-28"), Acceptance("P-20b", Missing = "the other presets")]
    public void Every_field_comes_from_Intacct_and_an_edit_in_the_CRM_is_taken_back()
    {
        var units = IntacctPreset.Version1.Mappings.SelectMany(static m => m.Units).ToList();
        Assert.True(units.Count > 100);
        Assert.All(units, static u => Assert.Equal((Flow.FromAccounting, Deviation.Revert), (u.Flow, u.Deviation)));
        Assert.All(units, static u => Assert.Empty(u.Defaults));
        Assert.All(IntacctPreset.Version1.Mappings, static m => Assert.Equal((Flow.Both, Winner.Manual), (m.Flow, m.Winner)));
    }

    [Fact, Acceptance("004-21"), Acceptance("004-29")]
    public async Task What_Intacct_requires_is_mapped_and_locked_in_every_object()
    {
        // What the documents say, and what a model that tells the truth adds.
        await using var f = await SyncFixture.StartAsync(readings: static o => o.ModelHidesRequired = false);
        var locked = 0;
        foreach (var mapping in IntacctPreset.Version1.Mappings)
        {
            var required = f.Of(mapping.Accounting).Fields.Where(static x => x.Required).ToList();
            Assert.NotEmpty(required);
            foreach (var field in required)
            {
                var unit = Assert.Single(mapping.Units, u => u.AccountingFields.Contains(field.Name));
                Assert.True(unit.LockedBecause is { Length: > 20 }, $"{mapping.Name}.{unit.Name}");
                Assert.Equal((Flow.FromAccounting, OnCreate.Seed), (unit.Flow, unit.OnCreate));
                locked++;
            }
        }

        Assert.True(locked >= 30, $"{locked}");
    }

    [Fact]
    public void Optional_fields_can_be_turned_as_a_whole_and_CRMs_without_lists_keep_ids()
    {
        var preset = IntacctPreset.Create(new() { OptionalFields = Flow.Both, ManagedLists = false });
        Assert.Empty(preset.Lists);
        var company = preset.Mappings.Single(static m => m.Crm == "company");
        Assert.Equal((Flow.FromAccounting, Flow.Both), (company.Units.Single(static u => u.Name == "name").Flow, company.Units.Single(static u => u.Name == "phone").Flow));
        var terms = company.Units.Single(static u => u.Name == "paymentTerms");
        Assert.Equal(("term.id", null), (Assert.Single(terms.AccountingFields), terms.Converter));
        // Of what flows both ways nothing is lost.
        Assert.All(preset.Mappings.SelectMany(static m => m.Units).Where(static u => u is { Flow: Flow.Both, Converter: not null }), u => Assert.True(preset.Converters.Single(c => c.Name == u.Converter).Lossless));
        Assert.Equal(["company"], IntacctPreset.Create(new() { Entities = new HashSet<string> { "customer" } }).Mappings.Select(static m => m.Name));
    }

    [Fact, Acceptance("P-17e", Missing = "Dinero's contacts stand in its own tests")]
    public void Two_price_lists_share_one_entity_of_the_CRM_in_scopes_that_do_not_meet()
    {
        foreach (var entity in new[] { "priceList", "price" })
        {
            var scopes = IntacctPreset.Version1.Mappings.Where(m => m.Crm == entity).Select(static m => Assert.Single(m.CrmScope)).ToList();
            Assert.Equal(["contract", "salesOrder"], scopes.SelectMany(static s => s.Values).Order());
            Assert.All(scopes, static s => Assert.Equal("kind", s.Field));
        }
    }

    [Theory]
    [InlineData("1 Main St\nSuite 4", "1 Main St|Suite 4|")]
    [InlineData("1 Main St", "1 Main St||")]
    [InlineData(null, "||")]
    [InlineData("a\n\nc", "a||c")]
    public void An_address_is_three_lines_there_and_back(string? street, string lines)
    {
        var converter = Converter(IntacctConverters.Address);
        var there = converter.ToAccounting([FieldValue.Of(street), FieldValue.Of("06270"), FieldValue.Of("Springfield")]);
        Assert.Equal(lines, string.Join('|', there.Take(3).Select(static v => v.AsText())));
        Assert.Equal<FieldValue>([FieldValue.Of(street), FieldValue.Of("06270"), FieldValue.Of("Springfield")], converter.ToCrm(there));
    }

    [Fact]
    public void A_fourth_line_is_held() =>
        Assert.Equal("address-lines", Assert.Throws<ConversionException>(() => Converter(IntacctConverters.Address).ToAccounting([FieldValue.Of("a\nb\nc\nd"), FieldValue.Null, FieldValue.Null])).Code);

    [Fact]
    public void A_country_is_name_and_code_and_companies_without_codes_have_the_name_alone()
    {
        var converter = Converter(IntacctConverters.Country);
        Assert.Equal<FieldValue>([FieldValue.Of("Denmark"), FieldValue.Of("DK")], converter.ToAccounting([FieldValue.Of("dk")]));
        Assert.Equal<FieldValue>([FieldValue.Of("DK")], converter.ToCrm([FieldValue.Of("Denmark"), FieldValue.Of("dk")]));
        Assert.Equal<FieldValue>([FieldValue.Of("US")], converter.ToCrm([FieldValue.Of("United States of America"), FieldValue.Null]));
        Assert.Equal<FieldValue>([FieldValue.Null], converter.ToCrm([FieldValue.Null, FieldValue.Null]));
        Assert.Equal("Did you mean 'DE'?", Assert.Throws<ConversionException>(() => converter.ToAccounting([FieldValue.Of("Germany")])).Remedy);
        Assert.Equal("unknown-country", Assert.Throws<ConversionException>(() => converter.ToCrm([FieldValue.Of("Atlantis"), FieldValue.Null])).Code);
    }

    [Fact]
    public void A_status_that_is_neither_is_held()
    {
        var converter = Converter(IntacctConverters.Active);
        Assert.Equal<FieldValue>([FieldValue.Of("inactive")], converter.ToAccounting([FieldValue.Of((bool?)false)]));
        Assert.Equal<FieldValue>([FieldValue.Of((bool?)true)], converter.ToCrm([FieldValue.Of("active")]));
        Assert.Equal("unknown-status", Assert.Throws<ConversionException>(() => converter.ToCrm([FieldValue.Of("activeNonPosting")])).Code);
    }

    private static IUnitConverter Converter(string name) => IntacctPreset.Version1.Converters.Single(c => c.Name == name);
}
