namespace Connectors.Testing;

internal sealed class PersonMaster
{
    public required int Identity { get; init; }
    public required Locale Locale { get; init; }
    public required string First { get; init; }
    public required string Last { get; init; }

    /// <summary>Identity of the company; null: a customer in its own right.</summary>
    public int? Company { get; init; }
    public string? Title { get; init; }
    public string? TaxCode { get; init; }
    public required Town Town { get; init; }
    public required string Street { get; init; }
    public required string Phone { get; init; }
    public required string Email { get; init; }
    public required string SecondEmail { get; init; }
    public bool HasNamesake { get; set; }
    public bool SharesEmail { get; set; }
    public int Copies { get; set; }
    public bool IsTrap => HasNamesake || SharesEmail;
}

/// <summary>Both sides' persons.</summary>
internal sealed class MessyPersons(long seed, MessyOptions options, MessyCompanies companies)
{
    private static readonly string[] PrivateDomains = ["example.com", "example.org", "example.net", "postkasse.example", "casella.test", "cutie.test"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly SeededRandom _plan = SeededRandom.For(seed, MessyStream.PersonPlan, 0);
    private int _identities;

    public MessyPopulation<MessyPerson> Build()
    {
        var layout = new MessyLayout(options.CrmPersons, options.AccountingPersons, options.PersonOverlap, options.Shares.Duplicates);
        var crmCompanies = companies.Population.Crm.Select(static c => c.Identity).Distinct().ToList();
        var accountingCompanies = companies.Population.Accounting.Select(static c => c.Identity).Distinct().ToList();
        var common = crmCompanies.Intersect(accountingCompanies).ToList();

        var privateOfBoth = options.AccountingPersonsArePrivate ? 1 : options.PrivatePersons;
        // What the pairs already took of the CRM's private persons, the others have less.
        var privateOfCrm = layout.CrmOnly == 0 ? 0 : Math.Clamp((options.PrivatePersons * options.CrmPersons - privateOfBoth * layout.Both) / layout.CrmOnly, 0, 1);
        var both = Class(layout.Both, common, privateOfBoth);
        var crm = both.Concat(Class(layout.CrmOnly, crmCompanies, privateOfCrm)).ToList();
        var accounting = both.Concat(Class(layout.AccountingOnly, accountingCompanies, privateOfBoth)).ToList();
        MessyLayout.AddCopies(crm, layout.CrmCopies, _plan, static m => !m.IsTrap, static m => m.Copies++);
        MessyLayout.AddCopies(accounting, layout.AccountingCopies, _plan, static m => !m.IsTrap && m.Copies == 0, static _ => { });
        _plan.Shuffle(crm);
        _plan.Shuffle(accounting);
        return new(
            Write(crm, MessyStream.PersonCrm, companies.Population.Crm), Write(accounting, MessyStream.PersonAccounting, companies.Population.Accounting));
    }

    private List<PersonMaster> Class(int count, List<int> companyIdentities, double privateShare)
    {
        var masters = new List<PersonMaster>(count);
        while (masters.Count < count)
            masters.Add(Master(masters, companyIdentities, privateShare));
        return masters;
    }

    private PersonMaster Master(List<PersonMaster> earlier, List<int> companyIdentities, double privateShare)
    {
        var identity = ++_identities;
        var random = SeededRandom.For(seed, MessyStream.Person, identity);
        var other = earlier.Count > 0 ? random.Pick(earlier) : null;
        var namesake = random.Chance(options.Shares.Namesakes / 2) && other is { IsTrap: false } ? other : null;
        var mailmate = random.Chance(options.Shares.SharedEmail / 2) && namesake is null && other is { IsTrap: false, Company: null } ? other : null;
        var company = mailmate is not null || random.Chance(privateShare) || companyIdentities.Count == 0
            ? null
            : companies.Masters[random.Pick(companyIdentities)];
        var locale = namesake?.Locale ?? mailmate?.Locale ?? company?.Locale ?? MessyWords.Country(options, random);
        var town = company?.Town ?? random.Pick(locale.Towns);
        if (namesake is not null)
        {
            while (town == namesake.Town || company?.Locale.Country is { } abroad && abroad != locale.Country)
            {
                company = null;
                town = random.Pick(locale.Towns);
            }

            namesake.HasNamesake = true;
        }

        if (mailmate is not null)
            mailmate.SharesEmail = true;

        var (first, last, female) = namesake is null ? MessyWords.PersonName(locale, random, _names) : (namesake.First, namesake.Last, false);
        var personal = NewEmail(first, last, random.Pick(PrivateDomains));
        return new PersonMaster
        {
            Identity = identity,
            Locale = locale,
            First = first,
            Last = last,
            Company = company?.Identity,
            Title = company is null ? null : random.Pick(locale.Titles),
            TaxCode = (company, locale.Country) switch
            {
                (null, "IT") => CheckDigits.CodiceFiscale(first, last, female, random),
                (null, "RO") => CheckDigits.Cnp(female, random),
                _ => null,
            },
            Town = town,
            Street = company?.Street ?? MessyWords.Street(locale, random),
            Phone = MessyWords.Phone(locale, random),
            Email = mailmate?.Email ?? (company is null ? personal : NewEmail(first, last, company.Domain)),
            SecondEmail = personal,
            HasNamesake = namesake is not null,
            SharesEmail = mailmate is not null,
        };
    }

    private MessyPerson[] Write(List<PersonMaster> masters, MessyStream stream, IReadOnlyList<MessyCompany> sideCompanies)
    {
        var companyIds = sideCompanies.DistinctBy(static c => c.Identity).ToDictionary(static c => c.Identity, static c => c.Id);
        var onThisSide = masters.CountBy(static m => m.Identity).ToDictionary();
        var records = new MessyPerson[masters.Count];
        for (var i = 0; i < records.Length; i++)
        {
            var master = masters[i];
            var writer = new MessyWriter(SeededRandom.For(seed, stream, i), options.Shares);
            records[i] = Write(master, i + 1, master.Company is { } company ? companyIds[company] : null, onThisSide[master.Identity] > 1, writer);
        }

        return records;
    }

    private MessyPerson Write(PersonMaster master, int id, int? companyId, bool isDuplicate, MessyWriter writer)
    {
        writer.Mark(MessyTraits.Duplicate, isDuplicate);
        writer.Mark(MessyTraits.Namesake, master.HasNamesake);
        writer.Mark(MessyTraits.SharedEmail, master.SharesEmail);
        var whole = writer.Name($"{master.First}|{writer.MaybeTypo(master.Last, _names)}").Split('|');
        var (street, postalCode, city, _) = writer.Address(master.Locale, master.Town, master.Street, mayMove: master.Company is null && !master.HasNamesake);
        return new MessyPerson
        {
            Id = id,
            Identity = master.Identity,
            Country = master.Locale.Country,
            FirstName = whole[0],
            LastName = whole[1],
            CompanyId = companyId,
            Title = master.Title is null ? null : writer.Optional(master.Title),
            TaxCode = master.TaxCode is null ? null : writer.Optional(master.TaxCode),
            Street = street,
            PostalCode = postalCode,
            City = city,
            Phone = writer.Phone(master.Locale.PhonePrefix, master.Phone),
            Email = writer.Email(master.Email, master.SecondEmail, canBeMissing: !master.SharesEmail),
            Traits = writer.Traits,
        };
    }

    private string NewEmail(string first, string last, string domain)
    {
        var local = Spelling.Fold(first) + "." + Spelling.Fold(last);
        for (var number = 1; ; number++)
        {
            var email = (number == 1 ? local : Spelling.Format("{0}{1}", local, number)) + "@" + domain;
            if (_emails.Add(email))
                return email;
        }
    }
}
