namespace ScheduledSync.Vendors.Dinero.Checking;

/// <summary>What stands on both sides, counted without the engine: from the two databases, the links and the truth of the generated data.</summary>
public sealed record Outcome
{
    public required IReadOnlyList<EntityOutcome> Entities { get; init; }

    public int Duplicates => Entities.Sum(static e => e.CrmDuplicates + e.DineroDuplicates);

    public int WrongLinks => Entities.Sum(static e => e.WrongLinks);

    public int Forgotten => Entities.Sum(static e => e.Forgotten.Count);

    public int FieldsCompared => Entities.Sum(static e => e.FieldsCompared);

    public int Differences => Entities.Sum(static e => e.Differences.Count);

    /// <summary>One line, the same for equal outcomes.</summary>
    public string ToLine() => string.Join("; ", Entities.Select(static e => FormattableString.Invariant(
        $"{e.Entity}: CRM {e.InCrm} Dinero {e.InDinero} joined {e.Linked} fields {e.FieldsCompared} wrong {e.WrongLinks} duplicates {e.CrmDuplicates}+{e.DineroDuplicates} forgotten {e.Forgotten.Count} different {e.Differences.Count}")));

    /// <summary>Nothing is there twice, nobody was taken for somebody else, nothing was left behind, and what is joined is equal.</summary>
    public bool IsRight => Duplicates + WrongLinks + Forgotten + Differences == 0;
}

public sealed record EntityOutcome
{
    public required string Entity { get; init; }

    /// <summary>Living records.</summary>
    public required int InCrm { get; init; }

    public required int InDinero { get; init; }

    /// <summary>Pairs that are joined.</summary>
    public required int Linked { get; init; }

    /// <summary>Links between things that are not the same.</summary>
    public required int WrongLinks { get; init; }

    /// <summary>Records that the sync created in the CRM and that no link knows: made twice.</summary>
    public required int CrmDuplicates { get; init; }

    /// <summary>Records that the sync created in Dinero and that no link knows: made twice.</summary>
    public required int DineroDuplicates { get; init; }

    /// <summary>Records that the mapping covers and that are neither joined nor asked about.</summary>
    public required IReadOnlyList<string> Forgotten { get; init; }

    /// <summary>Things that both sides had from the start and that were neither joined nor asked about: the match keys do not reach them, and a person would find them later.</summary>
    public required int NotRecognised { get; init; }

    public required int FieldsCompared { get; init; }

    /// <summary>Fields of joined records that are not equal and that nobody was asked about.</summary>
    public required IReadOnlyList<string> Differences { get; init; }
}
