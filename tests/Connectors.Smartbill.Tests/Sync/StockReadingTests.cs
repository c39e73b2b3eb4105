using Connectors.Smartbill.Sync;
using Connectors.Sync;

namespace Connectors.Smartbill.Tests.Sync;

public sealed class StockReadingTests
{
    [Fact]
    [Acceptance("P-33b", Missing = "webhook and refresh after issue")]
    public async Task Warehouses_are_summed_and_named_and_one_call_shows_all()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8").Receive("Magazin", "S8", 2.5m).Receive("Magazin", "s8", 1, "Altul"));
        var (page, schema) = await ReadAsync(desk);
        Assert.True(page is { IsLast: true, CompleteEnumeration: true, Total: 2 });
        var item = page.Changes.Single(static c => c.Ref.Id.Value == "code:S8").Record!;
        Assert.Equal(("S8", "Șurub M8", "buc", 7.5m, "Depozit: 5\nMagazin: 2.5"), (item["Code"].AsText(), item["Name"].AsText(), item["Unit"].AsText(), item["Quantity"].AsNumber(), item["Warehouses"].AsText()));
        Assert.Equal(1, page.Changes.Single(static c => c.Ref.Id.Value == "code:s8").Record!["Quantity"].AsNumber());
        Assert.Single(desk.Simulator.Calls);
        Assert.All(schema.Fields, static f => Assert.True(f.ReadOnly));
    }

    /// <summary>Nobody can say which product of the CRM such an item is: it is read, and its code says why it is none.</summary>
    [Fact]
    [Acceptance("001-43", Missing = "what is parked, which the pair shows")]
    public async Task An_item_without_a_code_and_two_of_one_code_say_what_is_wrong_with_their_code()
    {
        await using var desk = await Desk.OpenAsync(seed: static a =>
        {
            a.Receive("Magazin", "x", 1, "Fara cod").Receive("Depozit", "x", 2).Receive("Depozit", "D", 1, "Una").Receive("Depozit", "d2", 1, "Alta");
            a.EditProduct(a.Products.Single(static p => p.Name == "Fara cod").Id, static p => p with { Code = "" });
            a.EditProduct(a.Products.Single(static p => p.Name == "Alta").Id, static p => p with { Code = "D" });
        });
        var (page, _) = await ReadAsync(desk);
        var converter = SmartbillPreset.Version1.Converters.Single(c => c.Name == SmartbillPreset.Version1.Mappings[0].Units.Single(static u => u.Name == "code").Converter);
        var said = page.Changes.Select(c => Assert.Throws<ConversionException>(() => converter.ToCrm([c.Record!["Code"], c.Record["CodeProblem"]])).Message);
        Assert.Equal(["'Fara cod' in Depozit, Magazin has no code.", "The code 'D' belongs to 'Una' (buc), 'Alta' (buc).", "The code 'D' belongs to 'Una' (buc), 'Alta' (buc)."], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_code_that_was_sold_out_is_zero_with_name_and_unit_unread_and_a_stranger_is_unknown()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.Receive("Depozit", "S8", 5, "Șurub M8").Receive("Depozit", "S8", -5));
        var (page, schema) = await ReadAsync(desk);
        Assert.Empty(page.Changes);
        var answers = await desk.Provider.GetAsync(new() { Schema = schema, Ids = [new("code:S8"), new("S8"), new("name:Nimic")] }, default);
        var sold = Assert.IsType<RecordLookup.Present>(answers[0]).Record;
        Assert.Equal((0m, true, true), (sold["Quantity"].AsNumber(), sold["Name"].IsAbsent, sold["Unit"].IsAbsent));
        Assert.All(answers.Skip(1), static a => Assert.IsType<RecordLookup.Unknown>(a));
    }

    [Fact]
    [Acceptance("001-40", Missing = "the run")]
    public async Task A_missing_module_and_a_wrong_warehouse_are_told_once_and_not_of_each_item()
    {
        await using var wrong = await Desk.OpenAsync(static o => o.Warehouse = "depozit", static a => a.Receive("Depozit", "S8", 5));
        var unknown = await Assert.ThrowsAsync<ProviderUnavailableException>(() => ReadAsync(wrong));
        Assert.Equal(UnavailableReason.NotAllowed, unknown.Reason);
        Assert.Contains("letter case counts", unknown.Message, StringComparison.Ordinal);
        await using var none = await Desk.OpenAsync(seed: static a => a.HasStockModule = false);
        Assert.Contains("Gestiune", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => ReadAsync(none))).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("001-41")]
    public async Task Nothing_of_it_can_be_written_and_no_call_is_made_for_trying()
    {
        await using var desk = await Desk.OpenAsync(seed: static a => a.Receive("Depozit", "S8", 5));
        var (page, schema) = await ReadAsync(desk);
        desk.Simulator.ClearCalls();
        foreach (var kind in new[] { WriteKind.Create, WriteKind.Update, WriteKind.Delete })
        {
            var write = new RecordWrite { IntentId = Guid.NewGuid(), Kind = kind, Id = kind == WriteKind.Create ? null : new("code:S8"), Current = kind == WriteKind.Create ? null : page.Changes[0].Record, Set = kind == WriteKind.Delete ? [] : [new(schema.SlotOf("Name"), FieldValue.Of("Nou"))] };
            Assert.Equal("read-only", Assert.IsType<WriteOutcome.Refused>(Assert.Single(await desk.Provider.WriteAsync(new(schema, [write]), default))).Problems[0].Code);
        }

        Assert.Empty(desk.Simulator.Calls);
    }

    [Theory]
    [Acceptance("001-46", Missing = "the endpoint")]
    [InlineData(false)]
    [InlineData(true)]
    public void A_push_says_which_codes_to_read_again_and_never_what_they_hold(bool bare)
    {
        var request = StockWebhookRequest.Create("t0ken", [new() { ProductCode = "S8", Warehouse = "Depozit", Quantity = 3 }, new() { ProductCode = "S8", Warehouse = "Magazin", Quantity = 1 }, new() { ProductName = "Fara cod", Quantity = 2 }], bare);
        var accepted = Assert.IsType<WebhookVerdict.Accepted>(Read(request.Body, request.Headers, "t0ken"));
        Assert.Equal([new DirtyMark("stock", new RecordId("code:S8")), new DirtyMark("stock", null)], accepted.Marks.AsEnumerable());
        Assert.NotNull(accepted.Reply);
        Assert.Equal(401, Assert.IsType<WebhookVerdict.Rejected>(Read(request.Body, request.Headers, "other")).Status);
        Assert.Equal(400, Assert.IsType<WebhookVerdict.Rejected>(Read("no json"u8.ToArray(), request.Headers, "t0ken")).Status);
        var test = StockWebhookRequest.ConnectionTest("t0ken");
        Assert.Empty(Assert.IsType<WebhookVerdict.Accepted>(Read(test.Body, test.Headers, "t0ken")).Marks);
    }

    private static WebhookVerdict Read(ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers, string secret) =>
        new SmartbillStockAdapter().Read(new() { Method = "POST", Headers = headers, Query = new Dictionary<string, string>(), Body = body, Topic = "stock" }, new(secret));

    private static async Task<(ChangePage Page, EntitySchema Schema)> ReadAsync(Desk desk)
    {
        var schema = (await desk.Provider.DescribeAsync(default)).Find("product")!;
        var request = new ReadRequest { Resource = "stock", Entities = [new EntitySelection(schema, [.. Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i))])] };
        return (Assert.Single(await desk.Provider.ReadChangesAsync(request, default).ToListAsync()), schema);
    }
}
