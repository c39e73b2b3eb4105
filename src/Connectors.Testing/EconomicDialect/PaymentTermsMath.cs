namespace Connectors.Testing.EconomicDialect;

/// <summary>Payment terms: their types, and the due date that follows from them.</summary>
internal static class PaymentTermsMath
{
    public static readonly string[] Types = ["net", "invoiceMonth", "paidInCash", "prepaid", "dueDate", "factoring", "invoiceWeekStartingSunday", "invoiceWeekStartingMonday", "creditcard"];

    /// <param name="date">The document's date.</param>
    /// <param name="type">One of <see cref="Types"/>.</param>
    /// <param name="days">Days of credit.</param>
    /// <param name="sent">What the caller sent; counts for <c>dueDate</c> only.</param>
    public static DateOnly? DueDate(DateOnly date, string type, int days, DateOnly? sent) => type switch
    {
        "dueDate" => sent,
        "paidInCash" or "prepaid" or "creditcard" => date,
        "invoiceMonth" => new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)).AddDays(days),
        "invoiceWeekStartingSunday" => date.AddDays(6 - (int)date.DayOfWeek + days),
        "invoiceWeekStartingMonday" => date.AddDays(((7 - (int)date.DayOfWeek) % 7) + days),
        _ => date.AddDays(days),
    };
}
