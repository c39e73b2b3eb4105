namespace Connectors.Reviso;

/// <summary>The agreement behind the tokens, and the interface itself.</summary>
public class AgreementOperations : RevisoOperations
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AgreementOperations()
    {
    }

    internal AgreementOperations(RevisoApi api) : base(api)
    {
    }

    /// <summary>The agreement: the connection test. Check its number before the first write.</summary>
    public virtual Task<Agreement> GetAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<Agreement>("agreement.get", "self", options, cancellationToken);

    /// <summary>Which resources this agreement is offered.</summary>
    public virtual Task<ApiInfo> GetApiInfoAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<ApiInfo>("agreement.apiInfo", "", options, cancellationToken);
}
