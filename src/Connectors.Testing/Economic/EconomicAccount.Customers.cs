using System.Globalization;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <content>Customers, contacts, delivery locations, suppliers.</content>
public sealed partial class EconomicAccount
{
    /// <summary>The customers, in the order of their creation.</summary>
    public IReadOnlyList<EconomicCustomer> Customers => All<EconomicCustomer>(CustomersTable);

    /// <summary>The contacts of all customers.</summary>
    public IReadOnlyList<EconomicContact> Contacts => All<EconomicContact>(ContactsTable);

    /// <summary>The delivery locations of all customers.</summary>
    public IReadOnlyList<EconomicDeliveryLocation> DeliveryLocations => All<EconomicDeliveryLocation>(DeliveryLocationsTable);

    /// <summary>The suppliers.</summary>
    public IReadOnlyList<EconomicSupplier> Suppliers => All<EconomicSupplier>(SuppliersTable);

    /// <summary>Adds a customer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="with">What differs from the usual; a number of its own, for instance.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Customer(string name, Func<EconomicCustomer, EconomicCustomer>? with = null) => Seed(() =>
    {
        var customer = new EconomicCustomer { Name = name };
        customer = with?.Invoke(customer) ?? customer;
        if (customer.CustomerNumber == 0)
            customer = customer with { CustomerNumber = NextNumber(CustomersTable) };
        var record = CustomersTable.Add(NewRecord());
        RecordMapper.Write(customer, record);
        Touch(CustomersTable, record);
        Changed("CUSTOMER_UPDATED", null, record.Text("customerNumber"));
    });

    /// <summary>Adds customers named Customer 1, Customer 2 …</summary>
    /// <param name="count">How many.</param>
    /// <returns>This account.</returns>
    public EconomicAccount ManyCustomers(int count) => Seed(() =>
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
    public EconomicAccount Contact(int customerNumber, string name, Func<EconomicContact, EconomicContact>? with = null) => Seed(() =>
    {
        var contact = new EconomicContact { CustomerContactNumber = ContactsTable.NextNumber(101), CustomerNumber = customerNumber, Name = name, SortKey = CustomerShapes.NextSortKey(ContactsTable, $"{customerNumber}") };
        AddOwned(ContactsTable, with?.Invoke(contact) ?? contact, customerNumber);
    });

    /// <summary>Adds a delivery location.</summary>
    /// <param name="customerNumber">The customer.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public EconomicAccount DeliveryLocation(int customerNumber, Func<EconomicDeliveryLocation, EconomicDeliveryLocation>? with = null) => Seed(() =>
    {
        var place = new EconomicDeliveryLocation { DeliveryLocationNumber = DeliveryLocationsTable.NextNumber(201), CustomerNumber = customerNumber, SortKey = CustomerShapes.NextSortKey(DeliveryLocationsTable, $"{customerNumber}") };
        AddOwned(DeliveryLocationsTable, with?.Invoke(place) ?? place, customerNumber);
    });

    /// <summary>Adds a supplier.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="with">What differs from the usual.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Supplier(string name, Func<EconomicSupplier, EconomicSupplier>? with = null) => Seed(() =>
    {
        var supplier = new EconomicSupplier { Name = name, SupplierNumber = NextNumber(SuppliersTable) };
        var record = SuppliersTable.Add(NewRecord());
        RecordMapper.Write(with?.Invoke(supplier) ?? supplier, record);
        Touch(SuppliersTable, record);
    });

    /// <summary>Another user edits a customer.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How.</param>
    public void EditCustomer(int number, Func<EconomicCustomer, EconomicCustomer> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = Known(CustomersTable, number);
        RecordMapper.Write(edit(RecordMapper.Read<EconomicCustomer>(record)), record);
        Touch(CustomersTable, record);
        Changed("CUSTOMER_UPDATED", $"{number}", $"{number}");
    });

    /// <summary>Another user gives a customer another number: contacts and documents follow.</summary>
    /// <param name="number">The old number.</param>
    /// <param name="newNumber">The new one.</param>
    public void RenumberCustomer(int number, int newNumber) => Seed(() =>
    {
        if (CustomersTable.Find(newNumber) is not null)
            throw new ArgumentException($"Customer {newNumber} exists.", nameof(newNumber));
        var record = Known(CustomersTable, number);
        record.Data["customerNumber"] = newNumber;
        foreach (var owned in ContactsTable.All.Concat(DeliveryLocationsTable.All).Where(o => o.Owner == $"{number}"))
        {
            owned.Owner = $"{newNumber}";
            owned.Data["customer"]!["customerNumber"] = newNumber;
        }

        foreach (var document in DocumentsOf(number))
            document.Data["customer"]!["customerNumber"] = newNumber;
        Touch(CustomersTable, record);
        Changed("CUSTOMER_UPDATED", $"{number}", $"{newNumber}");
    });

    /// <summary>Another user deletes a customer, whatever refers to it.</summary>
    /// <param name="number">Which.</param>
    public void DeleteCustomer(int number) => Seed(() => RemoveCustomer(Known(CustomersTable, number)));

    /// <summary>Another user edits a contact.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How.</param>
    public void EditContact(int number, Func<EconomicContact, EconomicContact> edit) => Seed(() =>
    {
        ArgumentNullException.ThrowIfNull(edit);
        var record = Known(ContactsTable, number);
        RecordMapper.Write(edit(RecordMapper.Read<EconomicContact>(record)), record);
        Touch(ContactsTable, record);
    });

    /// <summary>Another user deletes a contact, whatever refers to it.</summary>
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

        Changed("CUSTOMER_UPDATED", number, null);
    }

    /// <summary>Documents of every kind that name a customer.</summary>
    internal IEnumerable<DialectRecord> DocumentsOf(int customer) =>
        Drafts.All.Concat(Booked.All).Concat(OrdersTable.All).Concat(QuotesTable.All).Where(d => d.Int("customer.customerNumber") == customer);

    internal static DialectRecord Known(DialectTable table, int number) => table.Find(number) ?? throw new ArgumentException($"There is no {table.Key} {number}.", nameof(number));

    private void AddOwned<T>(DialectTable table, T typed, int customer)
        where T : class
    {
        var record = table.Add(NewRecord());
        record.Owner = $"{customer}";
        RecordMapper.Write(typed, record);
        Touch(table, record);
    }
}
