namespace Connectors.Testing.Dinero;

/// <summary>Reads what callers write of a sales document. The write model is not the read model.</summary>
internal static class SalesInput
{
    /// <summary>Everything that invoices, credit notes and offers share; a missing member is a cleared one.</summary>
    public static TDocument Read<TDocument>(TDocument empty, Body body, DineroCall call, Func<bool, string> word, bool contactRequired)
        where TDocument : StoredSalesDocument
    {
        var language = body.Text("Language");
        if (string.IsNullOrEmpty(language))
            language = "da-DK";
        if (language is not ("da-DK" or "en-GB"))
            body.Rule("Language", $"'{language}' is not a known language. Use da-DK or en-GB.");
        var currency = body.Text("Currency");
        if (string.IsNullOrEmpty(currency))
            currency = "DKK";
        var rate = call.Account.RateOf(currency);
        if (rate is null)
            body.Rule("Currency", $"'{currency}' is not a known currency.");

        var contact = body.GuidOrNull("ContactGuid");
        if (contactRequired && contact is null)
            body.Required("ContactGuid");
        if (contact is { } guid)
            CheckContact(guid, body, call.Account);
        var description = body.Text("Description");
        var document = (StoredSalesDocument)empty with
        {
            ContactGuid = contact,
            ShowLinesInclVat = body.Bool("ShowLinesInclVat", required: false),
            InvoiceTemplateId = body.GuidOrNull("InvoiceTemplateId"),
            Currency = currency.ToUpperInvariant(),
            ExchangeRate = rate ?? 100,
            Language = language,
            ExternalReference = body.Text("ExternalReference", max: 128),
            Description = string.IsNullOrEmpty(description) ? word(language == "da-DK") : description,
            Comment = body.Text("Comment"),
            Date = body.Date("Date") ?? call.Account.Today,
            Address = body.Text("Address"),
            Lines = Lines(body, call),
        };
        return (TDocument)document;
    }

    public static void CheckContact(Guid guid, Body body, DineroAccount account)
    {
        if (account.ContactTable.Get(guid) is not { DeletedAt: null })
            body.Rule("ContactGuid", "invalidContactId: the contact does not exist or is deleted.");
    }

    private static List<StoredLine> Lines(Body body, DineroCall call)
    {
        var missing = !body.Has("ProductLines");
        var lines = body.Items("ProductLines").Select(l => Line(l, call)).ToList();
        if (lines.Count == 0 && !missing && body.Errors.Count == 0)
            throw ApiError.Of(400, 45, "The voucher must have at least one line.");
        return lines;
    }

    private static StoredLine Line(Body body, DineroCall call)
    {
        var type = body.Text("LineType");
        if (string.IsNullOrEmpty(type))
            type = "Product";
        var description = body.Text("Description");
        if (type.Equals("Text", StringComparison.OrdinalIgnoreCase))
        {
            if (string.IsNullOrEmpty(description))
                body.Required("Description");
            return new StoredLine { LineType = "Text", Description = description };
        }

        if (!type.Equals("Product", StringComparison.OrdinalIgnoreCase))
            body.Rule("LineType", $"'{type}' is not a known line type.");
        var product = Product(body, call.Account);
        if (product is not null && description is not null)
            body.Rule("Description", "The description must be null when the line refers to a product.");
        var line = new StoredLine
        {
            ProductGuid = product?.ProductGuid,
            Description = product?.Name ?? description,
            Comments = body.Text("Comments"),
            UnitPrice = body.Number("BaseAmountValue"),
            Quantity = body.Number("Quantity"),
            AccountNumber = body.Int("AccountNumber"),
            Unit = body.Text("Unit", required: true),
            Discount = body.Number("Discount"),
        };
        if (!string.IsNullOrEmpty(line.Unit) && ProductEndpoints.Unit(line.Unit, call.Oddities) is null)
            body.Rule("Unit", $"'{line.Unit}' is not a known unit.");
        if (call.Account.EntryAccountOf(line.AccountNumber) is null)
            body.Rule("AccountNumber", $"There is no account {line.AccountNumber}.");
        if (line.Discount is < 0 or > 100)
            body.Rule("Discount", "The discount must be between 0 and 100 percent.");
        return line;
    }

    private static StoredProduct? Product(Body body, DineroAccount account)
    {
        if (body.GuidOrNull("ProductGuid") is not { } guid)
            return null;
        var product = account.ProductTable.Get(guid);
        if (product is not { DeletedAt: null })
            body.Rule("ProductGuid", "The product does not exist or is deleted.");
        return product;
    }
}
