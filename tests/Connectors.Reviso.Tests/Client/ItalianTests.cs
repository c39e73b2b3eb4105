using Connectors.Reviso.Tests.Support;

namespace Connectors.Reviso.Tests.Client;

public sealed class ItalianTests
{
    [Theory]
    [InlineData("IT01234567890", "01234567890")]
    [InlineData("it 0123 4567.890", "01234567890")]
    [InlineData("01234567890", "01234567890")]
    [InlineData("DE123456789", "DE123456789")]
    [InlineData("ITX1", "ITX1")]
    [InlineData("IT", "IT")]
    public void A_vat_number_is_kept_without_the_prefix_of_italy(string given, string kept) => Assert.Equal(kept, ItalianTaxNumbers.VatNumber(given));

    [Fact]
    public void A_tax_code_is_kept_in_upper_case() => Assert.Equal("RSSMRA80A01F205X", ItalianTaxNumbers.TaxCode(" rss mra 80a01 f205x"));

    [Fact]
    public void Words_of_the_vendor_may_be_new_ones() => Assert.Equal(new ItalianCustomerType("b2b"), ItalianCustomerType.Business);

    [Fact]
    public void Keys_that_look_like_numbers_are_written_as_numbers_and_others_as_texts()
    {
        Assert.Equal("\"x1\"", System.Text.Json.JsonSerializer.Serialize(new DeliveryNoteId("x1")));
        Assert.Equal("17", System.Text.Json.JsonSerializer.Serialize(new DeliveryNoteId("17")));
        Assert.Equal("\"017\"", System.Text.Json.JsonSerializer.Serialize(new DeliveryNoteId("017")));
        Assert.Equal(new DeliveryNoteId("17"), System.Text.Json.JsonSerializer.Deserialize<DeliveryNoteId>("17"));
    }

    [Fact]
    public void References_are_equal_by_key_else_by_address()
    {
        Assert.Equal(new Reference<UnitNumber>(new UnitNumber(1)), new UnitNumber(1));
        Assert.Equal(new Reference<UnitNumber>(new Uri("https://x/units/1?a=b")), new Reference<UnitNumber>(new Uri("https://x/units/1/")));
        Assert.NotEqual(new Reference<UnitNumber>(new Uri("https://x/units/1")), new Reference<UnitNumber>(new UnitNumber(1)));
    }

    [Fact]
    public void Operators_compare_what_references_name_and_not_the_objects()
    {
        Reference<UnitNumber> one = new UnitNumber(1), same = new UnitNumber(1);
        Reference<UnitNumber> address = new(new Uri("https://x/units/1?a=b")), sameAddress = new(new Uri("https://x/Units/1/"));
        Reference<UnitNumber>? nothing = null;
        Assert.True(one == same && address == sameAddress && nothing == null);
        Assert.False(one != same || address != sameAddress || nothing != null);
        Assert.True(one != new UnitNumber(2) && one != address && one != nothing && nothing != one);
        Assert.False(one == new UnitNumber(2) || one == address || one == nothing || nothing == one);
        Assert.Equal((one.GetHashCode(), address.GetHashCode()), (same.GetHashCode(), sameAddress.GetHashCode()));
    }

    [Fact]
    public async Task An_attachment_is_one_pdf_of_a_form()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Empty(201));
        await using var test = TestClient.On(wire);
        await test.Client.DraftInvoices.AttachAsync(new(701), "fattura.pdf", "%PDF-1.7"u8.ToArray());
        var request = Assert.Single(wire.Requests);
        Assert.StartsWith("POST https://rest.reviso.com/v2/invoices/drafts/701/attachment\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: multipart/form-data; boundary=", request, StringComparison.Ordinal);
        Assert.Contains("name=file; filename=fattura.pdf", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/pdf", request, StringComparison.Ordinal);
    }
}
