using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Creating and replacing documents in drafts; quotes, orders and invoices alike.</summary>
internal static class DocumentWrites
{
    private static readonly string[] RequiredOnCreate = ["date", "currency", "paymentTerms", "customer", "recipient", "layout"];

    public static SimResponse Create(EconomicCall call, RestDocuments kind)
    {
        var record = call.Account.NewRecord(Read(call, SalesDocumentShape.Document, null));
        Add(call, kind, record);
        return Created(call, kind, record);
    }

    public static void Add(EconomicCall call, RestDocuments kind, DialectRecord record)
    {
        var table = kind.Table(call.Account);
        record.Owner = "drafts";
        record.Data.Insert(0, kind.Key, call.Account.NextNumber(table));
        call.Account.Complete(record);
        table.Add(record);
        call.Account.Touch(table, record);
        Tell(call, table, null, record.Text(kind.Key));
    }

    public static SimResponse Created(EconomicCall call, RestDocuments kind, DialectRecord record) =>
        EconomicCall.Json(201, kind.View(call, record)) with { Headers = [new("Location", call.Link($"{kind.Path}/{record.Text(kind.Key)}"))] };

    /// <summary>Everything is replaced, lines too; what was required at the create stays when it is not sent again. Recipient and terms do not follow another customer.</summary>
    public static SimResponse Replace(EconomicCall call, RestDocuments kind, bool invoice)
    {
        var table = kind.Table(call.Account);
        var number = call.RouteInt(kind.Key);
        var record = kind.All(call).FirstOrDefault(r => r.Int(kind.Key) == number);
        if (record is null)
        {
            if (table.Find(number) is not null)
                throw call.NotFound();
            var added = call.Account.NewRecord(Read(call, SalesDocumentShape.Document, null));
            added.Owner = "drafts";
            added.Data.Insert(0, kind.Key, number);
            call.Account.Complete(added);
            table.Add(added);
            call.Account.Touch(table, added);
            Tell(call, table, null, $"{number}");
            return Created(call, kind, added);
        }

        var shape = Relaxed(invoice, call.Oddities.OrderPutNeedsUnitName);
        var clean = Read(call, shape, record);
        foreach (var unit in (clean["lines"]?.AsArray() ?? []).Select(static l => l!["unit"]).OfType<JsonObject>())
            unit.Remove("name");        // asked for, but the unit's own
        foreach (var name in RequiredOnCreate)
        {
            if (clean[name] is null && record.Data[name] is { } kept)
                clean[name] = kept.DeepClone();
        }

        if (clean["recipient"]!["name"] is null && record.Data["recipient"]?["name"] is { } recipient)
            clean["recipient"]!["name"] = recipient.DeepClone();
        if (clean["recipient"]!["vatZone"] is null && record.Data["recipient"]?["vatZone"] is { } zone)
            clean["recipient"]!["vatZone"] = zone.DeepClone();
        clean.Insert(0, kind.Key, number);
        record.Data = clean;
        call.Account.Complete(record);
        call.Account.Touch(table, record);
        Tell(call, table, $"{number}", $"{number}");
        return EconomicCall.Json(200, kind.View(call, record));
    }

    public static JsonObject Read(EconomicCall call, DialectShape shape, DialectRecord? record, JsonObject? body = null)
    {
        var reader = DialectLinks.Reader(call);
        var clean = reader.Read(body ?? call.BodyObject(), shape);
        Check(call, clean, record, reader.Errors);
        return reader.Errors.Any ? throw call.Invalid(reader.Errors) : clean;
    }

    public static void CheckLines(JsonArray lines, DialectErrors errors)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i]!.AsObject();
            if (line["product"] is null)
            {
                foreach (var name in new[] { "quantity", "unitNetPrice" })
                {
                    if (line[name] is not null)
                        errors.Add($"lines.{i}.{name}", "E04300", $"A line without a product cannot have {name}.", line[name]);
                }

                continue;
            }

            if (line["quantity"] is null)
                errors.Add($"lines.{i}.quantity", "E04730", "Quantity is required when a product is set.");
            if (string.IsNullOrEmpty((string?)line["description"]))
                errors.Add($"lines.{i}.description", "E04300", "Description is required when a product is set.");
        }
    }

    public static void Tell(EconomicCall call, DialectTable table, string? old, string? now)
    {
        if (table == call.Account.OrdersTable)
            call.Account.Changed("ORDER_UPDATED", old, now);
        else if (table == call.Account.QuotesTable)
            call.Account.Changed("QUOTATION_UPDATED", old, now);
    }

    private static DialectShape Relaxed(bool invoice, bool needsUnitName)
    {
        var document = SalesDocumentShape.Document;
        var recipient = document.Fields.Single(static f => f.Name == "recipient");
        var inner = invoice ? recipient.Inner!.Relaxed().Requiring("vatZone") : recipient.Inner!.Relaxed();
        var line = needsUnitName && !invoice
            ? new DialectShape([.. SalesDocumentShape.Line.Fields.Select(static f => f.Name == "unit" ? f with { Inner = new DialectShape(DialectField.Text("name", 100).Must()) } : f)])
            : SalesDocumentShape.Line;
        return new([.. document.Fields.Select(f => f.Name switch
        {
            "recipient" => f with { Inner = inner },
            "lines" => f with { Inner = line },
            _ => f with { Required = false },
        })]);
    }

    private static void Check(EconomicCall call, JsonObject clean, DialectRecord? record, DialectErrors errors)
    {
        if (clean["currency"] is { } currency && call.Account.CurrenciesTable.Find(currency.ToString()) is null)
            errors.Add("currency", "E04300", $"Currency {currency} does not exist.", currency);
        CheckLines(clean["lines"]?.AsArray() ?? [], errors);
        SalesCompletion.CheckTerms(clean, record, call.Account.PaymentTermsTable, errors);
    }
}
