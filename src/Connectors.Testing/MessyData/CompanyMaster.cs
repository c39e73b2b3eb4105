namespace Connectors.Testing;

/// <summary>A company as it really is; the sides' records are written from it.</summary>
internal sealed class CompanyMaster
{
    public required int Identity { get; init; }
    public required Locale Locale { get; init; }
    public required string Core { get; init; }
    public required LegalForm Form { get; init; }

    /// <summary>{0} the name with its legal form: "{0}, afd. Odense C".</summary>
    public string NamePattern { get; init; } = "{0}";
    public required string Number { get; init; }
    public bool NumberIsWrong { get; init; }
    public string? TaxCode { get; init; }
    public string? PNumber { get; init; }
    public string? Ean { get; init; }
    public required Town Town { get; init; }
    public required string Street { get; init; }
    public required string Phone { get; init; }
    public required string Domain { get; init; }
    public required string Email { get; set; }
    public bool IsGroup { get; init; }
    public bool IsMunicipal { get; init; }
    public bool HasNamesake { get; set; }
    public bool SharesEmail { get; set; }
    public int Copies { get; set; }

    /// <summary>Whether the matching of this one already hangs on a trap; two at once would be unfair even to a person.</summary>
    public bool IsTrap => IsGroup || HasNamesake || SharesEmail;
}

/// <summary>Branches in several towns, or the units of a municipality: one number, everything else of their own.</summary>
internal sealed class CompanyGroup
{
    private readonly Locale _locale;
    private readonly string _core;
    private readonly string _number;
    private readonly string _domain;
    private readonly string _pattern;
    private readonly bool _municipal;
    private readonly List<Town> _towns;
    private readonly List<string> _units;
    private readonly SeededRandom _random;
    private readonly Func<SeededRandom, string> _newEan;
    private int _made;

    public CompanyGroup(Locale locale, string core, string number, string domain, bool municipal, int size, SeededRandom random, Func<SeededRandom, string> newEan)
    {
        (_locale, _core, _number, _domain, _municipal, Size, _random, _newEan) = (locale, core, number, domain, municipal, size, random, newEan);
        _towns = [.. locale.Towns];
        _units = [.. locale.MunicipalUnits];
        random.Shuffle(_towns);
        random.Shuffle(_units);
        _pattern = random.Pick(locale.BranchNames);
    }

    /// <summary>How many of it both sides know, or the one side that knows it.</summary>
    public int Size { get; }

    public CompanyMaster Next(int identity)
    {
        var place = _municipal ? _towns[0] : _towns[_made];
        var unit = _municipal ? _units[_made] : place.City;
        _made++;
        return new CompanyMaster
        {
            Identity = identity,
            Locale = _locale,
            Core = _core,
            Form = _municipal ? new LegalForm("", "{0}") : _locale.LegalForms[0],
            NamePattern = _municipal ? "{0}, " + unit : Spelling.Format(_pattern, "{0}", unit),
            Number = _number,
            TaxCode = _locale.Country == "IT" ? _number : null,
            PNumber = _locale.Country == "DK" ? CheckDigits.PNumber(_random) : null,
            Ean = _municipal ? _newEan(_random) : null,
            Town = place,
            Street = MessyWords.Street(_locale, _random),
            Phone = MessyWords.Phone(_locale, _random),
            Domain = _domain,
            Email = Spelling.Fold(unit) + "@" + _domain,
            IsGroup = true,
            IsMunicipal = _municipal,
        };
    }
}
