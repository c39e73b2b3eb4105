using Connectors.Pairs.Tests.Crm;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A row that accounting knows by a number and a name.</summary>
public abstract class NumberedRow : Row
{
    public string? Number { get; set; }

    public string? Name { get; set; }

    public bool Active { get; set; } = true;
}

public sealed class Account : NumberedRow
{
    public string? PriceList { get; set; }

    public int? ContactId { get; set; }

    public int? BillToId { get; set; }

    public int? ShipToId { get; set; }

    public int? ParentId { get; set; }

    public decimal? TotalDue { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? PrintAs { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Currency { get; set; }

    public string? PaymentTerms { get; set; }

    public string? Group { get; set; }

    public string? Territory { get; set; }

    public string? SalesRepresentative { get; set; }

    public string? Notes { get; set; }

    public decimal? CreditLimit { get; set; }

    public bool IsOnHold { get; set; }
}

public sealed class Human : NumberedRow
{
    public string? Prefix { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? CompanyName { get; set; }

    public string? Email { get; set; }

    public string? Email2 { get; set; }

    public string? Phone { get; set; }

    public string? Mobile { get; set; }

    public string? Website { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }
}

public sealed class Product : NumberedRow
{
    public string? TaxGroup { get; set; }

    public decimal? Stock { get; set; }

    public string? ItemType { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Cost { get; set; }

    public string? BarCode { get; set; }

    public bool IsTaxable { get; set; }
}

public sealed class Project : NumberedRow
{
    public int? CompanyId { get; set; }

    public int? ParentId { get; set; }

    public string? Manager { get; set; }

    public string? Status { get; set; }

    public string? Class { get; set; }

    public string? Category { get; set; }

    public string? Description { get; set; }

    public string? Type { get; set; }

    public string? Department { get; set; }

    public string? Location { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? BillingType { get; set; }

    public decimal? ContractAmount { get; set; }
}

public sealed class Work : NumberedRow
{
    public string? Description { get; set; }

    public int? ParentId { get; set; }

    public int? DependentOnId { get; set; }

    public int? ProductId { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public bool IsMilestone { get; set; }

    public decimal? Priority { get; set; }

    public int? ProjectId { get; set; }

    public Project? Project { get; set; }

    public string? Status { get; set; }

    public bool Billable { get; set; }
}

public sealed class PriceList : NumberedRow
{
    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public string? Kind { get; set; }

    public string? Description { get; set; }
}

public sealed class Price : Row
{
    public decimal? MaximumQuantity { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public string? ValueType { get; set; }

    public bool Active { get; set; } = true;

    public List<PriceRow> Rows { get; set; } = [];

    public string? Kind { get; set; }

    public int? PriceListId { get; set; }

    public PriceList? PriceList { get; set; }

    public int? ProductId { get; set; }

    public Product? Product { get; set; }

    public decimal? Amount { get; set; }

    public decimal? MinimumQuantity { get; set; }

    public string? Currency { get; set; }

    public string? PriceType { get; set; }
}

/// <summary>A line of a price, or one of its tiers.</summary>
public sealed class PriceRow
{
    public int Id { get; set; }

    public int Position { get; set; }

    public DateOnly? Start { get; set; }

    public decimal? FlatAmount { get; set; }

    public decimal? UnitRate { get; set; }

    public decimal? IncludedUnits { get; set; }

    public string? Memo { get; set; }

    public decimal? TierFrom { get; set; }

    public decimal? TierRate { get; set; }
}

public sealed class Agreement : NumberedRow
{
    public string? Description { get; set; }

    public int? CompanyId { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? TermType { get; set; }

    public string? PaymentTerms { get; set; }

    public string? Location { get; set; }

    public string? Department { get; set; }

    public string? BillingFrequency { get; set; }

    public string? Currency { get; set; }

    public string? ExchangeRateType { get; set; }

    public string? RenewalTemplate { get; set; }

    public string? State { get; set; }
}

/// <summary>A line of a contract; its name is its description.</summary>
public sealed class AgreementLine : NumberedRow
{
    public int? AgreementId { get; set; }

    public int? ProductId { get; set; }

    public string? BillingMethod { get; set; }

    public string? Location { get; set; }

    public decimal? Quantity { get; set; }

    public decimal? Price { get; set; }

    public decimal? FlatAmount { get; set; }

    public string? AmountFrequency { get; set; }

    public string? BillingFrequency { get; set; }

    public string? BillingTemplate { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? State { get; set; }
}
