namespace Connectors.TestSupport;

/// <summary>This test would fail if the engine broke the rule of that number: <c>[Rule("R3")]</c>. docs/reliability.md lists rule and tests.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RuleAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}
