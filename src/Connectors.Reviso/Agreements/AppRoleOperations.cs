namespace Connectors.Reviso;

/// <summary>Roles of apps.</summary>
public class AppRoleOperations : ReadOperations<AppRole, AppRoleNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AppRoleOperations()
    {
    }

    internal AppRoleOperations(RevisoApi api) : base(api, "appRoles", ["app-roles"])
    {
    }
}
