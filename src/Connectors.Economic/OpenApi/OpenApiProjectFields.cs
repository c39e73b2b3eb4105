namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiProjectFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiProject> Number { get; } = new("number");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiProject> Name { get; } = new("name");

    /// <summary><c>projectGroupNumber</c></summary>
    public static NumberField<OpenApiProject> ProjectGroupNumber { get; } = new("projectGroupNumber");

    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiProject> CustomerNumber { get; } = new("customerNumber");

    /// <summary><c>isClosed</c></summary>
    public static FlagField<OpenApiProject> IsClosed { get; } = new("isClosed");

    /// <summary><c>mileage</c></summary>
    public static NumberField<OpenApiProject> Mileage { get; } = new("mileage");

    /// <summary><c>isBarred</c></summary>
    public static FlagField<OpenApiProject> IsBarred { get; } = new("isBarred");

    /// <summary><c>isMainProject</c></summary>
    public static FlagField<OpenApiProject> IsMainProject { get; } = new("isMainProject");

    /// <summary><c>isMileageInvoiced</c></summary>
    public static FlagField<OpenApiProject> IsMileageInvoiced { get; } = new("isMileageInvoiced");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiProject> LastUpdated { get; } = new("lastUpdated");

    /// <summary><c>responsibleEmployeeNumber</c></summary>
    public static NumberField<OpenApiProject> ResponsibleEmployeeNumber { get; } = new("responsibleEmployeeNumber");

    /// <summary><c>mainProjectNumber</c></summary>
    public static NumberField<OpenApiProject> MainProjectNumber { get; } = new("mainProjectNumber");

    /// <summary><c>otherResponsibleEmployeeNumber</c></summary>
    public static NumberField<OpenApiProject> OtherResponsibleEmployeeNumber { get; } = new("otherResponsibleEmployeeNumber");

    /// <summary><c>status</c></summary>
    public static NumberField<OpenApiProject> Status { get; } = new("status");

    /// <summary><c>deliveryDate</c></summary>
    public static DateField<OpenApiProject> DeliveryDate { get; } = new("deliveryDate");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiProject> DepartmentNumber { get; } = new("departmentNumber");

    /// <summary><c>closedDate</c></summary>
    public static DateField<OpenApiProject> ClosedDate { get; } = new("closedDate");

    /// <summary><c>fixedPrice</c></summary>
    public static NumberField<OpenApiProject> FixedPrice { get; } = new("fixedPrice");

    /// <summary><c>costPrice</c></summary>
    public static NumberField<OpenApiProject> CostPrice { get; } = new("costPrice");

    /// <summary><c>salesPrice</c></summary>
    public static NumberField<OpenApiProject> SalesPrice { get; } = new("salesPrice");

    /// <summary><c>invoicedTotal</c></summary>
    public static NumberField<OpenApiProject> InvoicedTotal { get; } = new("invoicedTotal");

    /// <summary><c>contactPersonId</c></summary>
    public static NumberField<OpenApiProject> ContactPersonId { get; } = new("contactPersonId");

    /// <summary><c>deliveryLocationNumber</c></summary>
    public static NumberField<OpenApiProject> DeliveryLocationNumber { get; } = new("deliveryLocationNumber");

    /// <summary><c>otherReference</c></summary>
    public static TextField<OpenApiProject> OtherReference { get; } = new("otherReference");
}
