using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>Days of issuing with everything that goes wrong at once, drawn from a seed.</summary>
public sealed class IssuingTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_lost_and_whoever_issues_beside_no_invoice_is_made_twice_and_none_is_taken_for_another(int seed)
    {
        var random = new Random(seed);
        await using var test = await SimulatedClient.StartAsync();
        var (simulator, account) = (test.Simulator, test.Account);
        simulator.Oddities.ChooseReadings(new Random(seed));
        (simulator.Oddities.CallsPerWindow, simulator.Oddities.LineCurrencyRequired) = (null, false);
        // What an invoice's state says must tell it from others.
        simulator.Oddities.CancelledPaymentStatus = simulator.Oddities.StornedPaymentStatus = Testing.Smartbill.SmartbillVoidStatus.AsIssued;
        for (var i = 1; i <= 6; i++)
        {
            test.NextWindow();
            simulator.Faults.Clear();
            var reference = $"Order {seed}-{i}";
            if (random.Next(3) == 0)
                simulator.Before("invoices.create", _ => LostAnswerTests.Colleague(account));
            var deleted = random.Next(4) == 0;
            simulator.After("invoices.create", _ => Beside(random.Next(3)));
            var fault = random.Next(8) switch
            {
                0 => simulator.Faults.LoseReplyAfterCommit("invoices.create"),
                1 => simulator.Faults.DropBeforeProcessing("invoices.create"),
                2 => simulator.ServerErrorAfterCommit("invoices.create"),
                3 => simulator.BadGateway("invoices.create"),
                4 => simulator.Faults.CloseInBody("invoices.create"),
                5 => simulator.Faults.CommitLate("invoices.create"),
                _ => null,
            };
            SmartbillDocumentId? ours;
            try
            {
                ours = (await test.Client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", Mentions = reference })).Id;
                Assert.NotNull(ours);
            }
            catch (OutcomeUnknownException unknown)
            {
                Assert.NotNull(fault);
                fault.Release();
                if (deleted && account.Invoices is [.., { } last] && last.Mentions == reference)
                {
                    account.DeleteLastInvoice("FCT");
                    LostAnswerTests.Colleague(account);
                }

                test.NextWindow();
                ours = await Settling.FindInvoiceAsync(test.Client, unknown.Evidence);
            }

            // What the client or its evidence calls ours is ours, and all of it.
            Assert.Equal(account.Invoices.Where(v => v.Mentions == reference).Select(v => v.Number), ours is { } id ? [id.Number] : []);
            Assert.Equal(i, simulator.CountCalls("invoices.create"));
        }

        Assert.Equal(account.Invoices.Select(v => v.Number).Distinct(), account.Invoices.Select(v => v.Number));

        void Beside(int kind)
        {
            if (kind == 0)
                LostAnswerTests.Colleague(account);
            else if (kind == 1)
                account.IssueEstimate();
        }
    }
}
