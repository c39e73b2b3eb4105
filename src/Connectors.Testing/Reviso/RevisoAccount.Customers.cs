using System.Globalization;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <content>Customers, contacts, delivery locations.</content>
public sealed partial class RevisoAccount
{
    /// <summary>The customers, in the order of their creation.</summary>
    public IReadOnlyList<RevisoCustomer> Customers => All<RevisoCustomer>(CustomersTable);

    /// <summary>The contacts of all customers.</summary>
    public IReadOnlyList<RevisoContact> Contacts => All<RevisoContact>(ContactsTable);

    /// <summary>The delivery locations of all customers.</summary>
    public IReadOnlyList<RevisoDeliveryLocation> DeliveryLocations => All<RevisoDeliveryLocation>(DeliveryLocationsTable);

    /// <summary>Adds a customer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="with">What differs from the usual; a number of its own, for instance.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Customer(string name, Func<RevisoCustomer, RevisoCustomer>? with = null) => Seed(() =>
    {
        var customer = new RevisoCustomer { Name = name };
        customer = with?.Invoke(customer) ?? customer;
        if (customer.CustomerNumber == 0)
            customer = customer with { CustomerNumber = NextNumber(CustomersTable) };
        var record = CustomersTable.Add(NewRecord());
        RecordMapper.Write(customer, record);
        Touch(CustomersTable, record);
        Changed(nameof(RevisoWebhookType.CustomerUpdated), null, record.Text("customerNumber"));
    });

    /// <summary>Adds customers named Customer 1, Customer 2 …</summary>
    /// <param name="count">How many.</param>
    /// <returns>This account.</returns>
    public RevisoAccount ManyCustomers(int count) => Seed(() =>
    {
        var first = CustomersTable.NextNumber();
        for (var i = 0; i < count; i++)
        {
            var number = first + i;
            Customer(string.Create(CultureInfo.InvariantCulture, $"Customer {i + 1}"), c => c with { CustomerNumber = number });
        }
    });

    /// <summary>Adds a contact.</summary>
    /// <param name="customerNumber">The customer.</param>
    /// <param name="name">Its name.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Contact(int customerNumber, string name, Func<RevisoContact, RevisoContact>? with = null) => Seed(() =>
    {
        var contact = new RevisoContact { Name = name };
        AddOwned(ContactsTable, with?.Invoke(contact) ?? contact, customerNumber, 101);
    });

    /// <summary>Adds a delivery location.</summary>
    /// <param name="customerNumber">The customer.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public RevisoAccount DeliveryLocation(int customerNumber, Func<RevisoDeliveryLocation, RevisoDeliveryLocation>? with = null) => Seed(() =>
    {
        var place = new RevisoDeliveryLocation();
        AddOwned(DeliveryLocationsTable, with?.Invoke(place) ?? place, customerNumber, 201);
    });

    /// <summary>Another user edits a customer.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How; a number changed here does not renumber: see <see cref="RenumberCustomer"/>.</param>
    public void EditCustomer(int number, Func<RevisoCustomer, RevisoCustomer> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = Known(CustomersTable, number);
        RecordMapper.Write(edit(RecordMapper.Read<RevisoCustomer>(record)) with { CustomerNumber = number }, record);
        Touch(CustomersTable, record);
        Changed(nameof(RevisoWebhookType.CustomerUpdated), $"{number}", $"{number}");
    });

    /// <summary>Another user gives a customer another number: contacts and documents follow, and the webhook tells both numbers.</summary>
    /// <param name="number">The old number.</param>
    /// <param name="newNumber">The new one.</param>
    public void RenumberCustomer(int number, int newNumber) => Seed(() =>
    {
        if (CustomersTable.Find(newNumber) is not null)
            throw new ArgumentException($"Customer {newNumber} exists.", nameof(newNumber));
        var record = Known(CustomersTable, number);
        foreach (var document in DocumentsOf(number).ToArray())
            document.Data["customer"]!["customerNumber"] = newNumber;
        record.Data["customerNumber"] = newNumber;
        foreach (var owned in ContactsTable.All.Concat(DeliveryLocationsTable.All).Where(o => o.Owner == $"{number}"))
        {
            owned.Owner = $"{newNumber}";
            owned.Data["customer"]!["customerNumber"] = newNumber;
        }

        Touch(CustomersTable, record);
        Changed(nameof(RevisoWebhookType.CustomerUpdated), $"{number}", $"{newNumber}");
    });

    /// <summary>Another user deletes a customer, whatever refers to it.</summary>
    /// <param name="number">Which.</param>
    public void DeleteCustomer(int number) => Seed(() => RemoveCustomer(Known(CustomersTable, number)));

    /// <summary>Another user edits a contact. Its customer's <c>lastUpdated</c> stays: no source says that it moves.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How; number and customer stay.</param>
    public void EditContact(int number, Func<RevisoContact, RevisoContact> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = Known(ContactsTable, number);
        var before = RecordMapper.Read<RevisoContact>(record);
        RecordMapper.Write(edit(before) with { CustomerContactNumber = number, CustomerNumber = before.CustomerNumber }, record);
    });

    /// <summary>Another user deletes a contact.</summary>
    /// <param name="number">Which.</param>
    public void DeleteContact(int number) => Seed(() => ContactsTable.Remove(Known(ContactsTable, number)));

    /// <summary>Something that is not an edit moves a customer's <c>lastUpdated</c>.</summary>
    /// <param name="number">Which.</param>
    public void TouchCustomer(int number) => Seed(() => Touch(CustomersTable, Known(CustomersTable, number)));

    internal void RemoveCustomer(DialectRecord customer)
    {
        var number = customer.Text("customerNumber");
        CustomersTable.Remove(customer);
        foreach (var table in new[] { ContactsTable, DeliveryLocationsTable })
        {
            foreach (var owned in table.All.Where(o => o.Owner == number).ToArray())
                table.Remove(owned);
        }

        Changed(nameof(RevisoWebhookType.CustomerUpdated), number, null);
    }

    /// <summary>Documents of every kind that name a customer.</summary>
    internal IEnumerable<DialectRecord> DocumentsOf(int customer) => SalesDocuments.Where(d => d.Int("customer.customerNumber") == customer);

    private void AddOwned<T>(DialectTable table, T typed, int customer, int first)
        where T : class
    {
        Known(CustomersTable, customer);
        var record = NewRecord();
        record.Owner = $"{customer}";
        RecordMapper.Write(typed, record);
        CustomerShapes.NumberOwned(record, table, first);
        table.Add(record);
        Touch(table, record);
    }
}
