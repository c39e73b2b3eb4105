using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

/// <summary>The shop's own database, as it was before anybody thought of accounting: the columns of the invoice and the one line of the marks are what was added.</summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Offer> Offers => Set<Offer>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.Properties<decimal>().HaveConversion<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();
}

public sealed class Customer
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string? Cui { get; set; }

    public string? Street { get; set; }

    public string? City { get; set; }

    public string? County { get; set; }

    public string? Country { get; set; }
}

public sealed class Offer
{
    public int Id { get; set; }

    public string Status { get; set; } = "New";

    public string Currency { get; set; } = "RON";

    public int CustomerId { get; set; }

    public Customer? Customer { get; set; }

    public List<OfferLine> Lines { get; set; } = [];

    public string? InvoiceNumber { get; set; }

    public string? InvoiceLink { get; set; }

    public string? InvoiceState { get; set; }

    public string? InvoiceMessage { get; set; }

    public decimal? Paid { get; set; }

    public decimal? StillOpen { get; set; }

    public byte[]? InvoicePdf { get; set; }
}

public sealed class OfferLine
{
    public int Id { get; set; }

    public string? Code { get; set; }

    public string Text { get; set; } = "";

    public decimal Quantity { get; set; }

    public string Unit { get; set; } = "buc";

    public decimal Price { get; set; }

    public string Vat { get; set; } = "Normala";
}
