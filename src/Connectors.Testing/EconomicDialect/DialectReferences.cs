using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Reference data that behaves alike at both vendors.</summary>
internal static class DialectReferences
{
    /// <summary>Type and days are settled when the terms are made.</summary>
    /// <param name="table">Where they are.</param>
    /// <param name="fields">What filters; nothing is marked at e-conomic.</param>
    /// <param name="upserts">Where an oddity decides whether a PUT creates; null: it does.</param>
    public static DialectResource<TCall, TAccount> Terms<TCall, TAccount>(Func<TAccount, DialectTable> table, FilterFields? fields = null, Func<TCall, bool>? upserts = null)
        where TCall : DialectCall<TAccount>
        where TAccount : IDialectBooks => new("payment-terms", "payment-terms", "paymentTermsNumber", table)
        {
            Fields = fields ?? new(),
            Numbered = true,
            UpsertsOf = upserts,
            Shape = new(
            Text("name", 50, 1).Must(),
            Word("paymentTermsType", PaymentTermsMath.Types).Must(),
            Whole("daysOfCredit", 0),
            Text("description", 1000),
            Reference("contraAccountForPrepaidAmount", "accountNumber", "accounts"),
            Reference("contraAccountForRemainderAmount", "accountNumber", "accounts"),
            Number("percentageForPrepaidAmount"),
            Number("percentageForRemainderAmount"),
            Reference("creditCardCompany", "customerNumber", "customers")),
            Check = static (_, clean, record, errors) =>
            {
                // Both must be sent back, and neither may differ.
                foreach (var name in record is null ? [] : new[] { "paymentTermsType", "daysOfCredit" })
                {
                    if ((clean[name]?.ToString() ?? "") != record!.Text(name))
                        errors.Add(name, "E06151", $"{name} cannot be changed.", clean[name]);
                }
            },
            Stored = static (_, record, _) => record.Data["daysOfCredit"] ??= 0,
        };
}
