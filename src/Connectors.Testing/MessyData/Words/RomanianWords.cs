namespace Connectors.Testing;

internal static class RomanianWords
{
    public static Locale Locale { get; } = new()
    {
        Country = "RO",
        CountrySpellings = ["RO", "România", "Romania", "ROMANIA"],
        MaleNames =
        [
            "Adrian", "Anghel", "Bogdan", "Călin", "Cătălin", "Costin", "Cristian", "Dănuț", "Dragoș", "Emil", "Florin", "Gheorghiță", "Horia", "Ilie", "Ionuț", "Iulian",
            "Laurențiu", "Lucian", "Marin", "Mihăiță", "Neculai", "Octavian", "Petrișor", "Radu", "Remus", "Sandu", "Șerban", "Tiberiu", "Țugui", "Viorel",
        ],
        FemaleNames =
        [
            "Adela", "Anca", "Aurelia", "Brândușa", "Camelia", "Cătălina", "Crenguța", "Dana", "Doinița", "Elisabeta", "Floarea", "Gabriela", "Ghițica", "Ileana", "Ioana",
            "Lăcrămioara", "Liliana", "Luminița", "Mădălina", "Maricica", "Mihaela", "Nicoleta", "Otilia", "Paraschiva", "Rodica", "Ruxandra", "Smaranda", "Ștefania", "Viorica",
            "Zâna",
        ],
        SurnameHeads =
        [
            "Ariceanu", "Bâtlan", "Brebenel", "Buciumar", "Cărăbuș", "Cimbrișor", "Codrușor", "Cucuruz", "Dumbrăv", "Făgeț", "Fluierar", "Gâscan", "Ghindăr", "Grăușor",
            "Jderoi", "Licurici", "Lupșor", "Măcieș", "Mărăcin", "Muntișor", "Negurici", "Păducel", "Pițigoi", "Prigorean", "Rouășor", "Scorțar", "Stejărel", "Șopârlan",
            "Țintaur", "Vidrașcu",
        ],
        SurnameTails =
        [
            "aci", "aș", "aru", "ărescu", "avu", "ean", "eanu", "ei", "el", "elea", "ența", "escu", "eț", "icel", "icioiu", "iceanu", "igă", "ila", "ioară", "ișan",
            "iță", "oaia", "oiu", "oneanu", "opol", "oș", "oveanu", "uca", "uleț", "uță",
        ],
        StemHeads =
        [
            "Albina", "Arinul", "Boarea", "Bradul", "Busuiocul", "Cascada", "Castelul", "Cetatea", "Cheia", "Cireșul", "Codrul", "Crângul", "Creasta", "Dealul", "Fagul",
            "Fântâna", "Gura", "Izvorul", "Lacul", "Livada", "Lunca", "Măgura", "Mesteacănul", "Moara", "Negura", "Ogorul", "Pârâul", "Piatra", "Plaiul", "Podișul", "Poiana",
            "Rarița", "Salcia", "Stâna", "Șura", "Țarina", "Valea", "Zăvoiul",
        ],
        StemTails =
        [
            " Albastră", " Argintie", " Bătrână", " Caldă", " cu Tei", " de Aur", " de Jos", " de Sus", " din Vale", " Florilor", " Furnicii", " Înaltă", " Lungă",
            " Lupilor", " Râsului", " Măiastră", " Mică", " Nouă", " Păunilor", " Pietrei", " Rotundă", " Senină", " Șoimului", " Țapului", " Ursului", " Verde", " Zimbrului",
        ],
        Trades =
        [
            "Agroindustrie", "Amenajări", "Băuturi", "Cofetărie", "Comerț", "Construcții", "Consultanță", "Contabilitate", "Covoare", "Croitorie", "Distribuție", "Electrice",
            "Fermă", "Ferestre și Uși", "Grădinărit", "Instalații", "Încălțăminte", "Lactate", "Lemn și Mobilă", "Logistică", "Mașini Unelte", "Morărit", "Panificație",
            "Papetărie", "Piese Auto", "Proiectare", "Servicii", "Sisteme IT", "Tâmplărie", "Tipografie", "Transport", "Turism", "Viticultură",
        ],
        LegalForms =
        [
            new("SRL", "{0} S.R.L.", "SC {0} SRL", "S.C. {0} S.R.L.", "{0} srl", "{0} Srl", "{0}", "SC {0} S.R.L"),
            new("SA", "{0} S.A.", "SC {0} SA", "S.C. {0} S.A.", "{0}"),
            new("SNC", "{0} S.N.C.", "{0}"),
            new("II", "{0} I.I.", "{0} Întreprindere Individuală", "{0}"),
        ],
        Towns =
        [
            new("010101", "București", "București"), new("020331", "București", "București"), new("040101", "București", "București"), new("070000", "Buftea", "Ilfov"),
            new("080011", "Giurgiu", "Giurgiu"), new("100001", "Ploiești", "Prahova"), new("110001", "Pitești", "Argeș"), new("120001", "Buzău", "Buzău"),
            new("130001", "Târgoviște", "Dâmbovița"), new("200001", "Craiova", "Dolj"), new("210001", "Târgu Jiu", "Gorj"), new("240001", "Râmnicu Vâlcea", "Vâlcea"),
            new("300001", "Timișoara", "Timiș"), new("310001", "Arad", "Arad"), new("320001", "Reșița", "Caraș-Severin"), new("330001", "Deva", "Hunedoara"),
            new("400001", "Cluj-Napoca", "Cluj"), new("410001", "Oradea", "Bihor"), new("420001", "Bistrița", "Bistrița-Năsăud"), new("430001", "Baia Mare", "Maramureș"),
            new("440001", "Satu Mare", "Satu Mare"), new("450001", "Zalău", "Sălaj"), new("500001", "Brașov", "Brașov"), new("520001", "Sfântu Gheorghe", "Covasna"),
            new("530001", "Miercurea Ciuc", "Harghita"), new("540001", "Târgu Mureș", "Mureș"), new("550001", "Sibiu", "Sibiu"), new("600001", "Bacău", "Bacău"),
            new("610001", "Piatra Neamț", "Neamț"), new("620001", "Focșani", "Vrancea"), new("700001", "Iași", "Iași"), new("720001", "Suceava", "Suceava"),
            new("800001", "Galați", "Galați"), new("810001", "Brăila", "Brăila"), new("900001", "Constanța", "Constanța"),
        ],
        Streets =
        [
            "Aleea Castanilor nr. {0}", "Bd. Libertății nr. {0}", "Bd. Unirii nr. {0}, bl. C2, sc. A, ap. 7", "Calea Moldovei nr. {0}", "Calea Victoriei nr. {0}",
            "Piața Gării nr. {0}", "Splaiul Dâmboviței nr. {0}", "Str. Agricultorilor nr. {0}", "Str. Fabricii nr. {0}", "Str. Florilor nr. {0}", "Str. Horea nr. {0}, et. 2",
            "Str. Luncii nr. {0}", "Str. Morii nr. {0}", "Str. Păcii nr. {0}, bl. 14, ap. 3", "Str. Primăverii nr. {0}", "Str. Școlii nr. {0}", "Str. Țărmului nr. {0}",
            "Șos. Națională nr. {0}",
        ],
        Titles = ["Administrator", "Contabil șef", "Director vânzări", "Economist", "Inginer", "Responsabil achiziții", "Secretară"],
        BranchNames = ["{0} Sucursala {1}", "{0} - punct de lucru {1}", "{0} - {1}", "{0} Filiala {1}"],
        PhonePrefix = "40",
        Products =
        [
            "Adeziv", "Baterie", "Cablu", "Covoraș", "Cutie", "Detergent", "Furtun", "Gresie", "Lavetă", "Mănuși", "Panou", "Piuliță", "Scândură", "Șurub",
            "Țeavă", "Ulei", "Ușă", "Vopsea",
        ],
        Services = ["Consultanță", "Deplasare"],
        ProductMakes = ["albă", "de exterior", "de interior", "extra", "galvanizată", "inoxidabilă", "întărită", "neagră", "roșie", "verde"],
    };
}
