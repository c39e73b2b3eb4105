namespace Connectors.Economic;

/// <summary>Product groups.</summary>
public class OpenApiProductGroupOperations : OpenApiWriteOperations<OpenApiProductGroup, ProductGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiProductGroupOperations()
    {
    }

    internal OpenApiProductGroupOperations(OpenApiApi api) : base(api, new("openapi.productGroups", OpenApiService.Products, ["productgroups"]) { KeyMember = "id" })
    {
    }

    /// <summary>Accruals of a group.</summary>
    public virtual Task<OpenApiAccrualSettings> GetAccrualSettingsAsync(ProductGroupNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiAccrualSettings>(Name("accrualSettings"), Resource.Of(Api, id.ToString(), "accrualsettings"), options, cancellationToken);

    /// <summary>Writes the accruals of a group, with the version that was read.</summary>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceAccrualSettingsAsync(ProductGroupNumber id, OpenApiAccrualSettings settings, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(settings);
        return Api.ReplaceAsync(Name("replaceAccrualSettings"), Resource.Of(Api, id.ToString(), "accrualsettings"), settings, id.ToString(), options, cancellationToken);
    }

    /// <summary>How a group is used in projects.</summary>
    public virtual Task<OpenApiProjectSettings> GetProjectSettingsAsync(ProductGroupNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<OpenApiProjectSettings>(Name("projectSettings"), Resource.Of(Api, id.ToString(), "projectsettings"), options, cancellationToken);

    /// <summary>Writes how a group is used in projects, with the version that was read.</summary>
    /// <exception cref="ConnectorConflictException">The version is outdated.</exception>
    public virtual Task ReplaceProjectSettingsAsync(ProductGroupNumber id, OpenApiProjectSettings settings, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpenApiRecord.RequireVersion(settings);
        return Api.ReplaceAsync(Name("replaceProjectSettings"), Resource.Of(Api, id.ToString(), "projectsettings"), settings, id.ToString(), options, cancellationToken);
    }

    private protected override ProductGroupNumber? KeyOf(OpenApiProductGroup record) => record.Id;
}
