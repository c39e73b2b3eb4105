namespace Connectors.Testing;

internal static class DanishWords
{
    public static Locale Locale { get; } = new()
    {
        Country = "DK",
        CountrySpellings = ["DK", "Danmark", "Denmark", "dk"],
        MaleNames =
        [
            "Anders", "Asger", "Bjørn", "Carsten", "Dan", "Esben", "Flemming", "Frederik", "Gorm", "Hans", "Henning", "Jeppe", "Jørgen", "Kåre", "Kjeld", "Lars",
            "Mads", "Mikkel", "Niels", "Ole", "Palle", "Rasmus", "Sune", "Søren", "Terkel", "Troels", "Uffe", "Villads", "Åge", "Ørjan",
        ],
        FemaleNames =
        [
            "Agnes", "Anne", "Astrid", "Birgit", "Bodil", "Camilla", "Dorte", "Else", "Freja", "Gerda", "Gudrun", "Helle", "Ingrid", "Jytte", "Karen", "Kirstine",
            "Lærke", "Maren", "Merete", "Nanna", "Oda", "Pernille", "Ragnhild", "Rikke", "Signe", "Solveig", "Tove", "Ulla", "Vibeke", "Åse",
        ],
        SurnameHeads =
        [
            "Blåbær", "Brændings", "Bølge", "Drivtømmer", "Enghave", "Fyrre", "Gærde", "Hyben", "Høstvinds", "Isfugle", "Kløver", "Lyng", "Mælkebøtte", "Måge",
            "Nattergale", "Odder", "Pæreskovs", "Regnbue", "Rævehøj", "Sivsko", "Skovmår", "Slåen", "Stormvinds", "Sølvgrå", "Tangloppe", "Tørvemose", "Ulvefod",
            "Vadestens", "Ærenpris", "Øvands",
        ],
        SurnameTails =
        [
            "agger", "bakke", "berg", "bjerg", "bo", "borg", "brink", "bro", "bæk", "dahl", "elv", "eng", "gaard", "gren", "holm", "holt", "hus", "hvid", "kjær",
            "krog", "kær", "lund", "løv", "mark", "næs", "ravn", "skov", "strøm", "toft", "ørn",
        ],
        StemHeads =
        [
            "Bølge", "Dynd", "Egern", "Fjeder", "Frost", "Grævling", "Grøn", "Havgus", "Hede", "Humle", "Hvepse", "Jolle", "Klit", "Krage", "Lygte", "Løvfald", "Muld",
            "Måne", "Nordlys", "Pil", "Rim", "Røn", "Siv", "Skumring", "Snegle", "Sommer", "Spætte", "Stær", "Tåge", "Tørve", "Ugle", "Ulv", "Vadehav", "Vinter",
            "Ål", "Æble", "Ær", "Øre",
        ],
        StemTails =
        [
            "bakken", "bøgen", "dalen", "engen", "fjorden", "gaarden", "haven", "holmen", "huset", "højen", "kilden", "krogen", "kæret", "lunden", "løkken", "mosen",
            "næsset", "odden", "pynten", "skæret", "stien", "sundet", "toften", "vangen", "værket", "åsen", "øen",
        ],
        Trades =
        [
            "Anlægsgartneri", "Autoværksted", "Bageri", "Blomster", "Bogtryk", "Byggeservice", "Bådeværft", "Cykler", "Dagligvarer", "El-teknik", "Entreprise",
            "Fiskeeksport", "Glas & Ramme", "Gulvservice", "Handel", "Isolering", "Keramik", "Kloakservice", "Kød & Vildt", "Malerfirma", "Maskinfabrik", "Mejeri",
            "Møbler", "Rengøring", "Regnskab", "Rådgivning", "Smede- og VVS", "Snedkeri", "Tagdækning", "Tandklinik", "Tømrer & Snedker", "Vinimport", "Ølbryggeri",
        ],
        LegalForms =
        [
            new("ApS", "{0} Aps", "{0} APS", "{0} aps", "{0} ApS.", "{0}, ApS", "{0}", "{0} Anpartsselskab"),
            new("A/S", "{0} AS", "{0} a/s", "{0} A-S", "{0} A / S", "{0}", "{0} Aktieselskab"),
            new("I/S", "{0} IS", "{0} i/s", "{0}"),
            new("", "{0}", "{0} v/indehaveren"),
        ],
        Towns =
        [
            new("0900", "København C"), new("1620", "København V"), new("2100", "København Ø"), new("2300", "København S"), new("2800", "Kongens Lyngby"),
            new("2860", "Søborg"), new("3000", "Helsingør"), new("3400", "Hillerød"), new("3700", "Rønne"), new("4000", "Roskilde"), new("4100", "Ringsted"),
            new("4220", "Korsør"), new("4300", "Holbæk"), new("4600", "Køge"), new("4700", "Næstved"), new("4800", "Nykøbing F"), new("5000", "Odense C"),
            new("5700", "Svendborg"), new("5970", "Ærøskøbing"), new("6000", "Kolding"), new("6200", "Aabenraa"), new("6400", "Sønderborg"), new("6700", "Esbjerg"),
            new("6950", "Ringkøbing"), new("7100", "Vejle"), new("7400", "Herning"), new("7700", "Thisted"), new("8000", "Aarhus C"), new("8600", "Silkeborg"),
            new("8700", "Horsens"), new("8800", "Viborg"), new("8900", "Randers C"), new("9000", "Aalborg"), new("9800", "Hjørring"), new("9900", "Frederikshavn"),
        ],
        Streets =
        [
            "Birkevej {0}", "Brogade {0}", "Bøgevej {0}", "Fabriksvej {0}", "Fjordgade {0}, 1. th.", "Havnegade {0}", "Industrivej {0}", "Jernbanegade {0}, st. tv.",
            "Kirkestræde {0}", "Kystvejen {0}", "Lindealle {0}", "Møllevej {0}", "Nygade {0}, 2. mf.", "Nørregade {0}", "Rådhustorvet {0}", "Skolegade {0}",
            "Søndergade {0} B", "Torvegade {0}", "Vestergade {0}", "Ågade {0}", "Åboulevarden {0}, 3.", "Østergade {0}",
        ],
        Titles = ["Adm. direktør", "Bogholder", "Indkøber", "Projektleder", "Salgschef", "Værkfører", "Økonomichef"],
        BranchNames = ["{0}, afd. {1}", "{0} - {1}", "{0} afdeling {1}", "{0} {1}"],
        MunicipalUnits =
        [
            "Biblioteket", "Borgerservice", "Børnehuset", "Dagplejen", "Driftsafdelingen", "Familieafdelingen", "Havnekontoret", "Hjemmeplejen Nord", "Hjemmeplejen Syd",
            "Idrætshallen", "Jobcentret", "Kulturskolen", "Lønkontoret", "Museet", "Naturskolen", "Plejecentret", "Skole Vest", "Skole Øst", "Sundhedscentret", "Teknik og Miljø",
            "Tandplejen", "Ungdomsskolen", "Vejafdelingen", "Vuggestuen", "Ældrerådet",
        ],
        PhonePrefix = "45",
        Products =
        [
            "Afløbsrør", "Arbejdshandske", "Bræt", "Fliseklæber", "Gulvmåtte", "Kuglehane", "Ledning", "Maling", "Møtrik", "Rengøringsmiddel", "Rørbøjning",
            "Skrue", "Spånplade", "Sømpistol", "Tætningsliste", "Værktøjskasse", "Ægtræsliste", "Økologisk sæbe",
        ],
        Services = ["Konsulenttime", "Undersøgelse"],
        ProductMakes = ["blå", "ekstra stærk", "galvaniseret", "grøn", "hærdet", "indendørs", "rustfri", "rød", "sølvgrå", "udendørs"],
    };
}
