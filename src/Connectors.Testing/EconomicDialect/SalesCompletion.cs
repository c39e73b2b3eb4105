using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>What the server makes of a document before it prices it, and what it refuses of its terms.</summary>
internal static class SalesCompletion
{
    /// <summary>Terms, due date and numbers of lines. What was sent of them does not count.</summary>
    /// <returns>The lines.</returns>
    public static JsonArray Apply(JsonObject data, DialectTable terms)
    {
        if (terms.Find(data["paymentTerms"]?["paymentTermsNumber"]?.ToString() ?? "") is { } found)
        {
            data["paymentTerms"] = new JsonObject
            {
                ["paymentTermsNumber"] = found.Int("paymentTermsNumber"),
                ["daysOfCredit"] = found.Int("daysOfCredit"),
                ["name"] = found.Text("name"),
                ["paymentTermsType"] = found.Text("paymentTermsType"),
            };
        }

        RecordMapper.Put(data, "dueDate", DueDate(data, terms));
        if (data["lines"] is not JsonArray lines)
            data["lines"] = lines = [];
        var next = 1;
        foreach (var line in lines.Select(static l => l!.AsObject()))
        {
            line["lineNumber"] ??= next;
            line["sortKey"] ??= next;
            next = Math.Max(next, (int)line["lineNumber"]!) + 1;
            line["totalNetAmount"] = SalesTotals.LineNet(line);
        }

        return lines;
    }

    public static string? DueDate(JsonObject document, DialectTable terms)
    {
        var found = terms.Find(document["paymentTerms"]?["paymentTermsNumber"]?.ToString() ?? "");
        return Day(document["date"]) is not { } date || found is null ? null
            : PaymentTermsMath.DueDate(date, found.Text("paymentTermsType"), found.Int("daysOfCredit"), Day(document["dueDate"]))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <param name="clean">What is written.</param>
    /// <param name="record">What is stored; null on a create.</param>
    /// <param name="terms">The payment terms.</param>
    /// <param name="errors">Takes the complaints.</param>
    public static void CheckTerms(JsonObject clean, DialectRecord? record, DialectTable terms, DialectErrors errors)
    {
        var number = (clean["paymentTerms"] ?? record?.Data["paymentTerms"])?["paymentTermsNumber"]?.ToString() ?? "";
        if (terms.Find(number) is not { } found)
            return;
        var type = found.Text("paymentTermsType");
        if (clean["paymentTerms"]?["paymentTermsType"] is { } sent && sent.ToString() != type)
            errors.Add("paymentTerms.paymentTermsType", "E07180", "The type of the payment terms does not match the payment terms.", sent);
        if (type != "dueDate")
            return;
        var date = clean["date"] ?? record?.Data["date"];
        if (clean["dueDate"] is not { } due)
            errors.Add("dueDate", "E04042", "The due date is missing.");
        else if (date is not null && string.CompareOrdinal(due.ToString(), date.ToString()) < 0)
            errors.Add("dueDate", "E04760", "The due date must not be before the date.", due);
    }

    private static DateOnly? Day(JsonNode? date) => date is null ? null : DateOnly.ParseExact(date.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
