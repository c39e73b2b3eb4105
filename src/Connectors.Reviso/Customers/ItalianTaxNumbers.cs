namespace Connectors.Reviso;

/// <summary>Italian numbers as Reviso keeps them. A customer that is looked for in another spelling is not found, and made a second time.</summary>
public static class ItalianTaxNumbers
{
    /// <summary>The SDI recipient code of an Italian customer who has none, or whose code is not known.</summary>
    public const string UnknownRecipient = "0000000";

    /// <summary>The SDI recipient code of a customer abroad.</summary>
    public const string ForeignRecipient = "XXXXXXX";

    /// <summary>A VAT number (partita IVA) without blanks and without the prefix <c>IT</c>; numbers of other countries keep theirs.</summary>
    /// <param name="number">In any spelling: <c>IT 0123 4567 890</c>.</param>
    public static string VatNumber(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var text = Tight(number);
        return text.StartsWith("IT", StringComparison.Ordinal) && text.Length > 2 && text.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0 ? text[2..] : text;
    }

    /// <summary>A tax code (codice fiscale) in upper case, without blanks.</summary>
    /// <param name="code">In any spelling.</param>
    public static string TaxCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Tight(code);
    }

    private static string Tight(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c) && c is not '.' and not '-')).ToUpperInvariant();
}
