using Connectors.Sync;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>Which way a pair flows, and where its records were born.</summary>
public sealed record Direction(Flow Flow, Side Born)
{
    public bool FromCrm => Flow is Flow.Both or Flow.FromCrm;

    public bool FromAccounting => Flow is Flow.Both or Flow.FromAccounting;

    /// <summary>The settings that an owner saves.</summary>
    public string Settings => Flow == Flow.Both ? """{ "version": 1, "flow": "Both", "winner": "Crm" }""" : $$"""{ "version": 1, "flow": "{{Flow}}" }""";

    public override string ToString() => $"{Flow}, born in {Born}";
}
