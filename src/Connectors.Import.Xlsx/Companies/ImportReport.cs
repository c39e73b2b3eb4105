using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Connectors.Import.Xlsx;

/// <summary>What an import would do, or did, row by row.</summary>
public sealed record ImportReport
{
    private static readonly string[] Headings = ["row", "outcome", "name", "reason", "link"];

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>The entity of the CRM.</summary>
    public required string Target { get; init; }

    /// <summary>One for each row of the file, in its order.</summary>
    public required ImmutableArray<ImportedRow> Rows { get; init; }

    /// <summary>Columns whose headings mean nothing here, each once with how many rows fill it.</summary>
    public required ImmutableArray<CompanyColumn> UnknownColumns { get; init; }

    /// <summary>Columns that are understood and that this CRM has no field for, each once with how many rows fill it. Their rows are imported without them.</summary>
    public required ImmutableArray<CompanyColumn> SkippedColumns { get; init; }

    /// <summary>Why it ended before all rows were done; <see langword="null"/> = it did not. Importing the file again goes on where it stopped.</summary>
    public string? Stopped { get; init; }

    /// <summary>How many rows have an outcome.</summary>
    public int Count(ImportOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>Writes it as an .xlsx workbook, one row for each row of the file. Every cell is text, so that any spreadsheet program shows it alike and nothing in it is a formula.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="linkTo">Where a record is seen in the CRM; <see langword="null"/> = its id stands there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task WriteAsync(Stream stream, Func<RecordRef, string?>? linkTo = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var workbook = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var closing = workbook.ConfigureAwait(false);
        var heading = workbook.AddStyle(new Style { Font = { Bold = true } });
        var text = workbook.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        var options = new WorksheetOptions { FrozenRows = 1 };
        options.Column(3).Width = 40;
        options.Column(4).Width = 60;
        await workbook.StartWorksheetAsync("Import", options, cancellationToken).ConfigureAwait(false);
        await workbook.AddHeaderRowAsync(Headings, heading, cancellationToken).ConfigureAwait(false);
        foreach (var row in Rows)
        {
            string[] cells =
            [
                row.Number.ToString(CultureInfo.InvariantCulture), OutcomeOf(row.Outcome), row.Name, row.ToText(), row.Record is { } record ? linkTo?.Invoke(record) ?? record.ToString() : "",
            ];
            await workbook.AddRowAsync(cells.Select(c => new StyledCell(c, text)).ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await workbook.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string OutcomeOf(ImportOutcome outcome) => outcome.ToString().ToLowerInvariant();
}

/// <summary>What became, or would become, of a row.</summary>
public enum ImportOutcome
{
    /// <summary>The CRM has it already.</summary>
    Unchanged,

    /// <summary>A new company.</summary>
    Created,

    /// <summary>A company that was there was changed.</summary>
    Updated,

    /// <summary>Nothing was written for it; the reason says why and what to do.</summary>
    Skipped,
}

/// <summary>A row of an import.</summary>
public sealed record ImportedRow
{
    /// <summary>Its number in the file.</summary>
    public required int Number { get; init; }

    /// <summary>The company's name in the file.</summary>
    public string Name { get; init; } = "";

    /// <summary>What became of it.</summary>
    public required ImportOutcome Outcome { get; init; }

    /// <summary>The company of the CRM; <see langword="null"/> = none, or not yet.</summary>
    public RecordRef? Record { get; init; }

    /// <summary>Why it was skipped; empty = it was not.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What differs between the file and the CRM.</summary>
    public ImmutableArray<ImportChange> Changes { get; init; } = [];

    /// <summary>What of the row is left out.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Reason, notes and what was kept, for people.</summary>
    internal string ToText() => string.Join(' ', new[] { Reason }.Concat(Notes).Concat(Changes.Where(static c => c.Kept).Select(static c => $"'{c.Field}' was edited in the CRM and stays '{c.Before}'; the file says '{c.After}'.")).Where(static t => t.Length > 0));
}

/// <summary>A field that differs.</summary>
/// <param name="Field">The CRM's field.</param>
/// <param name="Before">What the CRM has.</param>
/// <param name="After">What the file says.</param>
/// <param name="Kept">It was edited in the CRM, or nobody knows whose it is: the CRM's value stays unless somebody asks for the file's.</param>
public sealed record ImportChange(string Field, string Before, string After, bool Kept);
