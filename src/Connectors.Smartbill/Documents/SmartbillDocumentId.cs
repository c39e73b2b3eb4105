namespace Connectors.Smartbill;

/// <summary>
/// What identifies a document: the company, the series, and the number as printed. The number is text with its leading zeros: <c>0042</c> and <c>42</c> are two numbers, and SmartBill finds only the printed one.
/// </summary>
/// <param name="CompanyVatCode">The company's CIF as stored in the account, with or without <c>RO</c>.</param>
/// <param name="Series">The series' name, letter case as in SmartBill.</param>
/// <param name="Number">The printed number.</param>
public readonly record struct SmartbillDocumentId(string CompanyVatCode, string Series, string Number)
{
    /// <summary><c>RO12345678/FCT/0042</c></summary>
    public override string ToString() => $"{CompanyVatCode}/{Series}/{Number}";

    /// <summary>Reads what <see cref="ToString"/> wrote. A series may hold slashes; company and number cannot.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static SmartbillDocumentId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (first, last) = (text.IndexOf('/', StringComparison.Ordinal), text.LastIndexOf('/'));
        return first > 0 && last > first + 1 && last < text.Length - 1
            ? new(text[..first], text[(first + 1)..last], text[(last + 1)..])
            : throw new FormatException($"'{text}' is no SmartBill document: company/series/number is expected.");
    }
}
