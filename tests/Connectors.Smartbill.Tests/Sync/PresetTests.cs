using Connectors.Smartbill.Sync;
using Connectors.Sync;

namespace Connectors.Smartbill.Tests.Sync;

public sealed class PresetTests
{
    private static Preset Everything => SmartbillPreset.Create(new() { ReadClients = true });

    [Fact]
    [Acceptance("001-28", Missing = "values of each field, which the conformance cases read")]
    public async Task The_preset_maps_the_minimum_fields_and_each_of_them_exists()
    {
        await using var desk = await Desk.OpenAsync(static o => o.ReadClients = true);
        var schemas = await desk.Provider.DescribeAsync(default);
        foreach (var mapping in Everything.Mappings)
        {
            var schema = schemas.Find(mapping.Accounting)!;
            Assert.All(mapping.Units.SelectMany(static u => u.AccountingFields).Concat(mapping.Match.SelectMany(static m => m.Parts).Select(static p => p.AccountingField)), name => Assert.True(schema.TryGetSlot(name, out _), name));
            Assert.All(mapping.Units.Select(static u => u.Converter).OfType<string>(), static name => Assert.Contains(Everything.Converters, c => c.Name == name));
            Assert.All(mapping.Match.SelectMany(static m => m.Parts), static p => Assert.True(Normalisers.Exists(p.Normaliser)));
            // SmartBill's records are read-only: nothing may flow to them, and nothing come into being there.
            Assert.Equal((Flow.FromAccounting, CreatePolicy.Never), (mapping.Flow, mapping.CreateInAccounting));
        }

        // The column of the acceptance list: name, country, vatCode, isTaxPayer, regCom, code, address, city, county, email, phone, contact, iban.
        Assert.Empty(new[] { "Name", "Country", "VatCode", "IsVatPayer", "RegCom", "Code", "Address", "City", "County", "Email", "Phone", "Contact", "Iban" }
            .Except(Everything.Mappings.Single(static m => m.Name == "company").Units.SelectMany(static u => u.AccountingFields)));
        // No price: SmartBill's stock has none, and the CRM's stays (001-49).
        Assert.DoesNotContain("price", Everything.Mappings.Single(static m => m.Name == "product").Units.SelectMany(static u => u.CrmFields));
        Verified.Text(Describe(Everything));
    }

    [Fact]
    [Acceptance("001-04", Missing = "a settings page"), Acceptance("001-39", Missing = "the webhook")]
    public void Everything_that_leaves_or_overwrites_is_off_until_somebody_switches_it_on()
    {
        Assert.All(SmartbillPreset.Version1.Flows, static f => Assert.False(f.Enabled || f.Book || f.Mail || f.EInvoice || f.ExclusiveSeries));
        Assert.All(SmartbillPreset.Version1.Flows, static f => Assert.True(f.TriggerStatuses.IsEmpty && f.Series is null && f.Monitor is { Days: 30, UntilSettledDays: null }));
        Assert.Equal(["invoice", "invoice", "proforma", "proforma"], SmartbillPreset.Version1.Flows.Select(static f => f.Group));
        Assert.False(SmartbillPreset.Version1.Mappings.Single().Enabled);
        Assert.Equal(["product"], SmartbillPreset.Version1.Mappings.Select(static m => m.Name));
    }

    [Fact]
    public void Options_that_contradict_themselves_are_refused_by_name()
    {
        Assert.Equal(nameof(SmartbillSyncOptions.Warehouse), Assert.Throws<ArgumentException>(static () => new SmartbillSyncOptions { DischargeStock = true }.Checked()).ParamName);
        Assert.Equal(nameof(SmartbillSyncOptions.Precision), Assert.Throws<ArgumentOutOfRangeException>(static () => new SmartbillSyncOptions { Precision = 5 }.Checked()).ParamName);
        Assert.Equal(nameof(SmartbillSyncOptions.PersonWithoutCnp), Assert.Throws<ArgumentException>(static () => new SmartbillSyncOptions { PersonWithoutCnp = "1" }.Checked()).ParamName);
        Assert.Throws<ArgumentException>(static () => new SmartbillSyncOptions { DiscountName = " " }.Checked());
    }

    [Fact]
    public async Task The_accounts_lists_can_be_mirrored_into_choices()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.Receive("Depozit", "S8", 5).Tax("Redusa", 9));
        var lists = desk.Provider.GetFeature<IListSource>()!;
        // Two rates of one name are told apart by their percentage, as lines may name them.
        Assert.Equal(["Normala", "Redusa 11%", "Taxare inversa", "TVA Inclus", "SDD", "SFDD", "Redusa 9%"], (await lists.ReadListAsync(SmartbillLists.VatRates, default)).Select(static e => e.Key));
        Assert.Equal(["FCT"], (await lists.ReadListAsync(SmartbillLists.InvoiceSeries, default)).Select(static e => e.Key));
        Assert.Equal(["PFC"], (await lists.ReadListAsync(SmartbillLists.EstimateSeries, default)).Select(static e => e.Key));
        Assert.Equal(["Depozit"], (await lists.ReadListAsync(SmartbillLists.Warehouses, default)).Select(static e => e.Key));
        await Assert.ThrowsAsync<ArgumentException>(() => lists.ReadListAsync("units", default));
        Assert.Empty((await desk.CheckAsync(Desk.Document with { Lines = [Desk.Line with { VatCode = "Redusa 9%" }] })).Problems);
        Assert.Equal("vat-code", Assert.Single((await desk.CheckAsync(Desk.Document with { Lines = [Desk.Line with { VatCode = "Redusa" }] })).Problems).Code);
    }

    [Fact]
    [Rule("R15")]
    public async Task A_usable_company_is_green_and_wrong_ones_are_four_texts()
    {
        await using var desk = await Desk.OpenAsync();
        var good = await desk.Provider.ProbeAsync(default);
        Assert.True(good.Ok);
        // One company with RO and without.
        Assert.Equal(("12345678", "RON"), (good.Account!.Id, good.Account.Context));
        desk.Account.HasStockModule = false;
        desk.NextWindow();
        Assert.Equal((true, CapabilityState.Missing), ((await desk.Provider.ProbeAsync(default)).Ok, (await desk.Provider.ProbeAsync(default)).Capabilities.Single(static c => c.Name == SmartbillCapabilities.Stock).State));

        desk.NextWindow();
        desk.Simulator.SignIns.First.Companies = new HashSet<string> { "other" };
        var denied = await desk.Provider.ProbeAsync(default);
        desk.Simulator.SignIns.First.Companies = null;
        desk.Simulator.Faults.RateLimitNext();
        var limited = await desk.Provider.ProbeAsync(default);
        desk.Simulator.Clock.Advance(TimeSpan.FromMinutes(11));
        desk.Simulator.SignIns.RenewToken(desk.Simulator.SignIns.First);
        var refused = await desk.Provider.ProbeAsync(default);
        Assert.Equal([UnavailableReason.NotAllowed, UnavailableReason.Limited, UnavailableReason.CredentialsRefused], new[] { denied, limited, refused }.Select(static h => h.Failure!.Value));
        Assert.All(new[] { denied, limited, refused }, static h => Assert.True(h is { Ok: false, NextStep: not null }));
    }

    private static string Describe(Preset preset) => string.Join("\n\n", preset.Mappings.Select(static m =>
        $"{m.Crm} <-> {m.Accounting}  {m.Flow} {m.Winner} {(m.Enabled ? "on" : "off")} delete={m.Delete}\n  match {string.Join(" | ", m.Match.Select(static k => string.Join('+', k.Parts.Select(static p => $"{p.CrmField}={p.AccountingField} ({p.Normaliser})"))))}\n"
        + string.Join('\n', m.Units.Select(static u => $"  {u.Name}: {string.Join(", ", u.CrmFields)} <- {string.Join(", ", u.AccountingFields)}{(u.Converter is null ? "" : $" by {u.Converter}")} {u.Deviation} {u.OnCreate}{(u.LockedBecause is null ? "" : " locked")}"))))
        + "\n\n" + string.Join('\n', preset.Flows.Select(static f => $"{f.Name}: {f.Source} -> {f.Kind} in group {f.Group}, status in {f.StatusField}, results {string.Join(", ", f.Results.OrderBy(static r => r.Key).Select(static r => $"{r.Key}={r.Value}"))}"));
}
