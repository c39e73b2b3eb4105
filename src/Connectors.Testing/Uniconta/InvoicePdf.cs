using System.Globalization;
using System.Text;

namespace Connectors.Testing.Uniconta;

/// <summary>A small, valid PDF of one page with the invoice's number, debtor, lines and totals as text.</summary>
internal static class InvoicePdf
{
    public static byte[] Of(UnicontaAccount account, UnicontaRecord invoice)
    {
        var lines = new List<string>
        {
            Invariant($"{account.Name}"),
            Invariant($"Faktura {invoice.Integer("InvoiceNumber")}"),
            Invariant($"Konto {invoice.Text("Account")} {invoice.Text("Name")}"),
            Invariant($"Dato {invoice.Date("Date"):yyyy-MM-dd}"),
        };
        lines.AddRange(account.Store(UnicontaTables.InvoiceLine).ByParent(invoice.RowId.ToString(CultureInfo.InvariantCulture))
            .Select(static l => Invariant($"{l.Text("Item")} {l.Text("Text")} {l.Number("Qty"):0.##} x {l.Number("Price"):0.00} = {l.Number("NetAmount"):0.00}")));
        lines.Add(Invariant($"Netto {invoice.Number("NetAmount"):0.00} Moms {invoice.Number("VatAmount"):0.00} Total {invoice.Number("TotalAmount"):0.00}"));
        return Write(lines);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Write(IEnumerable<string> lines)
    {
        var content = new StringBuilder("BT /F1 11 Tf 14 TL 50 780 Td\n");
        foreach (var line in lines)
            content.Append('(').Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T*\n");
        content.Append("ET");
        var stream = content.ToString();
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            Invariant($"<< /Length {Encoding.Latin1.GetByteCount(stream)} >>\nstream\n{stream}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:d10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
