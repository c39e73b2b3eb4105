using System.Globalization;

namespace Connectors.Smartbill.Tests.Support;

/// <summary>What a host does with the evidence of an unknown outcome, and with nothing else: looks at each document that took a number since.</summary>
internal static class Settling
{
    /// <returns>The invoice that was made after all; null where there is none.</returns>
    public static async Task<SmartbillDocumentId?> FindInvoiceAsync(ISmartbillClient client, WriteEvidence evidence)
    {
        var hints = evidence.Hints;
        var series = hints["series"];
        var next = Number((await client.Series.ListAsync(SeriesType.Invoice)).Single(s => s.Name == series).NextNumber!);
        for (var number = Number(hints["nextNumberBefore"]); number < next; number++)
        {
            var id = client.DocumentId(series, new DocumentSeries { NextNumber = number.ToString(CultureInfo.InvariantCulture) }.PrintedNextNumber()!);
            if (await IsOursAsync(client, id, hints))
                return id;
        }

        return null;
    }

    private static async Task<bool> IsOursAsync(ISmartbillClient client, SmartbillDocumentId id, IReadOnlyDictionary<string, string> hints)
    {
        try
        {
            var state = await client.Invoices.GetPaymentStateAsync(id);
            if (Math.Abs(state.Total - decimal.Parse(hints["total"], CultureInfo.InvariantCulture)) > 0.01m)
                return false;
            await using var pdf = await client.Invoices.GetPdfAsync(id);
            using var reader = new StreamReader(pdf);
            return (await reader.ReadToEndAsync()).Contains($"({hints["reference"]})", StringComparison.Ordinal);
        }
        catch (ConnectorNotFoundException)
        {
            return false;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
