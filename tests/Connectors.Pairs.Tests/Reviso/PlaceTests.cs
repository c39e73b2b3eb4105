using Connectors.Reviso.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>Country and province go through lists: by letters or by names, and what is on neither list is said by name.</summary>
public sealed class PlaceTests
{
    [Fact, Acceptance("P-18f")]
    public async Task Provinces_and_countries_go_over_by_their_letters_both_ways_and_an_unknown_one_is_parked_by_name()
    {
        await using var pair = await RevisoPair.StartAsync(Settings("reviso:place"));
        var milan = await AddAsync(pair, "Milano Srl", " mi ", "it");
        var berlin = await AddAsync(pair, "Berlin GmbH", null, "DE");
        var named = await AddAsync(pair, "Nome Srl", "Milano", "IT");
        var unknown = await AddAsync(pair, "Ignota Srl", "Padania", "IT");
        var abroad = await AddAsync(pair, "Atlantide Srl", null, "Atlantide");
        pair.InReviso(static a => a.Customer("Da Reviso", static c => c with { ProvinceNumber = Number("RM"), CountryCode = "IT" }));
        await pair.RunAsync();
        await pair.RunAsync();

        // What is on no list is held back, and the rest of its company goes on.
        Assert.Equal([("Atlantide Srl", null, null), ("Berlin GmbH", null, "DE"), ("Da Reviso", "RM", "IT"), ("Ignota Srl", null, null), ("Milano Srl", "MI", "IT"), ("Nome Srl", null, null)], pair.Account.Customers.Select(static c => (c.Name, Letters(c.ProvinceNumber), c.CountryCode)).Order());
        Assert.Equal(("RM", "IT"), await pair.InCrmAsync(static async db => await db.Companies.SingleAsync(static c => c.Name == "Da Reviso") is var c ? (c.Region, c.Country) : default));
        // What somebody typed stays as he typed it: the two spellings mean the same.
        Assert.Equal(" mi ", await pair.InCrmAsync(async db => (await db.Companies.SingleAsync(c => c.Id == milan)).Region));

        var parked = (await pair.ParkedAsync()).ToDictionary(static p => p.Crm!.Id.Value, static p => p.Problems.Single());
        Assert.Equal(new[] { named, unknown, abroad }.Select(static id => $"{id}").Order(), parked.Keys.Order());
        Assert.Contains("'Padania' is no province", parked[$"{unknown}"].Message, StringComparison.Ordinal);
        Assert.Contains("Write MI", parked[$"{named}"].Remedy, StringComparison.Ordinal);
        Assert.Contains("'Atlantide'", parked[$"{abroad}"].Message, StringComparison.Ordinal);
        Assert.NotEqual(berlin, milan);

        // The remedy alone brings it over.
        await pair.InCrmAsync(async db => (await db.Companies.SingleAsync(c => c.Id == unknown)).Region = "VR");
        await pair.RunAsync();
        Assert.Equal("VR", Letters(pair.Account.Customers.Single(static c => c.Name == "Ignota Srl").ProvinceNumber));
    }

    [Fact, Acceptance("P-18f")]
    public async Task With_names_in_the_CRM_the_letters_stand_in_Reviso()
    {
        await using var pair = await RevisoPair.StartAsync(Settings(RevisoConverters.PlaceNames));
        await AddAsync(pair, "Bologna Srl", "Bologna", "Italia");
        await AddAsync(pair, "Ignota Srl", "Padania", "Italia");
        pair.InReviso(static a => a.Customer("Da Reviso", static c => c with { ProvinceNumber = Number("AG"), CountryCode = "IT" }));
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal([("Bologna Srl", "BO", "IT"), ("Da Reviso", "AG", "IT"), ("Ignota Srl", null, null)], pair.Account.Customers.Select(static c => (c.Name, Letters(c.ProvinceNumber), c.CountryCode)).Order());
        Assert.Equal(("Agrigento", "Italia"), await pair.InCrmAsync(static async db => await db.Companies.SingleAsync(static c => c.Name == "Da Reviso") is var c ? (c.Region, c.Country) : default));
        Assert.Contains("'Padania'", Assert.Single(await pair.ParkedAsync()).Problems[0].Message, StringComparison.Ordinal);
    }

    /// <summary>The agreement's own list, in its order.</summary>
    private static readonly string[] Provinces = ["AG", "BO", "BS", "FI", "MI", "NA", "RM", "TO", "VR"];

    private static int Number(string letters) => Array.IndexOf(Provinces, letters) + 1;

    private static string? Letters(int? number) => number is { } n ? Provinces[n - 1] : null;

    private static string Settings(string converter) =>
        $$"""{ "version": 1, "flow": "Both", "winner": "Crm", "entities": { "company": { "createInAccounting": "InScope", "fields": { "place": { "converter": "{{converter}}" } } } } }""";

    private static Task<int> AddAsync(RevisoPair pair, string name, string? region, string country) => pair.InCrmAsync(async db =>
    {
        var company = new Azienda { Name = name, Region = region, Country = country, Currency = "EUR", Group = "1", PaymentTerms = "2", VatZone = "1" };
        db.Add(company);
        await db.SaveChangesAsync();
        return company.Id;
    });
}
