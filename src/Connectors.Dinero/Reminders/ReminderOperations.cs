using System.Globalization;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Reminders of overdue invoices: at most three, ten days apart, numbered 1 to 3.</summary>
public class ReminderOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected ReminderOperations()
    {
    }

    internal ReminderOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>An invoice's reminders.</summary>
    /// <param name="invoice">Which invoice.</param>
    /// <param name="changedSince">Only what changed at this moment or later; null = all.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Reminder>> ListAsync(InvoiceId invoice, DateTimeOffset? changedSince = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("reminders.list", Path(invoice).Query("changesSince", ChangesSince.Format(changedSince)), Api.Json.IReadOnlyListReminder, options, cancellationToken);

    /// <summary>One reminder.</summary>
    public virtual Task<Reminder> GetAsync(InvoiceId invoice, int reminder, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("reminders.get", Path(invoice, Text(reminder)), Api.Json.Reminder, options, cancellationToken);

    /// <summary>What the next reminder would be.</summary>
    public virtual Task<Reminder> GetNextAsync(InvoiceId invoice, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("reminders.getNext", Path(invoice, "next"), Api.Json.Reminder, options, cancellationToken);

    /// <summary>What a reminder would come to, without saving it.</summary>
    public virtual Task<Reminder> FetchAsync(InvoiceId invoice, ReminderInput reminder, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.AskAsync("reminders.fetch", Path(invoice, "fetch"), ReminderBody.From(reminder, null), Api.Json.ReminderBody, Api.Json.Reminder, options, cancellationToken);

    /// <summary>Makes a draft of the next reminder.</summary>
    /// <param name="invoice">Which invoice.</param>
    /// <param name="version">The version of the reminder that <see cref="GetNextAsync"/> showed.</param>
    /// <param name="reminder">The reminder.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Reminder> CreateAsync(InvoiceId invoice, DineroTimeStamp version, ReminderInput reminder, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "reminders.create", HttpMethod.Post, Path(invoice), ReminderBody.From(reminder, version), Api.Json.ReminderBody, Api.Json.Reminder, DineroApi.Evidence(null, null, ("invoice", invoice.ToString())),
            options, cancellationToken);

    /// <summary>Replaces a draft.</summary>
    public virtual Task<Reminder> UpdateAsync(
        InvoiceId invoice, int reminder, DineroTimeStamp version, ReminderInput input, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "reminders.update", HttpMethod.Put, Path(invoice, Text(reminder)), ReminderBody.From(input, version), Api.Json.ReminderBody, Api.Json.Reminder,
            DineroApi.Evidence(null, null, ("invoice", invoice.ToString())), options, cancellationToken);

    /// <summary>Takes a reminder back: a draft goes, a booked one gets an offsetting entry.</summary>
    public virtual Task DeleteAsync(InvoiceId invoice, int reminder, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("reminders.delete", HttpMethod.Delete, Path(invoice, Text(reminder)), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Books a reminder, its fees with it.</summary>
    public virtual Task<Reminder> BookAsync(InvoiceId invoice, int reminder, DineroTimeStamp version, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "reminders.book", HttpMethod.Post, Path(invoice, Text(reminder), "book"), new TimestampBody(version), Api.Json.TimestampBody, Api.Json.Reminder,
            DineroApi.Evidence(null, null, ("invoice", invoice.ToString())), options, cancellationToken);

    /// <summary>What the mail would say.</summary>
    public virtual Task<MailTemplate> GetEmailTemplateAsync(InvoiceId invoice, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("reminders.getEmailTemplate", Path(invoice, "email", "template"), Api.Json.MailTemplate, options, cancellationToken);

    /// <summary>Mails the newest reminder. It is sent once.</summary>
    public virtual Task<MailRecipients> EmailAsync(InvoiceId invoice, DocumentMail mail, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("reminders.email", HttpMethod.Post, Path(invoice, "email"), mail, Api.Json.DocumentMail, Api.Json.MailRecipients, new MailRecipients(), null, options, cancellationToken);

    /// <summary>Sends a reminder electronically.</summary>
    public virtual Task SendElectronicallyAsync(InvoiceId invoice, int reminder, ElectronicReminder send, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("reminders.sendElectronically", HttpMethod.Post, Path(invoice, Text(reminder), "e-reminder"), send, Api.Json.ElectronicReminder, null, options, cancellationToken);

    private static string Text(int reminder) => reminder.ToString(CultureInfo.InvariantCulture);

    private RequestPath Path(InvoiceId invoice, params ReadOnlySpan<string> more) => Api.Path("v1", ["invoices", invoice.ToString(), "reminders", .. more]);
}

internal sealed record ReminderBody(
    DineroTimeStamp? Timestamp, DateOnly Date, string? Title, string? Description, bool WithDebtCollectionWarning, bool WithFee, bool WithInterestFee, bool WithCompensationFee)
{
    public static ReminderBody From(ReminderInput input, DineroTimeStamp? version)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new(version, input.Date, input.Title, input.Description, input.WithDebtCollectionWarning, input.WithFee, input.WithInterestFee, input.WithCompensationFee);
    }
}
