using System.Collections.Immutable;
using System.Globalization;

namespace Connectors.Sync;

/// <summary>The customer of an invoice, as Italy's exchange system (SDI) will read it.</summary>
public sealed record ItalianBuyer
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Partita IVA, with or without <c>IT</c>.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Codice fiscale of a person or a body.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Recipient code (codice destinatario); <c>0000000</c> when it is not known, <c>XXXXXXX</c> abroad.</summary>
    public string? RecipientCode { get; init; }

    /// <summary>Certified e-mail (PEC).</summary>
    public string? CertifiedEmail { get; init; }

    /// <summary>Postcode (CAP).</summary>
    public string? ZipCode { get; init; }

    /// <summary>Province, two letters.</summary>
    public string? Province { get; init; }

    /// <summary>Country, two letters or a name.</summary>
    public string? Country { get; init; }

    /// <summary>A public body; <see langword="null"/> = nobody said: then a recipient code of six characters says it, because those are the offices of public bodies and all others have seven.</summary>
    public bool? IsPublicBody { get; init; }

    /// <summary>VAT is paid by the public body itself (split payment); <see langword="null"/> = not said.</summary>
    public bool? SplitPayment { get; init; }

    /// <summary>The tender's code (CIG).</summary>
    public string? TenderCode { get; init; }

    /// <summary>The project's code (CUP).</summary>
    public string? ProjectCode { get; init; }
}

/// <summary>Whether Italy's exchange system would take an invoice to a customer: every problem at once, with field and remedy. It asks nobody and says nothing about delivery, which only SDI itself can report.</summary>
/// <remarks>
/// Problems are what integrators of Reviso (Contabilità in Cloud) found to be needed in practice: a VAT number or tax code, a recipient code or PEC, the province and the country. Everything else (check digits, the form of a
/// postcode, what public bodies want, the reason for VAT of 0 %) is a warning. Customers abroad need a name and a country only.
/// </remarks>
public static class ItalianEInvoice
{
    private const int RecipientLength = 7;
    private const int OfficeLength = 6;

    /// <summary>Everything that is wrong with a customer.</summary>
    /// <param name="buyer">The customer.</param>
    /// <param name="provinces">The provinces that the account knows, two letters each; <see langword="null"/> = any two letters are taken.</param>
    public static EInvoiceFindings Check(ItalianBuyer buyer, IReadOnlyCollection<string>? provinces = null)
    {
        ArgumentNullException.ThrowIfNull(buyer);
        var found = new EInvoiceCollector();
        if (string.IsNullOrWhiteSpace(buyer.Name))
            found.Problem("name", "customer.name", "The customer has no name.", "Fill it in.");
        if (string.IsNullOrWhiteSpace(buyer.Country))
            found.Problem("country", "customer.country", "The customer has no country.", "Choose the country.");
        else if (!IsItaly(buyer.Country))
            return found.Findings;
        TaxNumbers(buyer, found);
        Recipient(buyer, found);
        Place(buyer, provinces, found);
        PublicBody(buyer, found);
        return found.Findings;
    }

    /// <summary>Lines with VAT of 0 % that give no reason (natura): a warning for each.</summary>
    /// <param name="lines">Rate in percent and reason of each line, in order; <see langword="null"/> = not known, or none.</param>
    public static EInvoiceFindings CheckLines(IEnumerable<(decimal? RatePercent, string? Reason)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var found = new EInvoiceCollector();
        foreach (var (at, line) in lines.Index())
        {
            if (line.RatePercent == 0 && string.IsNullOrWhiteSpace(line.Reason))
                found.Warning("reason", string.Create(CultureInfo.InvariantCulture, $"lines[{at + 1}].vatCode"), string.Create(CultureInfo.InvariantCulture, $"Line {at + 1} has VAT of 0 % and no reason for it."), "Choose a VAT code that says the reason.");
        }

        return found.Findings;
    }

    /// <summary>The country is Italy, by its code or its name in Italian or English.</summary>
    public static bool IsItaly(string? country) => country?.Trim().ToUpperInvariant() is "IT" or "ITA" or "ITALIA" or "ITALY";

    private static void TaxNumbers(ItalianBuyer buyer, EInvoiceCollector found)
    {
        var vat = IdentityNumbers.PartitaIva(buyer.VatNumber);
        var code = IdentityNumbers.CodiceFiscale(buyer.TaxCode);
        if (vat is null && code is null)
        {
            var said = string.IsNullOrWhiteSpace(buyer.VatNumber) ? buyer.TaxCode : buyer.VatNumber;
            found.Problem("tax-code", "customer.vatNumber", string.IsNullOrWhiteSpace(said) ? "The customer has neither VAT number nor tax code." : $"'{said}' is no VAT number and no tax code.",
                "Fill in the partita IVA (11 digits) or the codice fiscale (16 characters, or 11 digits).");
        }

        if (vat is not null && IdentityNumbers.HasWrongCheckDigit(Normalisers.PartitaIva, buyer.VatNumber))
            found.Warning("check-digit", "customer.vatNumber", $"The VAT number '{buyer.VatNumber}' has a wrong check digit.", "Correct it.");
        if (code is not null && IdentityNumbers.HasWrongCheckDigit(Normalisers.CodiceFiscale, buyer.TaxCode))
            found.Warning("check-digit", "customer.taxCode", $"The tax code '{buyer.TaxCode}' has a wrong check character.", "Correct it.");
    }

    private static void Recipient(ItalianBuyer buyer, EInvoiceCollector found)
    {
        var code = buyer.RecipientCode?.Trim() ?? "";
        if (code.Length == 0 && string.IsNullOrWhiteSpace(buyer.CertifiedEmail))
            found.Problem("recipient", "customer.recipientCode", "The customer has neither recipient code nor certified e-mail (PEC).", "Fill in one of them; 0000000 where the code is not known.");
        else if (code.Length > 0 && (code.Length is not (RecipientLength or OfficeLength) || !code.All(char.IsAsciiLetterOrDigit)))
            found.Warning("recipient-form", "customer.recipientCode", $"The recipient code '{code}' does not look like one.", "Recipient codes have 7 letters and digits, those of public bodies 6.");
    }

    private static void Place(ItalianBuyer buyer, IReadOnlyCollection<string>? provinces, EInvoiceCollector found)
    {
        var province = buyer.Province?.Trim() ?? "";
        if (province.Length == 0)
            found.Problem("province", "customer.province", "The customer has no province.", "Choose it.");
        else if (province.Length != 2 || !province.All(char.IsAsciiLetter) || (provinces is not null && !provinces.Contains(province, StringComparer.OrdinalIgnoreCase)))
            found.Problem("province", "customer.province", $"'{province}' is no province.", "Write its two letters, such as MI.");
        var zip = buyer.ZipCode?.Trim() ?? "";
        if (zip.Length != 5 || !zip.All(char.IsAsciiDigit))
            found.Warning("postcode", "customer.zipCode", zip.Length == 0 ? "The customer has no postcode." : $"'{zip}' is no Italian postcode.", "Write its five digits, zeros included.");
    }

    private static void PublicBody(ItalianBuyer buyer, EInvoiceCollector found)
    {
        if (!(buyer.IsPublicBody ?? buyer.RecipientCode?.Trim() is { Length: OfficeLength } office && office.All(char.IsAsciiLetterOrDigit)))
            return;
        if (buyer.SplitPayment is null)
            found.Warning("split-payment", "customer.splitPayment", "The customer is a public body, and nobody said whether it pays the VAT itself.", "Say whether split payment applies.");
        if (string.IsNullOrWhiteSpace(buyer.TenderCode) && string.IsNullOrWhiteSpace(buyer.ProjectCode))
            found.Warning("tender", "tender", "The customer is a public body, and the invoice names neither tender (CIG) nor project (CUP).", "Ask the body for them where they apply.");
    }
}
