using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>Records that name others, in either direction: set, changed and emptied. Prices with their lines and tiers.</summary>
public sealed class ReferenceTests
{
    [Fact, Acceptance("004-14")]
    public async Task A_customer_names_its_contacts_and_its_parent_in_either_direction()
    {
        await using var pair = await IntacctPair.StartAsync(["contact", "customer"], Flow.Both);
        pair.Account.Customer("Parent", "C-0");
        await pair.RunAsync();
        await pair.AddAsync(new Account { Number = "C-1", Name = "Child", ContactId = await HumanAsync(pair, "Ann"), BillToId = await HumanAsync(pair, "Bob"), ShipToId = await HumanAsync(pair, "Cay"), ParentId = await IdAsync<Account>(pair, "Parent") });
        await RunTwiceAsync(pair);
        Assert.Equal(("Ann", "Bob", "Cay", "C-0"), Stored());

        await EditAsync(await HumanAsync(pair, "Bob"), await HumanAsync(pair, "Cay"), await HumanAsync(pair, "Ann"), await IdAsync<Account>(pair, "Parent"));
        Assert.Equal(("Bob", "Cay", "Ann", "C-0"), Stored());
        await EditAsync(null, null, null, null);
        Assert.Equal((null, null, null, null), Stored());

        pair.EditIntacct("accounts-receivable/customer", "C-1", """{"contacts":{"primary":{"id":"Cay"},"billTo":{"id":"Ann"},"shipTo":{"id":"Bob"}},"parent":{"id":"C-0"}}""");
        await RunTwiceAsync(pair);
        Assert.Equal((await HumanAsync(pair, "Cay"), await HumanAsync(pair, "Ann"), await HumanAsync(pair, "Bob"), await IdAsync<Account>(pair, "Parent")), await ShownAsync());
        pair.EditIntacct("accounts-receivable/customer", "C-1", """{"contacts":{"primary":null,"billTo":null,"shipTo":null},"parent":null}""");
        await RunTwiceAsync(pair);
        Assert.Equal((null, null, null, null), await ShownAsync());
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        (string?, string?, string?, string?) Stored() => pair.Account.Customers.Single(static c => c.Id == "C-1") is var c ? (c["contacts.primary.id"], c["contacts.billTo.id"], c["contacts.shipTo.id"], c["parent.id"]) : default;

        async Task EditAsync(int? contact, int? billTo, int? shipTo, int? parent)
        {
            await pair.EditAsync<Account>(static a => a.Number == "C-1", a => (a.ContactId, a.BillToId, a.ShipToId, a.ParentId) = (contact, billTo, shipTo, parent));
            await RunTwiceAsync(pair);
        }

        async Task<(int?, int?, int?, int?)> ShownAsync() => (await pair.RowsAsync<Account>()).Single(static a => a.Number == "C-1") is var a ? (a.ContactId, a.BillToId, a.ShipToId, a.ParentId) : default;
    }

    [Fact, Acceptance("004-18"), Acceptance("004-19")]
    public async Task Projects_and_tasks_name_customer_item_parent_and_what_they_depend_on_in_either_direction()
    {
        await using var pair = await IntacctPair.StartAsync(["customer", "item", "project", "task"], Flow.Both);
        pair.Account.Customer("Acme", "C-1").Item("Call", 1m, "CALL").Item("Visit", 2m, "VISIT").Project("Estate", "P-0");
        await pair.RunAsync();
        await pair.AddAsync(new Project { Number = "P-1", Name = "House", Category = "contract", CompanyId = await IdAsync<Account>(pair, "Acme"), ParentId = await IdAsync<Project>(pair, "Estate") });
        await RunTwiceAsync(pair);
        Assert.Equal(("C-1", "P-0"), pair.Account.Projects.Single(static p => p.Id == "P-1") is var house ? (house["customer.id"], house["parent.id"]) : default);
        var project = await IdAsync<Project>(pair, "House");
        await pair.AddAsync(new Work { Number = "T-0", Name = "Plan", ProjectId = project, Status = "planned" });
        await pair.AddAsync(new Work { Number = "T-1", Name = "Buy", ProjectId = project, Status = "planned" });
        await RunTwiceAsync(pair);
        await pair.AddAsync(new Work { Number = "T-2", Name = "Build", ProjectId = project, Status = "planned", ParentId = await IdAsync<Work>(pair, "Plan"), DependentOnId = await IdAsync<Work>(pair, "Buy"), ProductId = await IdAsync<Product>(pair, "Call") });
        await RunTwiceAsync(pair);
        Assert.Equal(("Plan", "Buy", "CALL"), Stored());

        await pair.EditAsync<Work>(static t => t.Name == "Build", static t => (t.ParentId, t.DependentOnId, t.ProductId) = (null, null, null));
        await pair.EditAsync<Project>(static p => p.Name == "House", static p => (p.CompanyId, p.ParentId) = (null, null));
        await RunTwiceAsync(pair);
        Assert.Equal((null, null, null), Stored());
        Assert.Equal((null, null), pair.Account.Projects.Single(static p => p.Id == "P-1") is var empty ? (empty["customer.id"], empty["parent.id"]) : default);

        pair.EditIntacct("projects/project", "P-1", """{"customer":{"id":"C-1"},"parent":{"id":"P-0"}}""");
        var (plan, buy) = (pair.Account.Tasks.Single(static t => t["name"] == "Plan").Key, pair.Account.Tasks.Single(static t => t["name"] == "Buy").Key);
        pair.EditIntacct("projects/task", "T-2", $$$"""{"parent":{"key":"{{{buy}}}"},"dependentOn":{"key":"{{{plan}}}"},"item":{"id":"VISIT"}}""");
        await RunTwiceAsync(pair);
        var build = (await pair.RowsAsync<Work>()).Single(static t => t.Name == "Build");
        Assert.Equal((await IdAsync<Work>(pair, "Buy"), await IdAsync<Work>(pair, "Plan"), await IdAsync<Product>(pair, "Visit")), (build.ParentId, build.DependentOnId, build.ProductId));
        var shown = (await pair.RowsAsync<Project>()).Single(static p => p.Name == "House");
        Assert.Equal((await IdAsync<Account>(pair, "Acme"), await IdAsync<Project>(pair, "Estate")), (shown.CompanyId, shown.ParentId));
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        (string?, string?, string?) Stored() => pair.Account.Tasks.Single(static t => t.Id == "T-2") is var t ? (t["parent.name"], t["dependentOn.name"], t["item.id"]) : default;
    }

    [Fact, Acceptance("004-19")]
    public async Task A_task_of_a_project_that_takes_no_part_takes_none_until_its_project_does()
    {
        await using var pair = await IntacctPair.StartAsync(["project", "task"], settings: """{ "version": 1, "entities": { "project": { "scope": { "type": ["Y1"] } } } }""");
        await pair.AddAsync(new Work { Number = "T-1", Name = "Roof", Project = new Project { Number = "P-1", Name = "Secret", Category = "contract", Type = "Y0" }, Status = "planned" });
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Empty(pair.Account.Projects);
        Assert.Empty(pair.Account.Tasks);
        await pair.EditAsync<Project>(static p => p.Number == "P-1", static p => p.Type = "Y1");
        await RunTwiceAsync(pair);
        Assert.Equal("P-1", Assert.Single(pair.Account.Tasks)["project.id"]);
    }

    [Fact, Acceptance("004-16")]
    public async Task A_contract_price_has_lines_from_a_day_on_with_tiers_in_either_direction()
    {
        await using var pair = await IntacctPair.StartAsync(["item", "billing-price-list", "billing-price-list-entry"], Flow.Both);
        pair.Account.Item("Call", 1m, "CALL").Add("contracts/billing-price-list", """{"id":"Support"}""");
        await pair.RunAsync();
        var (list, item) = (await IdAsync<PriceList>(pair, "Support"), await IdAsync<Product>(pair, "Call"));
        await pair.InCrmAsync(async db => db.Add(new Price
        {
            Kind = "contract",
            PriceList = await db.Set<PriceList>().SingleAsync(l => l.Id == list),
            Product = await db.Set<Product>().SingleAsync(p => p.Id == item),
            Currency = "EUR",
            PriceType = "tiered",
            Rows =
            [
                new() { Position = 1, Start = new(2026, 1, 1), FlatAmount = 10.5m, UnitRate = 0.25m, IncludedUnits = 100, Memo = "Winter", TierFrom = 0, TierRate = 0.5m },
                new() { Position = 2, Start = new(2026, 1, 1), FlatAmount = 10.5m, UnitRate = 0.25m, IncludedUnits = 100, Memo = "Winter", TierFrom = 1000, TierRate = 0.4m },
                new() { Position = 3, Start = new(2026, 7, 1), FlatAmount = 11m },
            ],
        }));
        await RunTwiceAsync(pair);
        var entry = Assert.Single(pair.Account.Records("contracts/billing-price-list-entry"));
        Assert.Equal(("Support", "CALL", "EUR", "tiered", "active"), (entry["billingPriceList.id"], entry["item.id"], entry["currency.txnCurrency"], entry["priceType"], entry["status"]));
        Assert.Equal(["2026-01-01 10.5 0.25 100 Winter 0:0.5 1000:0.4", "2026-07-01 11"], Lines());

        // A user of the CRM changes a tier, takes one away, ends a line and switches the price off.
        await pair.EditAsync<Price>(static p => true, static p => p.Active = false);
        await pair.InCrmAsync(async db =>
        {
            var price = await db.Set<Price>().Include(static p => p.Rows).SingleAsync();
            price.Rows.RemoveAll(static r => r.Position != 1);
            (price.Rows[0].TierRate, price.Rows[0].Memo, price.ChangedAt) = (0.6m, null, DateTimeOffset.MinValue);
            db.Entry(price).Property(static p => p.ChangedAt).IsModified = true;
            return true;
        });
        await RunTwiceAsync(pair);
        Assert.Equal(["2026-01-01 10.5 0.25 100 0:0.6"], Lines());
        Assert.Equal("inactive", Assert.Single(pair.Account.Records("contracts/billing-price-list-entry"))["status"]);

        // Somebody in Intacct adds a line and another tier.
        var key = Assert.Single(pair.Account.Records("contracts/billing-price-list-entry"));
        pair.Act();
        pair.Account.Edit("contracts/billing-price-list-entry", key.Key, $$$"""{"status":"active","lines":[{"key":"{{{key["lines.0.key"]}}}","flatAmount":"12","tiers":[{"beginQuantity":"500","tierRate":"0.1"}]},{"startDate":"2027-01-01","flatAmount":"20"}]}""");
        await RunTwiceAsync(pair);
        var shown = await pair.InCrmAsync(static db => db.Set<Price>().AsNoTracking().Include(static p => p.Rows).SingleAsync());
        Assert.True(shown.Active);
        Assert.Equal([(new DateOnly(2026, 1, 1), 12m, 0m, 0.6m), (new DateOnly(2026, 1, 1), 12m, 500m, 0.1m), (new DateOnly(2027, 1, 1), 20m, null, null)],
            shown.Rows.OrderBy(static r => r.Position).Select(static r => (r.Start!.Value, r.FlatAmount!.Value, r.TierFrom, r.TierRate)));
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        IEnumerable<string> Lines()
        {
            var entry = Assert.Single(pair.Account.Records("contracts/billing-price-list-entry"));
            for (var i = 0; entry[$"lines.{i}.startDate"] is { } start; i++)
            {
                var parts = new List<string?> { start, entry[$"lines.{i}.flatAmount"], entry[$"lines.{i}.variableUnitRate"], entry[$"lines.{i}.includedUnits"], entry[$"lines.{i}.memo"] };
                for (var t = 0; entry[$"lines.{i}.tiers.{t}.beginQuantity"] is { } begin; t++)
                    parts.Add($"{Plain(begin)}:{Plain(entry[$"lines.{i}.tiers.{t}.tierRate"])}");
                yield return string.Join(' ', parts.Where(static p => !string.IsNullOrEmpty(p)).Select(static p => p!.Contains(':', StringComparison.Ordinal) ? p : Plain(p)));
            }
        }
    }

    [Fact, Acceptance("004-17")]
    public async Task A_price_of_a_sales_price_list_arrives_changed_and_cleared_in_either_direction()
    {
        await using var pair = await IntacctPair.StartAsync(["item", "price-list", "price-list-entry"], Flow.Both);
        pair.Account.Item("Call", 1m, "CALL").Item("Visit", 2m, "VISIT").Add("order-entry/price-list", """{"id":"Retail"}""");
        await pair.RunAsync();
        var (list, call, visit) = (await IdAsync<PriceList>(pair, "Retail"), await IdAsync<Product>(pair, "Call"), await IdAsync<Product>(pair, "Visit"));
        await pair.InCrmAsync(async db => db.Add(new Price
        {
            Kind = "salesOrder",
            PriceList = await db.Set<PriceList>().SingleAsync(l => l.Id == list),
            Product = await db.Set<Product>().SingleAsync(p => p.Id == call),
            Amount = 9.5m,
            ValueType = "actual",
            Currency = "EUR",
            MinimumQuantity = 2,
            MaximumQuantity = 20,
            ValidFrom = new(2026, 1, 1),
            ValidTo = new(2026, 12, 31),
        }));
        await RunTwiceAsync(pair);
        Assert.Equal("Retail CALL 9.5 actual EUR 2 20 2026-01-01 2026-12-31 active", Stored());

        await pair.InCrmAsync(async db =>
        {
            var price = await db.Set<Price>().SingleAsync();
            price.Product = await db.Set<Product>().SingleAsync(p => p.Id == visit);
            (price.Currency, price.MinimumQuantity, price.MaximumQuantity, price.ValidFrom, price.ValidTo, price.Active) = ("CAD", 3, 30, new(2027, 1, 1), new(2027, 12, 31), false);
            return true;
        });
        await RunTwiceAsync(pair);
        Assert.Equal("Retail VISIT 9.5 actual CAD 3 30 2027-01-01 2027-12-31 inactive", Stored());
        await pair.EditAsync<Price>(static p => true, static p => (p.Currency, p.MaximumQuantity, p.ValidFrom, p.ValidTo) = (null, null, null, null));
        await RunTwiceAsync(pair);
        Assert.Equal("Retail VISIT 9.5 actual - 3 - - - inactive", Stored());

        var key = Assert.Single(pair.Account.Records("order-entry/price-list-entry")).Key;
        pair.Act();
        pair.Account.Edit("order-entry/price-list-entry", key, """{"item":{"id":"CALL"},"value":"8.25","currency":"GBP","minimumQuantity":"5","maximumQuantity":"50","startDate":"2028-01-01","endDate":"2028-12-31","status":"active"}""");
        await RunTwiceAsync(pair);
        var shown = await pair.InCrmAsync(static db => db.Set<Price>().AsNoTracking().Include(static p => p.Product).SingleAsync());
        Assert.Equal(("CALL", 8.25m, "GBP", 5m, 50m, new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31), true),
            (shown.Product!.Number, shown.Amount, shown.Currency, shown.MinimumQuantity, shown.MaximumQuantity, shown.ValidFrom, shown.ValidTo, shown.Active));
        // The value is required, so it is Intacct's.
        await pair.EditAsync<Price>(static p => true, static p => p.Amount = 1);
        await RunTwiceAsync(pair);
        Assert.Equal(8.25m, Assert.Single(await pair.RowsAsync<Price>()).Amount);
        pair.TakeWrites();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        string Stored() => Assert.Single(pair.Account.Records("order-entry/price-list-entry")) is var e
            ? string.Join(' ', new[] { e["priceList.id"], e["item.id"], Plain(e["value"]), e["valueType"], e["currency"], Plain(e["minimumQuantity"]), Plain(e["maximumQuantity"]), e["startDate"], e["endDate"], e["status"] }.Select(static t => t ?? "-")) : "";
    }

    private static string? Plain(string? number) => decimal.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : number;

    private static async Task RunTwiceAsync(IntacctPair pair)
    {
        await pair.RunAsync();
        await pair.RunAsync();
    }

    private static Task<int> HumanAsync(IntacctPair pair, string name) => IdAsync<Human>(pair, name);

    private static Task<int> IdAsync<T>(IntacctPair pair, string name) where T : NumberedRow => pair.InCrmAsync(db => db.Set<T>().Where(r => r.Name == name).Select(static r => r.Id).SingleAsync());
}
