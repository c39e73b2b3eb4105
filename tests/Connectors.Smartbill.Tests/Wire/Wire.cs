using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Wire;

/// <summary>What the wire tests have in common.</summary>
internal static class Wire
{
    public static WireSnapshot<ISmartbillClient> Snapshot(Action<SmartbillOptions>? change = null) => new(wire =>
    {
        var test = TestClient.On(wire, o =>
        {
            // More calls than a window admits stand in one text.
            o.CallsPerTenSeconds = 30;
            change?.Invoke(o);
        });
        return (test.Client, test);
    });
}
