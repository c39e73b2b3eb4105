namespace Connectors.Reviso;

/// <summary>What a list of CustomerContact records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class CustomerContactFields
{
    /// <summary><c>customerContactNumber</c></summary>
    public static NumberField<CustomerContact> ContactNumber { get; } = new("customerContactNumber");

    /// <summary><c>name</c></summary>
    public static TextField<CustomerContact> Name { get; } = new("name");

    /// <summary><c>email</c></summary>
    public static TextField<CustomerContact> Email { get; } = new("email");

    /// <summary><c>phone</c></summary>
    public static TextField<CustomerContact> Phone { get; } = new("phone");
}
