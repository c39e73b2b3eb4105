using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Uniconta.Employee, Connectors.Uniconta.Employee, Connectors.Uniconta.Employee>;
using P = Connectors.Uniconta.Sync.RowFields<Connectors.Uniconta.Employee>;

namespace Connectors.Uniconta.Sync;

/// <summary>Employees, salespersons among them. Private members (personal id, private mail and telephone, payroll id) and wages are no fields: nothing reads or writes them.</summary>
internal sealed class EmployeeResource(UnicontaRun run) : WritableResource<Employee>(run, EntityName, UserFieldSet.Of(run.Client, run.Options, UserFieldTable.Employee, marked: true))
{
    public const string EntityName = "employee";

    public override string Name => "employees";

    public override IEnumerable<EntityCapabilities> Entities => [Writable("Email", "Number", "Name")];

    protected override UnicontaTableOperations<Employee> Writes => Run.Client.Employees;

    protected override string Key => "Number";

    protected override KeyNumbering Numbering => Options.NewEmployeeNumbers;

    protected override Employee New => new();

    protected override IEnumerable<F> StandardFields()
    {
        var f = new RowFields<Employee>("Employee", Options);
        return
        [
            f.Text("Number", static e => e.Number, static (e, v) => e with { Number = v }, 10),
            f.Text("Name", static e => e.Name, static (e, v) => e with { Name = v }, 40, required: true),
            f.Choice("Title", static e => WordKeys.Of(LabelVocabulary.ContactTitle, e.Title?.Value), static (e, v) => e with { Title = v is null ? null : new(v) }, WordKeys.Choices(LabelVocabulary.ContactTitle, Run.Language), clearable: false),
            f.Text("Email", static e => e.Email, static (e, v) => e with { Email = v }, 40),
            f.Text("Mobil", static e => e.Mobil, static (e, v) => e with { Mobil = v }, 12),
            f.Text("Address1", static e => e.Address1, static (e, v) => e with { Address1 = v }, 40),
            f.Text("Address2", static e => e.Address2, static (e, v) => e with { Address2 = v }, 40),
            f.Text("ZipCode", static e => e.ZipCode, static (e, v) => e with { ZipCode = v }, 8),
            f.Text("City", static e => e.City, static (e, v) => e with { City = v }, 30),
            P.Date("Hired", static e => e.Hired, static (e, v) => e with { Hired = v }),
            P.Date("Terminated", static e => e.Terminated, static (e, v) => e with { Terminated = v }),
            P.Flag("Blocked", static e => e.Blocked, static (e, v) => e with { Blocked = v }),
        ];
    }

    protected override Task DescribeAsync(List<FieldSchema> schemas, CancellationToken cancellationToken)
    {
        var at = schemas.FindIndex(static s => s.Name == "Number");
        schemas[at] = schemas[at] with { Clearable = false };
        return Task.CompletedTask;
    }

    protected override DateTimeOffset? ModifiedAt(Employee row) => row.UpdatedAt;

    protected override (string Message, string Remedy) Missing(string field) => ("An employee needs a name.", "Fill in the name.");

    protected override string? KeyOf(Employee row) => row.Number;

    protected override Employee WithKey(Employee row, string? key) => row with { Number = key };

    protected override Employee Complete(Employee row) => row with { Title = row.Title ?? Options.NewEmployeeTitle };

    protected override bool IsTheSame(Employee made, Employee shown) => made.Number == shown.Number && made.Name == shown.Name && made.Email == shown.Email;

    protected override (string Field, string? Value) TraceOf(Employee made) => ("Number", made.Number);
}
