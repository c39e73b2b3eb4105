using System.Globalization;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.AspNetCore.Operations;

/// <summary>What is wrong, as problem details (RFC 9457) with a code for programs and a remedy for people.</summary>
internal sealed record OperationProblem
{
    public required int Status { get; init; }

    public required string Title { get; init; }

    public required string Detail { get; init; }

    /// <summary>What it means, in the user's language; left out = the detail is all there is.</summary>
    public string? Text { get; init; }

    /// <summary>Language-neutral.</summary>
    public required string Code { get; init; }

    public string? Remedy { get; init; }

    /// <summary>Everything that is wrong, place by place.</summary>
    public IReadOnlyList<ProblemPlace>? Problems { get; init; }
}

/// <param name="Field">Where.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Row">Of a table: the row's number.</param>
internal sealed record ProblemPlace(string Field, string Problem, string? Remedy = null, int? Row = null);

/// <summary>Turns exceptions into problems.</summary>
internal static class Problems
{
    /// <summary>It is not so now: look again, then try again.</summary>
    private static readonly HashSet<string> Conflicts = new(StringComparer.Ordinal)
    {
        "settings-outdated", "plan-outdated", "half-missing", "same-pair", "busy", "exists", "mode", "not-ready", "preset", "unsettled", "in-source", "no-keys", "not-parked", "group-changed", "not-held", "not-stopped", "send-not-closed", "send-not-latest", "flow-unusable", "settings-changed", "sales-module", "no-state", "no-fields",
    };

    private static readonly HashSet<string> Missing = new(StringComparer.Ordinal) { "unknown-record", "no-send", "no-open-write", "flow", "unknown-webhook" };

    /// <summary>The problem; <see langword="null"/> = it is a fault of the program and not the caller's.</summary>
    public static OperationProblem? Of(Exception exception) => exception switch
    {
        Refused e => Make(e.Status, e.Code, e.Message, e.Remedy, e.Places ?? (e.Field is null ? null : [new(e.Field, e.Message, e.Remedy)])),
        ConsentException e => Make(StatusCodes.Status400BadRequest, e.Failure switch { ConsentFailure.State => "consent-state", ConsentFailure.Declined => "consent-declined", _ => "consent-expired" }, e.Message),
        UnknownConnectionException => Make(StatusCodes.Status404NotFound, "unknown-connection", "There is no such connection."),
        SettingsException e => Make(StatusCodes.Status422UnprocessableEntity, "settings", "The settings do not fit. Nothing was changed.", null, [.. e.Problems.Select(Place)]),
        DecisionTableException e => Make(StatusCodes.Status422UnprocessableEntity, "decisions", "Rows of the table cannot be taken. Nothing was taken.", null, [.. e.Problems.Select(static p => new ProblemPlace(p.Column, p.Message, null, p.Row))]),
        SyncRequestException e => Make(Conflicts.Contains(e.Code) ? StatusCodes.Status409Conflict : Missing.Contains(e.Code) ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity, e.Code, e.Message),
        ProviderUnavailableException e => Make(StatusCodes.Status503ServiceUnavailable, "unavailable", e.Message, e.RetryAt is { } at ? FormattableString.Invariant($"Try again after {at.UtcDateTime:yyyy-MM-dd HH:mm}Z.") : null),
        StoreUnavailableException => Make(StatusCodes.Status503ServiceUnavailable, "store", "What is remembered of the connections cannot be read now.", "Try again in a moment."),
        _ => null,
    };

    public static ProblemPlace Place(SettingsProblem problem) => new(problem.Path, problem.Message, problem.Remedy);

    public static ProblemPlace Place(Problem problem) => new(problem.Field ?? "", problem.Message, problem.Remedy);

    public static Task WriteAsync(HttpContext http, OperationProblem problem)
    {
        http.Response.StatusCode = problem.Status;
        return http.Response.WriteAsJsonAsync(problem, OperationsJson.Default.OperationProblem, "application/problem+json", http.RequestAborted);
    }

    private static OperationProblem Make(int status, string code, string detail, string? remedy = null, IReadOnlyList<ProblemPlace>? places = null) =>
        new() { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Code = code, Detail = detail, Text = ConnectorTexts.Find($"problem.{code}", CultureInfo.CurrentUICulture), Remedy = remedy, Problems = places };
}
