namespace Connectors.Core.Tests;

/// <summary>What of a path may be logged: the interface's own words, never what stands for a record.</summary>
public sealed class PathShapeTests
{
    [Theory]
    [InlineData("v1/123456/contacts/0b8f6a52-1111-4222-8333-444455556666", "v1/{}/contacts/{}")]
    [InlineData("v1.2/123/invoices?page=2&queryFilter=Name%20eq%20'Canary'&changesSince=2026", "v1.2/{}/invoices?page&queryFilter&changesSince")]
    [InlineData("customers/105/contacts", "customers/{}/contacts")]
    [InlineData("SBORO/api/invoice/pdf?cif=RO12345678&seriesname=CRM&number=0042", "SBORO/api/invoice/pdf?cif&seriesname&number")]
    [InlineData("Crud/Update/DebtorClient", "Crud/Update/DebtorClient")]
    [InlineData("products/01%2FA?Acme%20ApS", "products/{}?{}")]
    [InlineData("", "")]
    public void A_path_keeps_its_words_and_loses_what_they_are_about(string path, string shape) => Assert.Equal(shape, PathShape.Of(path));
}
