using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Uniconta.Debtor, Connectors.Uniconta.Debtor, Connectors.Uniconta.Debtor>;
using P = Connectors.Uniconta.Sync.RowFields<Connectors.Uniconta.Debtor>;

namespace Connectors.Uniconta.Sync;

/// <summary>Debtors: the customers.</summary>
internal sealed class DebtorResource(UnicontaRun run) : WritableResource<Debtor>(run, EntityName, UserFieldSet.Of(run.Client, run.Options, UserFieldTable.Debtor, marked: true))
{
    public const string EntityName = "debtor";

    private const string CursorVersion = "uniconta1";

    public override string Name => "debtors";

    public override ResourceCapabilities Capabilities => Options.ReadChangedDebtorsOnly
        ? base.Capabilities with { Cursor = CursorKind.ModifiedAt, Overlap = Options.Overlap }
        : base.Capabilities;

    public override IEnumerable<EntityCapabilities> Entities => [Writable("Account", "CompanyRegNo", "VatNumber", "EAN", "Name", "ContactEmail", "InvoiceEmail")];

    protected override UnicontaTableOperations<Debtor> Writes => Run.Client.Debtors;

    protected override string Key => "Account";

    protected override KeyNumbering? Numbering => Options.NewAccounts;

    protected override Debtor New => new();

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = Options.ReadChangedDebtorsOnly ? Parse(request.Cursor) : null;
        var (rows, complete) = await Guard(() => ReadTableAsync(since is { } from ? DebtorField.UpdatedAt.AtLeast(from - Options.Overlap) : null, cancellationToken)).ConfigureAwait(false);
        var newest = rows.Select(static r => r.UpdatedAt).Append(since).Max();
        // A pass that is cut short begins anew: its pages are one call.
        await foreach (var page in PagesAsync(request, rows, complete && since is null, Text(since), Text(newest), cancellationToken).ConfigureAwait(false))
            yield return page;
    }

    protected override IEnumerable<F> StandardFields()
    {
        var f = new RowFields<Debtor>("Debtor", Options);
        return
        [
            f.Text("Account", static d => d.Account, static (d, v) => d with { Account = v }, 20),
            f.Text("Name", static d => d.Name, static (d, v) => d with { Name = v }, 100, required: true),
            f.Choice("Group", static d => d.Group, static (d, v) => d with { Group = v }, clearable: false, length: 10),
            f.Text("CompanyRegNo", static d => d.CompanyRegNo, static (d, v) => d with { CompanyRegNo = WithoutBlanks(v) }, 20, more: TextNormalisation.RemoveSpaces),
            f.Text("VatNumber", static d => d.VatNumber, static (d, v) => d with { VatNumber = v }, 20),
            f.Text("EORI", static d => d.EORI, static (d, v) => d with { EORI = v }, 20),
            f.Text("Address1", static d => d.Address1, static (d, v) => d with { Address1 = v }, 40),
            f.Text("Address2", static d => d.Address2, static (d, v) => d with { Address2 = v }, 40),
            f.Text("Address3", static d => d.Address3, static (d, v) => d with { Address3 = v }, 40),
            f.Text("ZipCode", static d => d.ZipCode, static (d, v) => d with { ZipCode = v }, 8),
            f.Text("City", static d => d.City, static (d, v) => d with { City = v }, 40),
            P.Of(
                new() { Name = "Country", Type = FieldType.Choice, Required = true, Clearable = false, Choices = [.. WordKeys.Countries] },
                static d => FieldValue.Of(WordKeys.Of(d.Country)), static (d, v) => d with { Country = WordKeys.CountryOf(v.AsText()) }),
            f.Text("Phone", static d => d.Phone, static (d, v) => d with { Phone = v }, 20),
            f.Text("MobilPhone", static d => d.MobilPhone, static (d, v) => d with { MobilPhone = v }, 20),
            f.Text("ContactPerson", static d => d.ContactPerson, static (d, v) => d with { ContactPerson = v }, 30),
            f.Text("ContactEmail", static d => d.ContactEmail, static (d, v) => d with { ContactEmail = v }, 40),
            f.Text("InvoiceEmail", static d => d.InvoiceEmail, static (d, v) => d with { InvoiceEmail = v }),
            f.Text("Www", static d => d.Www, static (d, v) => d with { Www = v }, 40),
            // No choice: a new debtor without its currency would be one in the company's, so an unknown code stops the record and not the field.
            f.Text("Currency", static d => d.Currency, static (d, v) => d with { Currency = v }, 3),
            f.Choice("VatZone", static d => WordKeys.Of(LabelVocabulary.VatZone, d.VatZone?.Value), static (d, v) => d with { VatZone = v is null ? null : new(v) }, WordKeys.Choices(LabelVocabulary.VatZone, Run.Language), clearable: false),
            f.Choice("Vat", static d => d.Vat, static (d, v) => d with { Vat = v }, length: 10),
            f.Choice("Payment", static d => d.Payment, static (d, v) => d with { Payment = v }, length: 10),
            f.Text("EAN", static d => d.EAN, static (d, v) => d with { EAN = v }, 20),
            f.Text("Employee", static d => d.Employee, static (d, v) => d with { Employee = v }, 10),
            P.Number("CreditMax", static d => d.CreditMax, static (d, v) => d with { CreditMax = v ?? 0 }, FieldType.Money),
            P.Number("EndDiscountPct", static d => d.EndDiscountPct, static (d, v) => d with { EndDiscountPct = v ?? 0 }),
            P.Flag("Blocked", static d => d.Blocked, static (d, v) => d with { Blocked = v }),
            // What a record of this table is: the CRM's keyword follows from it as long as the debtor exists.
            P.Of(new() { Name = "Kind", Type = FieldType.Text, ReadOnly = true }, static _ => FieldValue.Of("debtor"), null),
        ];
    }

    protected override async Task DescribeAsync(List<FieldSchema> schemas, CancellationToken cancellationToken)
    {
        var groups = await Run.ReadAsync(UnicontaLists.DebtorGroups, cancellationToken).ConfigureAwait(false);
        var terms = await Run.ReadAsync(UnicontaLists.PaymentTerms, cancellationToken).ConfigureAwait(false);
        var codes = Options.VatField == DebtorVatField.Vat ? await Run.ReadAsync(UnicontaLists.VatCodes, cancellationToken).ConfigureAwait(false) : [];
        Change("Group", s => s with { Choices = Choices(groups), Required = EffectiveGroup is null });
        Change("Payment", s => s with { Choices = Choices(terms) });
        Change("Vat", s => s with { Choices = Choices(codes) });
        Change("Country", s => s with { Required = Options.DefaultCountry is null });
        // Without a series somebody has to give the number.
        var numbered = EffectiveGroup is { } group && Run.NumberedGroups.Contains(group);
        Change("Account", s => s with { Required = !numbered && Options.NewAccounts is null, Clearable = false });

        void Change(string name, Func<FieldSchema, FieldSchema> change)
        {
            var at = schemas.FindIndex(s => s.Name == name);
            schemas[at] = change(schemas[at]);
        }
    }

    protected override IEnumerable<Problem> Check(EntitySchema schema, RecordWrite write)
    {
        foreach (var problem in base.Check(schema, write))
            yield return problem;
        if (write.Set.FirstOrDefault(s => schema[s.Slot].Name == "Currency").Value is { HasValue: true } currency && !WordKeys.IsCurrency(currency.AsText()?.Trim(), Options) && (write.Current is not { } now || !now.TryGet("Currency", out var before) || before != currency))
            yield return new Problem("currency-unknown", "Currency", $"'{currency.AsText()}' is no currency that Uniconta is known to have, and it may take another one in silence.", Fixer.User, "Choose another currency, or name it in MoreCurrencies.");
        if (Options.RequireCvrInDenmark && write.Kind == WriteKind.Create && !Is("CompanyRegNo", static v => v.HasValue) && (Is("Country", static v => v.AsText() == "DK") || (!Is("Country", static v => v.HasValue) && Options.DefaultCountry == "DK")))
            yield return new Problem("required", "CompanyRegNo", "A Danish company needs its CVR number.", Fixer.User, "Fill in the CVR number.");

        bool Is(string field, Func<FieldValue, bool> test) => write.Set.Any(s => schema[s.Slot].Name == field && test(s.Value));
    }

    protected override Task PrepareAsync(IReadOnlyList<Debtor> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            Run.Debtors.Note(row);
        return Task.CompletedTask;
    }

    protected override async Task<Problem?> PrepareAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (write.Kind == WriteKind.Create)
            await Run.ReadAsync(UnicontaLists.DebtorGroups, cancellationToken).ConfigureAwait(false);
        return null;
    }

    protected override DateTimeOffset? ModifiedAt(Debtor row) => row.UpdatedAt;

    protected override DateTimeOffset? CreatedAt(Debtor row) => row.Created;

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "Account" => ("A new debtor needs a number: its group has no number series.", "Give a number, give the group a number series in Uniconta, or configure NewAccounts."),
        "Group" => ("A debtor needs a group, and no group is marked as default.", "Mark a group as default in Uniconta, or configure DefaultDebtorGroup."),
        "Country" => ("A debtor needs a country.", "Fill in the country, or configure a default for it."),
        _ => ("A debtor needs a name.", "Fill in the name."),
    };

    protected override string? KeyOf(Debtor row) => row.Account;

    protected override Debtor WithKey(Debtor row, string? key) => row with { Account = key };

    protected override bool IsNumberedThere(Debtor row) => row.Group is { Length: > 0 } group && Run.NumberedGroups.Contains(group);

    protected override Debtor Complete(Debtor row) => row with
    {
        Group = string.IsNullOrEmpty(row.Group) ? Options.DefaultDebtorGroup ?? EffectiveGroup : row.Group,
        Payment = string.IsNullOrEmpty(row.Payment) ? Options.DefaultPaymentTerms : row.Payment,
        Country = row.Country ?? WordKeys.CountryOf(Options.DefaultCountry),
    };

    protected override bool IsTheSame(Debtor made, Debtor shown) =>
        made.Name == shown.Name && made.CompanyRegNo == shown.CompanyRegNo && made.ZipCode == shown.ZipCode && made.Address1 == shown.Address1 && (string.IsNullOrEmpty(made.Account) || made.Account == shown.Account);

    protected override (string Field, string? Value) TraceOf(Debtor made) => string.IsNullOrEmpty(made.Account) ? ("Name", made.Name) : ("Account", made.Account);

    protected override void Noted(Debtor row) => Run.Debtors.Note(row);

    /// <summary>The group of a new debtor of which nobody says anything.</summary>
    private string? EffectiveGroup => Options.DefaultDebtorGroup ?? Run.DefaultGroup;

    private static ImmutableArray<Choice> Choices(IReadOnlyList<ListEntry> entries) => [.. entries.Select(static e => new Choice(e.Key, e.Label, e.Active))];

    private static string? WithoutBlanks(string? text) => text is null ? null : string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private static DateTimeOffset? Parse(string? cursor) =>
        cursor?.Split('|') is [CursorVersion, var text] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static string Text(DateTimeOffset? instant) => $"{CursorVersion}|{instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-"}";
}
