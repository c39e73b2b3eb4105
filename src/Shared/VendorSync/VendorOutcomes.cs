using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>What a client threw, in the engine's words. A vendor overrides what its errors mean beyond their type.</summary>
/// <param name="code">The vendor's name in codes of problems: <c>dinero</c>.</param>
internal class VendorOutcomes(string code)
{
    /// <summary>It is a matter of the connection and says nothing about a record.</summary>
    public bool IsUnavailable(ConnectorException error) => Reason(error) is not null;

    /// <summary>Of a read. What the client threw does not go along: it may quote the vendor's sentence, and whoever logs this would log that.</summary>
    public ProviderUnavailableException Unavailable(ConnectorException error) => new(Reason(error) ?? UnavailableReason.Unreachable, Text(error), error.RetryAt);

    /// <summary>Reads that the vendor or the network refuses say something about the connection.</summary>
    public async Task<T> Guard<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (ConnectorException e) when (IsUnavailable(e))
        {
            throw Unavailable(e);
        }
    }

    /// <summary>Of a write.</summary>
    public virtual WriteOutcome Of(ConnectorException error, EntitySchema schema, WriteKind kind)
    {
        if (error is OutcomeUnknownException unknown)
            return new WriteOutcome.Uncertain(Evidence(unknown));
        if (Reason(error) is { } reason)
            return new WriteOutcome.NotSent(reason, Text(error), error.RetryAt);
        return error switch
        {
            ConnectorConflictException => new WriteOutcome.Stale(),
            ConnectorNotFoundException when kind != WriteKind.Create => new WriteOutcome.Stale(),
            _ => new WriteOutcome.Refused(Problems(error, schema)),
        };
    }

    /// <summary>What is known of a write whose reply was lost.</summary>
    public static UncertainEvidence Evidence(OutcomeUnknownException unknown) => new()
    {
        ClientId = unknown.Evidence.ClientId,
        Key = unknown.Evidence.IdempotencyKey,
        KeyValidUntil = unknown.Evidence.KeyValidUntil,
        Message = unknown.Summary,
        Hints = unknown.Evidence.Hints.ToImmutableDictionary(),
    };

    /// <summary>What was refused, one problem per field that the vendor named.</summary>
    public ImmutableArray<Problem> Problems(ConnectorException error, EntitySchema? schema)
    {
        if (error is not ConnectorApiException api)
            return [new Problem(code + ".error", null, error.Message, Fixer.Developer)];
        var text = api.ErrorCode is { } known ? known.StartsWith(code + ".", StringComparison.Ordinal) ? known : $"{code}.{known}" : code + ".refused";
        var fixer = api is ConnectorValidationException ? Fixer.User : Fixer.Vendor;
        if (api.FieldErrors.Count == 0)
            return [new Problem(text, null, api.Message, fixer, Remedy(api, null))];
        return [.. api.FieldErrors.Select(f =>
        {
            var field = schema is null ? null : FieldOf(schema, f.Field);
            return new Problem(text, field, field is null && f.Field.Length > 0 ? $"{f.Field}: {f.Message}" : f.Message, fixer, Remedy(api, field));
        })];
    }

    /// <summary>Why the connection as a whole cannot be used, or null when the error is about one record.</summary>
    protected virtual UnavailableReason? Reason(ConnectorException error) => error switch
    {
        ConnectorRateLimitException => UnavailableReason.Limited,
        ConnectorUnavailableException => UnavailableReason.Unreachable,
        ConnectorAuthenticationException { StatusCode: 403 } => UnavailableReason.NotAllowed,
        ConnectorAuthenticationException => UnavailableReason.CredentialsRefused,
        _ => null,
    };

    /// <summary>What the person reads who looks after the connection: it goes into lights, logs and alerts, so it holds no sentence of the vendor's, which may quote a record.</summary>
    protected virtual string Text(ConnectorException error) => error.Summary;

    /// <summary>The field of the schema that the vendor means; null when it is none. As preset the same name, letter case ignored.</summary>
    protected virtual string? FieldOf(EntitySchema schema, string vendorField) =>
        schema.Fields.FirstOrDefault(s => string.Equals(s.Name, vendorField, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>What a person can do about it.</summary>
    protected virtual string? Remedy(ConnectorApiException error, string? field) =>
        field is null ? null : $"Correct '{field}' where it is edited, or let the mapping leave it out.";
}
