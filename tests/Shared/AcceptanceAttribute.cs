namespace Connectors.TestSupport;

/// <summary>
/// This test would fail if the behaviour of the acceptance row were removed. The coverage table docs/acceptance.md is written from these marks.
/// </summary>
/// <param name="row">The row's id: <c>003-24</c>, <c>I-04</c>, <c>P-05j</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class AcceptanceAttribute(string row) : Attribute
{
    public string Row { get; } = row;

    /// <summary>What of the row no test shows yet, in words: <c>"the page"</c>. Empty: the whole row holds.</summary>
    public string Missing { get; init; } = "";
}
