using System.Text;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Import.Xlsx.Tests;

public sealed class DecisionCsvTests
{
    private static readonly DecisionTable Table = new()
    {
        Columns = [DecisionTable.Mapping, DecisionTable.Pair, DecisionTable.Label, DecisionTable.Decision, DecisionTable.Other],
        Rows =
        [
            ["company", "crm:1", "Ærø \"Færge\"; ApS", "link", "0042"],
            ["company", "accounting:7", "=1+1", "", "5790000123456"],
            ["company", "crm:3", "'Quoted'\r\nSecond line", "", "-5"],
        ],
    };

    [Fact]
    [Acceptance("P-03c")]
    public async Task The_bytes_are_what_such_a_program_opens_right()
    {
        using var file = await WrittenAsync();
        var bytes = file.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]);
        Assert.Equal("\"mapping\";\"pair\";\"record\";\"decision\";\"other\"\r\n"
            + "\"company\";\"crm:1\";\"Ærø \"\"Færge\"\"; ApS\";\"link\";\"'0042\"\r\n"
            + "\"company\";\"accounting:7\";\"'=1+1\";\"\";\"'5790000123456\"\r\n"
            + "\"company\";\"crm:3\";\"'Quoted'\r\nSecond line\";\"\";\"'-5\"\r\n", lines);
    }

    [Fact]
    [Acceptance("P-03c")]
    public async Task What_was_written_is_read_back_cell_by_cell()
    {
        using var file = await WrittenAsync();
        var read = DecisionCsv.Read(file);
        Assert.Equal(Table.Columns.AsEnumerable(), read.Columns.AsEnumerable());
        Assert.Equal(Table.Rows.Select(static r => string.Join('|', r)), read.Rows.Select(static r => string.Join('|', r)));
    }

    [Theory]
    [Acceptance("P-03c")]
    [InlineData("mapping;pair;record;decision;other\r\ncompany;crm:1;Ærø;link;'0042\r\n", "utf-8")]
    [InlineData("mapping,pair,record,decision,other\ncompany,crm:1,\"Ærø\",link,'0042\n", "utf-8")]
    [InlineData("mapping\tpair\trecord\tdecision\tother\r\ncompany\tcrm:1\tÆrø\tlink\t'0042\r\n", "utf-8")]
    [InlineData("\"mapping\";\"pair\";\"record\";\"decision\";\"other\"\r\n\"company\";\"crm:1\";\"Ærø\";\"link\";\"'0042\"\r\n", "windows-1252")]
    public void A_file_that_a_program_saved_in_its_own_way_is_read(string text, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = new MemoryStream(Encoding.GetEncoding(encoding).GetBytes(text));
        var table = DecisionCsv.Read(file);
        Assert.Equal(["company", "crm:1", "Ærø", "link", "0042"], Assert.Single(table.Rows).AsEnumerable());
    }

    [Fact]
    public void A_Romanian_code_page_is_read_when_it_is_named()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = new MemoryStream(Encoding.GetEncoding(1250).GetBytes("mapping;pair;record;decision\r\ncompany;crm:1;Brăila;ignore\r\n"));
        Assert.Equal("Brăila", DecisionCsv.Read(file, Encoding.GetEncoding(1250)).Cell(0, DecisionTable.Label));
    }

    [Fact]
    public void Lost_headings_are_named()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("a;b\r\n1;2\r\n"));
        Assert.Contains("'mapping', 'pair' and 'decision'", Assert.Single(Assert.Throws<DecisionTableException>(() => DecisionCsv.Read(file)).Problems).Message, StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> WrittenAsync()
    {
        var file = new MemoryStream();
        await DecisionCsv.WriteAsync(Table, file);
        file.Position = 0;
        return file;
    }
}
