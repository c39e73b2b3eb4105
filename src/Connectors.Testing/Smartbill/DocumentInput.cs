namespace Connectors.Testing.Smartbill;

/// <summary>Head of an invoice or proforma: what is read and refused before a line is looked at.</summary>
internal static class DocumentInput
{
    public const string UnknownSeries = "Seria nu a fost gasita! Folositi o serie creata in contul de cloud.";
    public const string BadDate = "Data documentului trebuie sa fie de forma yyyy-MM-dd.";
    private const int MaximumLines = 400;
    private static readonly string[] Texts = ["issuerName", "issuerCnp", "delegateName", "delegateIdentityCard", "delegateAuto", "aviz"];

    public static IReadOnlySet<string> Currencies { get; } = new HashSet<string>(
        "RON EUR USD GBP CAD AUD CHF TRY CZK DKK HUF MDL SEK NOK JPY EGP PLN RUB AED BRL CNY HRK INR KRW MXN NZD RSD THB UAH XDR ZAR".Split(' '));

    /// <summary>Rights, plan and series: before anything of the document.</summary>
    public static StoredSeries Series(SmartbillCall call, string type)
    {
        var account = call.Account;
        if (!call.User.CanAddInvoices)
            throw call.NoRight("Nu aveti dreptul de a adauga facturi");
        var name = call.Body.Text("seriesName");
        var series = string.IsNullOrEmpty(name) && call.Oddities.MissingSeriesTakesDefault
            ? account.SeriesList.Find(s => s.Type == type) : account.FindSeries(name, type);
        if (series is null)
            throw new ApiError(UnknownSeries);
        if (call.User.Series?.Contains(series.Name) == false)
            throw call.NoRight("Nu aveti dreptul de a adauga facturi pe seria selectata");
        if (account.DocumentLimit is { } limit && account.DocumentsInPlanWindow() >= limit)
            throw new ApiError("Pentru acest pachet s-a emis numarul maxim de documente permis");
        return series;
    }

    public static IReadOnlyList<Body> Products(SmartbillCall call, string what)
    {
        var products = call.Body.List("products") ?? [];
        if (products.Count == 0)
            throw new ApiError($"{what}Products trebuie specificat si trebuie sa contina cel putin un element");
        if (products.Count > MaximumLines)
            throw new ApiError("Numarul maxim acceptat de 400 intrari pe document a fost depasit.", 410);
        return products;
    }

    /// <summary>The client as it will be printed; its id is that of the register's record when there is one.</summary>
    public static StoredClient Client(SmartbillCall call, Body? sent)
    {
        if (sent is not { } client || client.TextOrEmpty("country").Length == 0)
            throw new ApiError("tara trebuie specificata");
        var name = client.TextOrEmpty("name");
        if (string.IsNullOrWhiteSpace(name) || name.IndexOfAny(call.Oddities.ForbiddenNameCharacters.ToCharArray()) >= 0)
            throw new ApiError("Client invalid!");
        var read = Read(client, name);
        if (!Saves(call, client))
            return read;
        var same = call.Account.ClientList.Find(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (same is not null && same.VatCode != read.VatCode && !call.Account.ClientList.Exists(c => c.VatCode.Length > 0 && c.VatCode == read.VatCode))
            throw new ApiError("Clientul exista deja pe server");
        return read;
    }

    /// <summary>saveToDb: the record becomes what was sent, and what was not sent becomes empty.</summary>
    public static void SaveClient(SmartbillCall call, Body? sent, StoredClient client)
    {
        if (sent is not { } body || !Saves(call, body))
            return;
        var clients = call.Account.ClientList;
        var index = clients.FindIndex(c => c.VatCode.Length > 0 && c.VatCode == client.VatCode);
        if (index < 0)
            index = clients.FindIndex(c => c.Name.Equals(client.Name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            clients.Add(client with { Id = call.Simulator.NextId("cus_") });
        else
            clients[index] = client with { Id = clients[index].Id, Brand = clients[index].Brand, DeliveryAddresses = clients[index].DeliveryAddresses };
    }

    /// <summary>Dates, currency, language and texts onto a document that has series, client and lines.</summary>
    public static TDocument Head<TDocument>(SmartbillCall call, TDocument document)
        where TDocument : StoredDocument
    {
        var body = call.Body;
        var issued = SmartbillCall.ReadDate(body.Text("issueDate"), BadDate) ?? call.Account.Today;
        if (call.Account.ClosedThrough is { } closed && issued <= closed)
            throw new ApiError("Nu puteti adauga documentul intr-o perioada inchisa");
        return (TDocument)((StoredDocument)document with
        {
            IsDraft = body.Bool("isDraft", false),
            IssueDate = issued,
            DueDate = SmartbillCall.ReadDate(body.Text("dueDate"), BadDate) ?? call.Account.Today,
            DeliveryDate = SmartbillCall.ReadDate(body.Text("deliveryDate"), BadDate),
            Language = Language(call),
            Mentions = body.TextOrEmpty("mentions"),
            Observations = body.TextOrEmpty("observations"),
            Texts = Texts.Where(n => body.Text(n) is not null).ToDictionary(static n => n, n => body.Text(n)!),
            UsesIntraCif = body.Bool("useIntraCif", false),
            IssuedBy = call.User.Email,
        });
    }

    public static string Currency(SmartbillCall call, string missing)
    {
        var currency = call.Body.Text("currency") ?? missing;
        return Currencies.Contains(currency) ? currency : throw new ApiError("Moneda nu a fost gasita pe server!");
    }

    /// <summary>2 to 4; more is cut to 4 without a word.</summary>
    public static int Precision(SmartbillCall call) => Math.Clamp(call.Body.Whole("precision") ?? 2, 2, 4);

    /// <summary>Where the document is e-mailed to; null: it is not.</summary>
    public static string? EmailTo(SmartbillCall call, StoredClient client)
    {
        if (!call.Body.Bool("sendEmail", false))
            return null;
        var to = call.Body.Object("email")?.Text("to") is { Length: > 0 } own ? own : client.Email;
        if (to.Length == 0)
            throw new ApiError("Trebuie specificata adresa de email a clientului.");
        return call.Account.HasEmailServer ? to : throw new ApiError("Server-ul de email nu a fost configurat.");
    }

    public static void SendEmail(SmartbillCall call, string type, StoredDocument document, string? to)
    {
        if (to is null || document.IsDraft)
            return;
        var email = call.Body.Object("email") ?? Body.Empty;
        call.Account.EmailList.Add(new StoredEmail { Type = type, Document = document.Label, To = to, Cc = email.TextOrEmpty("cc"), Bcc = email.TextOrEmpty("bcc") });
    }

    /// <summary>Only a link is made here: the literal asks for one of the account's provider, anything else is the caller's own.</summary>
    public static string PaymentUrl(SmartbillCall call, int id) => call.Body.TextOrEmpty("paymentUrl") switch
    {
        "Generate URL" => call.Account.HasPaymentProvider ? new Uri(call.Simulator.BaseAddress, $"plata/{id}").AbsoluteUri : "",
        var own => own,
    };

    private static string Language(SmartbillCall call)
    {
        var known = call.Account.Languages;
        var language = call.Body.Text("language") ?? known[0];
        if (known.Contains(language, StringComparer.OrdinalIgnoreCase))
            return language.ToUpperInvariant();
        return call.Oddities.UnknownLanguageRefused ? throw new ApiError("Limba nu a fost gasita pe server!") : known[0];
    }

    private static bool Saves(SmartbillCall call, Body client) => client.Bool("saveToDb", call.Oddities.ClientSavedByDefault);

    private static StoredClient Read(Body client, string name) => new()
    {
        Id = "",
        Name = name,
        VatCode = client.TextOrEmpty("vatCode"),
        Code = client.TextOrEmpty("code"),
        RegCom = client.TextOrEmpty("regCom"),
        IsVatPayer = client.Bool("isTaxPayer", false),
        Address = client.TextOrEmpty("address"),
        City = client.TextOrEmpty("city"),
        County = client.TextOrEmpty("county"),
        Country = client.TextOrEmpty("country"),
        Email = client.TextOrEmpty("email"),
        Phone = client.TextOrEmpty("phone"),
        Contact = client.TextOrEmpty("contact"),
        Bank = client.TextOrEmpty("bank"),
        Iban = client.TextOrEmpty("iban"),
    };
}
