using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Organisations that the credentials reach. Their lists are the only calls that need no plan.</summary>
public class OrganizationOperations : DineroOperations
{
    private static readonly string[] All =
        ["Name", "Type", "IsPro", "IsPayingPro", "IsVatFree", "Email", "Phone", "Street", "City", "ZipCode", "AttPerson", "IsTaxFreeUnion", "VatNumber"];

    /// <summary>For fakes.</summary>
    protected OrganizationOperations()
    {
    }

    internal OrganizationOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All organisations.</summary>
    /// <param name="fields">What to show; null = everything. The id always comes.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Organization>> ListAsync(IReadOnlyList<OrganizationField>? fields = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(
            "organizations.list", RequestPath.Of("v1", "organizations").Query("fields", PageCursor.Fields((fields ?? []).Select(static f => f.Value), All, ["Id"])),
            Api.Json.IReadOnlyListOrganization, options, cancellationToken);

    /// <summary>All organisations with their plans and the user's role.</summary>
    public virtual Task<IReadOnlyList<OrganizationDetails>> ListDetailsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("organizations.listDetails", RequestPath.Of("v1.1", "organizations"), Api.Json.IReadOnlyListOrganizationDetails, options, cancellationToken);

    /// <summary>All countries that contacts can have.</summary>
    public virtual Task<IReadOnlyList<Country>> ListCountriesAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("organizations.listCountries", RequestPath.Of("v1", "countries"), Api.Json.IReadOnlyListCountry, options, cancellationToken);
}
