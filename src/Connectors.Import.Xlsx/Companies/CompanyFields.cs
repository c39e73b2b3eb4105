using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Vocabulary = Connectors.Sync.Crm.Company;

namespace Connectors.Import.Xlsx;

/// <summary>
/// What a list of companies may say, by the names of the CRM's fields: those of <see cref="Connectors.Sync.Crm.Company"/> and the four below. Headings are recognised in Romanian, as SmartBill exports its clients, and in English, whatever their
/// letter case, accents, dots and blanks. SmartBill does not publish its headings: one that is not known can be assigned by hand (<see cref="CompanySheet.Assign"/>).
/// </summary>
public static class CompanyFields
{
    /// <summary>Pays VAT (yes, no; da, nu).</summary>
    public const string IsVatPayer = "isVatPayer";

    /// <summary>The number in the trade register.</summary>
    public const string TradeRegister = "tradeRegister";

    /// <summary>The bank's name.</summary>
    public const string Bank = "bank";

    /// <summary>The account number.</summary>
    public const string Iban = "iban";

    private static readonly FrozenDictionary<string, string> Known = Table();

    /// <summary>All fields, in the order of a company's form.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Vocabulary.Name.Name, Vocabulary.VatNumber.Name, IsVatPayer, TradeRegister, Vocabulary.Number.Name, Vocabulary.Street.Name, Vocabulary.City.Name, Vocabulary.Region.Name, Vocabulary.ZipCode.Name, Vocabulary.Country.Name,
        Vocabulary.Email.Name, Vocabulary.Phone.Name, Vocabulary.Attention.Name, Bank, Iban,
    ];

    /// <summary>The field that a heading means; <see langword="null"/> = it is not known.</summary>
    public static string? Find(string heading) => Known.GetValueOrDefault(Fold(heading));

    /// <summary>Letters and digits in lower case, without accents: <c>Nr. Reg. Com.</c> = <c>nrregcom</c>.</summary>
    internal static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    private static FrozenDictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(Vocabulary.Name.Name, "Denumire", "Denumire client", "Nume", "Nume client", "Client", "Firma", "Name", "Company", "Company name");
        Add(Vocabulary.VatNumber.Name, "CIF", "CIF/CNP", "CIF / CUI", "CUI", "CUI/CNP", "Cod fiscal", "Cod de identificare fiscala", "VAT number", "VAT code", "Tax id");
        Add(IsVatPayer, "Platitor TVA", "Platitor de TVA", "VAT payer", "Pays VAT");
        Add(TradeRegister, "Reg. com.", "Nr. reg. com.", "Nr. Reg. Comertului", "Registrul comertului", "Trade register");
        Add(Vocabulary.Number.Name, "Cod", "Cod client", "Client code", "Customer number");
        Add(Vocabulary.Street.Name, "Adresa", "Adresa client", "Strada", "Address", "Street");
        Add(Vocabulary.City.Name, "Localitate", "Localitatea", "Oras", "Orasul", "City");
        Add(Vocabulary.Region.Name, "Judet", "Judetul", "County", "Region");
        Add(Vocabulary.ZipCode.Name, "Cod postal", "Postcode", "Zip code");
        Add(Vocabulary.Country.Name, "Tara", "Country");
        Add(Vocabulary.Email.Name, "Email", "E-mail", "Adresa de email", "Adresa e-mail");
        Add(Vocabulary.Phone.Name, "Telefon", "Tel.", "Nr. telefon", "Phone");
        Add(Vocabulary.Attention.Name, "Persoana contact", "Persoana de contact", "Pers. contact", "Contact", "Contact person");
        Add(Bank, "Banca", "Bank");
        Add(Iban, "IBAN", "Cont", "Cont bancar", "Cont IBAN");
        return table.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string field, params ReadOnlySpan<string> headings)
        {
            foreach (var heading in headings)
                table[Fold(heading)] = field;
            table.TryAdd(Fold(field), field);
        }
    }
}
