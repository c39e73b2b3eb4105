namespace Connectors.Testing;

/// <summary>
/// The share of records, from 0 to 1, that show each kind of mess. Each side is drawn by itself, so that the two sides differ.
/// </summary>
/// <remarks>The defaults are what address books of small firms look like; all zero (<see cref="None"/>) gives two tidy populations.</remarks>
public sealed record MessyShares
{
    /// <summary>No mess at all.</summary>
    public static MessyShares None { get; } = new()
    {
        MissingNumber = 0,
        BlankForNull = 0,
        WrongCheckDigit = 0,
        SharedNumber = 0,
        PrefixedNumber = 0,
        SpelledNumber = 0,
        LegalFormSpelling = 0,
        UpperCase = 0,
        ExtraSpaces = 0,
        NameTypo = 0,
        DecomposedUnicode = 0,
        Cedilla = 0,
        LostDiacritics = 0,
        PhoneSpelling = 0,
        SeveralEmails = 0,
        SharedEmail = 0,
        LostZero = 0,
        Moved = 0,
        Duplicates = 0,
        Namesakes = 0,
        MissingField = 0,
        CodeSpelling = 0,
        OtherPrice = 0,
    };

    /// <summary>The company's number (the product's number) is empty.</summary>
    public double MissingNumber { get; init; } = 0.12;

    /// <summary>Of the empty fields: a blank, a dash or zeros instead of null.</summary>
    public double BlankForNull { get; init; } = 0.4;

    /// <summary>The number, and the EAN where there is one, fails its check digit; half of them on both sides alike, half on one side only.</summary>
    public double WrongCheckDigit { get; init; } = 0.02;

    /// <summary>Companies that share their number with others; half of the Danish ones are units of a municipality.</summary>
    public double SharedNumber { get; init; } = 0.05;

    /// <summary>The number is written with its country prefix.</summary>
    public double PrefixedNumber { get; init; } = 0.35;

    /// <summary>The number holds blanks, dots or dashes.</summary>
    public double SpelledNumber { get; init; } = 0.2;

    /// <summary>The legal form is written in another way, or left out.</summary>
    public double LegalFormSpelling { get; init; } = 0.35;

    /// <summary>The name is in capitals.</summary>
    public double UpperCase { get; init; } = 0.08;

    /// <summary>The name has blanks too many.</summary>
    public double ExtraSpaces { get; init; } = 0.08;

    /// <summary>A typing error in the name.</summary>
    public double NameTypo { get; init; } = 0.04;

    /// <summary>Of the names with marked letters: stored decomposed.</summary>
    public double DecomposedUnicode { get; init; } = 0.1;

    /// <summary>Of the Romanian names with ș or ț: written with cedilla.</summary>
    public double Cedilla { get; init; } = 0.4;

    /// <summary>Of the names with marked letters: the marks are lost.</summary>
    public double LostDiacritics { get; init; } = 0.08;

    /// <summary>The telephone number is not in the plain national form.</summary>
    public double PhoneSpelling { get; init; } = 0.6;

    /// <summary>Of the e-mail fields: several addresses.</summary>
    public double SeveralEmails { get; init; } = 0.06;

    /// <summary>Records that use the e-mail address of somebody else (the bookkeeper, the household).</summary>
    public double SharedEmail { get; init; } = 0.01;

    /// <summary>Of the postcodes that begin with zero: written without.</summary>
    public double LostZero { get; init; } = 0.3;

    /// <summary>The address differs between the sides.</summary>
    public double Moved { get; init; } = 0.04;

    /// <summary>Records of one side that are the second copy of another one.</summary>
    public double Duplicates { get; init; } = 0.01;

    /// <summary>Companies and persons that have somebody else's name.</summary>
    public double Namesakes { get; init; } = 0.01;

    /// <summary>An e-mail address, a telephone number, a street or another optional field is empty.</summary>
    public double MissingField { get; init; } = 0.15;

    /// <summary>The product number is written in another case or with blanks around it.</summary>
    public double CodeSpelling { get; init; } = 0.1;

    /// <summary>The product's price differs between the sides.</summary>
    public double OtherPrice { get; init; } = 0.05;

    internal void Validate()
    {
        foreach (var (name, share) in new[]
        {
            (nameof(MissingNumber), MissingNumber), (nameof(BlankForNull), BlankForNull), (nameof(WrongCheckDigit), WrongCheckDigit),
            (nameof(SharedNumber), SharedNumber), (nameof(PrefixedNumber), PrefixedNumber), (nameof(SpelledNumber), SpelledNumber),
            (nameof(LegalFormSpelling), LegalFormSpelling), (nameof(UpperCase), UpperCase), (nameof(ExtraSpaces), ExtraSpaces), (nameof(NameTypo), NameTypo),
            (nameof(DecomposedUnicode), DecomposedUnicode), (nameof(Cedilla), Cedilla), (nameof(LostDiacritics), LostDiacritics),
            (nameof(PhoneSpelling), PhoneSpelling), (nameof(SeveralEmails), SeveralEmails), (nameof(SharedEmail), SharedEmail), (nameof(LostZero), LostZero),
            (nameof(Moved), Moved), (nameof(Duplicates), Duplicates), (nameof(Namesakes), Namesakes), (nameof(MissingField), MissingField),
            (nameof(CodeSpelling), CodeSpelling), (nameof(OtherPrice), OtherPrice),
        })
            Check(name, share);
    }

    internal static void Check(string name, double share)
    {
        if (share is < 0 or > 1 || double.IsNaN(share))
            throw new ArgumentOutOfRangeException(name, share, "A share is a fraction from 0 to 1.");
    }
}
