namespace Connectors.Intacct;

/// <summary>What a document hands on to the one that is made of it.</summary>
internal static class DocumentConversion
{
    public static DocumentInput Of(Document source)
    {
        var net = ReadsNet(source);
        var lines = (source.Lines ?? []).Where(Left).Select(line => new DocumentLineInput
        {
            SourceDocument = Reference.OfKey(source.Key),
            SourceDocumentLine = Reference.OfKey(line.Key ?? throw new ArgumentException("A line of the source has no key: read the document in full.", nameof(source))),
            Dimensions = line.Dimensions,
            Unit = line.Unit,
            UnitQuantity = Quantity(line),
            UnitPrice = line.UnitPrice,
            // A price that is read after its discount must not be discounted again, neither by us nor by what Intacct takes over from the source.
            DiscountPercent = net && line.DiscountPercent is not null ? 0 : line.DiscountPercent,
            LineDescription = line.LineDescription,
            Memo = line.Memo,
        }).ToArray();
        if (lines.Length == 0)
            throw new ArgumentException("The source has no lines with something left: read the document in full, or it is converted already.", nameof(source));
        return new()
        {
            TxnDate = source.TxnDate,
            Customer = source.Customer ?? throw new ArgumentException("The source has no customer: read the document in full.", nameof(source)),
            SourceDocument = Reference.OfKey(source.Key),
            TxnCurrency = source.TxnCurrency,
            BaseCurrency = source.BaseCurrency,
            PaymentTerm = source.PaymentTerm,
            ReferenceNumber = source.ReferenceNumber,
            CustomerPoNumber = source.CustomerPoNumber,
            Project = source.Project,
            ContractId = source.ContractId,
            Contacts = source.Contacts,
            Lines = lines,
        };
    }

    /// <summary>
    /// Whether the lines show their prices after the discount, as it was seen in one company, or before it, as they are written: the document's own sum tells. Where it is not known, what was seen counts.
    /// </summary>
    private static bool ReadsNet(Document source)
    {
        var lines = (source.Lines ?? []).Where(static l => l is { UnitQuantity: not null, UnitPrice: not null }).ToArray();
        if (lines.All(static l => l.DiscountPercent is null or 0) || (source.SubtotalInTxnCurrency ?? source.Subtotal) is not { } sum)
            return true;
        var asRead = lines.Sum(static l => l.UnitQuantity!.Value * l.UnitPrice!.Value);
        var discounted = lines.Sum(static l => l.UnitQuantity!.Value * l.UnitPrice!.Value * (1 - ((l.DiscountPercent ?? 0) / 100)));
        return Math.Abs(asRead - sum) <= Math.Abs(discounted - sum);
    }

    private static bool Left(DocumentLineInput line) => line is not DocumentLine { QuantityRemaining: <= 0 };

    /// <summary>What is left counts in the base unit: it is the line's own quantity only while nothing was taken, or where unit and base unit are the same.</summary>
    private static decimal? Quantity(DocumentLineInput line) => line switch
    {
        DocumentLine { QuantityRemaining: { } left, Quantity: { } whole and not 0, UnitQuantity: { } units } when left < whole => units * left / whole,
        _ => line.UnitQuantity,
    };
}
