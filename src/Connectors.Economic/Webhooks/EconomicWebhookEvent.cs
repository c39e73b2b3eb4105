namespace Connectors.Economic;

/// <summary>What e-conomic said. Which kind of record it is about is known by the address that it was sent to.</summary>
public abstract record EconomicWebhookEvent
{
    private EconomicWebhookEvent()
    {
    }

    /// <summary>
    /// A customer, product, project, order or quote was made, changed, deleted or got another number: one event for all of these. Which values come when a record is made or deleted is not documented,
    /// so the record is read in any case, and 404 means that it is gone.
    /// </summary>
    /// <param name="OldNumber">The number before; empty where e-conomic sent none.</param>
    /// <param name="NewNumber">The number now; empty where e-conomic sent none.</param>
    public sealed record RecordUpdated(string OldNumber, string NewNumber) : EconomicWebhookEvent
    {
        /// <summary>The likely reading. Read the record before anything is done about it.</summary>
        public EconomicWebhookChange Change =>
            OldNumber.Length == 0 ? EconomicWebhookChange.Created
            : NewNumber.Length == 0 ? EconomicWebhookChange.Deleted
            : OldNumber == NewNumber ? EconomicWebhookChange.Updated
            : EconomicWebhookChange.Renumbered;

        /// <summary>The number to read: the new one, else the old one.</summary>
        public string Number => NewNumber.Length > 0 ? NewNumber : OldNumber;
    }

    /// <summary>An invoice was booked.</summary>
    /// <param name="InvoiceNumber">Its number.</param>
    public sealed record InvoiceBooked(string InvoiceNumber) : EconomicWebhookEvent;

    /// <summary>A journal was booked.</summary>
    /// <param name="JournalNumber">The journal.</param>
    /// <param name="FromSerialNumber">The first entry; empty where e-conomic sent none.</param>
    /// <param name="ToSerialNumber">The last entry; empty where e-conomic sent none.</param>
    public sealed record JournalBooked(string JournalNumber, string FromSerialNumber, string ToSerialNumber) : EconomicWebhookEvent;
}

/// <summary>What an update seems to be.</summary>
/// <param name="Value">The word.</param>
public readonly record struct EconomicWebhookChange(string Value)
{
    /// <summary>The old number is empty.</summary>
    public static readonly EconomicWebhookChange Created = new("created");

    /// <summary>Both numbers are the same.</summary>
    public static readonly EconomicWebhookChange Updated = new("updated");

    /// <summary>The numbers differ.</summary>
    public static readonly EconomicWebhookChange Renumbered = new("renumbered");

    /// <summary>The new number is empty.</summary>
    public static readonly EconomicWebhookChange Deleted = new("deleted");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>Why a request was refused.</summary>
/// <param name="Value">The word.</param>
public readonly record struct EconomicWebhookRefusal(string Value)
{
    /// <summary>The secret is missing or wrong: answer 401.</summary>
    public static readonly EconomicWebhookRefusal WrongSecret = new("wrong-secret");

    /// <summary>The body is larger than any event: answer 413.</summary>
    public static readonly EconomicWebhookRefusal TooLarge = new("too-large");

    /// <summary>There is no number in it: keep the body, and look at how the webhook was set up.</summary>
    public static readonly EconomicWebhookRefusal NoNumbers = new("no-numbers");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>An event, or a refusal.</summary>
public sealed class EconomicWebhookResult
{
    private EconomicWebhookResult()
    {
    }

    /// <summary>The event; null where the request was refused.</summary>
    public EconomicWebhookEvent? Event { get; private init; }

    /// <summary>Why the request was refused; null where it was accepted.</summary>
    public EconomicWebhookRefusal? Refusal { get; private init; }

    internal static EconomicWebhookResult Accept(EconomicWebhookEvent found) => new() { Event = found };

    internal static EconomicWebhookResult Refuse(EconomicWebhookRefusal why) => new() { Refusal = why };

    /// <summary>The event or the refusal.</summary>
    public override string ToString() => Event?.ToString() ?? $"refused: {Refusal}";
}
