using System.Text;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EfCrm.Tests;

/// <summary>How the engine hears of a save: in its own process without a call, else by a call of the CRM's program.</summary>
public sealed class HookTests
{
    [Fact]
    public async Task A_save_with_marks_is_heard_and_one_that_fails_or_marks_nothing_is_not()
    {
        var signal = new Signal();
        await using var world = await World<ConnectionTests.PlainDb>.CreateAsync(PlainModel, register: (services, options) =>
        {
            services.AddSingleton<IChangeSignal>(signal);
            services.AddDbContextFactory<ConnectionTests.PlainDb>(o => options(o.UseConnectorMarks()));
        });
        await world.InDbAsync(static async db =>
        {
            db.Add(new Note { Text = "one" });
            await db.SaveChangesAsync();
        });
        Assert.Equal(["acme"], signal.Heard);
        await world.InDbAsync(static db =>
        {
            db.Add(new Note { Text = "two" });
            db.SaveChanges();
            return Task.CompletedTask;
        });
        Assert.Equal(["acme", "acme"], signal.Heard);
        await world.InDbAsync(static async db => await db.SaveChangesAsync());
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => world.InDbAsync(static async db =>
        {
            // The first note's key once more.
            db.Add(new Note { Id = await db.Set<Note>().Select(static n => n.Id).FirstAsync(), Text = "three" });
            await db.SaveChangesAsync();
        }));
        Assert.Equal(2, signal.Heard.Count);
    }

    [Theory]
    [InlineData("CrmNote", "", """{"id": "42"}""", "note/42")]
    [InlineData("crmnote", "", """{"noteId": 42, "text": "false"}""", "note/42")]
    [InlineData("CrmNote", "?recordId=42", "", "note/42")]
    [InlineData("CrmNote", "", "{}", "note/")]
    [InlineData("CrmNote", "", "", "note/")]
    [InlineData("CrmNote", "", "[1]", "note/")]
    [InlineData("CrmOther", "", """{"id": "42"}""", "")]
    public void A_call_marks_the_record_that_it_names_and_nothing_else_of_it_is_believed(string topic, string query, string body, string marked)
    {
        var request = new WebhookRequest
        {
            Method = "POST",
            Topic = topic,
            Headers = new Dictionary<string, string>(),
            Query = query.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [query[1..].Split('=')[0]] = query.Split('=')[1] },
            Body = Encoding.UTF8.GetBytes(body),
        };
        var accepted = Assert.IsType<WebhookVerdict.Accepted>(Adapter().Read(request, new("secret")));
        Assert.Equal(marked, string.Join(' ', accepted.Marks.Select(static m => $"{m.Resource}/{m.Id}")));
        Assert.IsType<WebhookVerdict.Rejected>(Adapter().Read(request with { Topic = "CrmNote", Query = new Dictionary<string, string>(), Body = "{"u8.ToArray() }, new("secret")));
    }

    [Fact]
    public void Each_entity_has_its_form_and_without_a_CRM_it_is_said()
    {
        var forms = Assert.IsAssignableFrom<IWebhookForms>(Adapter()).Forms;
        Assert.Equal(["CrmNote"], forms.Select(static f => f.Topic));
        Assert.All(forms, static f => Assert.True(f.HasOwnId));
        Assert.Contains("Crm<", Assert.Throws<InvalidOperationException>(() => new ConnectionBuilder("acme", new ServiceCollection()).CrmWebhooks()).Message, StringComparison.Ordinal);
    }

    private static IWebhookAdapter Adapter() =>
        Assert.Single(new ConnectionBuilder("acme", new ServiceCollection()).Crm<ConnectionTests.PlainDb>(PlainModel).CrmWebhooks().UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException()).Build().Webhooks).Adapter;

    private static void PlainModel(CrmModelBuilder<ConnectionTests.PlainDb> model) => model.Entity<Note>(new("note"), static n => n.Id).Field(new Field<string>("note", "text"), static n => n.Text);

    private sealed class Signal : IChangeSignal
    {
        public List<string> Heard { get; } = [];

        public void Changed(string connection) => Heard.Add(connection);
    }
}
