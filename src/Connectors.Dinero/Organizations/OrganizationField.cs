namespace Connectors.Dinero;

/// <summary>A member of an organisation that the plain list can show.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct OrganizationField(string Value)
{
    /// <summary><c>Name</c></summary>
    public static readonly OrganizationField Name = new("Name");

    /// <summary><c>Id</c></summary>
    public static readonly OrganizationField Id = new("Id");

    /// <summary><c>Type</c></summary>
    public static readonly OrganizationField Type = new("Type");

    /// <summary><c>IsPro</c></summary>
    public static readonly OrganizationField IsPro = new("IsPro");

    /// <summary><c>IsPayingPro</c></summary>
    public static readonly OrganizationField IsPayingPro = new("IsPayingPro");

    /// <summary><c>IsVatFree</c></summary>
    public static readonly OrganizationField IsVatFree = new("IsVatFree");

    /// <summary><c>Email</c></summary>
    public static readonly OrganizationField Email = new("Email");

    /// <summary><c>Phone</c></summary>
    public static readonly OrganizationField Phone = new("Phone");

    /// <summary><c>Street</c></summary>
    public static readonly OrganizationField Street = new("Street");

    /// <summary><c>City</c></summary>
    public static readonly OrganizationField City = new("City");

    /// <summary><c>ZipCode</c></summary>
    public static readonly OrganizationField ZipCode = new("ZipCode");

    /// <summary><c>AttPerson</c></summary>
    public static readonly OrganizationField AttPerson = new("AttPerson");

    /// <summary><c>IsTaxFreeUnion</c></summary>
    public static readonly OrganizationField IsTaxFreeUnion = new("IsTaxFreeUnion");

    /// <summary><c>VatNumber</c></summary>
    public static readonly OrganizationField VatNumber = new("VatNumber");

    /// <inheritdoc/>
    public bool Equals(OrganizationField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
