namespace Connectors.Reviso;

/// <summary>What Reviso said. Which kind of record it is about is known by the address that it was sent to.</summary>
public abstract record RevisoWebhookEvent
{
    private RevisoWebhookEvent()
    {
    }

    /// <summary>
    /// A customer or product (project, order, quotation) was made, changed, deleted or got another number: one event for all of these. Which values come when a record is made or deleted is not documented, so the
    /// record is read in any case, and 404 means that it is gone.
    /// </summary>
    /// <param name="OldNumber">The number before; empty where Reviso sent none.</param>
    /// <param name="NewNumber">The number now; empty where Reviso sent none.</param>
    public sealed record RecordUpdated(string OldNumber, string NewNumber) : RevisoWebhookEvent
    {
        /// <summary>The likely reading. Read the record before anything is done about it.</summary>
        public RevisoWebhookChange Change => (OldNumber, NewNumber) switch
        {
            ("", _) => RevisoWebhookChange.Created,
            (_, "") => RevisoWebhookChange.Deleted,
            var (before, after) => before == after ? RevisoWebhookChange.Updated : RevisoWebhookChange.Renumbered,
        };

        /// <summary>The number to read: the new one, else the old one.</summary>
        public string Number => NewNumber.Length > 0 ? NewNumber : OldNumber;
    }

    /// <summary>An invoice was booked.</summary>
    /// <param name="InvoiceNumber">Its number.</param>
    public sealed record InvoiceBooked(string InvoiceNumber) : RevisoWebhookEvent;

    /// <summary>A day book was booked.</summary>
    /// <param name="DaybookNumber">The day book.</param>
    /// <param name="FromSerialNumber">The first entry; empty where Reviso sent none.</param>
    /// <param name="ToSerialNumber">The last entry; empty where Reviso sent none.</param>
    public sealed record DaybookBooked(string DaybookNumber, string FromSerialNumber, string ToSerialNumber) : RevisoWebhookEvent;
}

/// <summary>What an update seems to be.</summary>
/// <param name="Value">The word.</param>
public readonly record struct RevisoWebhookChange(string Value)
{
    /// <summary>The old number is empty.</summary>
    public static readonly RevisoWebhookChange Created = new("created");

    /// <summary>Both numbers are the same.</summary>
    public static readonly RevisoWebhookChange Updated = new("updated");

    /// <summary>The numbers differ.</summary>
    public static readonly RevisoWebhookChange Renumbered = new("renumbered");

    /// <summary>The new number is empty.</summary>
    public static readonly RevisoWebhookChange Deleted = new("deleted");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
