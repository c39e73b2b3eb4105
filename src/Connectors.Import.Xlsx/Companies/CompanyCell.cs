using System.Globalization;
using ExcelDataReader;

namespace Connectors.Import.Xlsx;

/// <summary>A cell as text. A spreadsheet program may have made a number of a code, a telephone number or a postcode.</summary>
/// <param name="Text">What people see, blanks at the ends left out.</param>
/// <param name="IsNumber">It is stored as a number: zeros before it may be lost.</param>
/// <param name="IsRounded">It had more digits than a number of a spreadsheet keeps: the last ones are not its own.</param>
internal sealed record CompanyCell(string Text, bool IsNumber, bool IsRounded)
{
    /// <summary>Beyond 15 digits a spreadsheet's number is rounded.</summary>
    private const double LastExact = 1e15;

    public static CompanyCell Of(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => new("", false, false),
        string text => new(text.Trim(), false, false),
        double number => OfNumber(number, reader.GetNumberFormatString(column)),
        int number => OfNumber(number, reader.GetNumberFormatString(column)),
        bool flag => new(flag ? "true" : "false", false, false),
        DateTime { TimeOfDay.Ticks: 0 } date => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false, false),
        var other => new(Convert.ToString(other, CultureInfo.InvariantCulture)?.Trim() ?? "", false, false),
    };

    private static CompanyCell OfNumber(double number, string? format)
    {
        // A whole number in full, never as a power of ten; with the zeros that its format shows.
        if (number != Math.Floor(number))
            return new(number.ToString("R", CultureInfo.InvariantCulture), true, false);
        var text = number.ToString("F0", CultureInfo.InvariantCulture);
        if (format is { Length: > 1 } && format.All(static c => c == '0'))
            text = text.PadLeft(format.Length, '0');
        return new(text, true, Math.Abs(number) >= LastExact);
    }
}
