using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Intacct;
using Connectors.Pairs.Tests.Reviso;
using Connectors.Pairs.Tests.Smartbill;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Setup;

/// <summary>A CRM is given the fields that it lacks: drop-downs with their lists, the results of documents, the statuses that send them.</summary>
public sealed class FieldTests
{
    private static readonly string[] Six = ["currency", "group", "paymentTerms", "paymentType", "vatZone", "priceGroup"];

    [Fact, Acceptance("000-20"), Acceptance("000-21")]
    public async Task The_six_fields_are_made_once_as_drop_downs_of_the_accounts_own_choices_and_carry_them_both_ways()
    {
        var forms = new GrowingCrm.Forms([.. Six.Select(static f => ("company", f))]);
        await using var pair = await RevisoPair.StartAsync(lists: true, more: GrowingCrm.Over(forms));
        var check = await pair.Setup.CheckFieldsAsync(RevisoPair.Id);
        Assert.Equal((true, false), (check.CanCreate, check.Complete));
        var missing = check.Fields.Where(static f => f.State != FieldState.Fits).ToList();
        Assert.Equal(Six.Order(), missing.Select(static f => f.Field.Field).Order());
        Assert.All(missing, static f => Assert.Equal((FieldState.Missing, "company", FieldType.Choice, f.Field.Field, null, false), (f.State, f.Field.Entity, f.Field.Type, f.Field.List, f.Found, f.Created)));
        Assert.Equal("Reviso takes no customer without customer group.", missing.Single(static f => f.Field.Field == "group").Field.Because);
        Assert.Empty(forms.Asked);

        // Somebody made one of them himself, as a tick: it is said, and left to him.
        forms.ByHand("company", "priceGroup", FieldType.Boolean);
        var made = await pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna");
        Assert.Equal(Six.Except(["priceGroup"]).Order(), made.Fields.Where(static f => f.Created).Select(static f => f.Field.Field).Order());
        var other = Assert.Single(made.Fields, static f => f.State != FieldState.Fits);
        Assert.Equal(("priceGroup", FieldState.OtherType, FieldType.Boolean, false), (other.Field.Field, other.State, other.Found, other.Created));
        Assert.DoesNotContain(forms.Asked, static f => f.Field == "priceGroup");
        forms.Remove("company", "priceGroup");

        made = await pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna");
        Assert.Equal((true, "priceGroup"), (made.Complete, Assert.Single(made.Fields, static f => f.Created).Field.Field));
        var asked = forms.Asked.Count;
        made = await pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna");
        Assert.True(made.Complete);
        Assert.DoesNotContain(made.Fields, static f => f.Created);
        Assert.Equal((6, 6), (asked, forms.Asked.Count));
        Assert.Equal(2, (await pair.Store.ListJournalAsync(RevisoPair.Id, 100, default)).Count(static j => j is { Event: "fields", User: "anna" }));

        // The lists fill them, and what is chosen goes over in either direction.
        pair.InReviso(static a => a.Customer("Dal contabile", static c => c with { Currency = "CHF", CustomerGroupNumber = 2, PaymentTermsNumber = 3, PaymentTypeNumber = 4, VatZoneNumber = 2, PriceGroupNumber = 2 }));
        await pair.SyncAsync("company");
        var options = await pair.InCrmAsync(static db => db.Options.AsNoTracking().ToListAsync());
        Assert.Equal("group 2, paymentTerms 4, paymentType 5, priceGroup 2, vatZone 4", string.Join(", ", options.Where(static o => o.Lista != "currency" && Six.Contains(o.Lista)).GroupBy(static o => o.Lista).Select(static g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal)));
        var company = await pair.InCrmAsync(static db => db.Companies.AsNoTracking().SingleAsync());
        Assert.Equal(
            (Option("currency", "CHF"), Option("group", "2"), Option("paymentTerms", "3"), Option("paymentType", "4"), Option("vatZone", "2"), Option("priceGroup", "2")),
            (company.Currency, company.Group, company.PaymentTerms, company.PaymentType, company.VatZone, company.PriceGroup));
        await pair.InCrmAsync(async db =>
        {
            var edited = await db.Companies.SingleAsync();
            (edited.PaymentTerms, edited.PriceGroup) = (Option("paymentTerms", "1"), Option("priceGroup", "1"));
            return true;
        });
        await pair.SyncAsync("company");
        Assert.Equal((1, 1), (pair.Account.Customers[0].PaymentTermsNumber, pair.Account.Customers[0].PriceGroupNumber));

        string Option(string list, string key) => options.Single(o => o.Lista == list && o.Chiave == key).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, Acceptance("000-20")]
    [InlineData(true), InlineData(false)]
    public async Task What_was_made_until_the_CRM_or_who_asked_went_away_is_written_down_and_the_rest_is_made_later(bool crm)
    {
        var forms = new GrowingCrm.Forms([.. Six.Select(static f => ("company", f))]);
        await using var pair = await RevisoPair.StartAsync(lists: true, more: GrowingCrm.Over(forms));
        using var browser = new CancellationTokenSource();
        forms.Made = () =>
        {
            if (forms.Asked.Count < 2)
                return;
            forms.Away = crm;
            if (!crm)
                browser.Cancel();
        };

        var asking = pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna", browser.Token);
        if (crm)
        {
            var made = await asking;
            Assert.Equal(forms.Asked.Take(2).Select(static f => f.Field).Order(), made.Fields.Where(static f => f.Created).Select(static f => f.Field.Field).Order());
            Assert.Equal([.. Enumerable.Repeat((FieldState.Missing, "The CRM is away."), 4)], made.Fields.Where(static f => f.State != FieldState.Fits).Select(static f => (f.State, f.Reason!)));
        }
        else
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        Assert.Equal(2, forms.Asked.Count);
        var entry = Assert.Single(await pair.Store.ListJournalAsync(RevisoPair.Id, 100, default), static j => j is { Event: "fields", User: "anna" });
        Assert.Equal(forms.Asked.Select(static f => $"company.{f.Field}").Order(), entry.Detail.Split(", ").Order());

        forms.Away = false;
        forms.Made = static () => { };
        Assert.Equal((true, 4), (await pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna") is var rest ? (rest.Complete, rest.Fields.Count(static f => f.Created)) : default));
    }

    [Fact, Acceptance("000-20")]
    public async Task A_CRM_whose_API_makes_no_fields_has_them_listed_with_type_and_place_instead()
    {
        var forms = new GrowingCrm.Forms([.. Six.Select(static f => ("company", f))]) { TakesFields = false };
        await using var pair = await RevisoPair.StartAsync(lists: true, more: GrowingCrm.Over(forms));
        var check = await pair.Setup.CheckFieldsAsync(RevisoPair.Id);
        Assert.Equal((false, false), (check.CanCreate, check.Complete));
        Assert.Equal(Six.Order().Select(static f => ("company", f, FieldType.Choice, f)), check.Fields.Where(static f => f.State == FieldState.Missing).Select(static f => (f.Field.Entity, f.Field.Field, f.Field.Type, f.Field.List!)).OrderBy(static f => f.Item2, StringComparer.Ordinal));
        Assert.Equal("no-fields", (await Assert.ThrowsAsync<SyncRequestException>(() => pair.Setup.CreateFieldsAsync(RevisoPair.Id, "anna"))).Code);
        foreach (var field in Six)
            forms.ByHand("company", field, FieldType.Choice);
        Assert.True((await pair.Setup.CheckFieldsAsync(RevisoPair.Id)).Complete);
    }

    [Fact, Acceptance("001-11"), Acceptance("002-46")]
    public async Task The_result_fields_of_an_offer_and_the_status_that_invoices_it_are_made_for_the_flow_that_is_on()
    {
        string[] results = ["accountingNumber", "accountingLink", "accountingState", "accountingMessage", "checkedAt"];
        var forms = new GrowingCrm.Forms([.. results.Select(static f => ("offer", f))]);
        forms.ByHand("offer", "status", FieldType.Choice, "Offered", "Lost");
        await using var pair = await SmartbillPair.StartAsync(SmartbillPair.Invoicing, more: GrowingCrm.Over(forms));
        var before = (await pair.Setup.CheckFieldsAsync(SmartbillPair.Id)).Fields.Where(static f => f.Field.Entity == "offer" && f.State != FieldState.Fits).ToDictionary(static f => f.Field.Field);
        // The database of this CRM has no place for the id and the e-invoice.
        Assert.Equal([.. results.Append("accountingEInvoice").Append("accountingId").Append("status").Order(StringComparer.Ordinal)], before.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((FieldState.LacksValues, FieldType.Choice, "Accepted", "documents.invoice-from-offer.trigger"), (before["status"].State, before["status"].Found, Assert.Single(before["status"].Field.Values), before["status"].Field.For));
        Assert.Equal((FieldType.Text, true, "documents.invoice-from-offer.number"), (before["accountingNumber"].Field.Type, before["accountingNumber"].Field.ReadOnly, before["accountingNumber"].Field.For));
        Assert.Equal(FieldType.Instant, before["checkedAt"].Field.Type);

        forms.Refuses = "accountingId";
        var after = (await pair.Setup.CreateFieldsAsync(SmartbillPair.Id, "ann")).Fields;
        Assert.Equal([.. results.Append("status").Order(StringComparer.Ordinal)], after.Where(static f => f.Created).Select(static f => f.Field.Field).Order(StringComparer.Ordinal));
        var refused = Assert.Single(after, static f => f.State == FieldState.Refused);
        Assert.Equal(("accountingId", "'accountingId' is a reserved word."), (refused.Field.Field, refused.Reason));
        Assert.Equal(["Offered", "Lost", "Accepted"], forms.As("offer", new FieldSchema { Name = "status", Type = FieldType.Text }).Choices.Select(static c => c.Value));
        Assert.DoesNotContain((await pair.Setup.CreateFieldsAsync(SmartbillPair.Id, "ann")).Fields, static f => f.Created);

        var offer = await pair.OfferAsync();
        await pair.RunAsync();
        await pair.StatusAsync(offer, "Accepted");
        Assert.Equal(1, (await pair.RunAsync()).Sent);
        var shown = await pair.ShownAsync(offer);
        Assert.Equal(("CRM 0042", "issued"), (shown.InvoiceNumber, shown.InvoiceState));
    }

    [Fact, Acceptance("004-05"), Acceptance("004-07")]
    public async Task The_lists_of_the_guide_are_made_with_their_fields_and_missing_mistyped_and_forbidden_ones_are_three_reports()
    {
        string[] objects = ["contact", "customer", "item", "project", "task", "contract", "contract-line"];
        var preset = IntacctPreset.Create(new() { Entities = objects.ToHashSet() });
        var fields = preset.Mappings.SelectMany(static m => m.Units.Where(static u => u.Converter?.StartsWith("list:", StringComparison.Ordinal) == true).SelectMany(u => u.CrmFields.Select(f => (m.Crm, Field: f)))).Distinct().ToList();
        var forms = new GrowingCrm.Forms([.. fields, ("company", "notes")]) { WithoutLists = ["entities"] };
        await using var pair = await IntacctPair.StartAsync(objects, lists: true, more: GrowingCrm.Over(forms));
        var wanted = Own(await pair.Setup.CheckFieldsAsync(IntacctPair.Id)).Where(static f => f.State == FieldState.Missing).Select(static f => f.Field).ToList();
        Assert.Equal(fields.Append(("company", "notes")).Append(("", "entities")).Order(), wanted.Select(static f => (f.Entity, f.Field)).Order());
        Assert.All(wanted.Where(static f => f.Field != "notes"), static f => Assert.Equal((FieldType.Choice, true), (f.Type, f.List is not null)));
        var notes = wanted.Single(static f => f.Field == "notes");
        Assert.Equal((FieldType.Text, null, true), (notes.Type, notes.List, notes.ReadOnly));
        await pair.RunAsync();
        Assert.Empty(await pair.InCrmAsync(static db => db.Set<Intacct.Choice>().AsNoTracking().ToListAsync()));

        // Whoever signed in may make none: it is said of each, and asked once.
        forms.Rights = false;
        forms.ByHand("company", "notes", FieldType.Boolean);
        var denied = Own(await pair.Setup.CreateFieldsAsync(IntacctPair.Id, "ann"));
        Assert.Equal(fields.Append(("", "entities")).Order(), denied.Where(static f => f.State == FieldState.NotAllowed).Select(static f => (f.Field.Entity, f.Field.Field)).Order());
        Assert.Equal(("notes", FieldState.OtherType), denied.Where(static f => f.State is not (FieldState.Fits or FieldState.NotAllowed)).Select(static f => (f.Field.Field, f.State)).Single());
        Assert.All(denied.Where(static f => f.State == FieldState.NotAllowed), static f => Assert.Contains("may not customise", f.Reason, StringComparison.Ordinal));
        Assert.Single(forms.Asked);

        forms.Rights = true;
        forms.Remove("company", "notes");
        // The reply to one is lost, and so are all after it: what the CRM has counts, and once more makes only the rest.
        forms.LosesReplyOf = forms.Asked[0].Field;
        forms.Asked.Clear();
        var first = await pair.Setup.CreateFieldsAsync(IntacctPair.Id, "ann");
        Assert.Single(first.Fields, static f => f.Created);
        Assert.All(Own(first).Where(static f => f.State == FieldState.Missing), static f => Assert.Equal("The CRM did not answer.", f.Reason));
        forms.LosesReplyOf = null;
        Assert.All(Own(await pair.Setup.CreateFieldsAsync(IntacctPair.Id, "ann")), static f => Assert.Equal(FieldState.Fits, f.State));
        Assert.Equal(fields.Count + 2, forms.Asked.Count(static f => f.Entity != "offer"));

        await pair.RunAsync();
        var choices = await pair.InCrmAsync(static db => db.Set<Intacct.Choice>().AsNoTracking().ToListAsync());
        Assert.All(Intacct.ListTests.Lists, list =>
        {
            var (name, source) = ((string)list[0], (string)list[1]);
            Assert.Equal((name, true, pair.Account.Records(source).Count), (name, forms.Lists.Contains(name), choices.Count(c => c.List == name)));
        });

        // The database of this CRM has no place for all results of an offer.
        static IEnumerable<FieldReport> Own(FieldCheck check) => check.Fields.Where(static f => f.Field.Entity != "offer");
    }
}
