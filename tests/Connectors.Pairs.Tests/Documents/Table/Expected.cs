namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>What must become of a document at one vendor: the lines on the wire and the totals, or everything that is refused. Written down from the vendors' rules; no product code makes any of it.</summary>
/// <param name="Lines">The lines, parted by <c>;</c>; null: it is refused.</param>
/// <param name="Net">Net total that is expected and made; null: nobody can tell before.</param>
/// <param name="Vat">VAT.</param>
/// <param name="Head">What the head says, where that matters.</param>
/// <param name="Problems">Code and field of each problem, parted by <c>;</c>.</param>
internal sealed record Expected(string? Lines, decimal? Net, decimal? Vat, string? Head, string? Problems)
{
    public static Expected Is(string lines, decimal net, decimal vat, string? head = null) => new(lines, net, vat, head, null);

    /// <summary>It goes over, and what it comes to is only known afterwards.</summary>
    public static Expected Untold(string lines) => new(lines, null, null, null, null);

    public static Expected No(string problems) => new(null, null, null, null, problems);

    public static IReadOnlyDictionary<string, Expected> Of(string vendor) => vendor switch
    {
        "Dinero" => DineroTable.All,
        "Economic" => EconomicTable.All,
        "Reviso" => RevisoTable.All,
        "Smartbill" => SmartbillTable.All,
        "Uniconta" => UnicontaTable.All,
        _ => IntacctTable.All,
    };
}
