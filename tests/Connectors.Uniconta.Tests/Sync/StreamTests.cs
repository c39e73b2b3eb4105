using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using static Connectors.Uniconta.Tests.Sync.SyncFixture;

namespace Connectors.Uniconta.Tests.Sync;

/// <summary>Reading, what it costs of the day's calls, user-defined fields, lost replies and health.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_table_is_one_call_in_pages_of_the_wished_size_and_proves_what_is_not_there()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(7));
        var (changes, _, pages) = await f.ReadAsync("debtors", pageSize: 3);
        Assert.Equal([3, 3, 1], pages.Select(static p => p.Changes.Count));
        Assert.Equal([false, false, true], pages.Select(static p => p.CompleteEnumeration));
        Assert.Equal(["debtors.list"], f.Calls);
        Assert.All(changes, static c => Assert.NotNull(c.Record!.ModifiedAt));
        Assert.Equal(CursorKind.None, f.Provider.Capabilities.FindResource("debtors")!.Cursor);
    }

    [Fact]
    public async Task A_server_with_pages_of_its_own_proves_absence_only_when_it_shows_the_same_twice()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(25), oddities: static o => o.ODataPageSize = 10);
        var whole = await f.ReadAsync("debtors");
        Assert.Equal((25, true), (whole.Changes.Count, whole.Pages[^1].CompleteEnumeration));

        // A debtor comes while the second look is on its way.
        f.Company.Simulator.Before("debtors.list", _ => f.Account.AddDebtor("Ny"), skip: 5);
        var moved = await f.ReadAsync("debtors");
        Assert.False(moved.Pages[^1].CompleteEnumeration);
    }

    [Fact]
    public async Task By_their_stamp_only_changed_debtors_are_read_and_a_first_pass_reads_all()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(3), new() { ReadChangedDebtorsOnly = true });
        var first = await f.ReadAsync("debtors");
        Assert.Equal((3, true), (first.Changes.Count, first.Pages[^1].CompleteEnumeration));
        f.Company.Simulator.Clock.Advance(TimeSpan.FromHours(12));
        f.Account.EditDebtor(f.Account.Debtors[1].Account!, static d => d with { City = "Ribe" });
        f.Company.Simulator.Clock.Advance(TimeSpan.FromHours(12));
        var next = await f.ReadAsync("debtors", first.Cursor);
        // The overlap reaches behind the newest stamp that was seen.
        Assert.Contains(next.Changes, c => c.Ref.Id.Value == $"{f.Account.Debtors[1].RowId}");
        var third = await f.ReadAsync("debtors", next.Cursor);
        Assert.Equal("Ribe", Assert.Single(third.Changes).Record!["City"].AsText());
        Assert.False(third.Pages[^1].CompleteEnumeration);
        Assert.Contains("UpdatedAt ge datetime'", Uri.UnescapeDataString(f.Company.Simulator.Calls[^1].Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_condition_leaves_out_is_read_once_though_the_server_turns_pages()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(25), new() { ReadChangedDebtorsOnly = true }, oddities: static o => o.ODataPageSize = 10);
        var (_, cursor, _) = await f.ReadAsync("debtors");
        f.Company.Simulator.ClearCalls();
        var (changes, _, pages) = await f.ReadAsync("debtors", cursor);
        Assert.Equal((25, false), (changes.Count, pages[^1].CompleteEnumeration));
        // The first page, which tells that there are more, and then all three.
        Assert.Equal(4, f.Calls.Count(static c => c == "debtors.list"));
    }

    [Fact]
    public async Task A_run_over_ten_thousand_records_costs_a_dozen_calls()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(200).ManyItems(200));
        foreach (var debtor in f.Account.Debtors)
            f.Account.AddContact("Person", debtor.Account);
        await f.NextRunAsync();
        await f.Provider.ProbeAsync(default);
        await f.Provider.DescribeAsync(default);
        foreach (var resource in f.Provider.Capabilities.Resources)
            await f.ReadAsync(resource.Name);
        // Probe 2, lists none (read once per run already), debtors 1, contacts 1 without another look at the debtors, employees 1, items 1 with the company known from the probe.
        Assert.Equal(["companies.list", "debtors.list", "debtors.list", "contacts.list", "employees.list", "items.list"], f.Calls);
    }

    [Fact, Rule("R14")]
    public async Task Many_records_are_read_in_one_call_and_gone_is_told_from_unknown()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyDebtors(5));
        var gone = f.Account.Debtors[4];
        f.Account.Delete(gone);
        var ids = new[] { f.Account.Debtors[0].RowId, gone.RowId, f.Account.Debtors[3].RowId };
        var found = await f.Provider.GetAsync(new() { Schema = f.Entity("debtor"), Ids = [.. ids.Select(static i => new RecordId($"{i}")), new("nothing")] }, default);
        Assert.Equal([typeof(RecordLookup.Present), typeof(RecordLookup.Deleted), typeof(RecordLookup.Present), typeof(RecordLookup.Unknown)], found.Select(static l => l.GetType()));
        Assert.Single(f.Calls);
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("debtor", gone.RowId));
    }

    [Fact, Acceptance("002-52", Missing = "the page"), Acceptance("002-53", Missing = "the page")]
    public async Task User_defined_fields_are_checked_by_their_exact_names_and_a_near_miss_is_named()
    {
        var options = new UnicontaSyncOptions { UserFields = { new(UserFieldTable.Debtor, "CrmId"), new(UserFieldTable.Debtor, "Score", FieldType.Number), new(UserFieldTable.Employee, "CrmUser") } };
        await using var f = await SyncFixture.StartAsync(static a => a.UserField("Debtor", "crmid").UserField("Debtor", "Score", UnicontaFieldType.Double).Debtor("K", static d => d.With("crmid", "x")), options, oddities: static o => o.TableFieldsOverHttp = true);
        var health = await f.Provider.ProbeAsync(default);
        Assert.True(health.Ok);
        var near = health.Capabilities.Single(static c => c.Name == "user-fields:Debtor.CrmId");
        Assert.Equal(CapabilityState.Missing, near.State);
        Assert.Contains("'crmid'", near.Reason);
        Assert.Contains("Tools / Custom fields", near.NextStep);
        Assert.Equal(CapabilityState.Ok, health.Capabilities.Single(static c => c.Name == "user-fields:Debtor.Score").State);
        Assert.Equal(CapabilityState.Missing, health.Capabilities.Single(static c => c.Name == "user-fields:Employee.CrmUser").State);
        // The engine says "did you mean" of what is described.
        Assert.Equal(["crmid", "Score"], f.Entity("debtor").Fields.Where(static s => s.Custom).Select(static s => s.Name));
        Assert.DoesNotContain(f.Entity("employee").Fields, static s => s.Custom);
    }

    [Theory, InlineData(false), InlineData(true)]
    [Acceptance("002-54", Missing = "the CRM side"), Acceptance("002-57", Missing = "the CRM side")]
    public async Task User_defined_fields_of_every_type_are_read_written_and_cleared(bool byWebApi)
    {
        foreach (var (table, entity) in new[] { (UserFieldTable.Debtor, "debtor"), (UserFieldTable.Employee, "employee"), (UserFieldTable.Contact, "contact") })
        {
            var options = new UnicontaSyncOptions
            {
                UserFields = { new(table, "Tekst"), new(table, "Tal", FieldType.Number), new(table, "Flag", FieldType.Boolean), new(table, "Dag", FieldType.Date), new(table, "Valg", FieldType.Choice) },
            };
            await using var f = await SyncFixture.StartAsync(
                a => a.UserField(table.Value, "Tekst").UserField(table.Value, "Tal", UnicontaFieldType.Double).UserField(table.Value, "Flag", UnicontaFieldType.Flag).UserField(table.Value, "Dag", UnicontaFieldType.Date)
                    .UserField(table.Value, "Valg", UnicontaFieldType.Choice, "Guld;Sølv").Debtor("K", static d => d with { Account = "1" }).Contact("C", "1").Employee("1", "M"),
                options, byWebApi ? Simulated.SimulatedCompany.ByWebApi : null);
            var row = f.Account.Rows(table.Value)[0].RowId;
            (string, FieldValue)[] values = [("Tekst", T("Ærø")), ("Tal", N(12.5m)), ("Flag", B(true)), ("Dag", FieldValue.Of((DateOnly?)new DateOnly(2026, 2, 28))), ("Valg", T("Sølv"))];
            Row(await f.UpdateAsync(entity, row, values));
            var shown = await f.PresentAsync(entity, row);
            Assert.All(values, v => Assert.Equal(v.Item2, shown[v.Item1]));
            Assert.Equal(("Ærø", 12.5m), (f.Account.Rows(table.Value)[0].Text("Tekst"), f.Account.Rows(table.Value)[0].Number("Tal")));
            Row(await f.UpdateAsync(entity, row, ("Tekst", FieldValue.Null), ("Dag", FieldValue.Null), ("Tal", N(0)), ("Flag", B(false))));
            shown = await f.PresentAsync(entity, row);
            Assert.True(shown["Tekst"].IsNull && shown["Dag"].IsNull);
            Assert.Equal((false, "Sølv"), (shown["Flag"].AsBoolean(), shown["Valg"].AsText()));
        }
    }

    [Fact, Rule("R16"), Rule("R24")]
    public async Task With_a_field_for_the_mark_a_create_whose_answer_was_lost_is_found_by_it_and_without_one_a_person_is_asked()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.UserField("Debtor", "Mark"), new() { MarkerField = "Mark" });
        Assert.Equal(new CreateSafety.ReadBack("Mark"), f.Provider.Capabilities.Find("debtor")!.CreateSafety);
        f.Company.Simulator.Faults.LoseReplyAfterCommit("debtors.insert");
        var lost = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("debtor", "cx1:acme:company:7", ("Account", T("1")), ("Name", T("Ny ApS")), ("Country", T("DK"))));
        Assert.Equal("1", lost.Evidence.Hints["Account"]);
        Assert.Equal("cx1:acme:company:7", Assert.Single(f.Account.Debtors).Text("Mark"));
        var found = Assert.Single(await f.Provider.GetAsync(new() { Schema = f.Entity("debtor"), Match = new(f.Entity("debtor").SlotOf("Mark"), ["cx1:acme:company:7"]) }, default));
        Assert.Equal("Ny ApS", Assert.IsType<RecordLookup.Present>(found).Record["Name"].AsText());

        await using var bare = await SyncFixture.StartAsync();
        Assert.Equal(CreateSafety.Nothing, bare.Provider.Capabilities.Find("debtor")!.CreateSafety);
        Assert.Null(bare.Provider.Capabilities.Find("debtor")!.MarkerField);
    }

    [Theory, InlineData("debtor"), InlineData("contact"), InlineData("employee")]
    public async Task A_create_that_is_answered_with_nothing_is_found_again_or_is_uncertain(string entity)
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "1" }), oddities: static o => o.InsertsAnswer204 = true);
        var debtor = FieldValue.Of(new RecordRef("debtor", $"{f.Account.Debtors[0].RowId}"));
        (string, FieldValue)[] values = entity switch
        {
            "debtor" => [("Account", T("2")), ("Name", T("Ny ApS")), ("Country", T("DK"))],
            "contact" => [("Name", T("Bo")), ("Email", T("bo@kunde.example")), ("Debtor", debtor)],
            _ => [("Name", T("Bo"))],
        };
        var row = Row(await f.CreateAsync(entity, values));
        Assert.IsType<RecordLookup.Present>(await f.GetAsync(entity, row));
        if (entity != "contact")
            return;
        // A second one that is alike in everything: which of the two is ours, nobody can say.
        var second = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync(entity, values));
        Assert.Contains("bo@kunde.example", second.Evidence.Message);
    }

    [Fact, Acceptance("P-09b"), Rule("R15")]
    public async Task The_account_is_the_company_in_its_language_and_a_user_of_another_language_is_red()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("K"));
        var health = await f.Provider.ProbeAsync(default);
        Assert.Equal(($"{f.Account.Id}", "Test A/S", "en"), (health.Account!.Id, health.Account.Name, health.Account.Context));
        f.Company.User.Language = UnicontaLanguage.Danish;
        var danish = await f.Provider.ProbeAsync(default);
        Assert.Equal((false, UnavailableReason.NotAllowed), (danish.Ok, danish.Failure));
        Assert.Contains("'Indland'", danish.Reason);
        Assert.Contains("Language", danish.NextStep);
    }

    [Fact]
    public async Task Four_causes_of_a_red_connection_are_four_texts()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Debtor("K"));
        var password = await ProbeAsync(static o => o.Credentials!.Password = "wrong");
        var company = await ProbeAsync(static o => o.Credentials!.CompanyId = "777");
        var network = await new UnicontaSyncProvider(f.Company.Connect(static o => o.BaseAddress = new("http://127.0.0.1:1/"), new ImpatientClock())).ProbeAsync(default);
        f.Company.User.Allow("Debtor", UnicontaRights.None);
        var rights = await ProbeAsync(static _ => { });
        ConnectionHealth[] all = [password, company, network, rights];
        Assert.All(all, static h => Assert.False(h.Ok));
        Assert.All(all, static h => Assert.False(string.IsNullOrEmpty(h.NextStep)));
        Assert.Equal(4, all.Select(static h => h.Reason).Distinct().Count());
        Assert.Equal([UnavailableReason.CredentialsRefused, UnavailableReason.CredentialsRefused, UnavailableReason.Unreachable, UnavailableReason.NotAllowed], all.Select(static h => h.Failure!.Value));

        Task<ConnectionHealth> ProbeAsync(Action<UnicontaOptions> change) => new UnicontaSyncProvider(f.Company.Connect(change)).ProbeAsync(default);
    }

    [Fact, Acceptance("P-26", Missing = "the CRM in Cloud adapter")]
    public async Task The_lists_are_the_accounts_own_and_a_list_of_another_name_is_refused()
    {
        await using var f = await SyncFixture.StartAsync();
        var source = f.Provider.GetFeature<IListSource>()!;
        Assert.Equal([("N8", "Netto 8 dage"), ("N30", "Netto 30 dage")], (await source.ReadListAsync(UnicontaLists.PaymentTerms, default)).Select(static e => (e.Key, e.Label)));
        Assert.Equal(["DK", "EU"], (await source.ReadListAsync(UnicontaLists.DebtorGroups, default)).Select(static e => e.Key));
        Assert.Equal(["U25"], (await source.ReadListAsync(UnicontaLists.VatCodes, default)).Select(static e => e.Key));
        Assert.Equal(["VARER"], (await source.ReadListAsync(UnicontaLists.ItemGroups, default)).Select(static e => e.Key));
        await Assert.ThrowsAsync<ArgumentException>(() => source.ReadListAsync("departments", default));
    }
}
