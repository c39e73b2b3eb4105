using Connectors.TestSupport;

namespace Connectors.Conventions.Tests.Coverage;

public sealed class CoverageTableTests
{
    private const string Code = """
        namespace Acme.Tests;
        [Rule("R1")]
        public sealed class WholeClass { }
        public sealed class Invoices
        {
            [Fact, Acceptance("000-01")]
            public void Is_sent() { }
            [Fact]
            [Acceptance("000-01", Missing = "the page"), Connectors.TestSupport.Acceptance("P-05j",
                Missing = "six of " + "seven | all")]
            [Rule("R3")]
            public void Is_sent_again() { }
            // [Acceptance("000-03")]
            public string NotAMark() => "[Acceptance(\"000-04\")]";
            [Acceptance(Row)] public void Unreadable() { }
            [Acceptance("999-01")] public void Unknown() { }
        }
        """;

    private static readonly string[] Rows = ["000-01", "000-02", "000-03", "P-05j"];
    private static readonly IReadOnlyList<TestMark> Marks = [.. TestMark.Read("A.cs", Code)];

    [Fact]
    public void Marks_are_read_from_source() => Assert.Equal(
        [
            "Rule R1 WholeClass ''", "Acceptance 000-01 Invoices.Is_sent ''", "Acceptance 000-01 Invoices.Is_sent_again 'the page'",
            "Acceptance P-05j Invoices.Is_sent_again 'six of seven | all'", "Rule R3 Invoices.Is_sent_again ''", "Acceptance  Invoices.Unreadable ''", "Acceptance 999-01 Invoices.Unknown ''",
        ],
        Marks.Select(static m => $"{m.Kind} {m.Id} {m.Test} '{m.Missing}'"));

    [Fact]
    public void A_mark_that_means_nothing_is_found() => Assert.Equal(
        ["A.cs:15: [Acceptance] needs its id as a plain text", "A.cs:16: [Acceptance] names 999-01, which is no row or rule"],
        CoverageTable.Unknown(Marks, "Acceptance", Rows).Select(static f => f.ToString()));

    [Fact]
    public void The_acceptance_table() => Verified.Text(CoverageTable.Acceptance(Rows, Marks));

    [Fact]
    public void The_table_of_rules() => Verified.Text(CoverageTable.Replace("# Reliability\n\nText.\n", CoverageTable.Rules(["R1 first", "R2 second", "R3 third", "D1 a property"], Marks)));

    [Fact]
    public void Only_the_section_of_the_document_is_replaced()
    {
        var document = CoverageTable.Replace("# A\n", CoverageTable.Rules(["R1 first"], [])) + "\nAfter.\n";
        var section = CoverageTable.Rules(["R1 first", "R2 second"], []);
        Assert.Equal($"# A\n\n{section}\n\nAfter.\n", CoverageTable.Replace(document, section));
    }
}
