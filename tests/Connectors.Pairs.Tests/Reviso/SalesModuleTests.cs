using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>VAT codes, ways and terms of payment come with the master data while the CRM's sales module is on; off, they rest and the answers say so.</summary>
public sealed class SalesModuleTests
{
    private const string Off = """{ "version": 1, "flow": "Both", "winner": "Crm", "salesModule": false }""";
    private const string On = """{ "version": 1, "flow": "Both", "winner": "Crm", "salesModule": true }""";

    [Theory]
    [Acceptance("000-36"), Acceptance("000-37"), Acceptance("000-38")]
    [InlineData("vatCode", 4)]
    [InlineData("paymentType", 5)]
    [InlineData("paymentTerms", 4)]
    public async Task A_list_of_documents_is_read_with_the_master_data_unless_the_sales_module_is_off(string list, int entries)
    {
        // Its companies know nothing of terms and ways of payment: only documents do.
        await using var pair = await RevisoPair.StartAsync(Off, plain: true, more: static c => c.Crm<ItalianCrm>(static m =>
        {
            ItalianCrm.MapPlain(m);
            ItalianCrm.MapLists(m);
        }));
        pair.InReviso(static a => a.Customer("Caffè Rossi"));
        await using var door = await OfficeDoor.OpenAsync(RevisoPair.Id, () => pair.Services);

        var off = await pair.RunAsync();
        Assert.Equal(RunState.Completed, off.State);
        Assert.Equal(1, off.Entities["company"].CreatedInCrm);
        Assert.DoesNotContain(ManagedList.ConverterOf(list), off.Entities.Keys);
        Assert.Empty(await OptionsAsync(pair, list));
        // Lists of the other kind go on.
        Assert.NotEmpty(await OptionsAsync(pair, "group"));
        Assert.Equal(0, pair.Reviso.CountCalls("vat-accounts.list"));
        Assert.False((await door.GetAsync("")).GetProperty("salesModule").GetBoolean());
        var said = SalesOf(await door.PostAsync("/probe"));
        Assert.Equal("Missing", said!.Value.GetProperty("state").GetString());
        Assert.Contains(list, said.Value.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("salesModule", said.Value.GetProperty("nextStep").GetString(), StringComparison.Ordinal);

        await SaveAsync(door, On);
        var on = await pair.RunAsync();
        Assert.Equal(entries, on.Entities[ManagedList.ConverterOf(list)].CreatedInCrm);
        Assert.Equal(entries, (await OptionsAsync(pair, list)).Count);
        Assert.True((await door.GetAsync("")).GetProperty("salesModule").GetBoolean());
        Assert.Null(SalesOf(await door.PostAsync("/probe")));

        // Off again: what is there stays as it is, and is not read any more.
        await SaveAsync(door, Off);
        var (collection, key) = list switch { "vatCode" => ("vat-accounts", "V022"), "paymentType" => ("payment-types", "1"), _ => ("payment-terms", "1") };
        pair.InReviso(a => a.Rename(collection, key, "Nuovo nome"));
        await pair.RunAsync();
        Assert.DoesNotContain(await OptionsAsync(pair, list), static o => o == "Nuovo nome");
    }

    [Fact]
    public async Task A_list_that_companies_use_too_goes_on_without_the_sales_module()
    {
        await using var pair = await RevisoPair.StartAsync(Off, lists: true);
        pair.InReviso(static a => a.Customer("Caffè Rossi", static c => c with { PaymentTermsNumber = 3 }));
        await pair.RunAsync();
        Assert.NotEmpty(await OptionsAsync(pair, "paymentTerms"));
        Assert.Empty(await OptionsAsync(pair, "vatCode"));
        var option = await pair.InCrmAsync(static db => db.Options.SingleAsync(v => v.Lista == "paymentTerms" && v.Chiave == "3"));
        Assert.Equal($"{option.Id}", (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).PaymentTerms);
    }

    private static async Task SaveAsync(OfficeDoor door, string settings)
    {
        var version = (await door.GetAsync("/settings")).GetProperty("version").GetInt32();
        await door.PutAsync("/settings", $$"""{ "version": {{version}}, "settings": {{settings}} }""");
    }

    private static JsonElement? SalesOf(JsonElement probe) =>
        probe.GetProperty("crm").GetProperty("capabilities").EnumerateArray().Select(static c => (JsonElement?)c).FirstOrDefault(static c => c!.Value.GetProperty("name").GetString() == "salesModule");

    private static Task<List<string>> OptionsAsync(RevisoPair pair, string list) => pair.InCrmAsync(db => db.Options.Where(v => v.Lista == list && v.Attiva).Select(static v => v.Testo!).ToListAsync());
}
