namespace Connectors.Sync;

/// <summary>The customer of an invoice, as it is looked for in Denmark's e-invoice networks.</summary>
public sealed record DanishBuyer
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>CVR number, with or without <c>DK</c>.</summary>
    public string? Cvr { get; init; }

    /// <summary>EAN location number (GLN).</summary>
    public string? Gln { get; init; }

    /// <summary>Number of the production unit.</summary>
    public string? PNumber { get; init; }

    /// <summary>SE number.</summary>
    public string? SeNumber { get; init; }

    /// <summary>Peppol id.</summary>
    public string? Peppol { get; init; }

    /// <summary>By which number it is looked for.</summary>
    public DanishReceiver Receiver { get; init; }

    /// <summary>The reference of the customer's order.</summary>
    public string? OrderReference { get; init; }
}

/// <summary>By which number the receiver of a Danish e-invoice is looked for.</summary>
public enum DanishReceiver
{
    /// <summary>By whichever of them the vendor prefers.</summary>
    Any,

    /// <summary>EAN location number (GLN).</summary>
    Gln,

    /// <summary>CVR number.</summary>
    Cvr,

    /// <summary>Number of the production unit.</summary>
    PNumber,

    /// <summary>SE number.</summary>
    SeNumber,

    /// <summary>Peppol id.</summary>
    Peppol,
}

/// <summary>Whether a Danish e-invoice could find its receiver: every problem at once, with field and remedy. It asks nobody and says nothing about delivery.</summary>
/// <remarks>
/// Problems: the number by which the receiver is looked for must be there (e-conomic and Dinero both say so of the kind that was chosen) and have its form; the check digit of a GLN is that of GS1's General Specifications.
/// Warnings: a wrong check digit of a CVR number, and a buyer with a GLN without a reference of its order, which public buyers ask for.
/// </remarks>
public static class DanishEInvoice
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="buyer">The customer.</param>
    public static EInvoiceFindings Check(DanishBuyer buyer)
    {
        ArgumentNullException.ThrowIfNull(buyer);
        var found = new EInvoiceCollector();
        if (string.IsNullOrWhiteSpace(buyer.Name))
            found.Problem("name", "customer.name", "The customer has no name.", "Fill it in.");
        Receiver(buyer, found);
        // A wrong number beside the right one is said too: the vendor may take it.
        Form(buyer.Gln, "customer.ean", "EAN location number (GLN)", "13 digits", static t => IdentityNumbers.Gln(t) is not null && !IdentityNumbers.HasWrongCheckDigit(Normalisers.Gln, t), found);
        Form(buyer.Cvr, "customer.vatNumber", "CVR number", "8 digits", static t => IdentityNumbers.Cvr(t) is not null, found);
        Form(buyer.PNumber, "customer.pNumber", "P-number", "10 digits", static t => IdentityNumbers.PNumber(t) is not null, found);
        if (IdentityNumbers.Cvr(buyer.Cvr) is not null && IdentityNumbers.HasWrongCheckDigit(Normalisers.Cvr, buyer.Cvr))
            found.Warning("check-digit", "customer.vatNumber", $"The CVR number '{buyer.Cvr}' has a wrong check digit.", "Correct it.");
        if (buyer.Receiver is DanishReceiver.Any or DanishReceiver.Gln && !string.IsNullOrWhiteSpace(buyer.Gln) && string.IsNullOrWhiteSpace(buyer.OrderReference))
            found.Warning("reference", "yourReference", "A public buyer who is found by an EAN number wants the reference of its order.", "Enter the customer's reference.");
        return found.Findings;
    }

    private static void Receiver(DanishBuyer buyer, EInvoiceCollector found)
    {
        var (number, field, name) = buyer.Receiver switch
        {
            DanishReceiver.Gln => (buyer.Gln, "customer.ean", "EAN location number (GLN)"),
            DanishReceiver.Cvr => (buyer.Cvr, "customer.vatNumber", "CVR number"),
            DanishReceiver.PNumber => (buyer.PNumber, "customer.pNumber", "P-number"),
            DanishReceiver.SeNumber => (buyer.SeNumber, "customer.seNumber", "SE number"),
            DanishReceiver.Peppol => (buyer.Peppol, "customer.peppol", "Peppol id"),
            _ => (new[] { buyer.Gln, buyer.Cvr, buyer.PNumber, buyer.SeNumber, buyer.Peppol }.FirstOrDefault(static n => !string.IsNullOrWhiteSpace(n)), "customer.ean", "EAN (GLN), CVR or other number"),
        };
        if (string.IsNullOrWhiteSpace(number))
            found.Problem("receiver", field, $"The customer has no {name}, so nobody would receive the e-invoice.", "Fill it in.");
    }

    private static void Form(string? number, string field, string name, string form, Func<string, bool> isOne, EInvoiceCollector found)
    {
        if (!string.IsNullOrWhiteSpace(number) && !isOne(number))
            found.Problem("number", field, $"'{number}' is no {name}.", $"It has {form}; correct it.");
    }
}
