using System.Globalization;
using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm.Company;

namespace Connectors.Import.Xlsx;

/// <summary>What a row says, field by field, put right as far as that is certain; what is not certain is a problem or a note and never a guess.</summary>
internal sealed class CompanyValues
{
    private static readonly string[] Yes = ["da", "yes", "true", "1", "x"];
    private static readonly string[] No = ["nu", "no", "false", "0"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private CompanyValues() { }

    /// <summary>The texts that are filled, by field.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Why the row is not imported; <see langword="null"/> = nothing stands in the way.</summary>
    public string? Problem { get; private set; }

    /// <summary>What of the row is left out, for people.</summary>
    public List<string> Notes { get; } = [];

    public string? this[string field] => _values.GetValueOrDefault(field);

    public static CompanyValues Of(CompanySheet sheet, CompanyRow row)
    {
        var values = new CompanyValues();
        foreach (var column in sheet.Columns.Where(static c => c.Field is not null))
        {
            if (row.Cell(column) is not { } cell)
                continue;
            if (cell.IsRounded)
                values.Problem ??= $"'{column.Heading}' holds {cell.Text}, which the spreadsheet keeps as a rounded number: its last digits are lost. Format the cell as text and write it again.";
            values._values[column.Field!] = cell.Text;
        }

        values.PutRight(sheet, row);
        return values;
    }

    private void PutRight(CompanySheet sheet, CompanyRow row)
    {
        if (this[Vocabulary.Name.Name] is null)
            Problem ??= "The row has no name.";
        var romanian = this[Vocabulary.Country.Name] is not { } country || RomanianEInvoice.IsRomania(country);
        Zeros(sheet, row, romanian);
        Place(romanian);
        Email();
        if (this[CompanyFields.IsVatPayer] is { } payer)
        {
            var folded = CompanyFields.Fold(payer);
            if (Yes.Contains(folded))
                _values[CompanyFields.IsVatPayer] = "true";
            else if (No.Contains(folded))
                _values[CompanyFields.IsVatPayer] = "false";
            else
                Problem ??= $"'{payer}' does not say whether the company pays VAT. Write Da or Nu.";
        }
    }

    /// <summary>Of a number cell the leading zeros are gone: a Romanian postcode has six digits, a Romanian telephone number ten.</summary>
    private void Zeros(CompanySheet sheet, CompanyRow row, bool romanian)
    {
        if (!romanian)
            return;
        if (IsNumber(Vocabulary.ZipCode.Name) && this[Vocabulary.ZipCode.Name] is { Length: < 6 } zip)
            _values[Vocabulary.ZipCode.Name] = zip.PadLeft(6, '0');
        if (IsNumber(Vocabulary.Phone.Name) && this[Vocabulary.Phone.Name] is { Length: 9 } phone && phone[0] is '2' or '3' or '7')
            _values[Vocabulary.Phone.Name] = "0" + this[Vocabulary.Phone.Name];

        bool IsNumber(string field) => sheet.Columns.FirstOrDefault(c => c.Field == field) is { } column && row.Cell(column)?.IsNumber == true;
    }

    /// <summary>A Romanian county is one of the list; Bucharest has sectors where other counties have cities.</summary>
    private void Place(bool romanian)
    {
        if (!romanian || this[Vocabulary.Region.Name] is not { } region)
            return;
        if (RomanianEInvoice.Sector(region) is { } sector)
        {
            (_values[Vocabulary.Region.Name], _values[Vocabulary.City.Name]) = ("Bucuresti", sector);
            return;
        }

        if (RomanianEInvoice.County(region) is not { } county)
        {
            Problem ??= NearestName.Find(region, RomanianEInvoice.Counties) is { } near ? $"'{region}' is no county of Romania. Did you mean '{near}'?" : $"'{region}' is no county of Romania. Write its name, such as Cluj.";
            return;
        }

        _values[Vocabulary.Region.Name] = county;
        if (county == "Bucuresti" && RomanianEInvoice.Sector(this[Vocabulary.City.Name]) is { } city)
            _values[Vocabulary.City.Name] = city;
    }

    /// <summary>A company of the CRM has one address; the others of a cell are named.</summary>
    private void Email()
    {
        if (this[Vocabulary.Email.Name] is not { } text)
            return;
        var all = text.Split([';', ',', ' ', '\n', '\r', '\t', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var good = all.Where(static a => a.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && a.IndexOf('.', at) > at + 1 && a[^1] != '.').ToList();
        _values.Remove(Vocabulary.Email.Name);
        if (good.Count > 0)
            _values[Vocabulary.Email.Name] = good[0];
        if (good.Count > 1)
            Notes.Add($"Of {good.Count} e-mail addresses the first one is taken; left out: {string.Join(", ", good.Skip(1))}.");
        if (all.Except(good).ToList() is { Count: > 0 } wrong)
            Notes.Add($"'{string.Join("', '", wrong)}' is no e-mail address and is left out.");
    }

    /// <summary>The text in the form of a field; <see langword="null"/> with a problem where it cannot be said there.</summary>
    public static (FieldValue Value, string? Problem) ToField(FieldSchema field, string text)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                return field.MaxLength is { } length && text.Length > length
                    ? (default, $"'{field.Name}' has {text.Length} characters, and the CRM keeps {length}: '{text}'. Shorten it.")
                    : (FieldValue.Of(text), null);
            case FieldType.Choice:
                var choice = field.Choices.FirstOrDefault(c => c.Active && CompanyFields.Fold(c.Value) == CompanyFields.Fold(text)) ?? field.Choices.FirstOrDefault(c => c.Active && CompanyFields.Fold(c.Label) == CompanyFields.Fold(text));
                return choice is not null || field.Choices.IsEmpty ? (FieldValue.Of(choice?.Value ?? text), null)
                    : (default, $"'{text}' is no choice of '{field.Name}'. {(NearestName.Find(text, field.Choices.Select(static c => c.Label)) is { } near ? $"Did you mean '{near}'?" : "Choose one that the CRM offers.")}");
            case FieldType.Boolean when bool.TryParse(text, out var flag):
                return (FieldValue.Of((bool?)flag), null);
            case FieldType.Number or FieldType.Money when decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number):
                return (FieldValue.Of((decimal?)number), null);
            case FieldType.Date when DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return (FieldValue.Of((DateOnly?)day), null);
            default:
                return (default, $"'{text}' cannot be written into '{field.Name}' of the CRM, which holds a {field.Type}.");
        }
    }
}
