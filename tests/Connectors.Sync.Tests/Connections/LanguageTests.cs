using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Connections;

/// <summary>What a connection writes for the users of its CRM is in their language.</summary>
public sealed class LanguageTests
{
    private static readonly ConnectionId Id = new("dansk");

    [Fact]
    [Acceptance("001-38")]
    public async Task The_message_of_a_document_is_in_the_language_of_the_connection_or_of_the_settings_and_the_send_keeps_its_own_words()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] }, live: false);
        await using var estate = new Estate();
        var node = await StartAsync(estate, d);
        var offer = d.AddOffer("1", null, ("qty", null));

        await PressAsync(node, offer);
        Assert.Equal("Linje 1 har en pris og intet antal. Angiv antallet, eller fjern prisen.", d.Shown(offer, "message"));

        // The settings say it for this connection alone.
        await node.Connections.SaveSettingsAsync(Id, Encoding.UTF8.GetBytes("""{ "version": 1, "language": "es" }"""), "ann");
        var send = await PressAsync(node, offer);
        Assert.Equal("La línea 1 tiene precio y no cantidad. Introduzca la cantidad o quite el precio.", d.Shown(offer, "message"));
        Assert.Equal("Line 1 has a price and no quantity.", Assert.Single(send.Problems).Message);
    }

    [Fact]
    [Acceptance("001-38")]
    public async Task What_only_a_developer_understands_and_the_name_of_the_call_stand_in_the_send_and_not_in_the_crm()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] }, live: false);
        await using var estate = new Estate();
        var node = await StartAsync(estate, d);
        var offer = d.AddOffer();

        d.Books.Refuse = static _ => new DocumentOutcome.Refused(new Problem("books.error", null, "Books documents.create: unexpected token at 17", Fixer.Developer));
        var send = await PressAsync(node, offer);
        Assert.Equal("Books documents.create: unexpected token at 17", Assert.Single(send.Problems).Message);
        Assert.Equal("Regnskabet svarede med en fejl, som kun en tekniker kan læse; den står i forbindelsens diagnostik.", d.Shown(offer, "message"));

        // The provider is called books; its client writes the name as people do.
        foreach (var vendor in new[] { "Books", "bo-oks" })
        {
            d.Books.Refuse = _ => new DocumentOutcome.Refused(new Problem("books.42", null, $"{vendor} documents.create: Kontoen er lukket.", Fixer.User, "Fill it in."));
            send = await PressAsync(node, offer);
            Assert.Equal($"{vendor} documents.create: Kontoen er lukket.", Assert.Single(send.Problems).Message);
            Assert.Equal("Kontoen er lukket. Udfyld feltet.", d.Shown(offer, "message"));
        }

        d.Books.Refuse = static _ => new DocumentOutcome.Refused(new Problem("books.42", null, "Halvdelen mangler: Books orderLines.createMany: Kontoen er lukket. Se Bogholderi konto: 1000."));
        await PressAsync(node, offer);
        Assert.Equal("Halvdelen mangler: Kontoen er lukket. Se Bogholderi konto: 1000.", d.Shown(offer, "message"));
    }

    [Fact]
    [Acceptance("001-38")]
    public async Task A_message_is_cut_to_the_length_of_its_field_at_a_whole_character_and_is_no_change_of_the_next_look()
    {
        await using var d = new DocumentWorld(static f => f with { TriggerStatuses = [] }, live: false);
        await using var estate = new Estate();
        var node = await StartAsync(estate, d);
        var offer = d.AddOffer();
        // The field takes 200: the last character that would fit is the first half of one of two.
        d.Books.Refuse = static _ => new DocumentOutcome.Refused(new Problem("books.42", null, new string('x', 199) + "😀 and more"));

        await PressAsync(node, offer);
        Assert.Equal(new string('x', 199), d.Shown(offer, "message"));

        var writes = d.World.Crm.Writes;
        await node.SyncAsync(Id);
        await node.SyncAsync(Id);
        Assert.Equal(writes, d.World.Crm.Writes);
    }

    private static async Task<Node> StartAsync(Estate estate, DocumentWorld d)
    {
        var node = estate.Start(configure: c =>
        {
            c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(d.OpenCrm())).UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult(d.OpenBooks()));
            c.Mapping(World.Standard).Documents(DocumentWorld.Standard with { TriggerStatuses = [] });
        });
        await node.Connections.CreateAsync(new NewConnection { Id = Id, Kind = Estate.Kind, Culture = "da-DK" }, "ann");
        await node.Connections.SetModeAsync(Id, ConnectionMode.Live, "ann");
        return node;
    }

    private static Task<SendInfo> PressAsync(Node node, string offer) =>
        node.Services.GetRequiredService<IDocuments>().SendAsync(Id, DocumentWorld.Invoice, DocumentWorld.Ref(offer), new SendOptions { User = "ann" });
}
