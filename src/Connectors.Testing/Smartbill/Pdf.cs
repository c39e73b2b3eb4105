using System.Globalization;
using System.Text;

namespace Connectors.Testing.Smartbill;

/// <summary>A one-page PDF with lines of plain text, uncompressed, so that a test can look for a word in its bytes.</summary>
internal static class Pdf
{
    public static byte[] Of(IEnumerable<string> lines)
    {
        var page = new StringBuilder("BT /F1 10 Tf 50 800 Td 12 TL\n");
        foreach (var line in lines)
            page.Append('(').Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T*\n");
        page.Append("ET");
        var stream = page.ToString();
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
            $"<< /Length {Encoding.UTF8.GetByteCount(stream)} >>\nstream\n{stream}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        var length = text.Length;
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(length);
            var part = $"{i + 1} 0 obj\n{objects[i]}\nendobj\n";
            text.Append(part);
            length += Encoding.UTF8.GetByteCount(part);
        }

        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:d10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{length}\n%%EOF\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Of(StoredDocument document, SmartbillAccount account) => Of(
    [
        (document is StoredInvoice ? "Factura " : "Proforma ") + document.Label,
        account.Name + " " + account.Cif,
        document.Client.Name + " " + document.Client.VatCode,
        "Data: " + Day(document.IssueDate) + " Scadenta: " + Day(document.DueDate),
        .. document.Lines.Select(static l => string.Create(CultureInfo.InvariantCulture, $"{l.Name} {l.Quantity} {l.Unit} {l.Net} {l.Vat}")),
        string.Create(CultureInfo.InvariantCulture, $"Total {document.Total} {document.Currency}"),
        .. Texts(document, account.Oddities),
        .. document.IsCancelled ? ["ANULATA"] : Array.Empty<string>(),
    ]);

    public static string Day(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Texts(StoredDocument document, SmartbillOddities oddities)
    {
        string Text(string name) => document.Texts.GetValueOrDefault(name, "");
        if (document.Mentions.Length > 0)
            yield return document.Mentions;
        if (oddities.ObservationsArePrinted && document.Observations.Length > 0)
            yield return document.Observations;
        if (Text("issuerName").Length > 0)
            yield return "Intocmit de: " + Text("issuerName") + " " + Text("issuerCnp");

        // The card is shown beside a name only, the car beside both only.
        if (Text("delegateName").Length > 0)
        {
            yield return "Delegat: " + Text("delegateName") + " " + Text("delegateIdentityCard")
                + (Text("delegateIdentityCard").Length > 0 ? " " + Text("delegateAuto") : "");
        }

        if (Text("aviz").Length > 0)
            yield return "Nr aviz: " + Text("aviz");
    }
}
