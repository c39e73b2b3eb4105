namespace Connectors.Testing;

/// <summary>Writes the fields of one record down as one side has them, and remembers what went wrong.</summary>
internal sealed class MessyWriter(SeededRandom random, MessyShares shares)
{
    public MessyTraits Traits { get; private set; }

    public SeededRandom Random { get; } = random;

    public bool Chance(double share, MessyTraits trait)
    {
        var hit = Random.Chance(share);
        if (hit)
            Traits |= trait;
        return hit;
    }

    public void Mark(MessyTraits trait, bool holds = true) => Traits |= holds ? trait : MessyTraits.None;

    /// <summary>What stands in a field that has nothing to say.</summary>
    public string? Empty(bool isNumber = false)
    {
        if (!Chance(shares.BlankForNull, MessyTraits.BlankForNull))
            return null;
        return isNumber ? Random.Pick<string>(["", " ", "-", "0", "00000000"]) : Random.Pick<string>(["", "", " ", "-"]);
    }

    public string? Optional(string? value) => value is null || Random.Chance(shares.MissingField) ? Empty() : value;

    /// <summary>The marks, the case and the blanks of a name.</summary>
    public string Name(string name)
    {
        if (Spelling.HasMarks(name) && Chance(shares.LostDiacritics, MessyTraits.LostDiacritics))
            name = Spelling.WithoutMarks(name, oneLetter: Random.Chance(0.5));
        if (Spelling.HasCommaBelow(name) && Chance(shares.Cedilla, MessyTraits.Cedilla))
            name = Spelling.Cedilla(name);
        if (Chance(shares.UpperCase, MessyTraits.UpperCase))
            name = Spelling.Upper(name);
        if (Spelling.HasDecomposable(name) && Chance(shares.DecomposedUnicode, MessyTraits.DecomposedUnicode))
            name = Spelling.Decompose(name);
        if (Chance(shares.ExtraSpaces, MessyTraits.ExtraSpaces))
            name = Spelling.ExtraSpaces(name, Random);
        return name;
    }

    /// <summary>A typing error, unless it would make the name of somebody else.</summary>
    public string MaybeTypo(string name, IReadOnlySet<string> namesInUse)
    {
        if (!Random.Chance(shares.NameTypo))
            return name;
        var typed = Spelling.Typo(name, Random);
        if (typed == name || namesInUse.Contains(Spelling.Fold(typed)))
            return name;
        Mark(MessyTraits.NameTypo);
        return typed;
    }

    public string Number(string number, string prefix)
    {
        if (Chance(shares.SpelledNumber, MessyTraits.SpelledNumber))
            number = Spelling.Grouped(number, Random);
        if (Chance(shares.PrefixedNumber, MessyTraits.PrefixedNumber))
            number = Random.Pick<string>([prefix, prefix, prefix + " ", prefix.ToLowerInvariant()]) + number;
        return number;
    }

    public string? Ean(string? ean, bool canBeMissing)
    {
        if (ean is null || (canBeMissing && Random.Chance(shares.MissingField)))
            return Empty(isNumber: true);
        return Chance(shares.WrongCheckDigit / 2, MessyTraits.WrongEanCheckDigit) ? CheckDigits.Break(ean, Random) : ean;
    }

    public string? Phone(string prefix, string national)
    {
        if (Random.Chance(shares.MissingField))
            return Empty();
        return Chance(shares.PhoneSpelling, MessyTraits.PhoneSpelling) ? Spelling.Phone(prefix, national, Random) : national;
    }

    public string? Email(string email, string second, bool canBeMissing)
    {
        if (canBeMissing && Random.Chance(shares.MissingField))
            return Empty();
        if (!Chance(shares.SeveralEmails, MessyTraits.SeveralEmails))
            return email;
        var separator = Random.Pick<string>([";", "; ", ", ", " / ", ","]);
        return Random.Chance(0.5) ? email + separator + second : second + separator + email;
    }

    /// <summary>Street, postcode and town; another place where this side was not told of a move.</summary>
    public (string? Street, string? PostalCode, string? City, string? Region) Address(Locale locale, Town town, string street, bool mayMove)
    {
        if (mayMove && Random.Chance(shares.Moved / 2))
        {
            var other = Random.Pick(locale.Towns);
            if (other != town)
            {
                Mark(MessyTraits.Moved);
                town = other;
                street = MessyWords.Street(locale, Random);
            }
        }

        var postalCode = town.PostalCode;
        if (postalCode[0] == '0' && Chance(shares.LostZero, MessyTraits.LostZero))
            postalCode = postalCode.TrimStart('0');
        return (Optional(street), postalCode, town.City, town.Region);
    }
}
