namespace Connectors.Uniconta.Sync;

/// <summary>How Uniconta takes part in a sync. No business value is preset: what is not set here and not in the mapping is reported as missing.</summary>
public sealed class UnicontaSyncOptions
{
    /// <summary>
    /// The CRM's field of a company that says whether it is a customer: <c>type</c>, <c>status</c>. With it, a company whose field has one of <see cref="CustomerValues"/> becomes a debtor by itself.
    /// <see langword="null"/>: no company does; only a document that needs it, or a person who asks for it, makes a debtor.
    /// </summary>
    public string? CustomerField { get; set; }

    /// <summary>The keywords of <see cref="CustomerField"/>, by key: <c>Kunde</c>. The first one is given to companies that come from Uniconta, and back to those that lose theirs.</summary>
    public IList<string> CustomerValues { get; } = [];

    /// <summary>Sets <see cref="CustomerField"/> back as long as the debtor exists. On by default.</summary>
    public bool KeepCustomerValue { get; set; } = true;

    /// <summary>Which field of a debtor is the CRM's VAT group. The zone by default ("Momszone").</summary>
    public DebtorVatField VatField { get; set; } = DebtorVatField.VatZone;

    /// <summary>The group of new debtors, by key. <see langword="null"/>: the group that Uniconta marks as default; where there is none, such a debtor is parked.</summary>
    public string? DefaultDebtorGroup { get; set; }

    /// <summary>The payment terms of new debtors, by key. <see langword="null"/>: none is given.</summary>
    public string? DefaultPaymentTerms { get; set; }

    /// <summary>The country of new debtors without one, two letters. <see langword="null"/>: such a debtor is parked.</summary>
    public string? DefaultCountry { get; set; }

    /// <summary>Refuses a Danish debtor without CVR number. Off by default, because private persons have none and no field says who is one.</summary>
    public bool RequireCvrInDenmark { get; set; }

    /// <summary>
    /// Numbers for new debtors where the CRM gives none and the debtor group has no number series. <see langword="null"/>: such a debtor is parked. Where the group has a series, Uniconta gives the number.
    /// </summary>
    public KeyNumbering? NewAccounts { get; set; }

    /// <summary>Numbers for new employees where the CRM gives none: Uniconta has no series for them. At most 10 characters.</summary>
    public KeyNumbering NewEmployeeNumbers { get; set; } = new();

    /// <summary>What new employees are. Salespersons by default, as the guide says of the CRM's users; <see langword="null"/>: Uniconta's own first choice.</summary>
    public ContactTitle? NewEmployeeTitle { get; set; } = ContactTitle.Sales;

    /// <summary>Keeps cost prices of items away: there is no such field then, neither in the CRM nor in plans, histories or exports.</summary>
    public bool WithholdCostPrice { get; set; }

    /// <summary>
    /// A user-defined text field of debtors, contacts, employees and orders that may hold the connector's mark, by its exact name. With it a create whose answer was lost is found again by itself;
    /// without it a person is asked. <see langword="null"/>: there is none.
    /// </summary>
    public string? MarkerField { get; set; }

    /// <summary>User-defined fields that mappings use. Uniconta shows no definitions over HTTP, as far as is known, so they are named here and looked for in the rows.</summary>
    public IList<SyncUserField> UserFields { get; } = [];

    /// <summary>
    /// Reads only debtors that changed since the last pass, by their stamp. Off by default: the whole table is one call as well, shows deletions at once, and does not hang on the zone of the stamps.
    /// Switch it on for companies with more debtors than you want to transfer at every pass.
    /// </summary>
    public bool ReadChangedDebtorsOnly { get; set; }

    /// <summary>With <see cref="ReadChangedDebtorsOnly"/>: how far a pass reads back. The zone of Uniconta's stamps is not documented, so not less than two hours.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How the remark of an order names the one that it follows, when it is sent anew on purpose; <c>{0}</c> is the number of that one.</summary>
    public string ReplacesText { get; set; } = "Erstatter nr. {0}";

    /// <summary>Currencies that your Uniconta has beside the 24 of 2016, ISO 4217. Others are refused, because Uniconta may take its first one for a code that it does not know.</summary>
    public IList<string> MoreCurrencies { get; } = [];

    /// <summary>
    /// Lengths that differ from the published ones, by table and field: <c>MaxLengths["Debtor.Address1"] = 100</c>. Most of those that are published are of 2016 and may have grown; a longer value is held and never cut.
    /// </summary>
    public IDictionary<string, int> MaxLengths { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How long one write may take in all: two or three calls, each with its waits. Default 6 minutes.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>How long Uniconta may take to show a write that it accepted; only afterwards a record that is not found was not created. Default 5 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(5);

    internal UnicontaSyncOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WriteTimeout, TimeSpan.FromSeconds(1), nameof(WriteTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, TimeSpan.FromHours(2), nameof(Overlap));
        if (CustomerField is not null && (CustomerValues.Count == 0 || CustomerValues.Any(string.IsNullOrWhiteSpace)))
            throw new ArgumentException($"{nameof(CustomerField)} is '{CustomerField}', and {nameof(CustomerValues)} names no keyword: add one, such as Kunde.", nameof(CustomerValues));
        if (CustomerField is null && CustomerValues.Count > 0)
            throw new ArgumentException($"{nameof(CustomerValues)} names keywords, and no {nameof(CustomerField)} holds them: write the CRM's field, such as type.", nameof(CustomerField));
        if (DefaultCountry is not null && (DefaultCountry.Length != 2 || !DefaultCountry.All(char.IsAsciiLetterUpper) || Country.FromIso2(DefaultCountry) is null))
            throw new ArgumentException($"'{DefaultCountry}' is no country: write two capital letters, such as DK.", nameof(DefaultCountry));
        if (VatField is not (DebtorVatField.VatZone or DebtorVatField.Vat))
            throw new ArgumentOutOfRangeException(nameof(VatField));
        if (NewEmployeeTitle is { Member: null } title)
            throw new ArgumentException($"'{title}' is no title that Uniconta has.", nameof(NewEmployeeTitle));
        NewAccounts?.Check(20, nameof(NewAccounts));
        (NewEmployeeNumbers ?? throw new ArgumentNullException(nameof(NewEmployeeNumbers))).Check(10, nameof(NewEmployeeNumbers));
        if (MarkerField is not null && !SyncUserField.IsName(MarkerField))
            throw new ArgumentException($"'{MarkerField}' is no name of a user-defined field: letters, digits and underscores, without blanks.", nameof(MarkerField));
        if (MoreCurrencies.FirstOrDefault(static c => c is not { Length: 3 } || !c.All(char.IsAsciiLetterUpper)) is { } wrong)
            throw new ArgumentException($"'{wrong}' is no currency: write three capital letters, such as RON.", nameof(MoreCurrencies));
        if (ReplacesText is null || !ReplacesText.Contains("{0}", StringComparison.Ordinal))
            throw new ArgumentException($"'{ReplacesText}' does not say where the number stands: write {{0}} there.", nameof(ReplacesText));
        foreach (var field in UserFields)
            field.Check();
        foreach (var (name, length) in MaxLengths)
        {
            if (length < 1 || name.Count(static c => c == '.') != 1)
                throw new ArgumentException($"'{name}' = {length} is no length of a field: write Table.Field and a number of characters.", nameof(MaxLengths));
        }

        return this;
    }
}

/// <summary>The fields of a debtor that may be the CRM's VAT group.</summary>
public enum DebtorVatField
{
    /// <summary>Where it stands for VAT: Domestic, EU, Foreign, NoVatReg, VatFree.</summary>
    VatZone,

    /// <summary>The VAT code.</summary>
    Vat,
}

/// <summary>How numbers of new records are made: a prefix and the number after the highest one that has it.</summary>
public sealed record KeyNumbering
{
    /// <summary>What stands before the digits.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The first number, when there is none yet.</summary>
    public long First { get; init; } = 1;

    /// <summary>How many digits there are at least, filled up with zeros.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>The number after the highest of those that exist.</summary>
    internal long After(IEnumerable<string?> keys) => Math.Max(First, keys.Select(NumberOf).DefaultIfEmpty(First - 1).Max() + 1);

    internal string Write(long number) => Prefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    internal void Check(int length, string name)
    {
        ArgumentNullException.ThrowIfNull(Prefix, name);
        if (First < 0 || Digits < 1 || Write(First).Length > length)
            throw new ArgumentException($"The number '{Prefix}{First}' of {name} must have 1 to {length} characters.", name);
    }

    private long NumberOf(string? key) => key is not null && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(key.AsSpan(Prefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : First - 1;
}
