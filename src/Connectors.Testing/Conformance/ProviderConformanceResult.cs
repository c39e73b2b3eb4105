namespace Connectors.Testing;

/// <summary>What became of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">Kept, broken, or not applicable.</param>
/// <param name="Reason">Why it does not apply, or how it is broken; empty when it is kept.</param>
public sealed record ProviderConformanceResult(ProviderConformanceCase Case, ProviderConformanceVerdict Verdict, string Reason)
{
    /// <summary>The error of a broken one.</summary>
    public ProviderConformanceException? Error { get; init; }

    /// <inheritdoc />
    public override string ToString() => Reason.Length == 0 ? $"{Verdict}: {Case.Name}" : $"{Verdict}: {Case.Name}: {Reason}";
}

/// <summary>What can become of a case.</summary>
public enum ProviderConformanceVerdict
{
    /// <summary>It applies and was not run: the answer of a listing.</summary>
    Applicable,

    /// <summary>The provider keeps the promise.</summary>
    Kept,

    /// <summary>The provider does not declare what the case is about, or the fixture cannot bring it about.</summary>
    NotApplicable,

    /// <summary>The provider breaks the promise.</summary>
    Broken,
}
