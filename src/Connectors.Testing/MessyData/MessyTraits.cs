namespace Connectors.Testing;

/// <summary>What is untidy about one generated record. A test counts by it and says which kind of mess a matcher stumbled over.</summary>
[Flags]
public enum MessyTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The VAT, CVR or CUI number is empty on this side although the company has one; for a product the product number.</summary>
    MissingNumber = 1 << 0,

    /// <summary>An empty field holds a blank, a dash or zeros instead of null.</summary>
    BlankForNull = 1 << 1,

    /// <summary>The VAT, CVR or CUI number fails its check digit.</summary>
    WrongCheckDigit = 1 << 2,

    /// <summary>The EAN/GLN (for a product: the barcode) fails its check digit.</summary>
    WrongEanCheckDigit = 1 << 3,

    /// <summary>Other companies have the same number too: branches, or the units of a municipality.</summary>
    SharedNumber = 1 << 4,

    /// <summary>A unit of a municipality: one CVR number with the others, an EAN of its own.</summary>
    MunicipalityUnit = 1 << 5,

    /// <summary>The number is written with its country prefix.</summary>
    PrefixedNumber = 1 << 6,

    /// <summary>The number holds blanks, dots or dashes.</summary>
    SpelledNumber = 1 << 7,

    /// <summary>The legal form is written in another way than the register does, or left out: "AS", "aps", "SRL" for "S.r.l.".</summary>
    LegalFormSpelling = 1 << 8,

    /// <summary>The name is in capitals.</summary>
    UpperCase = 1 << 9,

    /// <summary>The name has leading, trailing, double or non-breaking blanks.</summary>
    ExtraSpaces = 1 << 10,

    /// <summary>The name has a typing error that the other side does not have.</summary>
    NameTypo = 1 << 11,

    /// <summary>Letters with marks are stored as letter + combining mark (Unicode NFD). Æ and Ø have no such form.</summary>
    DecomposedUnicode = 1 << 12,

    /// <summary>Romanian ş and ţ with cedilla (the old code pages) in place of ș and ț with comma.</summary>
    Cedilla = 1 << 13,

    /// <summary>Letters with marks were replaced: "oe" or "o" for ø, "s" for ș, "e'" for è.</summary>
    LostDiacritics = 1 << 14,

    /// <summary>The telephone number is not written in the plain national form.</summary>
    PhoneSpelling = 1 << 15,

    /// <summary>Several e-mail addresses in one field, separated by semicolon, comma or slash.</summary>
    SeveralEmails = 1 << 16,

    /// <summary>Another record has the same e-mail address and is somebody else.</summary>
    SharedEmail = 1 << 17,

    /// <summary>The postcode lost its leading zeros in a spreadsheet.</summary>
    LostZero = 1 << 18,

    /// <summary>The address is another one than on the other side: moved, and one side was not told.</summary>
    Moved = 1 << 19,

    /// <summary>The same company, person or product stands a second time on the same side (both records carry the flag).</summary>
    Duplicate = 1 << 20,

    /// <summary>Another company or person has exactly the same name, in another town, and is somebody else.</summary>
    Namesake = 1 << 21,

    /// <summary>The product number is written in another case or with blanks around it.</summary>
    CodeSpelling = 1 << 22,

    /// <summary>The product has another price than on the other side.</summary>
    OtherPrice = 1 << 23,
}
