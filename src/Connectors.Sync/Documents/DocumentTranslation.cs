using System.Globalization;

namespace Connectors.Sync.Documents;

/// <summary>The CRM's words in a document as accounting's keys, by the converters that the flow names. What cannot be translated is said by line; nothing is guessed and nothing else is touched.</summary>
internal static class DocumentTranslation
{
    public static Document Of(Document document, IReadOnlyDictionary<DocumentValue, IUnitConverter> converters, ICollection<Problem> problems)
    {
        if (converters.Count == 0)
            return document;
        return document with
        {
            PaymentTerms = Key(DocumentValue.PaymentTerms, document.PaymentTerms, "paymentTerms", "terms of payment"),
            Currency = Key(DocumentValue.Currency, document.Currency, "currency", "currency") ?? "",
            Lines = document.Lines.IsDefault ? document.Lines : [.. document.Lines.Select((line, at) =>
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"lines[{at + 1}]");
                var who = string.Create(CultureInfo.InvariantCulture, $"line {at + 1}");
                return line with
                {
                    Unit = Key(DocumentValue.Unit, line.Unit, path + ".unit", $"unit of {who}"),
                    VatCode = Key(DocumentValue.VatCode, line.VatCode, path + ".vatCode", $"VAT code of {who}"),
                };
            })],
        };

        string? Key(DocumentValue what, string? value, string path, string label)
        {
            if (string.IsNullOrWhiteSpace(value) || !converters.TryGetValue(what, out var converter))
                return value;
            try
            {
                return converter.ToAccounting([FieldValue.Of(value)]) is [{ HasValue: true } key] ? key.ToString() : null;
            }
            catch (ConversionException e)
            {
                problems.Add(new Problem(e.Code, path, $"The {label} cannot be translated: {e.Message}", Fixer.User, e.Remedy));
                return value;
            }
        }
    }
}
