using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Uniconta.Contact, Connectors.Uniconta.Contact, Connectors.Uniconta.Contact>;
using P = Connectors.Uniconta.Sync.RowFields<Connectors.Uniconta.Contact>;

namespace Connectors.Uniconta.Sync;

/// <summary>Contacts of debtors. Those of creditors and prospects stand in the same table and take no part.</summary>
internal sealed class ContactResource(UnicontaRun run) : WritableResource<Contact>(run, EntityName, UserFieldSet.Of(run.Client, run.Options, UserFieldTable.Contact, marked: true))
{
    public const string EntityName = "contact";

    /// <summary>A contact of a creditor or a prospect, or of nobody.</summary>
    public const string OtherEntity = "contact.other";

    public override string Name => "contacts";

    public override IEnumerable<EntityCapabilities> Entities => [Writable("Email", "Name")];

    protected override UnicontaTableOperations<Contact> Writes => Run.Client.Contacts;

    protected override Contact New => new() { DCType = AccountOwner.Debtor };

    protected override IEnumerable<F> StandardFields()
    {
        var f = new RowFields<Contact>("Contact", Options);
        return
        [
            f.Text("Name", static c => c.Name, static (c, v) => c with { Name = v }, 100, required: true),
            f.Text("Email", static c => c.Email, static (c, v) => c with { Email = v }, 60),
            f.Text("Mobil", static c => c.MobilePhone, WithMobile, 20),
            f.Choice("Title", static c => WordKeys.Of(LabelVocabulary.ContactTitle, c.Title?.Value), static (c, v) => c with { Title = v is null ? null : new(v) }, WordKeys.Choices(LabelVocabulary.ContactTitle, Run.Language), clearable: false),
            P.Of(
                new() { Name = "Debtor", Type = FieldType.Reference, ReferencedEntity = DebtorResource.EntityName, Required = true, Clearable = false },
                c => Run.Debtors.RowOf(c.DCAccount) is { } row ? FieldValue.Of(new RecordRef(DebtorResource.EntityName, row.ToString())) : FieldValue.Null,
                (c, v) => c with { DCAccount = v.AsReference() is { } debtor && RowIdOf(debtor.Id) is { } row ? Run.Debtors.AccountOf(row) : null, DCType = AccountOwner.Debtor }),
            f.Text("EAN", static c => c.EAN, static (c, v) => c with { EAN = v }, 20),
            f.Text("ReferenceId", static c => c.ReferenceId, static (c, v) => c with { ReferenceId = v }, 20),
            f.Text("Interests", static c => c.Interests, static (c, v) => c with { Interests = v }),
            f.Text("Products", static c => c.Products, static (c, v) => c with { Products = v }),
            P.Flag("Invoice", static c => c.Invoice, static (c, v) => c with { Invoice = v }),
            P.Flag("AccountStatement", static c => c.AccountStatement, static (c, v) => c with { AccountStatement = v }),
            P.Flag("Confirmation", static c => c.Confirmation, static (c, v) => c with { Confirmation = v }),
            P.Flag("Offer", static c => c.Offer, static (c, v) => c with { Offer = v }),
        ];
    }

    protected override Task PrepareAsync(IReadOnlyList<Contact> rows, CancellationToken cancellationToken) =>
        Run.Debtors.LearnAsync(rows.Where(r => EntityOf(r) == Entity).Select(static r => r.DCAccount), cancellationToken);

    protected override async Task<Problem?> PrepareAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var debtor = write.Set.FirstOrDefault(s => schema[s.Slot].Name == "Debtor").Value;
        if (!debtor.HasValue || (RowIdOf(debtor.AsReference()!.Id) is { } row && await Run.Debtors.FindAccountAsync(row, cancellationToken).ConfigureAwait(false) is not null))
            return null;
        return new Problem("reference", "Debtor", "The debtor of this contact is not there any more.", Fixer.User, "Choose another company for the person.");
    }

    // The first choice of the list may be left out of rows: a contact with an account that does not say whose it is, is a debtor's.
    protected override string EntityOf(Contact row) =>
        string.IsNullOrEmpty(row.DCAccount) || (row.DCType is { } owner && owner != AccountOwner.Debtor) ? OtherEntity : Entity;

    protected override DateTimeOffset? ModifiedAt(Contact row) => row.UpdatedAt;

    protected override (string Message, string Remedy) Missing(string field) => field == "Debtor"
        ? ("A contact belongs to a debtor.", "Give the person a company that is a customer.")
        : ("A contact needs a name.", "Fill in the name.");

    protected override bool IsTheSame(Contact made, Contact shown) => made.Name == shown.Name && made.Email == shown.Email && made.DCAccount == shown.DCAccount && made.MobilePhone == shown.MobilePhone;

    protected override (string Field, string? Value) TraceOf(Contact made) => string.IsNullOrEmpty(made.Email) ? ("Name", made.Name) : ("Email", made.Email);

    // Versions of 2016 call it Mobile: a row that shows that name is written under it.
    private static Contact WithMobile(Contact contact, string? mobile) => string.IsNullOrEmpty(contact.Mobil) && !string.IsNullOrEmpty(contact.Mobile) ? contact with { Mobile = mobile } : contact with { Mobil = mobile };
}
