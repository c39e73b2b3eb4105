namespace Connectors.Testing.Smartbill;

/// <summary>A series of numbers.</summary>
public sealed record StoredSeries
{
    /// <summary>The name, such as <c>FCT</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>f</c> invoices, <c>p</c> proformas, <c>c</c> receipts.</summary>
    public required string Type { get; init; }

    /// <summary>The number that the next document gets.</summary>
    public int Next { get; init; } = 1;

    /// <summary>How many digits are printed at least. 4 is the visible default; the real setting is undocumented.</summary>
    public int Pad { get; init; } = 4;
}

/// <summary>A VAT rate of the company.</summary>
/// <param name="Name">Its name; several rates may have one percentage.</param>
/// <param name="Percentage">21 for 21 %.</param>
public sealed record StoredTax(string Name, decimal Percentage);

/// <summary>A client of the company's register. V1 writes it (saveToDb), V3 reads it. Empty texts are empty, never null.</summary>
public sealed record StoredClient
{
    /// <summary><c>cus_</c> and 32 hexadecimal digits; a supplier's begins with <c>sup_</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>CIF, foreign VAT number or CNP.</summary>
    public string VatCode { get; init; } = "";

    /// <summary>Trade register number.</summary>
    public string RegCom { get; init; } = "";

    /// <summary>The company's own code of the client.</summary>
    public string Code { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string Address { get; init; } = "";

    /// <summary>City.</summary>
    public string City { get; init; } = "";

    /// <summary>County.</summary>
    public string County { get; init; } = "";

    /// <summary>Country, free text.</summary>
    public string Country { get; init; } = "";

    /// <summary>Bank.</summary>
    public string Bank { get; init; } = "";

    /// <summary>IBAN.</summary>
    public string Iban { get; init; } = "";

    /// <summary>E-mail addresses, separated by commas or semicolons.</summary>
    public string Email { get; init; } = "";

    /// <summary>Contact person.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Phone.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Registered for VAT (V1: isTaxPayer, V3: isVatPayer).</summary>
    public bool IsVatPayer { get; init; }

    /// <summary>Brand (V3 only).</summary>
    public string Brand { get; init; } = "";

    /// <summary>Delivery addresses (V3 only).</summary>
    public IReadOnlyList<StoredDeliveryAddress> DeliveryAddresses { get; init; } = [];
}

/// <summary>Where goods go. Empty texts are empty, never null.</summary>
public sealed record StoredDeliveryAddress
{
    /// <summary>What it is called.</summary>
    public string Description { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string Address { get; init; } = "";

    /// <summary>Second line.</summary>
    public string AddressAdditionalInfo { get; init; } = "";

    /// <summary>Third line.</summary>
    public string AddressLine3 { get; init; } = "";

    /// <summary>City.</summary>
    public string City { get; init; } = "";

    /// <summary>County.</summary>
    public string County { get; init; } = "";

    /// <summary>Country.</summary>
    public string Country { get; init; } = "";

    /// <summary>Postal code.</summary>
    public string ZipCode { get; init; } = "";

    /// <summary>It is taken when nothing is said.</summary>
    public bool DefaultAddress { get; init; }
}

/// <summary>A product of the catalogue.</summary>
public sealed record StoredProduct
{
    /// <summary><c>prod_</c> and 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Name. Documents that discharge stock may rename it.</summary>
    public required string Name { get; init; }

    /// <summary>Code; significant only while the company uses product codes.</summary>
    public string Code { get; init; } = "";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Services have no stock.</summary>
    public bool IsService { get; init; }

    /// <summary>Price in <see cref="Currency"/>.</summary>
    public decimal Price { get; init; }

    /// <summary>Unit, letter case counts.</summary>
    public string Unit { get; init; } = "buc";

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "RON";

    /// <summary>VAT rate; null: none set in the catalogue.</summary>
    public StoredTax? Tax { get; init; } = new("Normala", 21);

    /// <summary>The price includes VAT.</summary>
    public bool IsVatIncluded { get; init; }

    /// <summary>Combined nomenclature code, with its leading zeros.</summary>
    public string CnCode { get; init; } = "";

    /// <summary>Procurement vocabulary code.</summary>
    public string CpvCode { get; init; } = "";

    /// <summary>Country of origin.</summary>
    public string CountryOfOrigin { get; init; } = "";

    /// <summary>Deposits of returnable containers: type and count.</summary>
    public IReadOnlyList<StoredDeposit> ContainerDeposits { get; init; } = [];
}

/// <summary>Deposit of a returnable container.</summary>
/// <param name="Type">Kind of container.</param>
/// <param name="Quantity">How many.</param>
public sealed record StoredDeposit(string Type, decimal Quantity);

/// <summary>A warehouse (gestiune).</summary>
public sealed record StoredWarehouse
{
    /// <summary><c>ware_</c> and 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Name, letter case counts in V1.</summary>
    public required string Name { get; init; }

    /// <summary><c>en gros</c> or <c>en detail</c>.</summary>
    public string Type { get; init; } = "en gros";

    /// <summary>Description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who keeps it.</summary>
    public string Keeper { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string Address { get; init; } = "";

    /// <summary>City.</summary>
    public string City { get; init; } = "";

    /// <summary>County.</summary>
    public string County { get; init; } = "";

    /// <summary>ISO 3166, two letters.</summary>
    public string Country { get; init; } = "RO";

    /// <summary>Goods of others in custody.</summary>
    public bool IsCustody { get; init; }
}

/// <summary>Goods in or out.</summary>
/// <param name="Date">Business date.</param>
/// <param name="At">When it was written.</param>
/// <param name="Warehouse">The warehouse's name.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">Positive in, negative out.</param>
/// <param name="Document">The document's series and number; empty for a receipt of goods.</param>
public sealed record StoredStockMove(DateOnly Date, DateTimeOffset At, string Warehouse, string ProductId, decimal Quantity, string Document);

/// <summary>A document that was e-mailed.</summary>
public sealed record StoredEmail
{
    /// <summary><c>factura</c> or <c>proforma</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Series and number, concatenated.</summary>
    public required string Document { get; init; }

    /// <summary>Addresses, separated by commas or semicolons.</summary>
    public required string To { get; init; }

    /// <summary>Copies.</summary>
    public string Cc { get; init; } = "";

    /// <summary>Blind copies.</summary>
    public string Bcc { get; init; } = "";

    /// <summary>Decoded subject; null: the account's template.</summary>
    public string? Subject { get; init; }

    /// <summary>Decoded text; null: the account's template.</summary>
    public string? Text { get; init; }
}
