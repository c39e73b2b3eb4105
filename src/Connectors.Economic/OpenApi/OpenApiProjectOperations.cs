namespace Connectors.Economic;

/// <summary>Projects. The agreement needs the Project module (403 otherwise).</summary>
public class OpenApiProjectOperations : OpenApiWriteOperations<OpenApiProject, ProjectNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiProjectOperations()
    {
    }

    internal OpenApiProjectOperations(OpenApiApi api) : base(api, new("openapi.projects", OpenApiService.Projects, ["Projects"]))
    {
    }

    /// <summary>Projects that the user may use.</summary>
    public virtual IAsyncEnumerable<OpenApiProject> ListAllowedAsync(EconomicFilter<OpenApiProject>? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync(Name("listAllowed"), () => Resource.Of(Api, "allowed"), filter, options, cancellationToken);

    private protected override ProjectNumber? KeyOf(OpenApiProject record) => record.Number;
}
