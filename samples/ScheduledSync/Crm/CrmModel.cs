namespace ScheduledSync.Crm;

/// <summary>What every row of this CRM that others care about has: who may change it is the CRM's affair, when it was changed the sync's.</summary>
public interface ITracked
{
    DateTimeOffset ChangedAt { get; set; }

    bool Deleted { get; set; }
}

public sealed class User
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";
}

public sealed class Company : ITracked
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Customer, Prospect or Supplier. Only customers have a counterpart in accounting.</summary>
    public string Type { get; set; } = CompanyTypes.Customer;

    /// <summary>The number that accounting gave the customer.</summary>
    public string? Number { get; set; }

    /// <summary>The number under which the firm stands in its country's register.</summary>
    public string? RegistrationNumber { get; set; }

    public string? VatNumber { get; set; }

    public string? Ean { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>A group of customers in accounting: its key, or the id of an <see cref="Option"/> where the list is mirrored.</summary>
    public string? Group { get; set; }

    /// <summary>Terms of payment: as <see cref="Group"/>.</summary>
    public string? PaymentTerms { get; set; }

    /// <summary>How VAT is reckoned with this customer: as <see cref="Group"/>.</summary>
    public string? VatZone { get; set; }

    public int? OwnerId { get; set; }

    public User? Owner { get; set; }

    /// <summary>Where the row came from: typed here, or brought by the sync.</summary>
    public string Source { get; set; } = Sources.Crm;

    /// <summary>Fields that an administrator added while the CRM was running.</summary>
    public Dictionary<string, string?> Extra { get; set; } = [];

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }

    public List<Person> People { get; } = [];
}

public static class Sources
{
    public const string Crm = "CRM";
    public const string Accounting = "Accounting";
}

public static class CompanyTypes
{
    public const string Customer = "Customer";
    public const string Prospect = "Prospect";
    public const string Supplier = "Supplier";
}

public sealed class Person : ITracked
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Private (a customer in his or her own right) or Employee (of a company).</summary>
    public string Kind { get; set; } = PersonKinds.Private;

    public string? Title { get; set; }

    public int? CompanyId { get; set; }

    public Company? Company { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string Source { get; set; } = Sources.Crm;

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public static class PersonKinds
{
    public const string Private = "Private";
    public const string Employee = "Employee";
}

public sealed class Product : ITracked
{
    public int Id { get; set; }

    public string? Code { get; set; }

    public string Name { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>piece, hour, kilogram, metre, litre or box.</summary>
    public string Unit { get; set; } = "piece";

    public decimal Price { get; set; }

    public decimal Cost { get; set; }

    public string? BarCode { get; set; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }

    /// <summary>What lies in the warehouse, as accounting counts it; null: accounting does not say.</summary>
    public decimal? Stock { get; set; }

    /// <summary>Accounting's: pages of this CRM let nobody edit it. SmartBill's stock sets it.</summary>
    public bool ReadOnly { get; set; }

    public string Source { get; set; } = Sources.Crm;

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public sealed class Deal : ITracked
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Open, Offered, Won or Lost.</summary>
    public string Stage { get; set; } = "Open";

    public int CompanyId { get; set; }

    public Company Company { get; set; } = null!;

    public int? PersonId { get; set; }

    public Person? Person { get; set; }

    public int OwnerId { get; set; }

    public User Owner { get; set; } = null!;

    public DateOnly ExpectedClose { get; set; }

    public List<Quote> Quotes { get; } = [];

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public sealed class Quote : ITracked
{
    public int Id { get; set; }

    public string Number { get; set; } = "";

    /// <summary>Draft, Offered, Accepted or Lost. What a change of it sends is said in the settings of a connection.</summary>
    public string Status { get; set; } = QuoteStatuses.Draft;

    public int? DealId { get; set; }

    public Deal? Deal { get; set; }

    public int? CompanyId { get; set; }

    public Company? Company { get; set; }

    public DateOnly Date { get; set; }

    public DateOnly ValidUntil { get; set; }

    public string Currency { get; set; } = "DKK";

    public List<QuoteLine> Lines { get; } = [];

    /// <summary>What became of it in accounting: written by the sync and by nobody else.</summary>
    public string? AccountingId { get; set; }

    public string? AccountingNumber { get; set; }

    public string? AccountingLink { get; set; }

    public string? AccountingState { get; set; }

    /// <summary>Why it was not sent, and what helps.</summary>
    public string? AccountingMessage { get; set; }

    public decimal? Paid { get; set; }

    public decimal? StillOpen { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public sealed class QuoteLine
{
    public int Id { get; set; }

    public int QuoteId { get; set; }

    public int Position { get; set; }

    public int? ProductId { get; set; }

    public Product? Product { get; set; }

    /// <summary>The code under which accounting knows what is sold.</summary>
    public string? Code { get; set; }

    public string Text { get; set; } = "";

    public decimal Quantity { get; set; }

    public string? Unit { get; set; }

    public string? VatCode { get; set; }

    public decimal UnitPrice { get; set; }

    public decimal DiscountPercent { get; set; }
}

public static class QuoteStatuses
{
    public const string Draft = "Draft";
    public const string Offered = "Offered";
    public const string Accepted = "Accepted";
    public const string Lost = "Lost";
}

/// <summary>An option of a drop-down list that follows a list of accounting: payment terms, customer groups.</summary>
public sealed class Option
{
    public int Id { get; set; }

    public string List { get; set; } = "";

    /// <summary>Accounting's own key.</summary>
    public string? Key { get; set; }

    public string? Label { get; set; }

    public bool Active { get; set; }
}
