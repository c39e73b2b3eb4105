using Connectors.Economic.Sync;
using Connectors.Sync;

namespace Connectors.Economic.Tests.Sync;

public sealed class PresetTests
{
    /// <summary>The vendor's column of the minimum fields, and what of the neutral one e-conomic has.</summary>
    private static readonly Dictionary<string, string[]> Minimum = new()
    {
        ["customer"] =
        [
            "name", "currency", "customerGroup", "paymentTerms", "vatZone", "corporateIdentificationNumber", "vatNumber", "publicEntryNumber", "barred", "pNumber", "ean", "customerNumber", "address", "zip",
            "city", "country", "telephoneAndFaxNumber", "email",
        ],
        ["contact"] = ["name", "email", "phone", "notes", "eInvoiceId", "customer"],
        ["product"] = ["productNumber", "name", "productGroup", "description", "barCode", "costPrice", "salesPrice", "unit", "barred"],
    };

    [Fact, Acceptance("P-22a", Missing = "the other vendors"), Acceptance("000-21", Missing = "Reviso; price group and payment method, which e-conomic's customers do not show")]
    public async Task The_preset_maps_the_minimum_fields_and_each_of_them_exists()
    {
        await using var f = await SyncFixture.StartAsync();
        var preset = EconomicPreset.Version1;
        foreach (var mapping in preset.Mappings)
        {
            var schema = f.Entity(mapping.Accounting);
            var mapped = mapping.Units.SelectMany(u => u.AccountingFields).ToList();
            Assert.Empty(Minimum[mapping.Accounting].Except(mapped));
            Assert.Equal(mapped.Count, mapped.Distinct().Count());
            Assert.All(mapped.Concat(mapping.Match.SelectMany(m => m.Parts).Select(p => p.AccountingField)), name => Assert.True(schema.TryGetSlot(name, out _), name));
            Assert.All(mapping.Units.Select(u => u.Converter).OfType<string>(), name => Assert.True(preset.Converters.Any(c => c.Name == name) || preset.Lists.Any(l => l.Converter == name), name));
            Assert.All(mapping.Match.SelectMany(m => m.Parts), p => Assert.True(Normalisers.Exists(p.Normaliser)));
            // What e-conomic requires is mapped and cannot be turned round by settings.
            Assert.All(schema.Fields.Where(x => x.Required), x => Assert.NotNull(mapping.Units.Single(u => u.AccountingFields.Contains(x.Name)).LockedBecause));
        }

        Verified.Text(string.Join("\n\n", preset.Mappings.Select(m =>
            $"{m.Crm} <-> {m.Accounting}  {m.Flow} {m.Winner} createInAccounting={m.CreateInAccounting} delete={m.Delete}\n  match {string.Join(" | ", m.Match.Select(k => string.Join('+', k.Parts.Select(p => $"{p.CrmField}={p.AccountingField} ({p.Normaliser})"))))}\n"
            + string.Join('\n', m.Units.Select(u => $"  {u.Name}: {string.Join(", ", u.CrmFields)} <-> {string.Join(", ", u.AccountingFields)}{(u.Converter is null ? "" : $" by {u.Converter}")}{(u.Flow == Flow.Both ? "" : $" {u.Flow}")}{(u.LockedBecause is null ? "" : " locked")}"))))
            + "\n\nlists " + string.Join(", ", preset.Lists.Select(l => $"{l.Name}={l.Accounting}"))
            + "\n\n" + string.Join('\n', preset.Flows.Select(x => $"flow {x.Name}: {x.Source} -> {x.Kind}{(x.Enabled ? "" : " off")} book={x.Book} mail={x.Mail} eInvoice={x.EInvoice} triggers={x.TriggerStatuses.Length} afterSend={x.AfterSend} group={x.Group}")));
    }

    [Fact, Acceptance("P-20b", Missing = "the other presets")]
    public void No_default_is_preset_and_configured_ones_stand_in_their_rules()
    {
        Assert.All(EconomicPreset.Version1.Mappings.SelectMany(m => m.Units), u => Assert.Empty(u.Defaults));
        var options = new EconomicSyncOptions { DefaultCurrency = "DKK", DefaultCustomerGroup = new(1), DefaultPaymentTerms = new(2), DefaultVatZone = new(3), DefaultProductGroup = new(4) };
        Assert.Equal(["currency=DKK", "customerGroup=1", "paymentTerms=2", "productGroup=4", "vatZone=3"],
            EconomicPreset.Create(options).Mappings.SelectMany(m => m.Units).SelectMany(u => u.Defaults).Select(d => $"{d.Key}={d.Value}").Order(StringComparer.Ordinal));
        Assert.All(EconomicPreset.Version1.Mappings, m => Assert.Equal(Winner.Manual, m.Winner));
        Assert.Throws<ArgumentException>(() => new EconomicSyncOptions { DefaultCurrency = "kr" }.Checked());
        Assert.Throws<ArgumentOutOfRangeException>(() => new EconomicSyncOptions { IdempotencyWindow = TimeSpan.FromHours(1) }.Checked());
        Assert.Throws<ArgumentOutOfRangeException>(() => new EconomicSyncOptions { Overlap = TimeSpan.Zero }.Checked());
    }

    [Fact, Acceptance("P-27a", Missing = "1,000 prospects through the engine")]
    public void A_run_makes_no_customer_of_a_prospect() => Assert.Equal(CreatePolicy.OnDemand, EconomicPreset.Version1.Mappings.Single(m => m.Crm == "company").CreateInAccounting);

    [Fact]
    public void A_CRM_that_keeps_CVR_in_its_VAT_number_says_so()
    {
        var company = EconomicPreset.Create(new() { CvrInVatNumber = true }).Mappings.Single(m => m.Crm == "company");
        Assert.Equal(["corporateIdentificationNumber"], company.Units.Single(u => u.Name == "vatNumber").AccountingFields.AsEnumerable());
        Assert.DoesNotContain(company.Units, u => u.Name == "registrationNumber" || u.AccountingFields.Contains("vatNumber"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(null, null)]
    public void Active_is_not_barred_and_back(bool? active, bool? barred)
    {
        var converter = EconomicPreset.Version1.Converters.Single(c => c.Name == EconomicConverters.Active);
        Assert.Equal(FieldValue.Of(barred), converter.ToAccounting([FieldValue.Of(active)])[0]);
        Assert.Equal(FieldValue.Of(active), converter.ToCrm([FieldValue.Of(barred)])[0]);
        Assert.True(converter.Lossless);
    }

    [Fact]
    public void What_e_conomic_can_do_is_declared()
    {
        var capabilities = EconomicSyncProvider.Declare(new());
        Assert.Equal(["customer", "contact", "product"], capabilities.Entities.Select(e => e.Entity));
        Assert.All(capabilities.Resources, r => Assert.Equal((CursorKind.ModifiedAt, true, DeleteVisibility.None, true), (r.Cursor, r.StableOrder, r.Deletes, r.ReusesIds)));
        Assert.All(capabilities.Entities, e => Assert.Equal((WriteShape.Replace, (CreateSafety)new CreateSafety.IdempotencyKey(TimeSpan.FromMinutes(50)), null), (e.WriteShape, e.CreateSafety, e.MarkerField)));
        Assert.Equal([(ConcurrencyGuard.None, true), (ConcurrencyGuard.Token, false), (ConcurrencyGuard.Token, false)], capabilities.Entities.Select(e => (e.Concurrency, e.WriteReturnsRecord)));
        Assert.All(capabilities.Entities, e => Assert.NotEmpty(e.IdentityFields));
    }

    [Fact]
    public async Task Every_token_names_a_field()
    {
        await using var f = await SyncFixture.StartAsync();
        foreach (var entity in new[] { typeof(EconomicFields.Customer), typeof(EconomicFields.Contact), typeof(EconomicFields.Product) })
        {
            var fields = entity.GetFields().Select(x => x.GetValue(null)).OfType<IField>().ToList();
            Assert.NotEmpty(fields);
            Assert.Equal(f.Entity(fields[0].Entity).Fields.Select(x => x.Name).Order(StringComparer.Ordinal), fields.Select(x => x.Name).Order(StringComparer.Ordinal));
        }
    }
}
