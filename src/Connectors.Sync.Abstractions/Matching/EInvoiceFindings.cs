using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// Whether an e-invoice could reach its customer, as far as data tell: everything at once. It asks nobody, and says nothing about delivery: only the state's own system or network can report that.
/// </summary>
/// <param name="Problems">What will keep it from going out, each with field and remedy.</param>
/// <param name="Warnings">What is likely to be wrong or missing, but rests on no document of a vendor: shown, never a reason to refuse.</param>
public readonly record struct EInvoiceFindings(ImmutableArray<Problem> Problems, ImmutableArray<Problem> Warnings)
{
    /// <summary>Nothing is wrong.</summary>
    public static EInvoiceFindings None { get; } = new([], []);

    /// <summary>There is neither a problem nor a warning.</summary>
    public bool IsEmpty => Problems.IsDefaultOrEmpty && Warnings.IsDefaultOrEmpty;
}

/// <summary>Collects findings.</summary>
internal sealed class EInvoiceCollector
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<Problem>.Builder _warnings = ImmutableArray.CreateBuilder<Problem>();

    public EInvoiceFindings Findings => new(_problems.ToImmutable(), _warnings.ToImmutable());

    public void Problem(string code, string field, string message, string remedy) => _problems.Add(Of(code, field, message, remedy));

    public void Warning(string code, string field, string message, string remedy) => _warnings.Add(Of(code, field, message, remedy));

    private static Problem Of(string code, string field, string message, string remedy) => new("e-invoice." + code, field, message, Fixer.User, remedy);
}
