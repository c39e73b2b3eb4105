namespace Connectors.Testing.Dinero;

/// <summary>Netto, NettoCash, CurrentMonthOut; on invoices Paid as well.</summary>
internal static class PaymentConditions
{
    private static readonly string[] Known = ["Netto", "NettoCash", "CurrentMonthOut", "Paid"];

    /// <returns>The type in the vendor's spelling; null when it is refused (the complaint stands in the body).</returns>
    public static string? Check(string type, int? days, Body body, bool paidAllowed)
    {
        var known = Array.Find(Known, k => k.Equals(type, StringComparison.OrdinalIgnoreCase));
        if (known is null || (known == "Paid" && !paidAllowed))
        {
            body.Rule("PaymentConditionType", $"'{type}' is not a known payment condition.");
            return null;
        }

        if (known is "NettoCash" or "Paid" && days is not null)
        {
            // Also 0, which is what a read shows.
            body.Rule("PaymentConditionNumberOfDays", $"The number of days must be null when the payment condition is {known}.");
            return null;
        }

        if (days is < 0)
        {
            body.Rule("PaymentConditionNumberOfDays", "The number of days must not be negative.");
            return null;
        }

        return known;
    }

    public static int DaysOf(string type, int? days, DineroAccount account) => type switch
    {
        "NettoCash" or "Paid" => 0,
        "Netto" => days ?? account.StandardPaymentDays,
        _ => days ?? 0,
    };

    public static DateOnly DueDate(DateOnly date, string type, int days) => type switch
    {
        "NettoCash" or "Paid" => date,
        "CurrentMonthOut" => new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)).AddDays(days),
        _ => date.AddDays(days),
    };
}
