using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Words of lists follow the user's language, and that may change under way.</summary>
public sealed class LanguageTests
{
    private const int Eu = 1, Foreign = 2;

    [Theory, InlineData("da"), InlineData("en")]
    public async Task Trap_Words_are_written_in_the_language_that_Uniconta_speaks_to_the_user(string configured)
    {
        await using var company = await SimulatedCompany.StartAsync(
            a => a.Debtor("Acme", d => d with { VatZone = 0 }).Item("BOLT", "Bolt", 1, i => i with { Unit = 1 }), o => (o.Credentials!.Language, o.AllowUnknownLabels) = (configured, true));
        foreach (var language in new[] { UnicontaLanguage.Danish, UnicontaLanguage.English, UnicontaLanguage.Danish })
        {
            company.User.Language = language;
            var item = (await company.Client.Items.ListAsync().ToListAsync())[0];
            Assert.Equal((ItemUnit.Pcs, language == UnicontaLanguage.Danish ? "Stk" : "Pcs"), (item.Unit, item.Unit!.Value.Value));
            await company.Client.Items.UpdateAsync(item.RowId!.Value, i => i with { Unit = ItemUnit.Hours, ItemType = ItemKind.Service });
            Assert.Equal((4, 1), (company.Account.Items[0].Unit, company.Account.Items[0].ItemType));
            var created = await company.Client.Items.CreateAsync(new() { Number = $"N-{company.Account.Items.Count}", Name = "x", Unit = ItemUnit.Days, Group = "VARER" });
            Assert.Empty(created.NotKept);
            Assert.Equal(6, company.Account.Items[^1].Unit);
            await company.Client.Items.UpdateAsync(item.RowId!.Value, i => i with { Unit = ItemUnit.Pcs, ItemType = ItemKind.Item });
        }
    }

    [Theory]
    [InlineData(UnicontaUnknownLabel.FirstOfTheList)]
    [InlineData(UnicontaUnknownLabel.Refused)]
    [InlineData(UnicontaUnknownLabel.Ignored)]
    public async Task Trap_An_update_of_something_else_leaves_every_word_as_it_was(UnicontaUnknownLabel reading)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme", d => d with { VatZone = Foreign }), null, o => o.UnknownLabel = reading);
        company.User.Language = UnicontaLanguage.Danish;
        var id = new RowId(company.Account.Debtors[0].RowId);
        await company.Client.Debtors.UpdateAsync(id, d => d with { City = "Ribe" });
        Assert.Equal((Foreign, "Ribe"), (company.Account.Debtors[0].VatZone, company.Account.Debtors[0].City));
    }

    [Fact]
    public async Task Trap_A_word_that_comes_back_as_another_choice_is_told()
    {
        // Nothing was read before, so nothing tells that the user speaks Danish by now.
        await using var company = await SimulatedCompany.StartAsync(a => a.Item("BOLT", "Bolt", 1));
        company.User.Language = UnicontaLanguage.Danish;
        var created = await company.Client.Items.CreateAsync(new() { Number = "N-1", Name = "x", Unit = ItemUnit.Days, Group = "VARER" });
        Assert.Equal(["Unit"], created.NotKept);
        // From its answer the client knows better.
        Assert.Empty((await company.Client.Items.UpdateAsync(created.RowId!.Value, i => i with { Unit = ItemUnit.Days })).NotKept);
        Assert.Equal(6, company.Account.Items[^1].Unit);
    }

    [Fact]
    public async Task Trap_A_word_that_is_not_known_in_the_language_is_refused_before_it_is_sent()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme", d => d with { VatZone = Eu }), o => o.Credentials!.Language = "da");
        company.User.Language = UnicontaLanguage.Danish;
        var id = new RowId(company.Account.Debtors[0].RowId);
        await Assert.ThrowsAsync<ArgumentException>(() => company.Client.Debtors.UpdateAsync(id, d => d with { VatZone = VatZone.Foreign }));
        Assert.Equal((0, Eu), (company.Simulator.CountCalls("debtors.update"), company.Account.Debtors[0].VatZone));
        var probe = await company.Connect().ProbeAsync();
        Assert.True(probe.Capabilities.Single(c => c.Name == UnicontaCapabilities.Language).Status is ProbeStatus.Unknown or ProbeStatus.Missing);
    }
}
