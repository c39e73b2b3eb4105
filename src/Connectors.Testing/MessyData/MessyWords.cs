using System.Globalization;

namespace Connectors.Testing;

/// <summary>Puts names, streets, addresses and numbers together. Whatever could reach somebody is out of reach: reserved domains, numbers nobody can have.</summary>
internal static class MessyWords
{
    public static Locale Country(MessyOptions options, SeededRandom random)
    {
        var first = random.Chance(options.HomeShare) || options.Countries.Count == 1;
        return Locale.Of(first ? options.Countries[0] : options.Countries[1 + random.Next(options.Countries.Count - 1)]);
    }

    public static string Street(Locale locale, SeededRandom random) => Spelling.Format(random.Pick(locale.Streets), random.Between(1, 180));

    /// <summary>
    /// National form. Denmark: subscriber numbers never begin with 1. Italy: 2 is not given out (fixed lines begin with 0, mobiles with 3). Romania: 06 is not given out.
    /// </summary>
    public static string Phone(Locale locale, SeededRandom random) => locale.Country switch
    {
        "DK" => random.Between(12_000_000, 19_999_999).ToString(CultureInfo.InvariantCulture),
        "IT" => "2" + random.Between(0, 999_999_999).ToString("000000000", CultureInfo.InvariantCulture),
        _ => "06" + random.Between(0, 99_999_999).ToString("00000000", CultureInfo.InvariantCulture),
    };

    /// <summary>A company name that nobody has yet. The parts are few enough to look alike and many enough to be told apart.</summary>
    public static string CompanyName(Locale locale, SeededRandom random, HashSet<string> inUse)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stem = random.Pick(locale.StemHeads) + random.Pick(locale.StemTails);
            var name = locale.Country switch
            {
                "IT" => $"{random.Pick(locale.Trades)} {stem}",
                _ => $"{stem} {random.Pick(locale.Trades)}",
            };
            if (attempt > 8)
                name += " " + random.Pick(locale.SurnameHeads) + random.Pick(locale.SurnameTails);
            if (inUse.Add(Spelling.Fold(name)))
                return name;
        }
    }

    public static (string First, string Last, bool Female) PersonName(Locale locale, SeededRandom random, HashSet<string> inUse)
    {
        for (var attempt = 0; ; attempt++)
        {
            var female = random.Chance(0.5);
            var first = random.Pick(female ? locale.FemaleNames : locale.MaleNames);
            if (attempt > 8)
                first += " " + random.Pick(female ? locale.FemaleNames : locale.MaleNames);
            var last = random.Pick(locale.SurnameHeads) + random.Pick(locale.SurnameTails);
            if (inUse.Add(Spelling.Fold(first + last)))
                return (first, last, female);
        }
    }
}
