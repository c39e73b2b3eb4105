using System.Text.Json.Nodes;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Vendors.Dinero;
using ScheduledSync.Vendors.Economic;
using ScheduledSync.Vendors.Intacct;
using ScheduledSync.Vendors.Reviso;
using ScheduledSync.Vendors.Smartbill;
using ScheduledSync.Vendors.Uniconta;

namespace WebhookHost.Tenants;

public sealed class EconomicTenant : Tenant<EconomicTenant>
{
    public override string Name => "economic";

    public override string Title => "e-conomic";

    public override string AccountSetting => "Economic:Credentials:AgreementGrantToken";

    public override IReadOnlyList<string> Topics => ["EconomicCustomer", "EconomicProduct"];

    private EconomicSimulator Simulator => (EconomicSimulator)Books!.Simulator;

    public override void Subscribe(Func<string, Uri> address, string key)
    {
        // e-conomic puts the numbers in where the address says so.
        const string Numbers = "&oldNumber=[OLDNUMBER]&newNumber=[NEWNUMBER]";
        Simulator.Account.Webhook("CUSTOMER_UPDATED", address("EconomicCustomer") + Numbers).Webhook("PRODUCT_UPDATED", address("EconomicProduct") + Numbers);
    }

    public override string Edit(string value)
    {
        var customer = Simulator.Account.Customers[0];
        Books!.Act("edit-customer", new JsonObject { ["number"] = $"{customer.CustomerNumber}", ["email"] = value });
        return $"e-mail of customer {customer.CustomerNumber}, {customer.Name}: {value}";
    }

    public override Task<int> DeliverAsync() => Simulator.DeliverWebhooksAsync();

    protected override async Task<IBooks> OpenBooksAsync() => await EconomicBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddEconomicSync<TenantDb<EconomicTenant>>(configuration, Hourly);
}

public sealed class SmartbillTenant : Tenant<SmartbillTenant>
{
    public override string Name => "smartbill";

    public override string Title => "SmartBill";

    public override string AccountSetting => "Smartbill:Credentials:Token";

    public override IReadOnlyList<string> Topics => ["smartbill-stock"];

    private SmartbillSimulator Simulator => (SmartbillSimulator)Books!.Simulator;

    // SmartBill sends its token in a header.
    public override void Subscribe(Func<string, Uri> address, string key) => Simulator.Account.SetStockWebhook(new Uri(address("smartbill-stock").GetLeftPart(UriPartial.Path)), key);

    public override string Edit(string value)
    {
        Simulator.Account.Receive("Depozit", "S8", 1);
        return $"one more piece of S8 in the warehouse: {Simulator.Account.StockOf("Depozit", "S8")}";
    }

    public override Task<int> DeliverAsync() => Simulator.DeliverWebhooksAsync();

    protected override async Task<IBooks> OpenBooksAsync() => await SmartbillBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddSmartbillSync<TenantDb<SmartbillTenant>>(configuration, Hourly);
}

public sealed class RevisoTenant : Tenant<RevisoTenant>
{
    public override string Name => "reviso";

    public override string Title => "Reviso";

    public override string AccountSetting => "Reviso:Credentials:AgreementGrantToken";

    public override IReadOnlyList<string> Topics => ["RevisoCustomer", "RevisoProduct"];

    private RevisoSimulator Simulator => (RevisoSimulator)Books!.Simulator;

    public override void Subscribe(Func<string, Uri> address, string key) =>
        Simulator.Account.Webhook(RevisoWebhookType.CustomerUpdated, address("RevisoCustomer").ToString()).Webhook(RevisoWebhookType.ProductUpdated, address("RevisoProduct").ToString());

    public override Task<int> DeliverAsync() => Simulator.DeliverWebhooksAsync();

    public override string Edit(string value)
    {
        var customer = Simulator.Account.Customers[0];
        Books!.Act("edit-customer", new JsonObject { ["number"] = $"{customer.CustomerNumber}", ["email"] = value });
        return $"e-mail of customer {customer.CustomerNumber}, {customer.Name}: {value}";
    }

    protected override async Task<IBooks> OpenBooksAsync() => await RevisoBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddRevisoSync<TenantDb<RevisoTenant>>(configuration, Hourly);
}

public sealed class UnicontaTenant : Tenant<UnicontaTenant>
{
    public override string Name => "uniconta";

    public override string Title => "Uniconta";

    public override string AccountSetting => "Uniconta:Credentials:CompanyId";

    public override IReadOnlyList<string> Topics => ["UnicontaDebtor", "UnicontaItem"];

    public override bool HasOwnIds => true;

    private UnicontaSimulator Simulator => (UnicontaSimulator)Books!.Simulator;

    // One Change URL for each table; Uniconta knows tables by numbers.
    public override void Subscribe(Func<string, Uri> address, string key) =>
        Simulator.Account.ChangeUrl(address("UnicontaDebtor").ToString(), tableId: 50).ChangeUrl(address("UnicontaItem").ToString(), tableId: 23);

    public override Task<int> DeliverAsync() => Simulator.DeliverWebhooksAsync();

    public override string Edit(string value)
    {
        var debtor = Simulator.Account.Debtors[0];
        Books!.Act("edit-customer", new JsonObject { ["number"] = debtor.Account, ["email"] = value });
        return $"e-mail of debtor {debtor.Account}, {debtor.Name}: {value}";
    }

    protected override async Task<IBooks> OpenBooksAsync() => await UnicontaBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddUnicontaSync<TenantDb<UnicontaTenant>>(configuration, Hourly);
}

public sealed class IntacctTenant : Tenant<IntacctTenant>
{
    public override string Name => "intacct";

    public override string Title => "Intacct";

    public override string AccountSetting => "Intacct:Credentials:CompanyId";

    public override string Edit(string value)
    {
        var account = ((IntacctSimulator)Books!.Simulator).Account;
        var customer = account.Customers[0];
        account.Edit("accounts-receivable/customer", customer.Key, new JsonObject { ["name"] = $"{customer["name"]!.Split(" · ")[0]} · {value}" }.ToJsonString());
        return $"name of customer {customer.Id}: … {value}";
    }

    protected override async Task<IBooks> OpenBooksAsync() => await IntacctBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddIntacctSync<TenantDb<IntacctTenant>>(configuration, Hourly);
}

public sealed class DineroTenant : Tenant<DineroTenant>
{
    public override string Name => "dinero";

    public override string Title => "Dinero";

    public override string AccountSetting => "Dinero:Credentials:OrganizationId";

    public override string Edit(string value)
    {
        var contact = ((DineroSimulator)Books!.Simulator).Account.Contacts[0];
        Books.Act("edit-customer", new JsonObject { ["number"] = $"{contact.ContactGuid}", ["email"] = value });
        return $"e-mail of {contact.Name}: {value}";
    }

    protected override async Task<IBooks> OpenBooksAsync() => await DineroBooks.OpenAsync(default);

    protected override void AddConnection(IServiceCollection services, IConfiguration configuration) => services.AddDineroSync<TenantDb<DineroTenant>>(configuration, Hourly);
}
