namespace Connectors.Testing;

/// <summary>Both sides' companies.</summary>
internal sealed class MessyCompanies(long seed, MessyOptions options)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly SeededRandom _plan = SeededRandom.For(seed, MessyStream.CompanyPlan, 0);
    private int _identities;
    private int _domains;

    public MessyPopulation<MessyCompany> Population { get; private set; } = null!;

    /// <summary>By identity; persons take their company's domain from here.</summary>
    public Dictionary<int, CompanyMaster> Masters { get; } = [];

    public MessyCompanies Build()
    {
        var layout = new MessyLayout(options.CrmCompanies, options.AccountingCompanies, options.CompanyOverlap, options.Shares.Duplicates);
        // Of every group that both sides know, each side knows one more: when all others are joined those two are left, with the same number, and are not the same.
        var (strangersInCrm, strangersInAccounting) = (new List<CompanyMaster>(), new List<CompanyMaster>());
        var both = Class(layout.Both, group =>
        {
            if (strangersInCrm.Count < layout.CrmOnly && strangersInAccounting.Count < layout.AccountingOnly)
            {
                strangersInCrm.Add(Remember(group.Next(++_identities)));
                strangersInAccounting.Add(Remember(group.Next(++_identities)));
            }
        });
        var crm = (List<CompanyMaster>)[.. both, .. strangersInCrm, .. Class(layout.CrmOnly - strangersInCrm.Count)];
        var accounting = (List<CompanyMaster>)[.. both, .. strangersInAccounting, .. Class(layout.AccountingOnly - strangersInAccounting.Count)];
        MessyLayout.AddCopies(crm, layout.CrmCopies, _plan, static m => !m.IsTrap, static m => m.Copies++);
        MessyLayout.AddCopies(accounting, layout.AccountingCopies, _plan, static m => !m.IsTrap && m.Copies == 0, static _ => { });
        _plan.Shuffle(crm);
        _plan.Shuffle(accounting);
        Population = new(Write(crm, MessyStream.CompanyCrm), Write(accounting, MessyStream.CompanyAccounting));
        return this;
    }

    /// <summary>
    /// Companies of one class: on both sides, or on one side only. Groups, namesakes' e-mails and shared e-mails stay inside a class, so that a side which has one
    /// of them has the others too and can see that the number or address is not one company's alone.
    /// </summary>
    private List<CompanyMaster> Class(int count, Action<CompanyGroup>? onGroup = null)
    {
        var masters = new List<CompanyMaster>(count);
        var singles = new List<CompanyMaster>(count);
        var grouped = (int)Math.Round(count * options.Shares.SharedNumber, MidpointRounding.AwayFromZero);
        while (grouped >= 2)
        {
            var group = NewGroup(grouped);
            for (var i = 0; i < group.Size; i++)
                masters.Add(Remember(group.Next(++_identities)));
            grouped -= group.Size;
            onGroup?.Invoke(group);
        }

        while (masters.Count < count)
        {
            var master = Single(singles);
            masters.Add(master);
            singles.Add(master);
        }

        return masters;
    }

    private CompanyMaster Single(List<CompanyMaster> earlier)
    {
        var identity = ++_identities;
        var random = SeededRandom.For(seed, MessyStream.Company, identity);
        var other = earlier.Count > 0 ? random.Pick(earlier) : null;
        var namesake = random.Chance(options.Shares.Namesakes / 2) && other is { IsTrap: false } ? other : null;
        var mailmate = random.Chance(options.Shares.SharedEmail / 2) && namesake is null && other is { IsTrap: false } ? other : null;
        var locale = namesake?.Locale ?? mailmate?.Locale ?? MessyWords.Country(options, random);
        var town = random.Pick(locale.Towns);
        while (namesake is not null && town == namesake.Town)
            town = random.Pick(locale.Towns);
        if (namesake is not null)
            namesake.HasNamesake = true;
        if (mailmate is not null)
            mailmate.SharesEmail = true;

        var core = namesake?.Core ?? MessyWords.CompanyName(locale, random, _names);
        var form = namesake?.Form ?? random.Pick(locale.LegalForms);
        var number = NewNumber(locale, random);
        var wrong = random.Chance(options.Shares.WrongCheckDigit / 2);
        var domain = Domain(core, isFirst: namesake is null);
        return Remember(new CompanyMaster
        {
            Identity = identity,
            Locale = locale,
            Core = core,
            Form = form,
            Number = wrong ? CheckDigits.Break(number, random) : number,
            NumberIsWrong = wrong,
            TaxCode = TaxCode(locale, form, number, random),
            Ean = locale.Country == "DK" && random.Chance(0.08) ? NewGs1(random) : null,
            Town = town,
            Street = MessyWords.Street(locale, random),
            Phone = MessyWords.Phone(locale, random),
            Domain = domain,
            Email = mailmate?.Email ?? random.Pick<string>(["info", "post", "mail", "kontor"]) + "@" + domain,
            HasNamesake = namesake is not null,
            SharesEmail = mailmate is not null,
        });
    }

    private CompanyGroup NewGroup(int atMost)
    {
        var random = SeededRandom.For(seed, MessyStream.Company, -(_identities + 1L));
        var locale = MessyWords.Country(options, random);
        var municipal = locale.MunicipalUnits.Length > 0 && atMost >= 4 && random.Chance(0.25);
        var size = Math.Min(atMost, municipal ? random.Between(6, locale.MunicipalUnits.Length - 2) : random.Between(2, 5));
        if (atMost - size == 1)
            size = size < 5 ? size + 1 : size - 1;
        var core = municipal ? MunicipalityName(locale, random) : MessyWords.CompanyName(locale, random, _names);
        return new CompanyGroup(locale, core, NewNumber(locale, random), Domain(core, isFirst: true), municipal, size, random, NewGs1);
    }

    private MessyCompany[] Write(List<CompanyMaster> masters, MessyStream stream)
    {
        var onThisSide = masters.CountBy(static m => m.Identity).ToDictionary();
        var records = new MessyCompany[masters.Count];
        for (var i = 0; i < records.Length; i++)
            records[i] = Write(masters[i], i + 1, onThisSide[masters[i].Identity] > 1, new MessyWriter(SeededRandom.For(seed, stream, i), options.Shares));
        return records;
    }

    private MessyCompany Write(CompanyMaster master, int id, bool isDuplicate, MessyWriter writer)
    {
        var random = writer.Random;
        var shares = options.Shares;
        writer.Mark(MessyTraits.Duplicate, isDuplicate);
        writer.Mark(MessyTraits.SharedNumber, master.IsGroup);
        writer.Mark(MessyTraits.MunicipalityUnit, master.IsMunicipal);
        writer.Mark(MessyTraits.Namesake, master.HasNamesake);
        writer.Mark(MessyTraits.SharedEmail, master.SharesEmail);

        var core = writer.MaybeTypo(master.Core, _names);
        var legal = writer.Chance(shares.LegalFormSpelling, MessyTraits.LegalFormSpelling) && master.Form.Written.Length > 0
            ? Spelling.Format(random.Pick(master.Form.Spellings), core)
            : $"{core} {master.Form.Written}".TrimEnd();
        var name = writer.Name(Spelling.Format(master.NamePattern, legal));

        var number = master.IsGroup || !writer.Chance(shares.MissingNumber, MessyTraits.MissingNumber) ? master.Number : null;
        if (number is not null && master.NumberIsWrong)
            writer.Mark(MessyTraits.WrongCheckDigit);
        else if (number is not null && !master.IsGroup && writer.Chance(shares.WrongCheckDigit / 2, MessyTraits.WrongCheckDigit))
            number = CheckDigits.Break(number, random);

        var (street, postalCode, city, region) = writer.Address(master.Locale, master.Town, master.Street, mayMove: !master.IsGroup && !master.HasNamesake);
        return new MessyCompany
        {
            Id = id,
            Identity = master.Identity,
            Country = master.Locale.Country,
            CountryText = random.Chance(shares.MissingField / 3) ? null : random.Pick(master.Locale.CountrySpellings),
            Name = name,
            VatNumber = number is null ? writer.Empty(isNumber: true) : writer.Number(number, master.Locale.Country),
            TaxCode = writer.Optional(master.TaxCode),
            PNumber = master.PNumber,
            EanNumber = writer.Ean(master.Ean, canBeMissing: !master.IsMunicipal || random.Chance(0.5)),
            Street = street,
            PostalCode = postalCode,
            City = city,
            Region = region,
            Phone = writer.Phone(master.Locale.PhonePrefix, master.Phone),
            Email = writer.Email(master.Email, "faktura@" + master.Domain, canBeMissing: !master.SharesEmail),
            Website = writer.Optional("www." + master.Domain),
            Traits = writer.Traits,
        };
    }

    private CompanyMaster Remember(CompanyMaster master)
    {
        Masters.Add(master.Identity, master);
        return master;
    }

    private string NewNumber(Locale locale, SeededRandom random)
    {
        while (true)
        {
            var number = locale.Country switch
            {
                "DK" => CheckDigits.Cvr(random),
                "IT" => CheckDigits.PartitaIva(random),
                _ => CheckDigits.Cui(random),
            };
            // The body alone must be new: then a broken check digit can never make the number of somebody else.
            if (_numbers.Add(locale.Country + number[..^1]))
                return number;
        }
    }

    private string NewGs1(SeededRandom random)
    {
        while (true)
        {
            var number = CheckDigits.Gs1(random);
            if (_numbers.Add("GS1" + number[..^1]))
                return number;
        }
    }

    private string Domain(string core, bool isFirst)
    {
        var slug = Spelling.Fold(core);
        if (!isFirst)
            slug += Spelling.Format("-{0}", ++_domains);
        return slug + (slug.Length % 2 == 0 ? ".example" : ".test");
    }

    private string MunicipalityName(Locale locale, SeededRandom random)
    {
        while (true)
        {
            var name = random.Pick(locale.StemHeads) + random.Pick(locale.StemTails) + " Kommune";
            if (_names.Add(Spelling.Fold(name)))
                return name;
        }
    }

    private static string? TaxCode(Locale locale, LegalForm form, string number, SeededRandom random)
    {
        if (locale.Country != "IT")
            return null;
        if (form.Written.Length > 0)
            return number;
        var female = random.Chance(0.5);
        return CheckDigits.CodiceFiscale(
            random.Pick(female ? locale.FemaleNames : locale.MaleNames), random.Pick(locale.SurnameHeads) + random.Pick(locale.SurnameTails), female, random);
    }
}
