using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A project. The agreement needs the Project module.</summary>
public sealed record OpenApiProject : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public ProjectNumber? Number { get; init; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Its group.</summary>
    public required int ProjectGroupNumber { get; init; }

    /// <summary>The customer.</summary>
    public CustomerNumber? CustomerNumber { get; init; }

    /// <summary>Closed. Read only.</summary>
    public bool? IsClosed { get; init; }

    /// <summary>Mileage.</summary>
    public decimal? Mileage { get; init; }

    /// <summary>Not for new documents.</summary>
    public bool? IsBarred { get; init; }

    /// <summary>Has projects below it.</summary>
    public bool? IsMainProject { get; init; }

    /// <summary>Mileage is invoiced.</summary>
    public bool? IsMileageInvoiced { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>The employee in charge.</summary>
    public EmployeeNumber? ResponsibleEmployeeNumber { get; init; }

    /// <summary>The project above it.</summary>
    public ProjectNumber? MainProjectNumber { get; init; }

    /// <summary>A second employee in charge.</summary>
    public EmployeeNumber? OtherResponsibleEmployeeNumber { get; init; }

    /// <summary>Status, as a number.</summary>
    public int? Status { get; init; }

    /// <summary>Description, at most 2500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The day of the delivery.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>The department.</summary>
    public DepartmentalDistributionNumber? DepartmentNumber { get; init; }

    /// <summary>The day it was closed.</summary>
    [JsonConverter(typeof(DayAsInstantConverter))]
    public DateOnly? ClosedDate { get; init; }

    /// <summary>Fixed price.</summary>
    public decimal? FixedPrice { get; init; }

    /// <summary>Cost price. Read only.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Sales price without VAT. Read only.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>What was invoiced. Read only.</summary>
    public decimal? InvoicedTotal { get; init; }

    /// <summary>The customer's contact.</summary>
    public ContactNumber? ContactPersonId { get; init; }

    /// <summary>Where goods go.</summary>
    public DeliveryLocationNumber? DeliveryLocationNumber { get; init; }

    /// <summary>Any other reference, at most 250 characters.</summary>
    public string? OtherReference { get; init; }
}
