namespace Connectors.Economic;

/// <summary>What a list of contacts can be filtered and sorted by.</summary>
public static class ContactFields
{
    /// <summary><c>customerContactNumber</c></summary>
    public static NumberField<CustomerContact> CustomerContactNumber { get; } = new("customerContactNumber");

    /// <summary><c>name</c></summary>
    public static TextField<CustomerContact> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<CustomerContact> Email { get; } = new("email");

    /// <summary><c>phone</c></summary>
    public static TextField<CustomerContact> Phone { get; } = new("phone");

    /// <summary><c>eInvoiceId</c></summary>
    public static TextField<CustomerContact> EInvoiceId { get; } = new("eInvoiceId");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<CustomerContact> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>sortKey</c></summary>
    public static NumberField<CustomerContact> SortKey { get; } = new("sortKey");
}
