using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Smartbill;

/// <summary>What invoices and proformas answer alike.</summary>
internal static class DocumentAnswers
{
    public static void NoDocument(Utf8JsonWriter json)
    {
        json.WriteString("documentUrl", "");
        json.WriteNumber("documentId", -1);
        json.WriteString("documentViewUrl", "");
    }

    /// <summary>A draft answers an empty number; the older addresses answer no links.</summary>
    public static SimResponse Created(SmartbillCall call, StoredDocument document, bool links, string message = "") => call.Ok(
        message, document.Number, document.Series, document.PaymentUrl, json =>
        {
            if (!links)
                return;
            var id = document.Id.ToString(CultureInfo.InvariantCulture);
            json.WriteString("documentUrl", new Uri(call.Simulator.BaseAddress, "core/document/editare/" + id).AbsoluteUri);
            if (call.Oddities.DocumentIdIsText)
                json.WriteString("documentId", id);
            else
                json.WriteNumber("documentId", document.Id);
            json.WriteString("documentViewUrl", new Uri(call.Simulator.BaseAddress, "public/document/" + SmartbillSimulator.PublicKey(document.Id)).AbsoluteUri);
        });

    /// <summary>Series and number in the query; the texts name the document as the vendor does (<c>facturii</c>, <c>proformei</c>, <c>chitantei</c>).</summary>
    public static (string Series, string Number) Named(SmartbillCall call, string genitive)
    {
        var number = call.Query("number") ?? throw new ApiError($"Numarul {genitive} trebuie specificat in url in parametrul 'number'!");
        return (call.QuerySeries ?? throw new ApiError($"Seria {genitive} trebuie specificata in url in parametrul 'seriesname'!"), number);
    }

    public static ApiError NotLast(SmartbillCall call, string series, string number) => new(
        call.Oddities.OlderTexts
            ? $"Documentul cu seria si numarul {series} {number} nu este ultimul din serie!"
            : $"Nu poti sterge documentul cu seria si numarul {series} {number}, deoarece nu este ultimul din serie!",
        403);

    /// <summary>Documents of the other VAT status can only be looked at.</summary>
    public static void SameVatStatus(SmartbillCall call, StoredDocument document, string verb)
    {
        if (document.IssuedAsVatPayer != call.Account.IsVatPayer)
            throw new ApiError($"Documentul a fost emis ca {(document.IssuedAsVatPayer ? "" : "ne")}platitor tva. Nu se poate {verb}.");
    }

    /// <summary>
    /// Accept: application/pdf is refused, and the media type of the answer is the one that was asked for, so that it says nothing.
    /// </summary>
    public static SimResponse PdfFile(SmartbillCall call, StoredDocument document)
    {
        var accept = call.Request.Header("Accept");
        var media = accept is null || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("octet-stream", StringComparison.OrdinalIgnoreCase)
            ? "application/octet-stream" : "application/json";
        return new SimResponse(200, Pdf.Of(document, call.Account), media)
        {
            Headers = [new("Content-Disposition", $"attachment; filename=\"factura_{document.Label}.pdf\"")],
        };
    }
}
