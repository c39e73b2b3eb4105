using System.Text;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Connections;

public sealed class CredentialTests
{
    private const string Canary = "canary-7c1f";

    [Fact]
    [Acceptance("P-02d")]
    public async Task Credentials_stand_nowhere_but_in_their_providers_hands()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var acme = await CanariesAsync(node);
        estate.Crm(Canary + "-crm").Account = new AccountIdentity("crm-1", "CRM");
        estate.Books(Canary + "-books").Account = new AccountIdentity("books-1", "Books");
        estate.Crm(Canary + "-crm").Add("company", ("name", "Acme"));
        await node.SyncAsync(acme);
        estate.Books(Canary + "-books").Red = new ConnectionHealth { Ok = false, Reason = "The token was withdrawn.", Failure = UnavailableReason.CredentialsRefused };
        await node.Engine.RunAsync(acme);
        var plan = await Record.ExceptionAsync(() => node.Engine.PlanAsync(acme));
        var refused = await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.ReauthoriseAsync(acme, Side.Crm, SideCredentials.Of("apiKey", "bad-" + Canary), "ann"));

        using var export = new MemoryStream();
        await node.Connections.ExportAsync(acme, export);
        var row = (await estate.Store.FindConnectionAsync(acme, default))!;
        var said = string.Join('\n', [
            .. (await estate.RowsAsync(acme)).Select(static r => r.ToString()), .. estate.Logs, Encoding.UTF8.GetString(export.ToArray()), plan!.ToString(), refused.ToString(),
            row.Settings, row.Health, row.Pins, row.Alerts, row.CrmSecret, row.AccountingSecret, SideCredentials.Of("apiKey", Canary).ToString(), Estate.Ring().ToString(),
            new NewConnection { Id = acme, Kind = "k", Crm = SideCredentials.Of("apiKey", Canary) }.ToString(), (await node.Connections.GetAsync(acme)).ToString(),
        ]);

        Assert.DoesNotContain(Canary, said, StringComparison.Ordinal);
        Assert.Contains("The key *** is not valid", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["cxs1:old", "cxs1:old"], [row.CrmSecret[..8], row.AccountingSecret[..8]]);
        // Each provider is given its own side's, and nothing else.
        Assert.All(estate.Given.Where(static g => g.Credentials!["apiKey"].StartsWith(Canary, StringComparison.Ordinal)),
            static g => Assert.Equal(g.Side == Side.Crm ? Canary + "-crm" : Canary + "-books", g.Credentials!["apiKey"]));
    }

    [Fact]
    [Acceptance("P-02d")]
    public async Task A_CRM_that_quotes_them_when_it_is_to_make_a_field_is_told_without_them()
    {
        await using var estate = new Estate();
        var mapping = new MappingBuilder();
        mapping.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
            .Field(new Field<string>("company", "first"), new Field<string>("customer", "City"))
            .Field(new Field<string>("company", "second"), new Field<string>("customer", "Ref"));
        var node = estate.Start(configure: c => c.UsePreset(new() { Name = "books", Version = 1, Mappings = mapping.Build() }));
        var acme = await CanariesAsync(node);
        estate.Crm(Canary + "-crm").MakesField = static f => f.Field == "first"
            ? $"The key {Canary}-crm makes no field '{f.Field}'."
            : throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"Nothing is made for {Canary}-crm.");

        var check = await node.Services.GetRequiredService<IConnectionSetup>().CreateFieldsAsync(acme, "ann");

        Assert.Equal(
            [("first", FieldState.Refused, "The key *** makes no field 'first'."), ("second", FieldState.NotAllowed, "Nothing is made for ***.")],
            check.Fields.Where(static f => f.State != FieldState.Fits).Select(static f => (f.Field.Field, f.State, f.Reason!)).OrderBy(static f => f.Field, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_encrypted_text_of_one_side_or_connection_does_not_open_as_that_of_another()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var (acme, other) = (await Estate.CreateAsync(node, "acme"), await Estate.CreateAsync(node, "other"));
        var row = (await estate.Store.FindConnectionAsync(acme, default))!;
        var foreign = (await estate.Store.FindConnectionAsync(other, default))!;
        await estate.Store.SaveConnectionAsync(row with { CrmSecret = foreign.CrmSecret, AccountingSecret = row.CrmSecret }, null, default);

        var status = await node.Connections.ProbeAsync(acme);

        Assert.Contains("does not open", status.Crm!.Reason, StringComparison.Ordinal);
        Assert.Contains("does not open", status.Accounting!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, estate.CallsOf("other"));
    }

    [Fact]
    public async Task After_a_rotation_everything_is_written_under_the_new_key_and_the_old_one_can_go()
    {
        await using var estate = new Estate();
        var node = estate.Start(Estate.Ring("old", withNew: false));
        var (one, two) = (await Estate.CreateAsync(node, "one"), await Estate.CreateAsync(node, "two"));

        await estate.StopAsync();
        node = estate.Start(Estate.Ring("new"));
        // A run renews its own; the rest is renewed by request.
        await node.SyncAsync(one);
        Assert.StartsWith("cxs1:new:", (await estate.Store.FindConnectionAsync(one, default))!.CrmSecret, StringComparison.Ordinal);
        Assert.StartsWith("cxs1:old:", (await estate.Store.FindConnectionAsync(two, default))!.CrmSecret, StringComparison.Ordinal);
        var report = await node.Connections.ReprotectAsync();
        Assert.Equal((1, 0), (report.Renewed, report.Unreadable.Count));
        Assert.Equal(0, (await node.Connections.ReprotectAsync()).Renewed);

        await estate.StopAsync();
        node = estate.Start(Estate.Ring("new", withOld: false));
        await node.SyncAsync(one);
        await node.SyncAsync(two);
    }

    [Fact]
    public async Task A_lost_key_makes_its_connection_red_with_the_remedy_and_entering_them_again_cures_it()
    {
        await using var estate = new Estate();
        var node = estate.Start(Estate.Ring("old"));
        var acme = await Estate.CreateAsync(node, "acme");
        await node.SyncAsync(acme);

        await estate.StopAsync();
        node = estate.Start(Estate.Ring("new", withOld: false));
        var other = await Estate.CreateAsync(node, "other");
        var report = await node.Engine.RunAsync(acme);
        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("the key 'old', which this host does not have", report.Reason, StringComparison.Ordinal);
        var status = (await node.Connections.GetAsync(acme)).Status;
        Assert.Equal("Administrator: give the key back, or enter the credentials again.", status.Crm!.NextStep);
        Assert.Equal([acme], (await node.Connections.ReprotectAsync()).Unreadable);
        await node.SyncAsync(other);

        await node.Connections.ReauthoriseAsync(acme, Side.Crm, SideCredentials.Of("apiKey", "acme"), "ann");
        await node.Connections.ReauthoriseAsync(acme, Side.Accounting, SideCredentials.Of("apiKey", "acme"), "ann");
        await node.SyncAsync(acme);
    }

    [Fact]
    [Rule("R15")]
    [Acceptance("P-09b")]
    public async Task Credentials_of_another_account_are_refused_with_both_names_and_nothing_changes()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var acme = await Estate.CreateAsync(node, "acme");
        estate.Crm("acme").Add("company", ("name", "Acme"));
        await node.SyncAsync(acme);
        var before = (await estate.Store.FindConnectionAsync(acme, default))!;

        var error = await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.ReauthoriseAsync(acme, Side.Accounting, SideCredentials.Of("apiKey", "berg"), "ann"));

        Assert.Equal("other-account", error.Code);
        Assert.Contains("Books acme (books-acme)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Books berg (books-berg)", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await estate.Store.FindConnectionAsync(acme, default));
        Assert.Equal(0, estate.Books("berg").Pages + estate.Books("berg").Reads + estate.Books("berg").Writes);

        // The same account in another language would be misread just as well.
        estate.Books("acme-it").Account = estate.Books("acme").Account with { Context = "it" };
        Assert.Equal("other-account", (await Assert.ThrowsAsync<SyncRequestException>(() => node.Connections.ReauthoriseAsync(acme, Side.Accounting, SideCredentials.Of("apiKey", "acme-it"), "ann"))).Code);
        await node.SyncAsync(acme);
    }

    [Fact]
    [Rule("R15")]
    [Acceptance("P-09b")]
    public async Task An_account_that_is_swapped_behind_the_connection_stops_it_before_anything_is_read()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var acme = await Estate.CreateAsync(node, "acme");
        estate.Crm("acme").Add("company", ("name", "Acme"));
        await node.SyncAsync(acme);
        estate.Books("acme").Account = new AccountIdentity("books-other", "Somebody else");
        var calls = estate.CallsOf("acme");
        estate.Crm("acme").Add("company", ("name", "Berg"));

        var report = await node.Engine.RunAsync(acme);

        Assert.Equal(RunState.Failed, report.State);
        Assert.Contains("books-acme", report.Reason, StringComparison.Ordinal);
        Assert.Contains("books-other", report.Reason, StringComparison.Ordinal);
        Assert.Equal(calls, estate.CallsOf("acme"));
        Assert.False((await node.Connections.GetAsync(acme)).Status.IsGreen);
    }

    [Fact]
    [Rule("R15")]
    [Acceptance("P-09c", Missing = "the page")]
    public async Task A_binding_to_another_account_on_purpose_begins_with_a_plan_and_new_baselines()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var acme = await Estate.CreateAsync(node, "acme");
        var (crm, before, now) = (estate.Crm("acme"), estate.Books("acme"), estate.Books("berg"));
        foreach (var system in new[] { before, now })
            system.Can = static c => c.Entity == "customer" ? c with { MarkerField = "Ref" } : c;
        var company = crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"));
        await node.SyncAsync(acme);
        // The same id and our marker, in the other account somebody else's.
        var stranger = now.Add("customer", ("Name", "Stranger"), ("Vat", "DK99999999"), ("Ref", $"cx1:acme:company:{company}"));
        var twin = now.Add("customer", ("Name", "Acme"), ("Vat", "DK11111111"));
        Assert.Equal("1", stranger);

        var info = await node.Connections.RebindAsync(acme, accounting: SideCredentials.Of("apiKey", "berg"), user: "ann");

        Assert.Equal((ConnectionMode.PlanOnly, "books-berg"), (info.Mode, info.Accounts!.Value.Accounting.Id));
        var plan = await node.Engine.PlanAsync(acme);
        Assert.True(Assert.Single(plan.Items, i => i.Crm?.Id.Value == company).Links);
        await node.SyncAsync(acme);
        Assert.Equal(0, now.Writes);
        Assert.Contains(await estate.Store.ListJournalAsync(acme, 10, default), static j => j.Event == "rebind" && j.Detail.Contains("books-acme", StringComparison.Ordinal) && j.Detail.Contains("books-berg", StringComparison.Ordinal) && j.User == "ann");

        await node.Connections.SetModeAsync(acme, ConnectionMode.Live, "ann");
        await node.SyncAsync(acme);
        var link = Assert.Single(await estate.Store.FindLinksAsync(acme, Side.Crm, "companys", [company], default));
        Assert.Equal(twin, link.AccountingId);
        Assert.Equal("Stranger", now.Text("customer", stranger, "Name"));
        Assert.Equal(1, before.Count("customer"));
    }

    [Fact]
    [Rule("R15")]
    [Acceptance("P-09c", Missing = "the page")]
    public async Task The_links_of_the_account_before_are_kept_aside_and_are_back_with_it_and_nothing_is_written_before_that_is_allowed()
    {
        await using var estate = new Estate();
        var node = estate.Start();
        var acme = await Estate.CreateAsync(node, "acme");
        var (crm, before, now) = (estate.Crm("acme"), estate.Books("acme"), estate.Books("berg"));
        var company = crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"));
        var second = crm.Add("company", ("name", "Beta"), ("vat", "DK22222222"));
        await node.SyncAsync(acme);
        var link = Assert.Single(await estate.Store.FindLinksAsync(acme, Side.Crm, "companys", [company], default));
        Assert.Empty(await node.Connections.ListLinksAsideAsync(acme));

        await node.Connections.RebindAsync(acme, accounting: SideCredentials.Of("apiKey", "berg"), user: "ann");
        await node.SyncAsync(acme);
        Assert.Empty(await estate.Store.FindLinksAsync(acme, Side.Crm, "companys", [company], default));
        var aside = Assert.Single(await node.Connections.ListLinksAsideAsync(acme));
        Assert.Equal(("crm-acme", "books-acme", 2), (aside.CrmAccount, aside.AccountingAccount, aside.Links["company"]));
        using var export = new MemoryStream();
        await node.Connections.ExportAsync(acme, export);
        using var json = System.Text.Json.JsonDocument.Parse(export.ToArray());
        var written = json.RootElement.GetProperty("rows").EnumerateArray().Where(static r => r.GetProperty("row").GetString() == "linkAside").ToList();
        Assert.Equal([(company, link.AccountingId), (second, "2")], written.Select(static r => (r.GetProperty("crmId").GetString()!, r.GetProperty("accountingId").GetString())).Order());
        // Identities alone: what the records said is not kept for an account that nobody is bound to.
        Assert.DoesNotContain(written, static r => r.GetRawText().Contains("Acme", StringComparison.Ordinal) || r.GetRawText().Contains("11111111", StringComparison.Ordinal));

        // Forgotten meanwhile: it does not come back either.
        await node.Connections.ForgetAsync(acme, new RecordRef("company", second), "ann");
        // Nothing that could be matched is left of it, and yet it is the same customer.
        before.Edit("customer", link.AccountingId!, ("Name", "Something else"), ("Vat", "DK99999999"));
        await estate.StopAsync();
        node = estate.Start();
        var writes = (crm.Writes, before.Writes, now.Writes);
        var info = await node.Connections.RebindAsync(acme, accounting: SideCredentials.Of("apiKey", "acme"), user: "ann");
        Assert.Equal((ConnectionMode.PlanOnly, "books-acme"), (info.Mode, info.Accounts!.Value.Accounting.Id));
        var plan = await node.Engine.PlanAsync(acme);
        Assert.DoesNotContain(plan.Items, i => i.Crm?.Id.Value == company && i.Kind is PlanKind.CreateInAccounting or PlanKind.CreateInCrm);
        await node.SyncAsync(acme);
        Assert.Equal(writes, (crm.Writes, before.Writes, now.Writes));
        var back = Assert.Single(await estate.Store.FindLinksAsync(acme, Side.Crm, "companys", [company], default));
        Assert.Equal((link.Id, link.AccountingId, LinkState.Active), (back.Id, back.AccountingId, back.State));
        Assert.Empty(await node.Connections.ListLinksAsideAsync(acme));

        await node.Connections.SetModeAsync(acme, ConnectionMode.Live, "ann");
        await node.SyncAsync(acme);
        Assert.Equal(2, before.Count("customer"));
        Assert.Equal(0, now.Count("customer"));
        // And away once more: what is there now is put aside anew.
        await node.Connections.RebindAsync(acme, accounting: SideCredentials.Of("apiKey", "berg"), user: "ann");
        await node.SyncAsync(acme);
        Assert.Equal("books-acme", Assert.Single(await node.Connections.ListLinksAsideAsync(acme)).AccountingAccount);
    }

    private static async Task<ConnectionId> CanariesAsync(Node node)
    {
        var id = new ConnectionId("acme");
        await node.Connections.CreateAsync(new NewConnection { Id = id, Kind = Estate.Kind, Crm = SideCredentials.Of("apiKey", $" {Canary}-crm\n"), Accounting = SideCredentials.Of("apiKey", Canary + "-books") }, "ann");
        await node.Connections.SetModeAsync(id, ConnectionMode.Live, "ann");
        return id;
    }
}
