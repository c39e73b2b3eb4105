namespace Connectors.Reviso;

/// <summary>What is deducted (ritenuta).</summary>
public sealed record DeductionInfo : RevisoRecord
{
    /// <summary>The amount.</summary>
    public decimal? DeductionAmount { get; init; }
}
