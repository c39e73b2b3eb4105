using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Grammar;

/// <summary>A whole small client in the right grammar, and one fault at a time.</summary>
public sealed class VendorGrammarTests
{
    private const string Right = """
        using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
        public sealed record CallOptions;
        namespace Connectors.Acme
        {
            public interface IAcmeClient { InvoiceOperations Invoices { get; } Task<string> SendAsync(string path, CallOptions? options = null, CancellationToken cancellationToken = default); }
            internal sealed class AcmeClient : IAcmeClient { public InvoiceOperations Invoices => null!; public Task<string> SendAsync(string path, CallOptions? options = null, CancellationToken cancellationToken = default) => null!; }
            public interface IAcmeClientFactory { IAcmeClient Create(AcmeCredentials credentials); }
            public sealed class AcmeOptions { public Uri? BaseAddress { get; set; } public AcmeCredentials? Credentials { get; set; } }
            public sealed class AcmeCredentials { public string Token { get; set; } = ""; public override string ToString() => "Acme"; }
            public sealed class AcmeBuilder { public IServiceCollection Services => null!; public IHttpClientBuilder Http => null!; }
            public static class AcmeServiceCollectionExtensions
            {
                public static AcmeBuilder AddAcme(this IServiceCollection services) => null!;
                public static AcmeBuilder AddAcme(this IServiceCollection services, Action<AcmeOptions> configure) => null!;
                public static AcmeBuilder AddAcme(this IServiceCollection services, IConfigurationSection section) => null!;
                public static AcmeBuilder AddKeyedAcme(this IServiceCollection services, string key, Action<AcmeOptions> configure) => null!;
                public static AcmeBuilder AddKeyedAcme(this IServiceCollection services, string key, IConfigurationSection section) => null!;
            }
            public class InvoiceOperations
            {
                protected InvoiceOperations() { }
                public virtual Task<Invoice> GetAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default) => null!;
                public virtual IAsyncEnumerable<Invoice> ListAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => null!;
            }
            public sealed record Invoice { public required decimal Total { get; init; } public DateOnly? Date { get; init; } public InvoiceStatus Status { get; init; } }
            public readonly record struct InvoiceStatus(string Value) { public static readonly InvoiceStatus Draft = new("draft"); }
        }
        namespace Connectors.Acme.Sync { public enum Setting { One } }
        """;

    [Fact]
    public void The_right_grammar_passes() => Assert.Empty(Check(Right));

    [Theory]
    [InlineData("internal sealed class AcmeClient : IAcmeClient", "internal class AcmeClient : IAcmeClient", "no sealed AcmeClient")]
    [InlineData("public interface IAcmeClientFactory", "internal interface IAcmeClientFactory", "must be public")]
    [InlineData("IAcmeClient Create(AcmeCredentials credentials)", "object Create(AcmeCredentials credentials)", "no Create(AcmeCredentials)")]
    [InlineData("public sealed class AcmeOptions", "public class AcmeOptions", "AcmeOptions: must be sealed")]
    [InlineData("public AcmeCredentials? Credentials", "public string? Credentials", "no Credentials of type AcmeCredentials")]
    [InlineData("public Uri? BaseAddress", "public string? BaseAddress", "no BaseAddress of type Uri")]
    [InlineData("public override string ToString() => \"Acme\";", "", "must override ToString by hand")]
    [InlineData("public sealed class AcmeCredentials { public string Token { get; set; } = \"\"; public override string ToString() => \"Acme\"; }", "public sealed record AcmeCredentials { public string? Token { get; set; } }", "must override ToString by hand")]
    [InlineData("public sealed class AcmeBuilder", "public class AcmeBuilder", "AcmeBuilder: must be sealed")]
    [InlineData("public IHttpClientBuilder Http => null!;", "", "no Http of type IHttpClientBuilder")]
    [InlineData("public static AcmeBuilder AddAcme(this IServiceCollection services, IConfigurationSection section) => null!;", "", "has no AddAcme(IServiceCollection, IConfigurationSection)")]
    [InlineData("AddKeyedAcme(this IServiceCollection services, string key, Action", "AddKeyedAcme(this IServiceCollection services, object key, Action", "has no AddKeyedAcme(IServiceCollection, String, Action`1)")]
    [InlineData("public static AcmeBuilder AddAcme(this IServiceCollection services) =>", "public static IServiceCollection AddAcme(this IServiceCollection services) =>", "must return AcmeBuilder")]
    [InlineData("protected InvoiceOperations() { }", "private protected InvoiceOperations() { }", "must have a protected constructor")]
    [InlineData("protected InvoiceOperations() { }", "protected InvoiceOperations() { } public InvoiceOperations(int n) { }", "no public constructor")]
    [InlineData("public virtual Task<Invoice> GetAsync", "public Task<Invoice> GetAsync", "GetAsync: must be virtual")]
    [InlineData("GetAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default)", "GetAsync(string id, CancellationToken cancellationToken = default)", "GetAsync: must end with")]
    [InlineData("GetAsync(string id, CallOptions? options = null, CancellationToken cancellationToken = default)", "GetAsync(string id, CallOptions? options, CancellationToken cancellationToken)", "GetAsync: must end with")]
    [InlineData("ListAsync(CallOptions? options = null, ", "ListAsync(", "ListAsync: must end with")]
    [InlineData("SendAsync(string path, CallOptions? options = null, CancellationToken cancellationToken = default)", "SendAsync(string path, CancellationToken cancellationToken = default)", "SendAsync: must end with")]
    [InlineData("InvoiceOperations", "InvoiceCalls", "must be of a type named <Resource>Operations")]
    [InlineData("public readonly record struct InvoiceStatus(string Value) { public static readonly InvoiceStatus Draft = new(\"draft\"); }", "public enum InvoiceStatus { Draft }", "must be an open record struct")]
    [InlineData("InvoiceStatus(string Value) { public static readonly InvoiceStatus Draft = new(\"draft\"); }", "InvoiceStatus(int Value) { public static readonly InvoiceStatus Draft = new(1); }", "an open set without a Value of type string")]
    [InlineData("public required decimal Total", "public required double Total", "must be decimal")]
    [InlineData("public DateOnly? Date", "public DateTime? Date", "must be DateOnly or DateTimeOffset")]
    [InlineData("public sealed record Invoice {", "public sealed class AcmeException : Exception; public sealed record Invoice {", "an exception of one vendor")]
    public void One_fault_is_found(string right, string wrong, string expected)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        Findings.One(Check(Right.Replace(right, wrong, StringComparison.Ordinal)), expected);
    }

    [Fact]
    public void Sealed_operations_are_found() => Assert.Contains(Check(Regex.Replace(Right.Replace("public class InvoiceOperations", "public sealed class InvoiceOperations", StringComparison.Ordinal), "protected Inv|virtual ",
        static m => m.Value == "virtual " ? "" : "internal Inv")), static f => f.What.StartsWith("must not be sealed", StringComparison.Ordinal));

    private static IEnumerable<Finding> Check(string code) => new VendorGrammar(SampleAssembly.Load(code), "Acme").Check();
}
