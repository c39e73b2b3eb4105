using System.Collections.Immutable;
using Connectors.Sync.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Documents;

/// <summary>A CRM that shows its offers under the neutral names and brings nothing else: they can be sent.</summary>
public sealed class NeutralOfferTests : IAsyncDisposable
{
    private static readonly EntitySchema Line = new("line",
    [
        new FieldSchema { Name = "product", Type = FieldType.Reference, ReferencedEntity = "product" },
        new FieldSchema { Name = "code", Type = FieldType.Text },
        new FieldSchema { Name = "text", Type = FieldType.Text },
        new FieldSchema { Name = "quantity", Type = FieldType.Number },
        new FieldSchema { Name = "unit", Type = FieldType.Text },
        new FieldSchema { Name = "unitPrice", Type = FieldType.Money },
        new FieldSchema { Name = "discountPercent", Type = FieldType.Number },
        new FieldSchema { Name = "discountAmount", Type = FieldType.Money },
        new FieldSchema { Name = "vatCode", Type = FieldType.Text },
        new FieldSchema { Name = "salesAccount", Type = FieldType.Text },
    ]);

    private static readonly EntitySchema Offer = new("offer",
    [
        new FieldSchema { Name = "number", Type = FieldType.Text },
        new FieldSchema { Name = "status", Type = FieldType.Text },
        new FieldSchema { Name = "date", Type = FieldType.Date },
        new FieldSchema { Name = "validUntil", Type = FieldType.Date },
        new FieldSchema { Name = "company", Type = FieldType.Reference, ReferencedEntity = "company" },
        new FieldSchema { Name = "person", Type = FieldType.Reference, ReferencedEntity = "person" },
        new FieldSchema { Name = "deal", Type = FieldType.Text },
        new FieldSchema { Name = "currency", Type = FieldType.Text },
        new FieldSchema { Name = "pricesIncludeVat", Type = FieldType.Boolean },
        new FieldSchema { Name = "discountPercent", Type = FieldType.Number },
        new FieldSchema { Name = "discountAmount", Type = FieldType.Money },
        new FieldSchema { Name = "paymentTerms", Type = FieldType.Text },
        new FieldSchema { Name = "yourReference", Type = FieldType.Text },
        new FieldSchema { Name = "deliveryCity", Type = FieldType.Text },
        new FieldSchema { Name = "net", Type = FieldType.Money },
        new FieldSchema { Name = "gross", Type = FieldType.Money },
        new FieldSchema { Name = "lines", Type = FieldType.Lines, LineSchema = Line },
        new FieldSchema { Name = "accountingNumber", Type = FieldType.Text },
        new FieldSchema { Name = "accountingMessage", Type = FieldType.Text },
    ]);

    private static readonly EntitySchema Product = new("product", [new FieldSchema { Name = "code", Type = FieldType.Text }, new FieldSchema { Name = "name", Type = FieldType.Text }]);

    private static readonly DocumentFlow Flow = new()
    {
        Name = "invoice",
        Source = "offer",
        Kind = DocumentKind.Invoice,
        Results = ImmutableDictionary<DocumentField, string>.Empty.Add(DocumentField.Number, "accountingNumber").Add(DocumentField.Message, "accountingMessage"),
    };

    private readonly FakeBooks _books = new();
    private World? _world;

    [Fact]
    public async Task An_offer_with_neutral_fields_is_sent_with_what_it_says_and_nothing_else()
    {
        var world = Start(Flow);
        var product = world.Crm.Add("product", ("code", "ART-7"), ("name", "Work"));
        var offer = Add(world,
            [("number", "Q-12"), ("date", FieldValue.Of(new DateOnly(2026, 1, 3))), ("validUntil", FieldValue.Of(new DateOnly(2026, 2, 3))), ("deal", "D1"), ("yourReference", "PO 9"), ("deliveryCity", "Aarhus"), ("net", 90m), ("gross", 112.5m)],
            Lined(("product", new RecordRef("product", product)), ("text", "Work"), ("quantity", 2m), ("unit", "h"), ("unitPrice", 50m), ("discountPercent", 10m), ("vatCode", "S25")));
        var sent = await PressAsync(world, offer);
        Assert.Equal(SendState.Sent, sent.State);
        var document = Assert.Single(_books.All).Document!;
        Assert.Equal((new DateOnly(2026, 1, 3), new DateOnly(2026, 2, 3), "EUR", "PO 9", "Aarhus"), (document.Date, document.ValidUntil, document.Currency, document.YourReference, document.DeliveryAddress?.City));
        Assert.Equal(new DocumentLine { Code = "ART-7", Text = "Work", Quantity = 2, Unit = "h", UnitPrice = 50, Discount = new Discount(10, null), VatCode = "S25" }, Assert.Single(document.Lines));
        Assert.Null(document.Discount);
        Assert.Null(document.DueDate);
    }

    [Fact]
    public async Task What_is_missing_is_said_by_line_and_nothing_is_sent()
    {
        var world = Start(Flow);
        var product = world.Crm.Add("product", ("name", "No code"));
        var offer = Add(world, [("currency", "")], Lined(("product", new RecordRef("product", product)), ("quantity", 1m), ("unitPrice", 1m), ("vatCode", "S25")), Lined(("text", "x"), ("quantity", 1m), ("vatCode", "S25")));
        var sent = await PressAsync(world, offer);
        Assert.Equal(SendState.Refused, sent.State);
        Assert.Equal(["currency", "lines[1].code", "lines[1].text", "lines[2].unitPrice"], sent.Problems.Select(p => p.Field).Order());
        Assert.Equal(0, _books.Sends);
    }

    [Fact]
    public async Task The_CRMs_words_become_accountings_keys_by_the_converters_of_the_flow()
    {
        var flow = Flow with { Converters = ImmutableDictionary<DocumentValue, string>.Empty.Add(DocumentValue.Unit, "units").Add(DocumentValue.VatCode, "vat") };
        var world = Start(flow, c => c.Converter(new TableConverter("units", "unit", [("hour", "h")])).Converter(new TableConverter("vat", "VAT rate", [("25 %", "S25")])));
        var good = Add(world, [], Lined(("text", "x"), ("quantity", 1m), ("unit", "hour"), ("unitPrice", 1m), ("vatCode", "25 %")));
        await PressAsync(world, good);
        Assert.Equal(("h", "S25"), (_books.All[0].Document!.Lines[0].Unit, _books.All[0].Document!.Lines[0].VatCode));

        var bad = await PressAsync(world, Add(world, [], Lined(("text", "x"), ("quantity", 1m), ("unit", "hours"), ("unitPrice", 1m), ("vatCode", "25 %"))));
        var problem = bad.Problems.First(p => p.Code == "unknown-unit");
        Assert.Equal(("lines[1].unit", "Did you mean 'hour'?"), (problem.Field, problem.Remedy));
        Assert.Single(_books.All);
    }

    [Fact]
    public async Task A_document_that_is_sent_before_any_whole_run_finds_its_words_in_lists_that_were_never_read()
    {
        var flow = Flow with { Converters = ImmutableDictionary<DocumentValue, string>.Empty.Add(DocumentValue.Unit, ManagedList.ConverterOf("units")) };
        var world = Start(flow, static c => c.List(new ManagedList("units", "units", "unit")));
        world.Accounting.Lists["units"] = [new ListEntry("h", "hour")];
        world.Crm.Options["unit"] = [new ListOption("hour", "hour")];
        var offer = Add(world, [], Lined(("text", "x"), ("quantity", 1m), ("unit", "hour"), ("unitPrice", 1m), ("vatCode", "S25")));

        var preview = await world.Services.GetRequiredService<IDocuments>().CheckAsync(World.Id, Flow.Name, new RecordRef("offer", offer));
        Assert.Equal("h", preview.Document?.Lines[0].Unit);
        Assert.Equal(SendState.Sent, (await PressAsync(world, offer)).State);
        Assert.Equal("h", Assert.Single(_books.All).Document!.Lines[0].Unit);
    }

    [Fact]
    public async Task A_converter_that_does_not_exist_is_refused_by_name_when_the_connection_opens()
    {
        var world = Start(Flow with { Converters = ImmutableDictionary<DocumentValue, string>.Empty.Add(DocumentValue.Unit, "unts") }, c => c.Converter(new TableConverter("units", "unit", [("hour", "h")])));
        var report = await world.RunAsync();
        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("There is no converter 'unts' for Unit. Did you mean 'units'?", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_without_a_date_and_a_flow_that_dates_on_sending_take_the_day_of_sending()
    {
        var world = Start(Flow with { DatedOnSending = true });
        var today = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        await PressAsync(world, Add(world, [("date", FieldValue.Of(new DateOnly(2025, 11, 3)))], Good));
        await PressAsync(world, Add(world, [("date", FieldValue.Null)], Good));
        Assert.Equal([today, today], _books.All.Select(d => d.Document!.Date));
    }

    [Fact]
    public async Task A_day_later_a_document_dated_on_sending_does_not_count_as_edited()
    {
        var world = Start(Flow with { DatedOnSending = true });
        var offer = Add(world, [], Good);
        await PressAsync(world, offer);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False((await PressAsync(world, offer)).Differs);
        world.Crm.Now = world.Clock.GetUtcNow();
        world.Crm.Edit("offer", offer, ("yourReference", "changed"));
        Assert.True((await PressAsync(world, offer)).Differs);
    }

    [Fact]
    public async Task A_discount_of_zero_is_none_and_both_kinds_at_once_are_refused()
    {
        var world = Start(Flow);
        await PressAsync(world, Add(world, [("discountPercent", 0m), ("discountAmount", 0m)], Good));
        Assert.Null(_books.All[0].Document!.Discount);
        var both = await PressAsync(world, Add(world, [("discountPercent", 5m), ("discountAmount", 3m)], Good));
        Assert.Equal("discount-twice", Assert.Single(both.Problems).Code);
    }

    [Fact]
    public async Task The_person_is_the_customer_where_there_is_no_company()
    {
        var world = Start(Flow);
        var company = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK12345674"));
        var person = world.Crm.Add("person", ("name", "Ida"), ("email", "ida@example.com"), ("company", new RecordRef("company", company)));
        Assert.Equal(RunState.Completed, (await world.RunAsync()).State);
        var offer = Add(world, [("company", FieldValue.Null), ("person", new RecordRef("person", person))], Good);
        var sent = await PressAsync(world, offer);
        Assert.Empty(sent.Problems);
        Assert.Equal(new RecordRef("person", person), Assert.Single(_books.All).Document!.Customer);
    }

    [Fact]
    public async Task A_field_of_the_wrong_type_is_named_when_the_connection_opens()
    {
        var world = Start(Flow);
        world.Crm.Schemas = [World.Company, World.Person, new EntitySchema("offer", Offer.Fields.Select(f => f.Name == "date" ? f with { Type = FieldType.Text } : f)), Product];
        var report = await world.RunAsync();
        Assert.Contains("'offer.date' holds a Text and should hold a Date.", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_without_lines_leaves_its_flow_out_and_the_rest_runs()
    {
        var world = Start(Flow);
        world.Crm.Schemas = [World.Company, World.Person, new EntitySchema("offer", Offer.Fields.Where(f => f.Name != "lines")), Product];
        Assert.Equal(RunState.Completed, (await world.RunAsync()).State);
        var flow = Assert.Single(await Documents(world).ListFlowsAsync(World.Id));
        Assert.Contains("no lines that can be read", flow.Unusable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_forgotten_customer_the_documents_keep_their_number_and_lose_their_content_and_none_is_sent_again()
    {
        var world = Start(Flow with { AfterSend = AfterSend.UpdateWhileDraft });
        var offer = Add(world, [("yourReference", "canary-reference")], Lined(("text", "canary-text"), ("quantity", 1m), ("unitPrice", 1m), ("vatCode", "S25")));
        var other = Add(world, [], Good);
        await PressAsync(world, offer);
        await PressAsync(world, other);
        var customer = RecordRef.Parse(world.Crm.Text("offer", offer, "company")!);
        var report = await world.Connections.ForgetAsync(World.Id, customer, "ann");
        Assert.Equal(1, report.Documents);
        // What the law keeps is named: the document by its id and number, the customer, and the rule.
        Assert.Equal((_books.All[0].Id, "invoice"), (Assert.Single(report.Kept).Id.Value, report.Kept[0].Flow));
        Assert.Equal(_books.All[0].Customer, Assert.Single(report.Accounting).Id.Value);
        Assert.Contains("bookkeeping law", report.Retention, StringComparison.Ordinal);

        var rows = (await world.Store.ListSendsAsync(World.Id, SendFilter.All, null, 10, default)).OrderBy(r => r.SourceId == other).ToList();
        Assert.Equal(("", true), (rows[0].Content, rows[0].DocumentId is not null));
        Assert.NotEqual("", rows[1].Content);
        Assert.DoesNotContain("canary", string.Join('|', rows.Select(r => $"{r}")), StringComparison.Ordinal);
        world.Crm.Edit("offer", offer, ("yourReference", "changed"));
        Assert.Equal(SendState.Sent, (await PressAsync(world, offer)).State);
        Assert.Equal((2, 0), (_books.Sends, _books.Updates));
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
    }

    private static (string, object?)[] Good => Lined(("text", "Work"), ("quantity", 2m), ("unit", "h"), ("unitPrice", 12.5m), ("vatCode", "S25"));

    private static (string, object?)[] Lined(params (string, object?)[] values) => values;

    private World Start(DocumentFlow flow, Action<ConnectionBuilder>? configure = null)
    {
        _world = new World(c =>
        {
            c.UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(_books.Open(_world!.Accounting.Open()))).Documents(flow);
            configure?.Invoke(c);
        }, live: true);
        _world.Crm.Schemas = [World.Company, World.Person, Offer, Product];
        return _world;
    }

    private static IDocuments Documents(World world) => world.Services.GetRequiredService<IDocuments>();

    private static Task<SendInfo> PressAsync(World world, string offer) => Documents(world).SendAsync(World.Id, "invoice", new RecordRef("offer", offer), new SendOptions { User = "ann" });

    private static string Add(World world, (string, object?)[] values, params (string Field, object? Value)[][] lines)
    {
        var set = new LineSet([.. lines.Select((line, at) =>
        {
            var builder = SyncRecord.Create(Line, new RecordId($"l{at}"));
            foreach (var field in Line.Fields)
                builder.Set(field.Name, FieldValue.Null);
            foreach (var (field, value) in line)
                builder.Set(field, value switch { string s => FieldValue.Of(s), decimal d => FieldValue.Of((decimal?)d), RecordRef r => FieldValue.Of(r), _ => FieldValue.Null });
            return builder.Build();
        })]);
        var company = world.Crm.Add("company", ("name", "Acme " + world.Crm.Ids("offer").Count()));
        return world.Crm.Add("offer", [("date", FieldValue.Of(new DateOnly(2026, 1, 5))), ("company", new RecordRef("company", company)), ("currency", "EUR"), ("lines", FieldValue.Of(set)), .. values]);
    }
}
