using Connectors.Dinero.Tests.Support;

namespace Connectors.Dinero.Tests.Wire;

/// <summary>What the wire tests have in common.</summary>
internal static class Wire
{
    public static readonly Guid G1 = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid G2 = new("22222222-2222-4222-8222-222222222222");
    public static readonly DineroTimeStamp V1 = new("00000000020A5EA8");

    public static WireSnapshot<IDineroClient> Snapshot() => new(static wire =>
    {
        var test = TestClient.On(wire);
        return (test.Client, test);
    });
}
