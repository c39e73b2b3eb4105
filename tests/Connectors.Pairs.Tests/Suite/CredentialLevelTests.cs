using System.Reflection;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Documents;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>Credentials have two levels: the product's own are options, one set per vendor; the customer's belong to a connection. No vendor mixes them.</summary>
public sealed class CredentialLevelTests
{
    private static readonly Dictionary<string, Vendor> Vendors = new()
    {
        ["Dinero"] = new(typeof(DineroOptions), ["ClientId", "ClientSecret"], [], ["OrganizationId", "ApiKey", "RefreshToken"])
        {
            WithCustomerOnly = static s => s.AddDinero(static o => o.Credentials = new() { OrganizationId = "12345", ApiKey = "canary-0123456789abcdef" }),
            WithProductOnly = static s => s.AddDinero().Configure(static o => (o.ClientId, o.ClientSecret) = ("client", "secret")),
            Connect = static c => c.Dinero(static (_, _) => new(new DineroCredentials())),
        },
        ["Economic"] = new(typeof(EconomicOptions), ["AppSecretToken"], ["AppPublicToken"], ["AgreementGrantToken", "AgreementNumber"])
        {
            WithCustomerOnly = static s => s.AddEconomic(static o => o.Credentials = new() { AgreementGrantToken = "canary-grant" }),
            WithProductOnly = static s => s.AddEconomic().Configure(static o => o.AppSecretToken = "secret-of-the-app"),
            Connect = static c => c.Economic(static (_, _) => new(new EconomicCredentials())),
        },
        ["Reviso"] = new(typeof(RevisoOptions), ["AppSecretToken"], ["AppPublicToken"], ["AgreementGrantToken", "AgreementNumber", "GrantedAt"])
        {
            WithCustomerOnly = static s => s.AddReviso(static o => o.Credentials = new() { AgreementGrantToken = "canary-grant" }),
            WithProductOnly = static s => s.AddReviso().Configure(static o => o.AppSecretToken = "secret-of-the-app"),
            Connect = static c => c.Reviso(static (_, _) => new(new RevisoCredentials())),
        },
        // SmartBill knows no products: all of it is the customer's.
        ["Smartbill"] = new(typeof(SmartbillOptions), [], [], ["CompanyVatCode", "Email", "Token"])
        {
            WithCustomerOnly = static s => s.AddSmartbill(static o => o.Credentials = new() { CompanyVatCode = "RO12345674", Email = "a@b.example", Token = "canary-token" }),
            WithProductOnly = static s => s.AddSmartbill(),
            Connect = static c => c.Smartbill(static (_, _) => new(new SmartbillCredentials())),
        },
        // Uniconta's partner id may be left out.
        ["Uniconta"] = new(typeof(UnicontaOptions), [], ["ApiKey"], ["CompanyId", "UserName", "Password"])
        {
            WithCustomerOnly = static s => s.AddUniconta(static o => o.Credentials = new() { CompanyId = "12345", UserName = "user", Password = "canary-password" }),
            WithProductOnly = static s => s.AddUniconta(),
            Connect = static c => c.Uniconta(static (_, _) => new(new UnicontaCredentials())),
        },
        ["Intacct"] = new(typeof(IntacctOptions), ["ClientId", "ClientSecret"], ["SenderId", "SenderPassword"], ["CompanyId", "UserId", "RefreshToken"])
        {
            WithCustomerOnly = static s => s.AddIntacct(static o => o.Credentials = new() { CompanyId = "acme", UserId = "canary-user" }),
            WithProductOnly = static s => s.AddIntacct().Configure(static o => (o.ClientId, o.ClientSecret) = ("client", "secret")),
            Connect = static c => c.Intacct(static (_, _) => new(new IntacctCredentials())),
        },
    };

    public static TheoryData<string> Names => [.. Vendors.Keys];

    [Theory, MemberData(nameof(Names)), Acceptance("P-02c")]
    public void Each_credential_is_on_its_level_and_no_type_and_no_method_takes_both(string name)
    {
        var vendor = Vendors[name];
        string[] product = [.. vendor.Needed, .. vendor.Optional];
        var credentials = vendor.Options.GetProperty("Credentials")!.PropertyType;
        Assert.Empty(product.Except(NamesOf(vendor.Options)));
        Assert.Empty(vendor.Customer.Except(NamesOf(credentials)));
        Assert.Empty(product.Intersect(NamesOf(credentials)));
        // One place holds the customer's among the options: the member that is one whole customer.
        Assert.Empty(vendor.Customer.Intersect(NamesOf(vendor.Options)));

        foreach (var type in vendor.Options.Assembly.GetExportedTypes())
        {
            Assert.False(product.Intersect(NamesOf(type)).Any() && vendor.Customer.Intersect(NamesOf(type)).Any(), $"{type} has members of both levels");
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Cast<MethodBase>().Concat(type.GetConstructors()))
            {
                var parameters = method.GetParameters();
                Assert.False(parameters.Any(p => p.ParameterType == vendor.Options) && parameters.Any(p => p.ParameterType == credentials), $"{type}.{method.Name} takes both");
                // What is wrong with the customer's is said with the product's in hand, so that neither is taken for the other: that method stores nothing.
                if (type != credentials)
                    Assert.False(parameters.Any(p => Is(product, p)) && parameters.Any(p => Is(vendor.Customer, p)), $"{type}.{method.Name} takes both");
            }
        }

        static IEnumerable<string> NamesOf(Type type) => type.GetProperties().Select(static p => p.Name);

        static bool Is(string[] names, ParameterInfo parameter) => names.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Names)), Acceptance("P-02c")]
    public void Ours_that_is_missing_stops_the_host_at_its_start_by_name(string name)
    {
        var vendor = Vendors[name];
        var collection = new ServiceCollection();
        vendor.WithCustomerOnly(collection);
        using var services = collection.BuildServiceProvider();
        var start = services.GetRequiredService<IStartupValidator>();
        if (vendor.Needed.Length == 0)
        {
            start.Validate();
            return;
        }

        var problem = Assert.Throws<OptionsValidationException>(start.Validate);
        Assert.Equal(vendor.Needed.Order(), vendor.Needed.Where(n => problem.Failures.Any(f => f.Contains($"{n} is missing", StringComparison.Ordinal))).Order());
        Assert.DoesNotContain(vendor.Customer, c => problem.Failures.Any(f => f.Contains($"{c} is missing", StringComparison.Ordinal)));
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names)), Acceptance("P-02c")]
    public async Task Theirs_that_is_missing_makes_that_connection_red_by_name_and_stops_nothing_else(string name)
    {
        var vendor = Vendors[name];
        var database = $"Data Source=levels-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        await using var alive = new SqliteConnection(database);
        await alive.OpenAsync();
        var collection = new ServiceCollection();
        collection.AddDbContextFactory<SalesCrm>(o => o.UseSqlite(database).UseConnectorMarks());
        vendor.WithProductOnly(collection);
        collection.AddConnectorSync().UseInMemoryStore().AddConnection("customer", c => vendor.Connect(c.Crm<SalesCrm>(SalesCrm.Map)));
        await using var services = collection.BuildServiceProvider();
        // The host starts: a customer's missing key is no fault of it.
        services.GetService<IStartupValidator>()?.Validate();
        await using (var db = await services.GetRequiredService<IDbContextFactory<SalesCrm>>().CreateDbContextAsync())
            await db.Database.EnsureCreatedAsync();

        var connections = services.GetRequiredService<IConnections>();
        await connections.ProbeAsync(new("customer"));
        var status = (await connections.GetAsync(new("customer"))).Status;
        Assert.True(status.Crm!.Ok, status.Crm.Reason);
        Assert.False(status.Accounting!.Ok);
        Assert.Contains($"{vendor.Customer[0]} is missing", status.Accounting.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(vendor.Needed, n => status.Accounting.Reason.Contains(n, StringComparison.Ordinal));
    }

    private sealed record Vendor(Type Options, string[] Needed, string[] Optional, string[] Customer)
    {
        /// <summary>A customer's credentials, and none of ours.</summary>
        public required Action<IServiceCollection> WithCustomerOnly { get; init; }

        /// <summary>Ours, and no customer.</summary>
        public required Action<IServiceCollection> WithProductOnly { get; init; }

        /// <summary>A connection whose customer gave nothing.</summary>
        public required Action<ConnectionBuilder> Connect { get; init; }
    }
}
