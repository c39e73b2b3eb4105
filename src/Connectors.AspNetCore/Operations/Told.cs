using System.Globalization;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>Problems of documents and records in the language of whoever asks. What nobody translated, and what a vendor says in its own words, stays as it was said.</summary>
internal sealed class Told
{
    private readonly IReadOnlyList<IUserTexts> _texts;

    private Told(IReadOnlyList<IUserTexts> texts) => _texts = texts;

    public static async Task<Told> OfAsync(OperationCall call) => new(await call.Service<IConnectionSetup>().GetTextsAsync(call.Connection, call.Token).ConfigureAwait(false));

    public Problem Of(Problem problem) => problem with { Message = Tell(problem.Message), Remedy = problem.Remedy is { } remedy ? Tell(remedy) : null };

    public ParkedPair Of(ParkedPair pair) => pair with { Problems = [.. pair.Problems.Select(Of)] };

    public SendInfo Of(SendInfo send) => send with { Problems = [.. send.Problems.Select(Of)], Difference = send.Difference is { } difference ? Tell(difference) : null };

    public DocumentPreview Of(DocumentPreview preview) => preview with
    {
        Problems = [.. preview.Problems.Select(Of)],
        Warnings = [.. preview.Warnings.Select(Of)],
        Question = preview.Question is { } question ? Of(question) : null,
        Latest = preview.Latest is { } latest ? Of(latest) : null,
    };

    private string Tell(string sentence) => UserTexts.Tell(sentence, CultureInfo.CurrentUICulture, _texts);
}
