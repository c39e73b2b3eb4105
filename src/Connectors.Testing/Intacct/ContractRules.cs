using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Contracts: their lines, and the workflows that move their state.</summary>
internal static class ContractRules
{
    public static IReadOnlyList<string> Workflows { get; } = ["post", "renew", "expire", "hold-schedules", "resume-schedules", "cancel", "uncancel", "clear-all-mea", "clear-last-active-mea"];

    public static void BeforeCreateLine(IntacctCaller caller, StoredRecord line)
    {
        var store = caller.Account.Store;
        if (store.Find("contracts/contract", line.Text("contract")) is not { } contract)
            return;
        if (contract.Text("state") is "canceled" or "notRenewed")
            throw ApiError.Rule("CN-0118", $"Lines cannot be added to a contract in state {contract.Text("state")}", line.Definition.Name, "create");
        line["dimensions.customer"] = contract.Text("dimensions.customer");
        line["startDate"] ??= contract["startDate"];
        line["endDate"] ??= contract["endDate"];
        line["lineNumber"] = (Lines(caller.Account, contract).Count + 1).ToString(CultureInfo.InvariantCulture);
        line["itemDescription"] ??= store.Find("inventory-control/item", line.Text("item"))?.Text("name");
        line["billing.frequency"] ??= contract.Text("billingFrequency");
        line["billing.amountFrequency"] ??= line.Text("billing.method") == "fixedPrice" ? "includeWithEveryInvoice" : null;
    }

    /// <summary>The line's amount, and the contract's sum of them.</summary>
    public static void Total(IntacctCaller caller, StoredRecord line)
    {
        if (line["billing.flatFixedAmount"] is null && line["billing.quantity"] is decimal quantity && line["billing.rate"] is decimal rate)
        {
            var multiplier = line["billing.multiplier"] is decimal m ? m : 1;
            line["billing.flatFixedAmount"] = DocumentMath.Money(quantity * rate * multiplier * (1 - (line.Number("billing.discount") / 100)));
        }

        line["billing.baseFlatFixedAmount"] ??= line["billing.flatFixedAmount"];
        var periods = line["billing.durationInPeriods"] is decimal p ? p : 1;
        line["billing.totalFlatFixedAmount"] = line.Number("billing.flatFixedAmount") * periods;
        line["billing.totalBaseFlatFixedAmount"] = line.Number("billing.baseFlatFixedAmount") * periods;
        if (caller.Account.Store.Find("contracts/contract", line.Text("contract")) is { } contract)
        {
            caller.Account.Store.Touch(contract);
            contract["contractTotalAmount"] = Lines(caller.Account, contract).Sum(static l => l.Number("billing.totalFlatFixedAmount"));
        }
    }

    public static JsonObject Run(IntacctCaller caller, string action, JsonObject body)
    {
        var account = caller.Account;
        var key = body["key"]?.ToString() ?? throw ApiError.Invalid("key is required", "REST-1009", "key");
        if (account.Store.Find("contracts/contract", key) is not { } contract || !caller.Sees(contract, includePrivate: true))
            throw ApiError.NotFound("contracts/contract", key);
        var state = contract.Text("state")!;
        (string[] From, string To) = action switch
        {
            "post" => (["draft"], "inProgress"),
            "renew" => (["inProgress"], "renewed"),
            "expire" => (["inProgress"], "notRenewed"),
            "cancel" => (["inProgress", "renewed"], "canceled"),
            "uncancel" => (["canceled"], "inProgress"),
            _ => ((string[])["inProgress", "renewed"], state),
        };
        if (!From.Contains(state))
            throw ApiError.Rule("CN-0119", $"A contract in state {state} does not allow {action}", "contracts/contract", action);
        account.Store.Touch(contract);
        contract["state"] = To;
        var hold = action == "hold-schedules";
        if (hold || action == "resume-schedules")
        {
            foreach (var (member, field) in (IEnumerable<(string, string)>)[("Billing", "holdBilling"), ("Revenue", "holdRevenue"), ("Expense", "holdExpense")])
            {
                if (body[(hold ? "hold" : "resume") + member] is JsonValue flag && flag.TryGetValue<bool>(out var set) && set)
                    contract[field] = hold;
            }
        }

        if (action == "post")
            contract["postMemo"] = body["postMemo"]?.ToString();
        contract["cancellationDate"] = action == "cancel" ? account.Today : action == "uncancel" ? null : contract["cancellationDate"];
        foreach (var line in Lines(account, contract))
        {
            account.Store.Touch(line);
            line["state"] = To == "renewed" ? "inProgress" : To;
            line["cancelationDate"] = contract["cancellationDate"];
            (line.Modified, line.ModifiedBy) = (account.Now, caller.User);
        }

        (contract.Modified, contract.ModifiedBy) = (account.Now, caller.User);
        return new JsonObject { ["key"] = contract.KeyText, ["state"] = To, ["href"] = RecordReader.Href(contract) };
    }

    private static List<StoredRecord> Lines(IntacctAccount account, StoredRecord contract) =>
        [.. account.Store.All("contracts/contract-line").Where(l => l.Text("contract") == contract.KeyText)];
}
