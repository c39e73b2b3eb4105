using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>A contract. Its state changes by the workflows (post, renew, expire …), never by an edit.</summary>
public class ContractOperations : RecordOperations<Contract, ContractInput>
{
    private static readonly ObjectDefinition Object = new(
        "contracts", "contracts/contract",
        "key id name description startDate endDate paymentTerm.key paymentTerm.id renewalTemplate.key renewalTemplate.id parent.key parent.id contractType.key "
        + "contractType.id billingPriceList.key billingPriceList.id billingFrequency status dimensions.customer.key dimensions.customer.id dimensions.location.key "
        + "dimensions.location.id dimensions.department.key dimensions.department.id dimensions.project.key dimensions.project.id dimensions.class.key "
        + "dimensions.class.id currency.baseCurrency currency.txnCurrency currency.exchangeRateType state contractTotalAmount billedAmount audit.createdDateTime "
        + "audit.modifiedDateTime entity.id");

    /// <summary>For fakes.</summary>
    protected ContractOperations()
    {
    }

    internal ContractOperations(IntacctApi api) : base(api, Object)
    {
    }

    /// <summary>Posts a draft.</summary>
    /// <param name="key">The contract.</param>
    /// <param name="glPostingDate">Day of posting; null leaves it to Intacct.</param>
    /// <param name="memo">A memo of the posting.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<WrittenRecord> PostAsync(RecordKey key, DateOnly? glPostingDate = null, string? memo = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        WorkflowAsync("post", key, new() { ["glPostingDate"] = Day(glPostingDate), ["postMemo"] = memo }, options, cancellationToken);

    /// <summary>Renews a contract by its renewal template.</summary>
    public virtual Task<WrittenRecord> RenewAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => WorkflowAsync("renew", key, [], options, cancellationToken);

    /// <summary>Lets a contract end without renewal.</summary>
    public virtual Task<WrittenRecord> ExpireAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => WorkflowAsync("expire", key, [], options, cancellationToken);

    /// <summary>Takes a cancellation back.</summary>
    public virtual Task<WrittenRecord> UncancelAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => WorkflowAsync("uncancel", key, [], options, cancellationToken);

    /// <summary>Puts the schedules of a contract, or of some of its lines, on hold.</summary>
    /// <param name="key">The contract.</param>
    /// <param name="hold">What waits, from when.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<WrittenRecord> HoldSchedulesAsync(RecordKey key, ContractSchedules hold, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var body = hold.Body();
        (body["holdBilling"], body["holdRevenue"], body["holdExpense"]) = (hold.Billing, hold.Revenue, hold.Expense);
        return WorkflowAsync("hold-schedules", key, body, options, cancellationToken);
    }

    /// <summary>Lets schedules that are on hold go on.</summary>
    /// <param name="key">The contract.</param>
    /// <param name="resume">What goes on, from when.</param>
    /// <param name="revenueAdjustmentType">How revenue catches up: <c>oneTime</c> and others; null leaves it to Intacct.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<WrittenRecord> ResumeSchedulesAsync(
        RecordKey key, ContractSchedules resume, string? revenueAdjustmentType = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resume);
        var body = resume.Body();
        (body["resumeBilling"], body["resumeRevenue"], body["resumeExpense"], body["revenueAdjustmentType"]) = (resume.Billing, resume.Revenue, resume.Expense, revenueAdjustmentType);
        return WorkflowAsync("resume-schedules", key, body, options, cancellationToken);
    }

    /// <summary>Takes all allocations (MEA) off a contract.</summary>
    public virtual Task<WrittenRecord> ClearAllAllocationsAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => WorkflowAsync("clear-all-mea", key, [], options, cancellationToken);

    /// <summary>Takes the last active allocation (MEA) off a contract.</summary>
    public virtual Task<WrittenRecord> ClearLastAllocationAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        WorkflowAsync("clear-last-active-mea", key, [], options, cancellationToken);

    // No text says that workflows heed idempotency keys: each is sent once. The state of the contract settles a lost answer.
    private Task<WrittenRecord> WorkflowAsync(string action, RecordKey key, JsonObject body, CallOptions? options, CancellationToken cancellationToken)
    {
        foreach (var name in body.Where(static m => m.Value is null).Select(static m => m.Key).ToArray())
            body.Remove(name);
        body.Insert(0, "key", key.Value);
        return Api.WriteAsync(
            "contracts." + action, HttpMethod.Post, $"workflows/contracts/contract/{action}", "workflow:contracts/contract", body, static root => WrittenBy(IntacctApi.Result(root)),
            new() { Hints = [("key", key.Value), ("workflow", action)] }, options, cancellationToken);
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Which schedules of a contract wait or go on.</summary>
public sealed record ContractSchedules
{
    /// <summary>From which day.</summary>
    public required DateOnly AsOfDate { get; init; }

    /// <summary>Whether billing is meant.</summary>
    public bool Billing { get; init; }

    /// <summary>Whether revenue recognition is meant.</summary>
    public bool Revenue { get; init; }

    /// <summary>Whether expense recognition is meant.</summary>
    public bool Expense { get; init; }

    /// <summary>The lines; empty: all.</summary>
    public IReadOnlyList<RecordKey> LineKeys { get; init; } = [];

    /// <summary>A memo.</summary>
    public string? Memo { get; init; }

    internal JsonObject Body() => new()
    {
        ["contractLineKeys"] = LineKeys.Count == 0 ? null : string.Join(',', LineKeys),
        ["asOfDate"] = ContractOperations.Day(AsOfDate),
        ["memo"] = Memo,
    };
}
