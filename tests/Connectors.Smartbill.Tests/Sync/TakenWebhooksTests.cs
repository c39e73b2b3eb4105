using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests.Sync;

public sealed class TakenWebhooksTests
{
    [Fact]
    public void A_connection_takes_the_vendors_webhooks_without_another_word()
    {
        var made = new ConnectionBuilder("acme", new ServiceCollection()).UseProvider(Side.Crm, static (_, _) => throw new InvalidOperationException()).Smartbill().Build();
        var hook = Assert.Single(made.Webhooks);
        Assert.Equal(Side.Accounting, hook.Side);
        Assert.IsType<SmartbillStockAdapter>(hook.Adapter);
    }
}
