using static Connectors.Intacct.Tests.Wire.Wire;

namespace Connectors.Intacct.Tests.Wire;

public sealed class ContractWireTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);
    private const string State = """{"ia::result":{"key":"895","state":"inProgress","href":"/objects/contracts/contract/895"},"ia::meta":{"totalCount":1,"totalSuccess":1,"totalError":0}}""";

    [Fact]
    public Task Contracts_and_lines() => Snapshot()
        .Crud(
            "contracts", c => c.Contracts,
            new()
            {
                Id = "CON-1",
                Name = "Support",
                StartDate = Day,
                EndDate = new(2026, 12, 31),
                PaymentTerm = Reference.OfKey(new("1")),
                BillingFrequency = BillingFrequency.Quarterly,
                Dimensions = new() { Customer = Reference.OfKey(new("6")), Location = Reference.OfKey(new("1")) },
                Currency = new() { BaseCurrency = "EUR", TxnCurrency = "EUR", ExchangeRateType = "Intacct Daily Rate" },
            },
            x => x with { Contacts = new() { BillTo = Reference.OfKey(new("2")) }, Dimensions = x.Dimensions! with { Location = Reference.OfKey(new("6")) } },
            """ "id":"CON-1","name":"Support","state":"draft","dimensions":{"customer":{"key":"6","id":"C"},"location":{"key":"1","id":"L"}},"contacts":{"billTo":{"key":"1","id":"a","email1":"x@y.example"}},"cancellationDate":null """)
        .Crud(
            "contract lines", c => c.ContractLines,
            new()
            {
                Contract = Reference.OfKey(new("2001")),
                Item = Reference.OfKey(new("221")),
                StartDate = Day,
                Dimensions = new() { Location = Reference.OfKey(new("1")) },
                Billing = new() { Quantity = 12, Rate = 12, Method = ContractBillingMethod.ProjectTimeAndMaterials, AmountFrequency = FlatAmountFrequency.IncludeWithEveryInvoice, Frequency = BillingFrequency.Monthly, FlatFixedAmount = 144m },
                Revenue = new() { Journal1 = new() { RevenueTemplate = Reference.OfKey(new("3")) } },
            },
            l => l with { EndDate = Day }, """ "state":"inProgress","lineNumber":"1","parent":{"id":null,"key":null,"lineNumber":null},"billing":{"quantity":"12","template":{"key":null,"id":null,"method":""}},"cancelationDate":null """)
        .Crud("contract types", c => c.ContractTypes, new() { Id = "Annual", Parent = Reference.OfKey(new("11")) }, t => t with { Description = "d" })
        .Crud("billing templates", c => c.BillingTemplates,
            new() { Id = "Q", Method = BillingTemplateMethod.PredefinedPercentages, Source = "estimatedHours", IsStepBilling = false, Lines = [new() { PeriodOffset = 12, PercentToBill = 25m }] },
            t => t with { Lines = [t.Lines![0] with { PercentToBill = 30m }] }, """ "id":"Q","lines":[{"id":"56","key":"56","periodOffset":"11","percentToBill":"50.00000000","stepPercent":null}] """)
        .Read("billing template lines", c => c.BillingTemplateLines)
        .Crud("evergreen templates", c => c.EvergreenTemplates, new() { Id = "SubInv", Description = "d", Pricing = new() { Type = "sameAsOriginal" } }, t => t with { Description = "e" },
            """ "id":"1","pricing":{"type":"sameAsOriginal","markup":"percentageMarkup","markupValue":"null"} """)
        .Crud("renewal templates", c => c.RenewalTemplates,
            new() { Name = "Renew", TransactionType = "contract", DefaultTerm = new() { Length = 2, Period = "months" }, ContractPricing = new() { PricingType = "defaultPricing", MarkupValue = 10 } }, t => t with { Description = "d" },
            """ "id":24,"name":"Renew","defaultTerm":{"length":2,"period":"months"} """)
        .VerifyAsync();

    [Fact]
    public Task Workflows() => Snapshot()
        .Call("post", State, c => c.Contracts.PostAsync(Key, Day, "memo", Keyed))
        .Call("renew", State, c => c.Contracts.RenewAsync(Key, Keyed))
        .Call("expire", State, c => c.Contracts.ExpireAsync(Key, Keyed))
        .Call("uncancel", State, c => c.Contracts.UncancelAsync(Key, Keyed))
        .Call("hold", State, c => c.Contracts.HoldSchedulesAsync(Key, new() { AsOfDate = Day, Billing = true, Revenue = true, LineKeys = [new("1539"), new("1540")], Memo = "m" }, Keyed))
        .Call("resume", State, c => c.Contracts.ResumeSchedulesAsync(Key, new() { AsOfDate = Day, Billing = true }, "oneTime", Keyed))
        .Call("clear all", State, c => c.Contracts.ClearAllAllocationsAsync(Key, Keyed))
        .Call("clear last", State, c => c.Contracts.ClearLastAllocationAsync(Key, Keyed))
        .VerifyAsync();
}
