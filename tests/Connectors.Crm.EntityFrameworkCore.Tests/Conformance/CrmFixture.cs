using System.Globalization;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EfCrm.Tests.Conformance;

/// <summary>A CRM in a SQLite file: companies and persons in one table, orders with lines, notes whose ids are chosen and which have no stamp.</summary>
internal sealed class CrmFixture : ProviderFixture
{
    public override string Name => "crm";

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("company", "city") { OtherText = "zipCode", Choice = "rating" },
        new("person", "city") { OtherText = "zipCode", Cannot = FixtureAbilities.CustomFields },
        new("order", "comment") { Cannot = FixtureAbilities.Restore | FixtureAbilities.Hide | FixtureAbilities.Turn | FixtureAbilities.Unmapped | FixtureAbilities.CustomFields },
        new("note", "text") { Cannot = FixtureAbilities.Restore | FixtureAbilities.Hide | FixtureAbilities.Turn | FixtureAbilities.Unmapped | FixtureAbilities.CustomFields },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Restore | FixtureAbilities.Hide | FixtureAbilities.Turn | FixtureAbilities.Unmapped | FixtureAbilities.Count | FixtureAbilities.CustomFields
        | FixtureAbilities.LoseReply | FixtureAbilities.HoldWrite | FixtureAbilities.Unreachable | FixtureAbilities.Clock | FixtureAbilities.CountWrites;

    public override async Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var faults = new CrmFaults();
        var names = new List<string> { "gln" };
        var world = await World<TestDb>.CreateAsync(m => Model(m, names), options: o => o.UseConnectorMarks().AddInterceptors(faults));
        return new Account(world, faults, names);
    }

    private static void Model(CrmModelBuilder<TestDb> m, List<string> names)
    {
        m.Entity<Group>(TestModel.Group, g => g.Id).Field(new Field<string>("group", "title"), g => g.Title);
        m.Entity<Customer>(Crm.Company.Entity, c => c.Id).Where(c => c.Kind == "Company")
            .Field(Crm.Company.Name, c => c.Name)
            .Field(Crm.Company.Phone, c => c.Phone, optional: true)
            .Field(Crm.Company.VatNumber, c => c.Vat)
            .Field(Crm.Company.ExternalReference, c => c.Notes)
            .Field(Crm.Company.Custom<string>("rating"), c => c.Rating)
            .Field(Crm.Company.Custom<decimal>("credit"), c => c.Credit)
            .Field(Crm.Company.Custom<decimal>("employees"), c => c.Employees)
            .Field(Crm.Company.Active, c => c.Active)
            .Field(Crm.Company.Custom<DateOnly>("founded"), c => c.Founded)
            .Field(Crm.Company.Custom<DateTimeOffset>("seenAt"), c => c.SeenAt)
            .Field(Crm.Company.City, c => c.Postal.City)
            .Field(Crm.Company.ZipCode, c => c.Postal.Zip)
            .Field(Crm.Company.Custom<string>("label"), c => c.Name + " " + c.Kind)
            .Reference(TestModel.CustomerGroup, c => c.Group)
            .CustomFields(c => c.Extra, (_, _) => Task.FromResult<IReadOnlyList<string>>([.. names]))
            .MarkerField(Crm.Company.ExternalReference)
            .ChangedAt(c => c.ChangedAt).CreatedAt(c => c.CreatedAt).SoftDelete(c => c.Deleted)
            .OnCreate((c, _) => c.Kind = "Company");
        m.Entity<Customer>(Crm.Person.Entity, c => c.Id).Where(c => c.Kind == "Person")
            .Field(Crm.Person.Name, c => c.Name)
            .Field(Crm.Person.City, c => c.Postal.City)
            .Field(Crm.Person.ZipCode, c => c.Postal.Zip)
            .ChangedAt(c => c.ChangedAt).CreatedAt(c => c.CreatedAt).SoftDelete(c => c.Deleted)
            .OnCreate((c, _) => c.Kind = "Person");
        m.Entity<Order>(TestModel.Order, o => o.Id)
            .Field(new Field<string>("order", "comment"), o => o.Comment)
            .Lines(TestModel.Lines, o => o.Lines, l => l.Field(Crm.Line.Text, x => x.Text).Field(Crm.Line.Quantity, x => x.Quantity).OrderBy(x => x.Position))
            .ChangedAt(o => o.ChangedAt)
            .HardDelete();
        m.Entity<Note>(TestModel.Note, n => n.Id).Field(new Field<string>("note", "text"), n => n.Text).HardDelete();
    }

    private sealed class Account(World<TestDb> world, CrmFaults faults, List<string> names) : ProviderAccount
    {
        public override long Writes => faults.Commits;

        public override async Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) =>
            await world.Definition.CreateCrm(new ConnectionContext(world.Connection, world.Services.CreateScope().ServiceProvider), cancellationToken);

        public override async Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken)
        {
            switch (entity)
            {
                case "order":
                    var provider = await ConnectAsync(cancellationToken);
                    var schema = (await provider.DescribeAsync(cancellationToken)).Find("order")!;
                    var line = SyncRecord.Create(schema[schema.SlotOf(TestModel.Lines.Name)].LineSchema!, new("1")).Set("text", FieldValue.Of("Time")).Set("quantity", FieldValue.Of((decimal?)2)).Build();
                    return new Dictionary<string, FieldValue> { ["comment"] = FieldValue.Of($"Ordre {number}"), [TestModel.Lines.Name] = FieldValue.Of(new LineSet([line])) };
                case "note":
                    return new Dictionary<string, FieldValue> { ["text"] = FieldValue.Of($"Note {number}") };
                case "person":
                    return new Dictionary<string, FieldValue> { ["name"] = FieldValue.Of($"Person {number}"), ["city"] = FieldValue.Of($"Aarhus {number}"), ["zipCode"] = FieldValue.Of($"08{number:d2}") };
                default:
                    var group = await GroupAsync();
                    return new Dictionary<string, FieldValue>
                    {
                        ["name"] = FieldValue.Of($"Firma {number}"),
                        ["phone"] = FieldValue.Of($"+45 {number:d8}"),
                        ["vatNumber"] = FieldValue.Of($"DK{number:d8}"),
                        ["externalReference"] = FieldValue.Of($"own-{number}"),
                        ["rating"] = FieldValue.Of("Warm"),
                        ["credit"] = FieldValue.Of((decimal?)(1000.25m + number)),
                        ["employees"] = FieldValue.Of((decimal?)(number + 1)),
                        ["active"] = FieldValue.Of((bool?)true),
                        ["founded"] = FieldValue.Of((DateOnly?)new DateOnly(2020, 2, 29)),
                        ["seenAt"] = FieldValue.Of((DateTimeOffset?)new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
                        ["city"] = FieldValue.Of($"Ærø {number}"),
                        ["zipCode"] = FieldValue.Of($"09{number:d2}"),
                        ["group"] = FieldValue.Of(new RecordRef("group", group.ToString(CultureInfo.InvariantCulture))),
                        ["gln"] = FieldValue.Of($"57900000000{number:d2}"),
                    };
            }
        }

        public override async Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
        {
            object row = entity switch
            {
                "order" => NewOrder(values),
                "note" => new Note { Id = Guid.CreateVersion7(), Text = values["text"].AsText() },
                _ => values.Aggregate(new Customer { Kind = entity == "company" ? "Company" : "Person", CreatedAt = world.Clock.Now.UtcDateTime }, static (c, v) => Set(c, v.Key, v.Value)),
            };
            await world.AddAsync(row);
            return new(row switch
            {
                Order order => order.Id.ToString(CultureInfo.InvariantCulture),
                Note note => note.Id.ToString("D"),
                _ => ((Customer)row).Id.ToString(CultureInfo.InvariantCulture),
            });
        }

        public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) =>
            ChangeAsync(record, c => Set(c, field, FieldValue.Of(value)), o => o.Comment = value, n => n.Text = value);

        public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => world.InDbAsync(async db =>
        {
            var row = await FindAsync(db, record);
            if (row is Customer customer)
                customer.Deleted = true;
            else
                db.Remove(row);
            await db.SaveChangesAsync();
        });

        public override Task RestoreAsync(RecordRef record, CancellationToken cancellationToken) => ChangeAsync(record, static c => c.Deleted = false);

        /// <summary>The row stays and is none of the entities any more.</summary>
        public override Task HideAsync(RecordRef record, CancellationToken cancellationToken) => ChangeAsync(record, static c => c.Kind = "Secret");

        public override async Task<string> TurnAsync(RecordRef record, CancellationToken cancellationToken)
        {
            await ChangeAsync(record, c => c.Kind = record.Entity == "company" ? "Person" : "Company");
            return record.Entity == "company" ? "person" : "company";
        }

        public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
        {
            await ChangeAsync(record, static c => c.Postal.Unmapped = "not yours");
            return "not yours";
        }

        public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => world.AskDbAsync(async db => ((Customer)await FindAsync(db, record)).Postal.Unmapped);

        public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => world.AskDbAsync(db => entity switch
        {
            "order" => db.Orders.CountAsync(cancellationToken),
            "note" => db.Notes.CountAsync(cancellationToken),
            "company" => db.Customers.CountAsync(static c => c.Kind == "Company" && !c.Deleted, cancellationToken),
            _ => db.Customers.CountAsync(static c => c.Kind == "Person" && !c.Deleted, cancellationToken),
        });

        public override Task<string> AddFieldAsync(string entity, CancellationToken cancellationToken)
        {
            names.Add("hobby");
            return Task.FromResult("hobby");
        }

        public override Task RemoveFieldAsync(string entity, string field, CancellationToken cancellationToken)
        {
            names.Remove(field);
            return Task.CompletedTask;
        }

        public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
        {
            faults.Fail(fault);
            return Task.CompletedTask;
        }

        public override Task HealAsync(CancellationToken cancellationToken)
        {
            faults.Heal();
            return Task.CompletedTask;
        }

        public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => faults.HeldAsync().WaitAsync(cancellationToken);

        public override void Advance(TimeSpan by) => world.Clock.Now += by;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await world.DisposeAsync();
        }

        private static Order NewOrder(IReadOnlyDictionary<string, FieldValue> values)
        {
            var order = new Order { Comment = values["comment"].AsText() };
            foreach (var (at, line) in values[TestModel.Lines.Name].AsLines()!.Lines.Index())
                order.Lines.Add(new OrderLine { Position = at, Text = line["text"].AsText()!, Quantity = line["quantity"].AsNumber()!.Value });
            return order;
        }

        private static Customer Set(Customer c, string field, FieldValue v)
        {
            switch (field)
            {
                case "name": c.Name = v.AsText()!; break;
                case "phone": c.Phone = v.AsText()!; break;
                case "vatNumber": c.Vat = v.AsText(); break;
                case "externalReference": c.Notes = v.AsText(); break;
                case "rating": c.Rating = Enum.Parse<Rating>(v.AsText()!); break;
                case "credit": c.Credit = v.AsNumber()!.Value; break;
                case "employees": c.Employees = (int)v.AsNumber()!; break;
                case "active": c.Active = v.AsBoolean()!.Value; break;
                case "founded": c.Founded = v.AsDate(); break;
                case "seenAt": c.SeenAt = v.AsInstant()!.Value.UtcDateTime; break;
                case "city": c.Postal.City = v.AsText(); break;
                case "zipCode": c.Postal.Zip = v.AsText(); break;
                case "group": c.GroupId = int.Parse(v.AsReference()!.Id.Value, CultureInfo.InvariantCulture); break;
                default: c.Extra = new(c.Extra) { [field] = v.AsText() }; break;
            }

            return c;
        }

        private static async Task<object> FindAsync(TestDb db, RecordRef record) => record.Entity switch
        {
            "order" => await db.Orders.SingleAsync(o => o.Id == int.Parse(record.Id.Value, CultureInfo.InvariantCulture)),
            "note" => await db.Notes.SingleAsync(n => n.Id == Guid.Parse(record.Id.Value)),
            _ => await db.Customers.SingleAsync(c => c.Id == int.Parse(record.Id.Value, CultureInfo.InvariantCulture)),
        };

        private Task ChangeAsync(RecordRef record, Action<Customer> customer, Action<Order>? order = null, Action<Note>? note = null) => world.InDbAsync(async db =>
        {
            switch (await FindAsync(db, record))
            {
                case Order o: order!(o); break;
                case Note n: note!(n); break;
                case Customer c: customer(c); break;
            }

            await db.SaveChangesAsync();
        });

        private async Task<int> GroupAsync()
        {
            if (await world.AskDbAsync(static db => db.Set<Group>().Select(static g => (int?)g.Id).FirstOrDefaultAsync()) is { } id)
                return id;
            await world.AddAsync(new Group { Title = "A" });
            return await GroupAsync();
        }
    }
}
