namespace Connectors.Smartbill;

/// <summary>One company of SmartBill Cloud. Thread-safe. To be faked, not implemented: members may be added in a minor version.</summary>
public interface ISmartbillClient
{
    /// <summary>The company's CIF, as it is sent.</summary>
    string CompanyVatCode { get; }

    /// <summary>Invoices.</summary>
    InvoiceOperations Invoices { get; }

    /// <summary>Proformas.</summary>
    EstimateOperations Estimates { get; }

    /// <summary>Payments, receipts and fiscal receipts.</summary>
    PaymentOperations Payments { get; }

    /// <summary>Mailing of documents.</summary>
    DocumentOperations Documents { get; }

    /// <summary>Stock by warehouse.</summary>
    StockOperations Stocks { get; }

    /// <summary>Series of numbers.</summary>
    SeriesOperations Series { get; }

    /// <summary>VAT rates.</summary>
    TaxOperations Taxes { get; }

    /// <summary>Lists that only the vendor's shop plugin reads; see <see cref="SmartbillOptions.UseUndocumentedEndpoints"/>.</summary>
    CompanyOperations Companies { get; }

    /// <summary>Customers (V3).</summary>
    ClientOperations Clients { get; }

    /// <summary>Suppliers (V3).</summary>
    SupplierOperations Suppliers { get; }

    /// <summary>Products with price and VAT (V3).</summary>
    ProductOperations Products { get; }

    /// <summary>Warehouses (V3).</summary>
    WarehouseOperations Warehouses { get; }

    /// <summary>The id of a document of this company.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="number">Its number as printed, with its leading zeros.</param>
    SmartbillDocumentId DocumentId(string series, string number);

    /// <summary>Finds out what the credentials can do here, capability by capability (<see cref="SmartbillCapabilities"/>), in three or four calls. It changes nothing and never throws for a refusal.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that this client does not know, through the same pipeline. A path that begins with <c>v3/</c> goes with the V3 token and its budget, every other with the V1 token. The company is
    /// the caller's to name, as <c>cif</c>, <c>companyVatCode</c> or in the path.
    /// </summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
