namespace Connectors.Testing.Reviso;

/// <summary>The role of an app, fixed when it is made.</summary>
public enum RevisoRole
{
    /// <summary>Everything.</summary>
    SuperUser,

    /// <summary>Accounts, suppliers, vouchers; neither <c>/self</c> nor customers nor documents.</summary>
    Bookkeeping,

    /// <summary>Customers, products, documents; no accounts, suppliers, vouchers.</summary>
    Sales,

    /// <summary>Projects only.</summary>
    ProjectEmployee,
}

/// <summary>An app that agreements grant access to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="SecretToken">For <c>X-AppSecretToken</c>.</param>
/// <param name="PublicToken">The <c>appId</c> of the installation address.</param>
/// <param name="Role">What it may do.</param>
/// <param name="RedirectUrl">Where the browser goes after a grant; null: the token is shown.</param>
public sealed record RevisoApp(int Number, string Name, string SecretToken, string PublicToken, RevisoRole Role, Uri? RedirectUrl)
{
    /// <summary>Whether the role reaches a resource. The table is e-conomic's: Reviso publishes none.</summary>
    internal bool Reaches(string resource, RevisoOddities oddities) => Role switch
    {
        RevisoRole.SuperUser => true,
        RevisoRole.Sales => resource is not ("accounts" or "suppliers" or "supplier-groups" or "vouchers" or "additional-expenses")
            && (resource != "payment-types" || oddities.SalesRoleReachesPaymentTypes),
        RevisoRole.Bookkeeping => resource is "" or "resources" or "accounts" or "suppliers" or "supplier-groups" or "vouchers" or "payment-types" or "currencies"
            or "payment-terms" or "vat-zones" or "vat-accounts" or "vat-types" or "layouts" or "number-series" or "additional-expenses",
        _ => resource is "" or "resources" or "self" or "employees",
    };
}
