using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>A call that came in, without any web framework in it.</summary>
public sealed record WebhookRequest
{
    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Headers; names are looked up with letter case ignored.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Query parameters; names are looked up with letter case ignored.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the route says the call is about.</summary>
    public required string Topic { get; init; }
}

/// <summary>What an adapter makes of a call.</summary>
public abstract record WebhookVerdict
{
    private WebhookVerdict() { }

    /// <summary>It is genuine. No marks = a connection test: still answered with success.</summary>
    /// <param name="Marks">What may have changed.</param>
    /// <param name="Reply">A text to answer, if the vendor wants one.</param>
    public sealed record Accepted(ImmutableArray<DirtyMark> Marks, string? Reply = null) : WebhookVerdict;

    /// <summary>It is refused.</summary>
    /// <param name="Status">401, 400 or 415.</param>
    /// <param name="Reason">Why, for the log and the counter; no secret.</param>
    public sealed record Rejected(int Status, string Reason) : WebhookVerdict;
}

/// <summary>"This may have changed." It carries identities only, never field values: the record is always read again.</summary>
/// <param name="Resource">The physical resource.</param>
/// <param name="Id">The record; <see langword="null"/> = somewhere in the resource.</param>
/// <param name="OldNumber">Of a renumbering: the number before. A claim to be proved.</param>
/// <param name="NewNumber">Of a renumbering: the number now.</param>
public readonly record struct DirtyMark(string Resource, RecordId? Id, string? OldNumber = null, string? NewNumber = null);

/// <summary>Turns a vendor's call into dirty marks. Pure: no I/O.</summary>
public interface IWebhookAdapter
{
    /// <summary>Checks that the call is genuine and says what may have changed.</summary>
    WebhookVerdict Read(WebhookRequest request, WebhookSecret secret);

    /// <summary>Last path segments under which the vendor's own set-up texts expect it.</summary>
    IReadOnlyList<string> RouteAliases { get; }
}

/// <summary>An adapter that knows what is typed into its vendor's form for a webhook, ready to paste.</summary>
public interface IWebhookForms
{
    /// <summary>The webhooks that are to be set up, one form each.</summary>
    IReadOnlyList<WebhookForm> Forms { get; }
}

/// <summary>What is typed into a vendor's form.</summary>
/// <param name="Topic">The last path segment of the address: one of <see cref="IWebhookAdapter.RouteAliases"/>.</param>
/// <param name="Name">A name to type; it may be any other.</param>
/// <param name="Event">What is chosen as the event, in the vendor's own words.</param>
public sealed record WebhookForm(string Topic, string Name, string Event)
{
    /// <summary>The way through the vendor's menus, in its own words.</summary>
    public string? Place { get; init; }

    /// <summary>The posted data, with the vendor's placeholders; <see langword="null"/> = the form asks for none.</summary>
    public string? Template { get; init; }

    /// <summary>The content type; <see langword="null"/> = the form asks for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The query parameter that carries the key; <see langword="null"/> = the key is a field of the form itself and stands in no address.</summary>
    public string? KeyName { get; init; } = "apiKey";

    /// <summary>The address ends in an id of its own, which stands for this webhook of this connection alone and is renewed alone; there is no other key then.</summary>
    public bool HasOwnId { get; init; }
}

/// <summary>Webhooks that a connection takes.</summary>
/// <param name="Side">Whose records they tell of.</param>
/// <param name="Adapter">Turns them into marks.</param>
public sealed record WebhookBinding(Side Side, IWebhookAdapter Adapter);

/// <summary>What a genuine call must show.</summary>
/// <param name="Value">The secret.</param>
public sealed record WebhookSecret(string Value)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => "(secret hidden)";
}
