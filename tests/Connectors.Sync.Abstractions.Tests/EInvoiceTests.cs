using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

/// <summary>E-invoice readiness of Italy and Denmark: pure, everything at once, warnings apart from problems.</summary>
public sealed class EInvoiceTests
{
    private static readonly ItalianBuyer Rossi = new() { Name = "Caffè Rossi", VatNumber = "IT12345678903", RecipientCode = "ABC1234", ZipCode = "00184", Province = "RM", Country = "IT" };

    private static readonly DanishBuyer Kro = new() { Name = "Ærø Kro ApS", Cvr = "DK 12 34 56 74", Gln = "5790000123452", OrderReference = "PO 7" };

    [Fact, Acceptance("P-19b")]
    public void A_good_Italian_customer_has_nothing_and_one_with_five_faults_has_five_problems_with_field_and_remedy()
    {
        Assert.True(ItalianEInvoice.Check(Rossi).IsEmpty);
        var found = ItalianEInvoice.Check(new() { Country = "Italia", Province = "Roma", ZipCode = "184", VatNumber = "123" });
        Assert.Equal(["customer.name", "customer.vatNumber", "customer.recipientCode", "customer.province"], found.Problems.Select(static p => p.Field));
        Assert.Equal(["customer.zipCode"], found.Warnings.Select(static p => p.Field));
        Assert.All(found.Problems.AddRange(found.Warnings), static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.Equal(5, found.Problems.Length + found.Warnings.Length);
    }

    [Theory, Acceptance("P-19b")]
    [InlineData("tax number", "12345678903", null, "ABC1234", null, "")]
    [InlineData("tax code of a person", null, "RSSMRA85T10A562S", "ABC1234", null, "")]
    [InlineData("neither", null, " ", "ABC1234", null, "tax-code")]
    [InlineData("a wrong digit is a warning", "12345678901", null, "ABC1234", null, "check-digit?")]
    [InlineData("PEC instead of a code", "12345678903", null, "", "rossi@pec.example", "")]
    [InlineData("an unknown code", "12345678903", null, "0000000", null, "")]
    [InlineData("neither code nor PEC", "12345678903", null, null, " ", "recipient")]
    [InlineData("a code of five", "12345678903", null, "ABC12", null, "recipient-form?")]
    public void Tax_numbers_and_recipients(string what, string? vat, string? code, string? recipient, string? pec, string expected)
    {
        var found = ItalianEInvoice.Check(Rossi with { VatNumber = vat, TaxCode = code, RecipientCode = recipient, CertifiedEmail = pec });
        Assert.True(expected == string.Join(' ', found.Problems.Select(static p => p.Code["e-invoice.".Length..]).Concat(found.Warnings.Select(static p => p.Code["e-invoice.".Length..] + "?"))), $"{what}: {string.Join(' ', found.Problems)} {string.Join(' ', found.Warnings)}");
    }

    [Fact, Acceptance("P-19b")]
    public void Provinces_postcodes_public_bodies_and_the_reason_for_no_VAT()
    {
        Assert.Equal("'XX' is no province.", Assert.Single(ItalianEInvoice.Check(Rossi with { Province = "XX" }, ["RM", "MI"]).Problems).Message);
        Assert.True(ItalianEInvoice.Check(Rossi with { Province = "rm" }, ["RM", "MI"]).IsEmpty);
        Assert.Equal("'184' is no Italian postcode.", Assert.Single(ItalianEInvoice.Check(Rossi with { ZipCode = "184" }).Warnings).Message);
        // What public bodies want is asked for and never demanded.
        var body = ItalianEInvoice.Check(Rossi with { IsPublicBody = true, RecipientCode = "UFABC1" });
        Assert.Empty(body.Problems);
        Assert.Equal(["customer.splitPayment", "tender"], body.Warnings.Select(static p => p.Field));
        Assert.True(ItalianEInvoice.Check(Rossi with { IsPublicBody = true, SplitPayment = true, TenderCode = "Z123" }).IsEmpty);
        // An office's code has six characters and says it where nobody else does.
        Assert.Equal(["customer.splitPayment", "tender"], ItalianEInvoice.Check(Rossi with { RecipientCode = "UFABC1" }).Warnings.Select(static p => p.Field));
        Assert.True(ItalianEInvoice.Check(Rossi with { RecipientCode = "UFABC1", IsPublicBody = false }).IsEmpty);
        var lines = ItalianEInvoice.CheckLines([(22, null), (0, null), (0, "N4"), (null, null)]);
        Assert.Equal(("lines[2].vatCode", 0), (Assert.Single(lines.Warnings).Field, lines.Problems.Length));
        // Abroad SDI takes XXXXXXX: nothing Italian is asked for.
        Assert.True(ItalianEInvoice.Check(new() { Name = "Acme ApS", Country = "DK" }).IsEmpty);
        Assert.Equal("customer.country", Assert.Single(ItalianEInvoice.Check(Rossi with { Country = null, Name = "x" }).Problems).Field);
    }

    [Fact, Acceptance("P-19a", Missing = "see the vendors' own tests")]
    public void A_Danish_receiver_needs_the_number_by_which_it_is_looked_for()
    {
        Assert.True(DanishEInvoice.Check(Kro).IsEmpty);
        foreach (var (receiver, field) in new[] { (DanishReceiver.PNumber, "customer.pNumber"), (DanishReceiver.SeNumber, "customer.seNumber"), (DanishReceiver.Peppol, "customer.peppol") })
            Assert.Equal(field, Assert.Single(DanishEInvoice.Check(Kro with { Receiver = receiver }).Problems).Field);
        Assert.Equal("customer.vatNumber", Assert.Single(DanishEInvoice.Check(Kro with { Receiver = DanishReceiver.Cvr, Cvr = null }).Problems).Field);
        Assert.Equal("customer.ean", Assert.Single(DanishEInvoice.Check(new() { Name = "x" }).Problems).Field);
        Assert.True(DanishEInvoice.Check(Kro with { Receiver = DanishReceiver.Peppol, Peppol = "0184:12345674" }).IsEmpty);
    }

    [Fact]
    public void Five_faults_of_a_Danish_customer_are_five_problems_at_once()
    {
        var found = DanishEInvoice.Check(new() { Receiver = DanishReceiver.Peppol, Gln = "5790000123450", Cvr = "1234", PNumber = "12" });
        Assert.Equal(["customer.name", "customer.peppol", "customer.ean", "customer.vatNumber", "customer.pNumber"], found.Problems.Select(static p => p.Field));
        Assert.All(found.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
    }

    [Fact]
    public void A_public_buyers_reference_and_a_wrong_CVR_digit_are_warnings()
    {
        Assert.Equal("yourReference", Assert.Single(DanishEInvoice.Check(Kro with { OrderReference = " " }).Warnings).Field);
        Assert.True(DanishEInvoice.Check(Kro with { OrderReference = null, Gln = null }).IsEmpty);
        Assert.True(DanishEInvoice.Check(Kro with { OrderReference = null, Receiver = DanishReceiver.Cvr }).IsEmpty);
        var digit = DanishEInvoice.Check(Kro with { Cvr = "12345678" });
        Assert.Equal((0, "customer.vatNumber"), (digit.Problems.Length, Assert.Single(digit.Warnings).Field));
    }
}
