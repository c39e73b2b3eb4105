namespace Connectors.Uniconta;

/// <summary>An employee (<c>Employee</c>, table 95). Private members (personal id, private mail and telephone, payroll id) have no property; they stay in <see cref="UnicontaRecord.Fields"/>.</summary>
public sealed record Employee : UnicontaRecord
{
    /// <summary>The employee number: the key, of your own making; at most 10 characters in 2016. It cannot be changed.</summary>
    public string? Number { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What the employee is; salespersons are <see cref="ContactTitle.Sales"/>.</summary>
    public ContactTitle? Title { get; init; }

    /// <summary>Employee group (key).</summary>
    public string? Group { get; init; }

    /// <summary>First address line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second address line.</summary>
    public string? Address2 { get; init; }

    /// <summary>Postcode, as text.</summary>
    public string? ZipCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Mobile telephone; 12 characters in 2016.</summary>
    public string? Mobil { get; init; }

    /// <summary>E-mail; not unique.</summary>
    public string? Email { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? Hired { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Terminated { get; init; }

    /// <summary>The employee is blocked.</summary>
    public bool? Blocked { get; init; }

    /// <summary>The Uniconta login that it belongs to.</summary>
    public string? UserLoginId { get; init; }

    /// <summary>The name of that user.</summary>
    public string? UserName { get; init; }

    /// <summary>Cost per hour.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Price per hour.</summary>
    public decimal? SalesPrice { get; init; }

    /// <summary>Who approves (employee number).</summary>
    public string? Approver { get; init; }

    /// <summary>Dimension 1 (key).</summary>
    public string? Dimension1 { get; init; }

    /// <summary>Dimension 2 (key).</summary>
    public string? Dimension2 { get; init; }

    /// <summary>Dimension 3 (key).</summary>
    public string? Dimension3 { get; init; }

    /// <summary>Dimension 4 (key).</summary>
    public string? Dimension4 { get; init; }

    /// <summary>Dimension 5 (key).</summary>
    public string? Dimension5 { get; init; }

    /// <summary>When it was last changed. Whether employees have it is not certain. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>It has notes. Set by Uniconta.</summary>
    public bool? HasNotes { get; init; }

    /// <summary>It has documents. Set by Uniconta.</summary>
    public bool? HasDocs { get; init; }
}
