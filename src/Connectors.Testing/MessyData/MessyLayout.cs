namespace Connectors.Testing;

/// <summary>How many records of a kind stand on both sides, on one only, or a second time on the same side.</summary>
internal sealed class MessyLayout
{
    public MessyLayout(int crm, int accounting, double overlap, double duplicates)
    {
        CrmCopies = Rounded(crm * duplicates);
        AccountingCopies = Rounded(accounting * duplicates);
        Both = Math.Min(Rounded(Math.Min(crm, accounting) * overlap), Math.Min(crm - CrmCopies, accounting - AccountingCopies));
        CrmOnly = crm - CrmCopies - Both;
        AccountingOnly = accounting - AccountingCopies - Both;
    }

    public int Both { get; }
    public int CrmOnly { get; }
    public int AccountingOnly { get; }
    public int CrmCopies { get; }
    public int AccountingCopies { get; }

    /// <summary>Puts some of the side's masters on it a second time; never one that is a trap already, and never a third time.</summary>
    public static void AddCopies<T>(List<T> side, int copies, SeededRandom random, Func<T, bool> mayBeCopied, Action<T> onCopied)
    {
        var candidates = side.Where(mayBeCopied).ToList();
        random.Shuffle(candidates);
        var originals = side.Count;
        for (var i = 0; i < copies; i++)
        {
            // A side of nothing but traps still gets its number of records.
            var master = i < candidates.Count ? candidates[i] : side[random.Next(originals)];
            onCopied(master);
            side.Add(master);
        }
    }

    private static int Rounded(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);
}
