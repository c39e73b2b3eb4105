namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    /// <summary>All contacts, deleted ones included, in the order of their creation.</summary>
    public IReadOnlyList<StoredContact> Contacts => Locked(ContactTable.Snapshot);

    internal Table<StoredContact> ContactTable { get; } = new(
        static c => c.ContactGuid, static c => c.UpdatedAt,
        ("ExternalReference", static c => c.ExternalReference), ("VatNumber", static c => c.VatNumber), ("Name", static c => c.Name), ("Email", static c => c.Email));

    /// <summary>Seeds a contact: a Danish company unless <paramref name="change"/> says otherwise.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Everything else; also its guid and its times.</param>
    /// <returns>This account.</returns>
    public DineroAccount Contact(string name, Func<StoredContact, StoredContact>? change = null)
    {
        AddContact(name, change);
        return this;
    }

    /// <summary>Seeds many contacts named <c>Customer 00001</c> and so on, with VatNumber 10000001 and so on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="change">Changes the one with that number, counted from 1.</param>
    /// <returns>This account.</returns>
    public DineroAccount ManyContacts(int count, Func<int, StoredContact, StoredContact>? change = null)
    {
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            AddContact($"Customer {number:d5}", c =>
            {
                c = c with { VatNumber = $"{10000000 + number}" };
                return change is null ? c : change(number, c);
            });
        }

        return this;
    }

    /// <summary>A user adds a contact in the web application.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Everything else; also its guid and its times.</param>
    /// <returns>The contact.</returns>
    public StoredContact AddContact(string name, Func<StoredContact, StoredContact>? change = null) => Locked(() =>
    {
        var contact = new StoredContact
        {
            ContactGuid = NextGuid(),
            Name = name,
            PaymentConditionNumberOfDays = StandardPaymentDays,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        contact = change is null ? contact : change(contact);
        Changed(DineroEvents.Contact, contact.ContactGuid);
        return ContactTable.Put(contact);
    });

    /// <summary>A user changes a contact in the web application.</summary>
    /// <param name="contactGuid">Which one.</param>
    /// <param name="change">What changes; UpdatedAt moves by itself.</param>
    /// <returns>The changed contact.</returns>
    /// <exception cref="KeyNotFoundException">There is no such contact.</exception>
    public StoredContact EditContact(Guid contactGuid, Func<StoredContact, StoredContact> change) =>
        Locked(() => SaveContact(FromRegister(change(ContactOf(contactGuid)))));

    /// <summary>A user deletes a contact: it stays readable, with DeletedAt.</summary>
    /// <param name="contactGuid">Which one.</param>
    /// <returns>The deleted contact.</returns>
    /// <exception cref="KeyNotFoundException">There is no such contact.</exception>
    public StoredContact DeleteContact(Guid contactGuid) => Locked(() => SaveContact(ContactOf(contactGuid) with { DeletedAt = Now }));

    /// <summary>A user restores a deleted contact.</summary>
    /// <param name="contactGuid">Which one.</param>
    /// <returns>The restored contact.</returns>
    /// <exception cref="KeyNotFoundException">There is no such contact.</exception>
    public StoredContact RestoreContact(Guid contactGuid) => Locked(() => SaveContact(ContactOf(contactGuid) with { DeletedAt = null }));

    /// <summary>The vendor copies the company register into every living contact that wishes it, as it does by itself from time to time.</summary>
    /// <returns>How many contacts changed.</returns>
    public int CopyFromCvrRegister() => Locked(() =>
    {
        var changed = ContactTable.Values.Where(static c => c.DeletedAt is null).Select(c => (Old: c, New: FromRegister(c))).Where(static p => p.Old != p.New).ToList();
        changed.ForEach(p => SaveContact(p.New));
        return changed.Count;
    });

    internal StoredContact SaveContact(StoredContact contact)
    {
        Changed(DineroEvents.Contact, contact.ContactGuid);
        return ContactTable.Put(contact with { UpdatedAt = Now });
    }

    /// <summary>UseCvr: name and address are the register's, whatever was written.</summary>
    internal StoredContact FromRegister(StoredContact contact) =>
        contact.UseCvr && _simulator.CvrRegister.Find(contact.VatNumber) is { } company
            ? contact with { Name = company.Name, Street = company.Street, ZipCode = company.ZipCode, City = company.City, CompanyStatus = "normal" }
            : contact;

    private StoredContact ContactOf(Guid contactGuid) => ContactTable.Get(contactGuid) ?? throw new KeyNotFoundException($"There is no contact {contactGuid}.");
}
