using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>What the client threw, in the engine's words.</summary>
internal static class Outcomes
{
    /// <summary>It is a matter of the connection and says nothing about a record.</summary>
    public static bool IsUnavailable(ConnectorException error) => Reason(error) is not null;

    /// <summary>Of a read.</summary>
    public static ProviderUnavailableException Unavailable(ConnectorException error) =>
        new(Reason(error) ?? UnavailableReason.Unreachable, Text(error), error.RetryAt, error);

    /// <summary>Of a write.</summary>
    public static WriteOutcome Of(ConnectorException error, EntitySchema schema, WriteKind kind)
    {
        if (error is OutcomeUnknownException unknown)
        {
            return new WriteOutcome.Uncertain(new UncertainEvidence
            {
                ClientId = unknown.Evidence.ClientId,
                Key = unknown.Evidence.IdempotencyKey,
                KeyValidUntil = unknown.Evidence.KeyValidUntil,
                Message = unknown.Message,
                Hints = unknown.Evidence.Hints.ToImmutableDictionary(),
            });
        }

        if (Reason(error) is { } reason)
            return new WriteOutcome.NotSent(reason, Text(error), error.RetryAt);
        return error switch
        {
            ConnectorConflictException => new WriteOutcome.Stale(),
            ConnectorNotFoundException when kind != WriteKind.Create => new WriteOutcome.Stale(),
            ConnectorApiException api => new WriteOutcome.Refused(Problems(api, schema)),
            _ => new WriteOutcome.Refused(new Problem("dinero.error", null, error.Message, Fixer.Developer)),
        };
    }

    private static UnavailableReason? Reason(ConnectorException error) => error switch
    {
        ConnectorRateLimitException => UnavailableReason.Limited,
        ConnectorUnavailableException => UnavailableReason.Unreachable,
        ConnectorAuthenticationException { StatusCode: 403 } => UnavailableReason.NotAllowed,
        ConnectorAuthenticationException { ErrorCode: DineroErrorCodes.InsufficientPermission } => UnavailableReason.NotAllowed,
        ConnectorAuthenticationException => UnavailableReason.CredentialsRefused,
        _ => null,
    };

    private static string Text(ConnectorException error) => error switch
    {
        ConnectorApiException api when DineroErrorCodes.IsSubscriptionMissing(api.ErrorCode) => "The Dinero organisation has no plan that includes the API: it needs Dinero Pro or Total.",
        _ => error.Message,
    };

    private static ImmutableArray<Problem> Problems(ConnectorApiException error, EntitySchema schema)
    {
        var code = error.ErrorCode is { } text ? text.StartsWith("dinero.", StringComparison.Ordinal) ? text : "dinero." + text : "dinero.refused";
        var fixer = error is ConnectorValidationException ? Fixer.User : Fixer.Vendor;
        if (error.FieldErrors.Count == 0)
            return [new Problem(code, null, error.Message, fixer, Remedy(error, null))];
        return [.. error.FieldErrors.Select(f =>
        {
            // Dinero spells a field now PropertyName, now propertyName, and sometimes with the path of a line before it.
            var field = schema.Fields.FirstOrDefault(s => string.Equals(s.Name, f.Field, StringComparison.OrdinalIgnoreCase))?.Name;
            return new Problem(code, field, field is null && f.Field.Length > 0 ? $"{f.Field}: {f.Message}" : f.Message, fixer, Remedy(error, field));
        })];
    }

    private static string? Remedy(ConnectorApiException error, string? field) => error.ErrorCode switch
    {
        DineroErrorCodes.InvalidContact => "The contact of the document is unknown or deleted in Dinero: choose another one, or restore it.",
        DineroErrorCodes.NoLines => "Add at least one line.",
        _ => field is null ? null : $"Correct '{field}' where it is edited, or let the mapping leave it out.",
    };
}
