namespace Connectors.Smartbill.Tests.Sync;

/// <summary>Counties and the sectors of Bucharest on a document, as the e-invoice system reads them.</summary>
public sealed class PlaceTests
{
    [Theory]
    [Acceptance("P-18f")]
    [InlineData("Iași", "Iași", "Iasi", "Iași")]
    [InlineData("Iaşi", "Pașcani", "Iasi", "Pașcani")]
    [InlineData("CONSTANȚA", "Constanța", "Constanta", "Constanța")]
    [InlineData("Timiş", "Timişoara", "Timis", "Timişoara")]
    [InlineData("București", "Sector 1", "Bucuresti", "Sector 1")]
    [InlineData("Bucureşti", "Sectorul 2", "Bucuresti", "Sector 2")]
    [InlineData("Bucuresti", "București, sect. 3", "Bucuresti", "Sector 3")]
    [InlineData("Sector 6", "București", "Bucuresti", "Sector 6")]
    public async Task A_county_goes_out_by_its_name_and_Bucharest_by_its_sector(string county, string city, string sentCounty, string sentCity)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.IssueAsync(Desk.Document with { CustomerFields = Desk.Company.SetItem("region", county).SetItem("city", city) });
        var client = Assert.Single(desk.Account.Invoices).Client;
        Assert.Equal((sentCounty, sentCity), (client.County, client.City));
    }

    [Theory]
    [Acceptance("P-18f")]
    [InlineData("Clujj", "Cluj-Napoca", "customer.region", "Cluj")]
    [InlineData("București", "București", "customer.city", "Sector 1")]
    [InlineData("Sector 7", "București", "customer.region", "")]
    public async Task A_county_that_is_none_and_Bucharest_without_its_sector_are_refused_by_name(string county, string city, string field, string remedy)
    {
        await using var desk = await Desk.OpenAsync();
        var problem = Assert.Single((await desk.CheckAsync(Desk.Document with { CustomerFields = Desk.Company.SetItem("region", county).SetItem("city", city) })).Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(field == "customer.region" ? county : city, problem.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        // A foreign customer's county is its own.
        Assert.Empty((await desk.CheckAsync(Desk.Document with { CustomerFields = Desk.Company.SetItem("region", county).SetItem("city", city).SetItem("country", "DE").SetItem("vatNumber", "DE123456789") })).Problems);
    }
}
