using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Accounting that keeps no customers: what the CRM shows of them stands on the document.</summary>
[Rule("R33")]
public sealed class CarriedCustomerTests
{
    private static DocumentFlow ByHand(DocumentFlow flow) => flow with { TriggerStatuses = [] };

    private static DocumentWorld Start(Func<DocumentFlow, DocumentFlow>? flow = null, Action<FakeBooks>? books = null) => new(flow ?? ByHand, b =>
    {
        b.CarriesCustomer = true;
        books?.Invoke(b);
    });

    [Fact]
    public async Task The_document_carries_what_the_crm_shows_of_its_customer_and_nothing_is_created()
    {
        await using var d = Start();
        var company = d.World.Crm.Add("company", ("name", "Țăndărică SRL"), ("phone", "+40 1"), ("city", null));
        var offer = d.AddOffer(company: company);

        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);

        var made = Assert.Single(d.Books.All);
        Assert.Equal("Țăndărică SRL", made.Document!.CustomerFields["name"]);
        Assert.Equal("+40 1", made.Document.CustomerFields["phone"]);
        Assert.DoesNotContain("city", made.Document.CustomerFields.Keys);
        Assert.Null(made.Customer);
        Assert.Equal(0, d.World.Accounting.Count("customer"));
    }

    [Fact]
    public async Task A_check_sees_the_customer_before_anything_is_sent()
    {
        await using var d = Start(books: static b => b.Check = static r => r.Document.CustomerFields.ContainsKey("phone") ? [] : [new Problem("phone", "customer.phone", "No telephone.")]);
        var company = d.World.Crm.Add("company", ("name", "Acme"));
        var offer = d.AddOffer(company: company);
        Assert.Equal(SendState.Refused, (await d.PressAsync(offer)).State);
        Assert.Equal(0, d.Books.Sends);
        d.World.Crm.Edit("company", company, ("phone", "1"));
        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
    }

    [Fact]
    public async Task A_customer_that_is_gone_is_refused_by_name()
    {
        await using var d = Start();
        var company = d.World.Crm.Add("company", ("name", "Acme"));
        var offer = d.AddOffer(company: company);
        d.World.Crm.Delete("company", company);
        var refused = await d.PressAsync(offer);
        Assert.Equal((SendState.Refused, "customer-gone"), (refused.State, Assert.Single(refused.Problems).Code));
        Assert.Equal(0, d.Books.Sends);
    }

    [Fact]
    [Rule("R35")]
    public async Task What_was_frozen_is_sent_although_the_customer_was_edited_meanwhile()
    {
        await using var d = Start();
        var company = d.World.Crm.Add("company", ("name", "Before"));
        var offer = d.AddOffer(company: company);
        d.Books.Refuse = static _ => new DocumentOutcome.NotSent(UnavailableReason.Limited, "wait");
        Assert.Equal(SendState.Reserved, (await d.PressAsync(offer)).State);
        d.World.Crm.Edit("company", company, ("name", "After"));
        d.Books.Refuse = static _ => null;
        await d.RunAsync();
        Assert.Equal("Before", Assert.Single(d.Books.All).Document!.CustomerFields["name"]);
        // The customer is no part of what the document itself says: its edit is not "differs from what was sent".
        Assert.False((await d.SendAsync(offer)).Differs);
    }

    [Fact]
    public async Task The_series_of_a_flow_is_a_setting_that_reaches_accounting()
    {
        string? series = null;
        await using var d = Start(static f => ByHand(f) with { Series = "CODE" }, b => b.Check = r =>
        {
            series = r.Flow.Series;
            return [];
        });
        await d.PressAsync(d.AddOffer());
        Assert.Equal("CODE", series);
        await d.World.SettingsAsync("""{ "documents": { "invoice": { "series": "FCT" } } }""");
        await d.PressAsync(d.AddOffer());
        Assert.Equal("FCT", series);
    }

    [Fact]
    [Rule("R11")]
    public async Task Another_gross_total_under_a_number_is_another_document_also_where_only_that_is_told()
    {
        await using var d = Start(static f => ByHand(f) with { Book = true }, static b => (b.CanDraft, b.TellsOnlyGross) = (false, true));
        var offer = d.AddOffer();
        await d.PressAsync(offer);
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Empty(await d.SendsAsync(new SendFilter { Asked = true }));
        d.Books.All[0].Totals = new DocumentTotals(1, 0, 1);
        d.Clock.Advance(TimeSpan.FromDays(1));
        await d.RunAsync();
        Assert.Equal("number-reused", Assert.Single(await d.SendsAsync(new SendFilter { Asked = true })).Question);
    }
}
