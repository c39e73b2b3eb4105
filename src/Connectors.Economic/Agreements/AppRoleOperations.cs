namespace Connectors.Economic;

/// <summary>Roles that an app can have.</summary>
public class AppRoleOperations : ReadOperations<AppRole, AppRoleNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AppRoleOperations()
    {
    }

    internal AppRoleOperations(EconomicApi api) : base(api, "app-roles")
    {
    }
}
