namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Delivery notes: another service behind the same host.</summary>
public sealed class DeliveryNoteTests
{
    [Fact]
    public async Task A_note_is_made_read_issued_and_numbered()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var made = await s.Client.DeliveryNotes.CreateAsync(Given.Note());
        var id = made.Id!.Value;
        var read = await s.Client.DeliveryNotes.GetAsync(id);
        Assert.Equal(
            (id, null, DeliveryNoteStatus.Draft, new DateOnly(2026, 3, 2), "1", DeliveredBy.Self), (read.Id, read.Number, read.Status, read.Date, read.Customer!.Id!.Value.Value, read.DeliveredBy));
        Assert.Equal("Corriere", read.CarrierInfo!.Value.GetProperty("name").GetString());
        var line = Assert.Single(read.Lines!);
        Assert.Equal(("Ora", "A-1", 2m, "2", 100m), (line.Description, line.Product!.Id!.Value.Value, line.Quantity, line.Unit!.Id!.Value.Value, line.UnitNetPrice));
        await s.Client.DeliveryNotes.IssueAsync(id);
        // Not at once: the first look still finds it on its way.
        Assert.Equal(DeliveryNoteStatus.BeingIssued, (await s.Client.DeliveryNotes.GetAsync(id)).Status);
        var issued = await s.Client.DeliveryNotes.GetAsync(id);
        Assert.Equal((DeliveryNoteStatus.Issued, "1"), (issued.Status, issued.Number));
        Assert.Contains("delivery-notes", await Given.TextOf(await s.Client.DeliveryNotes.GetPdfAsync(issued)), StringComparison.Ordinal);
        Assert.Equal(0, s.Sim.TokensSentToForeignHost);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_11_A_refusal_is_one_whether_it_comes_with_200_or_with_400(bool with200)
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.NoteRefusalsAnswer200 = with200;
        s.Sim.Oddities.ReadsWhileBeingIssued = 0;
        var notes = s.Client.DeliveryNotes;
        var stranger = await Assert.ThrowsAsync<ConnectorNotFoundException>(() => notes.CreateAsync(Given.Note("99")));
        Assert.Equal((with200 ? 200 : 400, RevisoErrorCodes.NotFound, false), (stranger.StatusCode, stranger.ErrorCode, stranger.MayHaveBeenApplied));
        Assert.Equal(RevisoErrorCodes.ValidationFailed, (await Assert.ThrowsAsync<ConnectorValidationException>(() => notes.CreateAsync(Given.Note() with { Lines = [] }))).ErrorCode);
        Assert.Empty(s.Account.DeliveryNotes);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => notes.IssueAsync(new("99")));
        var id = (await notes.CreateAsync(Given.Note())).Id!.Value;
        await notes.IssueAsync(id);
        Assert.Equal(RevisoErrorCodes.InvalidValue, (await Assert.ThrowsAsync<ConnectorValidationException>(() => notes.IssueAsync(id))).ErrorCode);
        await Assert.ThrowsAsync<ConnectorValidationException>(() => notes.DeleteAsync(id));
        Assert.Equal("Issued", Assert.Single(s.Account.DeliveryNotes).Status);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => notes.GetAsync(new("99")));
    }

    [Fact]
    public async Task Trap_12_3_Only_self_delivers_and_a_courier_is_the_carriers_information()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DeliveryNotes.CreateAsync(Given.Note() with { DeliveredBy = new("Carrier") }));
        Assert.Equal((400, RevisoErrorCodes.InvalidValue), (error.StatusCode, error.ErrorCode));
        Assert.Equal("Self", (await s.Client.DeliveryNotes.CreateAsync(Given.Note())).DeliveredBy!.Value.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist_11_Links_to_a_foreign_host_are_read_and_the_tokens_stay_at_home(bool foreign)
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.NoteLinksNameForeignHost = foreign;
        for (var i = 0; i < 5; i++)
            await s.Client.DeliveryNotes.CreateAsync(Given.Note());
        var notes = await s.Client.DeliveryNotes.ListAsync(new() { PageSize = 2 }).ToListAsync();
        Assert.Equal(s.Account.DeliveryNotes.Select(n => $"{n.Id}"), notes.Select(n => n.Id!.Value.Value));
        Assert.Equal(3, s.Sim.CountCalls("delivery-notes.list"));
        Assert.Equal(foreign, notes[0].Pdf!.Download!.Contains("/api/", StringComparison.Ordinal));
        Assert.StartsWith("%PDF-", await Given.TextOf(await s.Client.DeliveryNotes.GetPdfAsync(notes[0])), StringComparison.Ordinal);
        Assert.Equal(notes[1].Id, Assert.Single(await s.Client.DeliveryNotes.ListAsync(new() { Filter = DeliveryNoteFields.Id.Is(decimal.Parse(notes[1].Id!.Value.Value, System.Globalization.CultureInfo.InvariantCulture)) }).ToListAsync()).Id);
        await s.Client.DeliveryNotes.DeleteAsync(notes[0].Id!.Value);
        Assert.Equal(4, s.Account.DeliveryNotes.Count);
        Assert.Equal(0, s.Sim.TokensSentToForeignHost);
        Assert.DoesNotContain(s.Sim.Calls, c => c.Path.StartsWith("/api/", StringComparison.Ordinal));
    }
}
