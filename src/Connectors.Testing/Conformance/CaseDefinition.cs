namespace Connectors.Testing.Conformance;

internal enum CaseScope
{
    /// <summary>Once for each sampled entity.</summary>
    Entity,

    /// <summary>Once.</summary>
    Provider,
}

/// <summary>One promise and how it is tried.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Name">A sentence, unique within the group.</param>
/// <param name="Scope">How often it is tried.</param>
internal sealed record CaseDefinition(string Group, string Name, CaseScope Scope = CaseScope.Entity)
{
    /// <summary>What the contract promises.</summary>
    public required string Promise { get; init; }

    /// <summary>What to do when it is broken.</summary>
    public required string Remedy { get; init; }

    /// <summary>All of them must hold for the case to apply.</summary>
    public Need[] Needs { get; init; } = [];

    /// <summary>Tries it; throws when it is broken.</summary>
    public required Func<Trial, Task> Run { get; init; }

    public string? WhyNot(Subject subject)
    {
        foreach (var need in Needs)
        {
            if (need(subject) is { } reason)
                return reason;
        }

        return null;
    }
}

/// <summary>All cases, in the order in which a person should read their results.</summary>
internal static class CaseCatalog
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        .. DeclarationCases.All, .. DescribeCases.All, .. SchemaTruthCases.All, .. ProbeCases.All,
        .. ReadCases.All, .. ReadCursorCases.All, .. ReadChangeCases.All, .. ReadDeletionCases.All, .. ReadValueCases.All,
        .. GetCases.All, .. GetFateCases.All, .. SearchCases.All,
        .. CreateCases.All, .. UpdateCases.All, .. DeleteCases.All, .. RefusalCases.All, .. RaceCases.All, .. BatchCases.All,
        .. LostReplyCases.All, .. RepeatCases.All, .. FaultCases.All, .. CancellationCases.All, .. LifetimeCases.All, .. CostCases.All,
    ];

    /// <summary>Stands in while a listing opens an account.</summary>
    public static CaseDefinition Opening { get; } = new("describe", "the schema can be read", CaseScope.Provider)
    {
        Promise = "DescribeAsync answers the live schema.",
        Remedy = "Let DescribeAsync succeed for a fresh account, and describe every entity that the fixture samples.",
        Run = static _ => Task.CompletedTask,
    };
}
