namespace Connectors.Dinero;

/// <summary>A member of a trade offer that a list can show.</summary>
/// <param name="Value">The name as Dinero spells it.</param>
public readonly record struct TradeOfferField(string Value)
{
    /// <summary><c>Number</c></summary>
    public static readonly TradeOfferField Number = new("Number");

    /// <summary><c>Guid</c></summary>
    public static readonly TradeOfferField Guid = new("Guid");

    /// <summary><c>TimeStamp</c></summary>
    public static readonly TradeOfferField TimeStamp = new("TimeStamp");

    /// <summary><c>ContactName</c></summary>
    public static readonly TradeOfferField ContactName = new("ContactName");

    /// <summary><c>ContactGuid</c></summary>
    public static readonly TradeOfferField ContactGuid = new("ContactGuid");

    /// <summary><c>Address</c></summary>
    public static readonly TradeOfferField Address = new("Address");

    /// <summary><c>Date</c></summary>
    public static readonly TradeOfferField Date = new("Date");

    /// <summary><c>Comment</c></summary>
    public static readonly TradeOfferField Comment = new("Comment");

    /// <summary><c>Description</c></summary>
    public static readonly TradeOfferField Description = new("Description");

    /// <summary><c>ExternalReference</c></summary>
    public static readonly TradeOfferField ExternalReference = new("ExternalReference");

    /// <summary><c>Language</c></summary>
    public static readonly TradeOfferField Language = new("Language");

    /// <summary><c>Currency</c></summary>
    public static readonly TradeOfferField Currency = new("Currency");

    /// <summary><c>TotalExclVat</c></summary>
    public static readonly TradeOfferField TotalExclVat = new("TotalExclVat");

    /// <summary><c>TotalInclVat</c></summary>
    public static readonly TradeOfferField TotalInclVat = new("TotalInclVat");

    /// <summary><c>TotalVat</c></summary>
    public static readonly TradeOfferField TotalVat = new("TotalVat");

    /// <summary><c>HasGeneratedAnyVouchers</c></summary>
    public static readonly TradeOfferField HasGeneratedAnyVouchers = new("HasGeneratedAnyVouchers");

    /// <summary><c>Status</c></summary>
    public static readonly TradeOfferField Status = new("Status");

    /// <summary><c>MailOutStatus</c></summary>
    public static readonly TradeOfferField MailOutStatus = new("MailOutStatus");

    /// <summary><c>LatestMailOutType</c></summary>
    public static readonly TradeOfferField LatestMailOutType = new("LatestMailOutType");

    /// <summary><c>CreatedAt</c></summary>
    public static readonly TradeOfferField CreatedAt = new("CreatedAt");

    /// <summary><c>UpdatedAt</c></summary>
    public static readonly TradeOfferField UpdatedAt = new("UpdatedAt");

    /// <summary><c>DeletedAt</c></summary>
    public static readonly TradeOfferField DeletedAt = new("DeletedAt");

    /// <inheritdoc/>
    public bool Equals(TradeOfferField other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The name.</summary>
    public override string ToString() => Value ?? "";
}
