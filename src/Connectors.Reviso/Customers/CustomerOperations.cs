namespace Connectors.Reviso;

/// <summary>Customers. Of deleted ones nothing is left to read, and their numbers are given to new ones.</summary>
public class CustomerOperations : WriteOperations<Customer, CustomerNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CustomerOperations()
    {
    }

    internal CustomerOperations(RevisoApi api) : base(api, "customers", ["customers"], "customerNumber")
    {
    }

    /// <summary>
    /// Customers that were changed in this second or later, in the order of their numbers. Ask with an overlap: stamps have whole seconds, and records move between pages while they are read.
    /// </summary>
    /// <param name="since">From when.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorValidationException">Reviso does not filter customers by their last change, which no source shows: list all of them.</exception>
    public virtual IAsyncEnumerable<Customer> ListChangesAsync(DateTimeOffset since, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        ListAsync(new() { Filter = CustomerFields.LastUpdated.IsAtLeast(since) }, options, cancellationToken);

    private protected override CustomerNumber? KeyOf(Customer record) => record.CustomerNumber;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(Customer record) =>
    [
        ("name", record.Name),
        .. record.VatNumber is { Length: > 0 } vat ? [("vatNumber", vat)] : Array.Empty<(string, string)>(),
        .. record.CorporateIdentificationNumber is { Length: > 0 } code ? [("corporateIdentificationNumber", code)] : Array.Empty<(string, string)>(),
    ];
}
