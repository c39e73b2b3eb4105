namespace Connectors.Smartbill;

/// <summary>Operations whose answers are judged apart from the others.</summary>
internal static class SmartbillCalls
{
    public const string InvoicesCreate = "invoices.create";
    public const string InvoicesReverse = "invoices.reverse";
    public const string InvoicesPdf = "invoices.pdf";
    public const string EstimatesCreate = "estimates.create";
    public const string EstimatesInvoices = "estimates.invoices";
    public const string PaymentsCreate = "payments.create";
    public const string PaymentsText = "payments.text";
    public const string DocumentsSend = "documents.send";

    /// <summary>Cancelled already, or not cancelled, told as an error. No caller sees this code: it is a success that changed nothing.</summary>
    public const string NothingToChange = "smartbill.nothing_to_change";

    /// <summary>A document may exist after it: what does not prove the contrary is an unknown outcome.</summary>
    public static bool IsCreate(string operation) => operation is InvoicesCreate or InvoicesReverse or EstimatesCreate or PaymentsCreate or DocumentsSend;

    public static bool IsCancelOrRestore(string operation) => operation.EndsWith(".cancel", StringComparison.Ordinal) || operation.EndsWith(".restore", StringComparison.Ordinal);

    public static bool IsWrite(string operation) => IsCreate(operation) || IsCancelOrRestore(operation) || operation.Contains(".delete", StringComparison.Ordinal);
}
