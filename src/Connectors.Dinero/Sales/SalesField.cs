namespace Connectors.Dinero;

/// <summary>A member of an invoice or credit note that a list can show.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct SalesField(string Value)
{
    /// <summary><c>Number</c></summary>
    public static readonly SalesField Number = new("Number");

    /// <summary><c>Guid</c></summary>
    public static readonly SalesField Guid = new("Guid");

    /// <summary><c>ExternalReference</c></summary>
    public static readonly SalesField ExternalReference = new("ExternalReference");

    /// <summary><c>ContactName</c></summary>
    public static readonly SalesField ContactName = new("ContactName");

    /// <summary><c>ContactGuid</c></summary>
    public static readonly SalesField ContactGuid = new("ContactGuid");

    /// <summary><c>Date</c></summary>
    public static readonly SalesField Date = new("Date");

    /// <summary><c>PaymentDate</c></summary>
    public static readonly SalesField PaymentDate = new("PaymentDate");

    /// <summary><c>Description</c></summary>
    public static readonly SalesField Description = new("Description");

    /// <summary><c>Currency</c></summary>
    public static readonly SalesField Currency = new("Currency");

    /// <summary><c>Status</c></summary>
    public static readonly SalesField Status = new("Status");

    /// <summary><c>MailOutStatus</c></summary>
    public static readonly SalesField MailOutStatus = new("MailOutStatus");

    /// <summary><c>LatestMailOutType</c></summary>
    public static readonly SalesField LatestMailOutType = new("LatestMailOutType");

    /// <summary><c>TotalExclVatInDkk</c></summary>
    public static readonly SalesField TotalExclVatInDkk = new("TotalExclVatInDkk");

    /// <summary><c>TotalInclVatInDkk</c></summary>
    public static readonly SalesField TotalInclVatInDkk = new("TotalInclVatInDkk");

    /// <summary><c>TotalExclVat</c></summary>
    public static readonly SalesField TotalExclVat = new("TotalExclVat");

    /// <summary><c>TotalInclVat</c></summary>
    public static readonly SalesField TotalInclVat = new("TotalInclVat");

    /// <summary><c>CreatedAt</c></summary>
    public static readonly SalesField CreatedAt = new("CreatedAt");

    /// <summary><c>UpdatedAt</c></summary>
    public static readonly SalesField UpdatedAt = new("UpdatedAt");

    /// <summary><c>DeletedAt</c></summary>
    public static readonly SalesField DeletedAt = new("DeletedAt");

    /// <summary><c>Type</c></summary>
    public static readonly SalesField Type = new("Type");

    /// <inheritdoc/>
    public bool Equals(SalesField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
