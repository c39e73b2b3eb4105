namespace Connectors.Testing;

internal static class ItalianWords
{
    public static Locale Locale { get; } = new()
    {
        Country = "IT",
        CountrySpellings = ["IT", "Italia", "Italy", "ITALIA"],
        MaleNames =
        [
            "Alessio", "Amedeo", "Bruno", "Carlo", "Cosimo", "Davide", "Donato", "Edoardo", "Elia", "Fabrizio", "Gaspare", "Giacomo", "Giosuè", "Ivano", "Lorenzo", "Manuele",
            "Matteo", "Niccolò", "Noè", "Orazio", "Paolo", "Pierluigi", "Renzo", "Rocco", "Sandro", "Tiziano", "Ugo", "Valerio", "Vito", "Zeno",
        ],
        FemaleNames =
        [
            "Adele", "Agata", "Beatrice", "Bianca", "Caterina", "Chiara", "Dafne", "Elena", "Fiorella", "Gaia", "Ginevra", "Ilaria", "Irene", "Lavinia", "Letizia", "Livia",
            "Maddalena", "Marta", "Nives", "Noemi", "Ofelia", "Ornella", "Perla", "Rosalba", "Serena", "Silvia", "Teresa", "Viola", "Virginia", "Zoè",
        ],
        SurnameHeads =
        [
            "Acqua", "Albicocc", "Belcampan", "Boscovent", "Brigantell", "Calamit", "Ciliegi", "Cortefior", "Dolcemar", "Falchett", "Fontanar", "Girasol", "Grandin",
            "Lanternin", "Lucciol", "Malvarosett", "Montefoll", "Nebbiolin", "Nocciolat", "Oltrepont", "Passeracc", "Quercian", "Rondinell", "Roccasol", "Sassofior",
            "Spigolatt", "Tramontin", "Ulivar", "Ventimar", "Zafferan",
        ],
        SurnameTails =
        [
            "accio", "ai", "ale", "ante", "ardi", "aro", "asco", "ato", "elli", "ello", "enghi", "ero", "escu", "etti", "ezza", "iani", "icchio", "iero", "ini", "ino",
            "isi", "oli", "one", "oni", "otti", "otto", "ucci", "uolo", "ussi", "uzzo",
        ],
        StemHeads =
        [
            "Alba", "Arco", "Bosco", "Brezza", "Calanco", "Campo", "Colle", "Corallo", "Corte", "Delta", "Duna", "Faro", "Fiume", "Fonte", "Ginestra", "Gelso", "Isola",
            "Laguna", "Lago", "Marea", "Mirto", "Monte", "Nido", "Nuvola", "Olmo", "Onda", "Orto", "Pineta", "Ponte", "Prato", "Riva", "Sentiero", "Stella", "Torre", "Valle",
            "Vela", "Vento", "Vigna",
        ],
        StemTails =
        [
            " Alto", " Antico", " Azzurro", " Basso", " Bianco", " Chiaro", " d'Argento", " d'Oro", " dei Gabbiani", " dei Tigli", " del Sole", " della Lontra", " della Volpe",
            " delle Gru", " di Mezzo", " di Sopra", " Dorato", " Fiorito", " Lento", " Lungo", " Nuovo", " Quieto", " Rosso", " Sereno", " Tondo", " Verde", " Vivo",
        ],
        Trades =
        [
            "Agriturismo", "Arredamenti", "Autofficina", "Biscottificio", "Calzature", "Cantine", "Caseificio", "Ceramiche", "Comunicazione", "Consulenze", "Costruzioni",
            "Elettroimpianti", "Falegnameria", "Ferramenta", "Floricoltura", "Forno", "Frantoio", "Grafica & Stampa", "Idraulica", "Informatica", "Lavanderia", "Logistica",
            "Materiali Edili", "Meccanica", "Molino", "Officine", "Panificio", "Pelletteria", "Qualità & Servizi", "Serramenti", "Tessuti", "Trasporti", "Vetreria",
        ],
        LegalForms =
        [
            new("S.r.l.", "{0} SRL", "{0} Srl", "{0} srl", "{0} s.r.l.", "{0} S.R.L.", "{0} S r l", "{0}", "{0} Società a responsabilità limitata"),
            new("S.p.A.", "{0} SPA", "{0} SpA", "{0} Spa", "{0} s.p.a.", "{0}"),
            new("S.n.c.", "{0} SNC", "{0} Snc", "{0} s.n.c.", "{0}"),
            new("", "{0}", "Ditta {0}"),
        ],
        Towns =
        [
            new("00184", "Roma", "RM"), new("00071", "Pomezia", "RM"), new("01100", "Viterbo", "VT"), new("04100", "Latina", "LT"), new("05100", "Terni", "TR"),
            new("06121", "Perugia", "PG"), new("07100", "Sassari", "SS"), new("09124", "Cagliari", "CA"), new("10121", "Torino", "TO"), new("12100", "Cuneo", "CN"),
            new("16121", "Genova", "GE"), new("20121", "Milano", "MI"), new("24121", "Bergamo", "BG"), new("25121", "Brescia", "BS"), new("30121", "Venezia", "VE"),
            new("31100", "Treviso", "TV"), new("34121", "Trieste", "TS"), new("37121", "Verona", "VR"), new("38122", "Trento", "TN"), new("40121", "Bologna", "BO"),
            new("41121", "Modena", "MO"), new("43121", "Parma", "PR"), new("47521", "Cesena", "FC"), new("47921", "Rimini", "RN"), new("50121", "Firenze", "FI"),
            new("53100", "Siena", "SI"), new("60121", "Ancona", "AN"), new("65121", "Pescara", "PE"), new("67100", "L'Aquila", "AQ"), new("70121", "Bari", "BA"),
            new("73100", "Lecce", "LE"), new("80121", "Napoli", "NA"), new("84121", "Salerno", "SA"), new("90121", "Palermo", "PA"), new("95121", "Catania", "CT"),
        ],
        Streets =
        [
            "Corso della Libertà, {0}", "Largo dei Tigli, {0}", "Piazza del Mercato, {0}", "Piazza della Stazione, {0}/B", "Via Aurora, {0}", "Via dei Mille, {0}",
            "Via del Lavoro, {0}", "Via del Porto, {0}", "Via dell'Artigianato, {0}", "Via dell'Industria, {0}", "Via della Fontana, {0}", "Via della Repubblica, {0}",
            "Via delle Rose, {0}", "Via Roma, {0}", "Via San Martino, {0} int. 3", "Viale dei Pini, {0}", "Viale dell'Università, {0}", "Vicolo Stretto, {0}",
        ],
        Titles = ["Addetto acquisti", "Amministratore", "Capo officina", "Contabile", "Direttore commerciale", "Responsabile qualità", "Segreteria"],
        BranchNames = ["{0} Filiale di {1}", "{0} - Sede di {1}", "{0} - {1}", "{0} ({1})"],
        PhonePrefix = "39",
        Products =
        [
            "Asse di larice", "Barattolo", "Bullone", "Cavo", "Colla", "Detergente", "Filtro", "Guanto da lavoro", "Maniglia", "Mattonella", "Morsetto",
            "Olio", "Pannello", "Rubinetto", "Tubo", "Unità di controllo", "Vernice", "Vite",
        ],
        Services = ["Consulenza", "Sopralluogo"],
        ProductMakes = ["alta qualità", "bianco", "da esterno", "da interno", "extra forte", "inox", "nero", "rinforzato", "rosso", "zincato"],
    };
}
