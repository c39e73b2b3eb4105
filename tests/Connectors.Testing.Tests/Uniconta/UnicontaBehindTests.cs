using System.Reflection;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaBehindTests
{
    [Fact]
    public async Task Joining_two_accounts_moves_everything_and_the_first_row_id_disappears()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Old").Debtor("Main").Contact("Eva", "1001").Contact("Prospect's", "1001", c => c with { DCType = 3 }).ChangeUrl("http://127.0.0.1:9/"));
        api.Account.AddOrder("1001");
        await api.B("POST", "Invoice/GenerateDebtorInvoice", """{"Order":{"Account":"1001"},"Lines":[{"Text":"x","Qty":1,"Price":100}]}""");
        var delete = api.Account.PendingChangeCalls.Count;
        api.Account.JoinDebtors("1001", "1002");
        Assert.Empty((await api.GetAsync("odata/DebtorClient?$filter=RowId eq 101")).Rows);
        Assert.Equal(["1002"], (await api.ListAsync("DebtorClient")).All("Account"));
        Assert.Equal(["1002", "1001"], (await api.ListAsync("ContactClient")).All("DCAccount"));
        Assert.Equal(["1002"], (await api.ListAsync("DebtorOrderClient")).All("Account"));
        Assert.Equal(["1002"], (await api.ListAsync("DebtorInvoiceClient")).All("Account"));
        Assert.Equal(125m, api.Account.Debtors.Single().CurBalance);
        Assert.Equal([101, 102], api.Account.PendingChangeCalls.Skip(delete).Select(static c => c.RowId));
        (await api.DeleteAsync("DebtorClient", """{"Account":"1002"}""")).Refused("CouldNotDeleteRecordThatHasTransactions");
    }

    [Fact]
    public async Task A_renumbered_debtor_keeps_its_row_id_and_what_belongs_to_it()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme").Debtor("Other", d => d.With("InvoiceAccount", "1001")).Contact("Eva", "1001"));
        api.Account.AddOrder("1001");
        api.Account.RenumberDebtor("1001", "007");
        Assert.Equal(["007", "1002"], (await api.ListAsync("DebtorClient")).All("KeyStr"));
        Assert.Equal(["101", "102"], (await api.ListAsync("DebtorClient")).All("RowId"));
        Assert.Equal(("007", "007", "007"), (api.Account.Contacts[0].DCAccount, api.Account.Orders[0].Account, api.Account.Debtors[1].Text("InvoiceAccount")));
        Assert.Throws<ArgumentException>(() => api.Account.RenumberDebtor("007", "1002"));
        Assert.Throws<KeyNotFoundException>(() => api.Account.RenumberDebtor("1001", "5"));
    }

    [Fact]
    public async Task A_renumbered_item_takes_its_lines_along()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme").Item("I1", "Bolt", 1));
        api.Account.AddOrder("1001", null, new StoredOrderLine { Item = "I1", Qty = 1 });
        api.Account.RenumberItem("I1", "I-1");
        Assert.Equal(["I-1"], (await api.ListAsync("DebtorOrderLineClient")).All("Item"));
        (await api.DeleteAsync("InvItemClient", """{"Item":"I-1"}""")).Refused("CouldNotDeleteRecordThatIsReferred");
    }

    [Fact]
    public async Task An_edit_between_two_calls_moves_UpdatedAt_and_is_lost_by_a_blind_PUT()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme", d => d with { City = "Aarhus" }));
        var read = (await api.ListAsync("DebtorClient")).Rows[0]!;
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        api.Account.EditDebtor("1001", d => d with { City = "Odense" });
        Assert.Equal(["1001"], (await api.GetAsync("odata/DebtorClient?$filter=UpdatedAt ge datetime'2026-03-02T08:05:00'")).All("Account"));
        Assert.Equal("Aarhus", (await api.UpdateAsync("DebtorClient", read.ToJsonString())).Is(200)["City"]);
        var gone = api.Account.AddDebtor("Gone");
        api.Account.Delete(gone);
        Assert.Throws<KeyNotFoundException>(() => api.Account.Edit(gone, d => d with { City = "x" }));
    }

    [Fact]
    public async Task Any_table_can_be_seeded_and_read()
    {
        await using var api = UnicontaApi.InProcess();
        api.Account.AddRow("CrmProspect", r => r.With("Name", "Lead").With("Country", 208));
        api.Account.AddRow("DebtorGroup", r => r.With("Group", "US").With("SalesVat", "U25"));
        Assert.Equal(["208"], (await api.GetAsync("odata/CrmProspectClient")).All("Country"));
        Assert.Equal(["DK", "EU", "US"], (await api.ListAsync("DebtorGroupClient")).All("Group"));
        Assert.Equal(["8", "30"], (await api.ListAsync("PaymentTermClient")).All("Days"));
        Assert.Equal(["Net days", "Net days"], (await api.ListAsync("PaymentTermClient")).All("PaymentMethod"));
        Assert.Equal(["25.0", "25.0"], (await api.ListAsync("GLVatClient")).Rows.Select(static r => r!["Rate"]!.ToJsonString()));
        Assert.Equal("Lead", api.Account.Rows("CrmProspect").Single().Text("Name"));
        foreach (var table in (await api.GetAsync("odata")).All("name"))
            (await api.QueryAsync(table, "[{}]")).Is(200);
    }

    [Fact]
    public void The_list_of_operations_has_no_pattern_left()
    {
        Assert.DoesNotContain(UnicontaSimulator.Operations, static o => o.Contains('*', StringComparison.Ordinal));
        Assert.Equal(UnicontaSimulator.Operations.Distinct(), UnicontaSimulator.Operations);
    }

    [Fact]
    public void User_defined_fields_have_names_without_blanks_and_none_of_the_tables_own()
    {
        var account = UnicontaSimulator.InProcess().Account;
        Assert.Throws<ArgumentException>(() => account.UserField("Debtor", "has blank"));
        Assert.Throws<ArgumentException>(() => account.UserField("Debtor", "Name"));
    }

    [Fact]
    public void Readings_are_drawn_from_a_seed()
    {
        string[] told = [nameof(UnicontaOddities.ApiKeyRequired), nameof(UnicontaOddities.WebApiUpdate), nameof(UnicontaOddities.Dialect), nameof(UnicontaOddities.NamesOf2016), nameof(UnicontaOddities.SlowDown)];
        Assert.Equal(Drawn(7), Drawn(7));
        var drawn = Enumerable.Range(0, 60).Select(Drawn).ToList();
        Assert.All(drawn[0].Keys, name => Assert.Equal(!told.Contains(name), drawn.Select(d => d[name]).Distinct().Count() > 1));

        static Dictionary<string, string?> Drawn(int seed)
        {
            var oddities = new UnicontaOddities();
            oddities.ChooseReadings(new Random(seed));
            return typeof(UnicontaOddities).GetProperties().Where(static p => p.PropertyType == typeof(bool) || p.PropertyType.IsEnum).ToDictionary(static p => p.Name, p => p.GetValue(oddities)?.ToString());
        }
    }

    [Fact]
    public void The_example_of_the_readme_is_the_one_that_runs_here()
    {
        var project = typeof(UnicontaBehindTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
        var readme = File.ReadAllLines(Path.Combine(project, "../../src/Connectors.Testing/README.md"));
        var here = File.ReadAllLines(Path.Combine(project, "Uniconta/UnicontaBehindTests.cs")).Select(static l => l.Trim()).ToHashSet();
        var example = readme.SkipWhile(static l => l != "## Uniconta").SkipWhile(static l => l != "```csharp").Skip(2).TakeWhile(static l => l != "```")
            .Where(static l => l.Trim().Length > 0 && !l.Trim().StartsWith("//", StringComparison.Ordinal) && !l.Contains("public async Task", StringComparison.Ordinal)).ToList();
        Assert.InRange(example.Count, 10, 30);
        Assert.All(example, line => Assert.Contains(line.Trim(), here));
    }

    [Fact]
    public async Task The_example_of_the_readme_works()
    {
        await using var uniconta = await UnicontaSimulator.StartAsync(a => a
            .UserField("Debtor", "udfCrmId")
            .AutoNumber("DebtorGroup", "DK", prefix: "D", length: 6)
            .Debtor("Acme A/S", d => (d with { City = "Aarhus C", VatZone = 0 }).With("udfCrmId", "C-1"))
            .Item("ITEM-1", "Bolt", 12.5m, i => i with { CostPrice = 5 })
            .ChangeUrl("http://127.0.0.1:5005/hooks/42", tableId: 50, usePost: true));
        uniconta.SignIns.Users[0].Language = UnicontaLanguage.Danish;
        uniconta.Faults.LoseReplyAfterCommit("debtors.insert");

        uniconta.Account.AddDebtor("Acme", d => d with { Account = "2001" });
        uniconta.Account.JoinDebtors("1001", "2001");
        uniconta.Account.SetStock("ITEM-1", 40, averageCost: 4.9m);
        await uniconta.DeliverWebhooksAsync();

        Assert.Equal("2001", Assert.Single(uniconta.Account.Debtors).Account);
    }

    [Fact]
    public async Task Ten_thousand_debtors_and_thousands_of_look_ups_and_writes()
    {
        await using var api = UnicontaApi.InProcess(a => a.ManyDebtors(10_000));
        api.Oddities.CallsPerStep = null;
        Assert.Equal(10_000, (await api.GetAsync("odata/DebtorClient")).Rows.Count);
        for (var i = 0; i < 500; i++)
        {
            (await api.InsertAsync("DebtorClient", $$"""{"Account":"N{{i}}","Name":"New {{i}}"}""")).Is(200);
            (await api.UpdateAsync("DebtorClient", $$"""{"Account":"N{{i}}","Name":"Newer {{i}}","Group":"DK"}""")).Is(200);
        }

        Assert.Equal(["Newer 7"], (await api.GetAsync("api/Entities/DebtorClient?Name=Account&Value=N7")).All("Name"));
        Assert.Equal(10_500, api.Account.Debtors.Count);
    }
}
