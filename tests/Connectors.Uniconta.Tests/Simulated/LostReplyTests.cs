using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Answers that never came. Uniconta recognises no repeat: every write is sent once, and its evidence finds what became of it.</summary>
public sealed class LostReplyTests
{
    private static void Seed(UnicontaAccount a) => a.UserField("Debtor", "CrmId").AutoNumber("DebtorGroup", "DK", "D", 6).Debtor("Payer", d => d with { Account = "9000" }).Item("BOLT", "Bolt", 10);

    public static TheoryData<string, string, string> Creates => new()
    {
        { "debtors", "Debtor", "CompanyRegNo=12345678 Name=Acme table=DebtorClient" },
        { "contacts", "Contact", "DCAccount=9000 Email=bo@example.com Name=Bo table=ContactClient" },
        { "employees", "Employee", "Email=bo@example.com Name=Bo Number=E1 table=EmployeeClient" },
        { "items", "InvItem", "Item=N-1 Name=Nut table=InvItemClient" },
        { "orders", "DebtorOrder", "Account=9000 OurRef=crm-1 table=DebtorOrderClient" },
        { "orderLines", "DebtorOrderLine", "Item=BOLT OrderNumber=1 ReferenceNumber=l-1 table=DebtorOrderLineClient" },
        { "offers", "DebtorOffer", "Account=9000 OurRef=crm-2 table=DebtorOfferClient" },
        { "offerLines", "DebtorOfferLine", "Item=BOLT OfferNumber=1 ReferenceNumber=l-2 table=DebtorOfferLineClient" },
        { "debtorGroups", "DebtorGroup", "Group=NO table=DebtorGroupClient" },
        { "itemGroups", "InvGroup", "Group=T table=InvGroupClient" },
        { "paymentTerms", "PaymentTerm", "Payment=K table=PaymentTermClient" },
    };

    [Theory, MemberData(nameof(Creates))]
    public async Task A_create_whose_answer_is_lost_is_sent_once_and_found_by_its_evidence(string resource, string table, string evidence)
    {
        foreach (var (webApi, late) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            await using var company = await SimulatedCompany.StartAsync(Seed, webApi ? SimulatedCompany.ByWebApi : null, o => o.UserEntitiesAlwaysExist = true);
            var order = (await company.Client.Orders.CreateAsync(new() { Account = "9000" })).OrderNumber!.Value;
            var offer = (await company.Client.Offers.CreateAsync(new() { Account = "9000" })).OfferNumber!.Value;
            var before = company.Account.Rows(table).Count;
            var fault = late ? company.Simulator.Faults.CommitLate($"{resource}.insert") : company.Simulator.Faults.LoseReplyAfterCommit($"{resource}.insert");

            var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Create(company.Client, resource, order, offer));

            Assert.Equal(evidence.Replace("Number=1 ", $"Number={(resource == "orderLines" ? order : offer)} ", StringComparison.Ordinal), string.Join(' ', unknown.Evidence.Hints.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}={h.Value}")));
            if (late)
            {
                Assert.Equal(before, company.Account.Rows(table).Count);
                fault.Release();
            }

            Assert.Equal((before + 1, 1), (company.Account.Rows(table).Count, company.Simulator.CountCalls($"{resource}.insert") - (resource is "orders" or "offers" ? 1 : 0)));
            var (mark, value) = unknown.Evidence.Hints.Where(h => h.Key is not ("table" or "Account") && (h.Key != "Item" || resource == "items")).OrderBy(h => h.Key is "OurRef" or "ReferenceNumber" or "Email" ? 0 : 1).Select(h => (h.Key, h.Value)).First();
            var found = await company.Client.Table(unknown.Evidence.Hints["table"]).FindAsync(new(mark), value);
            Assert.Equal(company.Account.Rows(table)[^1].RowId, Assert.Single(found).RowId!.Value.Value);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_update_whose_answer_is_lost_is_uncertain_once_and_settled_by_reading(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, webApi ? SimulatedCompany.ByWebApi : null);
        var id = new RowId(company.Account.Debtors[0].RowId);
        company.Simulator.Faults.LoseReplyAfterCommit("debtors.update");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Debtors.UpdateAsync(id, d => d with { City = "Ribe" }));
        Assert.Equal(($"{id}", "9000", 1), (unknown.Evidence.Hints["RowId"], unknown.Evidence.Hints["Account"], company.Simulator.CountCalls("debtors.update")));
        Assert.Equal("Ribe", (await company.Client.Debtors.GetAsync(id)).City);

        company.Simulator.Faults.DropBeforeProcessing("debtors.update");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Debtors.UpdateAsync(id, d => d with { City = "Vejle" }));
        Assert.Equal("Ribe", (await company.Client.Debtors.GetAsync(id)).City);
        await company.Client.Debtors.UpdateAsync(id, d => d with { City = "Vejle" });
        Assert.Equal("Vejle", company.Account.Debtors[0].City);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_delete_whose_answer_is_lost_is_settled_by_reading(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, webApi ? SimulatedCompany.ByWebApi : null);
        var id = new RowId(company.Account.Debtors[0].RowId);
        company.Simulator.Faults.LoseReplyAfterCommit(webApi ? "debtors.deleteList" : "debtors.delete");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Debtors.DeleteAsync(id));
        Assert.Equal($"{id}", unknown.Evidence.Hints["RowId"]);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => company.Client.Debtors.GetAsync(id));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Trap_Lines_are_deleted_and_inserted_and_a_process_that_dies_in_between_is_survived(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Payer", d => d with { Account = "9000" }).Item("BOLT", "Bolt", 10).Item("NUT", "Nut", 5), webApi ? SimulatedCompany.ByWebApi : null);
        var stored = company.Account.AddOrder("9000", o => o with { OurRef = "crm-1" }, new StoredOrderLine { Item = "BOLT", Qty = 1, Price = 10 }, new StoredOrderLine { Item = "NUT", Qty = 2, Price = 5 });
        var number = new OrderNumber(stored.OrderNumber);
        OrderLine[] wanted = [new() { OrderNumber = number, Item = "BOLT", Qty = 3, Price = 10, ReferenceNumber = "l-1" }, new() { OrderNumber = number, Item = "NUT", Qty = 4, Price = 5, ReferenceNumber = "l-2" }];

        // The second delete's (by the Web API: the only one's) answer is lost, and the process with it.
        company.Simulator.Faults.LoseReplyAfterCommit(webApi ? "orderLines.deleteList" : "orderLines.delete", skip: webApi ? 0 : 1);
        var old = await company.Client.OrderLines.ListByOrderAsync(number);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.OrderLines.DeleteManyAsync(number, [.. old.Select(l => l.RowId!.Value)]));
        Assert.Empty(company.Account.OrderLines);

        // The next process reads what is there, deletes by the ids that it finds and inserts; the insert's answer is lost.
        var second = company.Connect(webApi ? SimulatedCompany.ByWebApi : null);
        Assert.Equal(0, await second.OrderLines.DeleteManyAsync(number, [.. old.Select(l => l.RowId!.Value)]));
        company.Simulator.Faults.LoseReplyAfterCommit("orderLines.insertList");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => second.OrderLines.CreateManyAsync(wanted));
        Assert.Equal(($"{number}", "2", "l-1"), (unknown.Evidence.Hints["OrderNumber"], unknown.Evidence.Hints["rows"], unknown.Evidence.Hints["ReferenceNumber"]));

        // The third settles by reading: they are there, nothing is sent again.
        var third = company.Connect(webApi ? SimulatedCompany.ByWebApi : null);
        var now = await third.OrderLines.ListByOrderAsync(number);
        Assert.Equal(["l-1 BOLT 3", "l-2 NUT 4"], now.Select(l => $"{l.ReferenceNumber} {l.Item} {l.Qty}"));
        Assert.Equal((2, 1, 50m), (company.Account.OrderLines.Count, company.Simulator.CountCalls("orderLines.insertList"), (await third.Orders.GetByKeyAsync($"{number}"))!.OrderTotal));
    }

    [Fact]
    public async Task Trap_Only_lines_that_were_read_are_deleted_another_users_line_stays()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Payer", d => d with { Account = "9000" }).Item("BOLT", "Bolt", 10));
        var order = company.Account.AddOrder("9000", null, new StoredOrderLine { Item = "BOLT", Qty = 1, Price = 10 });
        var read = await company.Client.OrderLines.ListByOrderAsync(new(order.OrderNumber));
        company.Simulator.Before("orderLines.list", _ => company.Account.AddRow("DebtorOrderLine", l => l.With("OrderRowId", order.RowId).With("LineNumber", 2m).With("Text", "by hand")));
        Assert.Equal(1, await company.Client.OrderLines.DeleteManyAsync(new(order.OrderNumber), [.. read.Select(l => l.RowId!.Value)]));
        Assert.Equal("by hand", Assert.Single(company.Account.OrderLines).Text);
    }

    [Fact]
    public async Task A_read_whose_answer_is_lost_is_read_again()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        company.Simulator.Faults.LoseReplyAfterCommit("debtors.list", times: 2);
        Assert.Single(await company.Connect(clock: new ImpatientClock()).Debtors.ListAsync().ToListAsync());
        Assert.Equal(3, company.Simulator.CountCalls("debtors.list"));
    }

    private static async Task Create(IUnicontaClient client, string resource, OrderNumber order, OrderNumber offer)
    {
        await (resource switch
        {
            "debtors" => (Task)client.Debtors.CreateAsync(new() { Name = "Acme", CompanyRegNo = "12345678", Group = "DK" }),
            "contacts" => client.Contacts.CreateAsync(new() { Name = "Bo", Email = "bo@example.com", DCAccount = "9000", DCType = AccountOwner.Debtor }),
            "employees" => client.Employees.CreateAsync(new() { Number = "E1", Name = "Bo", Email = "bo@example.com" }),
            "items" => client.Items.CreateAsync(new() { Number = "N-1", Name = "Nut", Group = "VARER" }),
            "orders" => client.Orders.CreateAsync(new() { Account = "9000", OurRef = "crm-1" }),
            "orderLines" => client.OrderLines.CreateAsync(new() { OrderNumber = order, Item = "BOLT", Qty = 1, Price = 1, ReferenceNumber = "l-1" }),
            "offers" => client.Offers.CreateAsync(new() { Account = "9000", OurRef = "crm-2" }),
            "offerLines" => client.OfferLines.CreateAsync(new() { OfferNumber = offer, Item = "BOLT", Qty = 1, Price = 1, ReferenceNumber = "l-2" }),
            "debtorGroups" => client.DebtorGroups.CreateAsync(new() { Group = "NO" }),
            "itemGroups" => client.ItemGroups.CreateAsync(new() { Group = "T" }),
            "paymentTerms" => client.PaymentTerms.CreateAsync(new() { Payment = "K" }),
            _ => throw new ArgumentOutOfRangeException(nameof(resource)),
        });
    }
}
