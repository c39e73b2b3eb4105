using System.Text.Json.Serialization;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Acme;

public sealed class AcmeOptions
{
    public Uri BaseAddress { get; set; } = new("https://api.acme.example/");
    public AcmeCredentials? Credentials { get; set; }
}

public sealed class AcmeCredentials
{
    public string Company { get; set; } = "";
    public string ApiKey { get; set; } = "";
    public override string ToString() => $"Acme {Company} (secrets hidden)";
}

public sealed record AcmeContact([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string? Name);

public sealed record AcmeList([property: JsonPropertyName("items")] AcmeContact[] Items, [property: JsonPropertyName("next")] string? Next);

public sealed record AcmeError([property: JsonPropertyName("code")] string? Code, [property: JsonPropertyName("message")] string? Message);

[JsonSerializable(typeof(AcmeContact))]
[JsonSerializable(typeof(AcmeList))]
[JsonSerializable(typeof(AcmeError))]
internal sealed partial class AcmeJson : JsonSerializerContext;

public interface IAcmeClient
{
    IAsyncEnumerable<AcmeContact> ListAsync(CancellationToken cancellationToken = default);
    Task<AcmeContact> GetAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default);
    Task<AcmeContact> CreateAsync(AcmeContact contact, CallOptions? options = null, CancellationToken cancellationToken = default);
}

public interface IAcmeClientFactory
{
    IAcmeClient Create(AcmeCredentials credentials);
}

public sealed record AcmeBuilder(IServiceCollection Services, IHttpClientBuilder Http);

// README: the vendor
public sealed partial class AcmeProfile : VendorProfile
{
    public override string Vendor => "Acme";

    // A 200 that carries an error is an error; a 403 that is a limit is a limit; HTML is not tried as JSON.
    public override ApiFault? Classify(ApiResponse answer) => answer.TryReadJson(AcmeJson.Default.AcmeError, out var error) && error.Code is { } code
        ? (ApiFault.FromStatus(answer) ?? new(ApiFaultKind.Other, "")) with
        {
            Kind = code == "limit" ? ApiFaultKind.RateLimit : ApiFault.FromStatus(answer)?.Kind ?? ApiFaultKind.Validation,
            Message = error.Message ?? code,
            ErrorCode = code,
        }
        : ApiFault.FromStatus(answer);

    public override string? ReadRequestId(ApiResponse answer) => answer.Header("X-Request-Id");
}

internal sealed class AcmeClient(ApiSession session, string company) : IAcmeClient
{
    public IAsyncEnumerable<AcmeContact> ListAsync(CancellationToken cancellationToken) => Paging.EnumerateAsync("Acme", "contacts.list", async (cursor, token) =>
    {
        var path = RequestPath.Of("v1", company, "contacts").Query("after", cursor);
        var list = await session.SendAsync(new ApiCall("contacts.list", HttpMethod.Get, path) { Repeatability = Repeatability.Read }, AcmeJson.Default.AcmeList, token).ConfigureAwait(false);
        return new Page<AcmeContact>(list.Items, list.Next);
    }, cancellationToken);

    public Task<AcmeContact> GetAsync(string id, CallOptions? options, CancellationToken cancellationToken) => session.SendAsync(
        new ApiCall("contacts.get", HttpMethod.Get, RequestPath.Of("v1", company, "contacts", id)) { Repeatability = Repeatability.Read, Options = options },
        AcmeJson.Default.AcmeContact, cancellationToken);

    public Task<AcmeContact> CreateAsync(AcmeContact contact, CallOptions? options, CancellationToken cancellationToken) => session.SendAsync(
        new ApiCall("contacts.create", HttpMethod.Post, RequestPath.Of("v1", company, "contacts"))
        {
            Repeatability = Repeatability.Once, // Acme does not say what a second POST with the same id does
            Content = ApiContent.Json(contact, AcmeJson.Default.AcmeContact),
            Evidence = new() { ClientId = contact.Id },
            Options = options,
        },
        AcmeJson.Default.AcmeContact, cancellationToken);
}

internal sealed class AcmeClientFactory(ApiPipeline<AcmeProfile> pipeline, IOptionsMonitor<AcmeOptions> options) : IAcmeClientFactory
{
    private static readonly BudgetDefinition Budget = new() { Limits = [BudgetLimit.Sliding("minute", 100, TimeSpan.FromMinutes(1)) with { InteractiveReserve = 10 }] };

    public IAcmeClient Create(AcmeCredentials credentials) => Create(credentials, options.CurrentValue);

    internal IAcmeClient Create(AcmeCredentials credentials, AcmeOptions how) => new AcmeClient(
        new ApiSession(pipeline)
        {
            BaseAddress = how.BaseAddress,
            Account = new("Acme", credentials.Company),
            Authenticator = Authenticator.Basic(credentials.Company, credentials.ApiKey),
            Budget = Budget,
        },
        credentials.Company);
}

public static class AcmeServiceCollectionExtensions
{
    public static AcmeBuilder AddAcme(this IServiceCollection services)
    {
        var http = services.AddVendor(new AcmeProfile());
        services.TryAddSingleton<AcmeClientFactory>();
        services.TryAddSingleton<IAcmeClientFactory>(static s => s.GetRequiredService<AcmeClientFactory>());
        return new(services, http);
    }

    public static AcmeBuilder AddAcme(this IServiceCollection services, IConfigurationSection section) => services.AddAcme().Client(null, section.Path, o => o.Bind(section));

    public static AcmeBuilder AddAcme(this IServiceCollection services, Action<AcmeOptions> configure) => services.AddAcme().Client(null, nameof(AcmeOptions), o => o.Configure(configure));

    public static AcmeBuilder AddKeyedAcme(this IServiceCollection services, string key, Action<AcmeOptions> configure) =>
        services.AddAcme().Client(key, $"{nameof(AcmeOptions)}[{key}]", o => o.Configure(configure));

    private static AcmeBuilder Client(this AcmeBuilder builder, string? key, string path, Action<OptionsBuilder<AcmeOptions>> configure)
    {
        builder.Services.AddVendorClient<IAcmeClient, AcmeOptions>(key, path, configure, Validate, static (s, o) => s.GetRequiredService<AcmeClientFactory>().Create(o.Credentials!, o));
        return builder;
    }

    private static IEnumerable<OptionsProblem> Validate(AcmeOptions options)
    {
        if (options.Credentials is null)
            yield return new("Credentials", "is missing");
        else if (options.Credentials.ApiKey.Length == 0)
            yield return new("Credentials:ApiKey", "is missing");
    }
}
// README: end
