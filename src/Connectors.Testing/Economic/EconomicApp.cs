namespace Connectors.Testing.Economic;

/// <summary>The role of an app, fixed when it is made.</summary>
public enum EconomicRole
{
    /// <summary>Everything.</summary>
    SuperUser,

    /// <summary>Accounts, suppliers, journals; neither <c>/self</c> nor customers nor invoices.</summary>
    Bookkeeping,

    /// <summary>Customers, products, documents; no accounts, suppliers, journals, payment types.</summary>
    Sales,

    /// <summary>Projects only.</summary>
    ProjectEmployee,
}

/// <summary>An app that agreements grant access to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="SecretToken">For <c>X-AppSecretToken</c>.</param>
/// <param name="PublicToken">For the installation address.</param>
/// <param name="Role">What it may do.</param>
/// <param name="RedirectUrl">Where the browser goes after a grant; null: the token is shown.</param>
public sealed record EconomicApp(int Number, string Name, string SecretToken, string PublicToken, EconomicRole Role, Uri? RedirectUrl)
{
    /// <summary>Whether the role reaches a REST resource or an OpenAPI service.</summary>
    internal bool Reaches(string resource) => Role switch
    {
        EconomicRole.SuperUser => true,
        EconomicRole.Sales => resource is not ("accounts" or "accounting-years" or "suppliers" or "supplier-groups" or "journals" or "payment-types" or "webhooksapi" or "suppliersapi"),
        EconomicRole.Bookkeeping => resource is "" or "accounts" or "accounting-years" or "suppliers" or "supplier-groups" or "journals" or "payment-types" or "currencies"
            or "payment-terms" or "vat-zones" or "vat-accounts" or "vat-types" or "app-roles" or "layouts" or "suppliersapi",
        _ => resource is "" or "self" or "employees" or "projectsapi" or "app-roles",
    };
}
