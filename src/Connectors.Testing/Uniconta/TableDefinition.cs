namespace Connectors.Testing.Uniconta;

/// <summary>A table: its class name on the wire, its number in webhooks, its key, its properties and what the API may do with it.</summary>
internal sealed class TableDefinition(string className, int tableId, string resource, string? key, Func<UnicontaRecord> create)
{
    private readonly Dictionary<string, FieldDefinition> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldDefinition> _fields = [];

    /// <summary><c>DebtorClient</c>.</summary>
    public string ClassName { get; } = className;

    /// <summary><c>Debtor</c>: the name in webhooks.</summary>
    public string Name { get; } = className.EndsWith("Client", StringComparison.Ordinal) ? className[..^6] : className;

    /// <summary>The number in webhook subscriptions; those that no source names are made up.</summary>
    public int TableId { get; } = tableId;

    /// <summary>The first part of an operation's name.</summary>
    public string Resource { get; } = resource;

    /// <summary>The property that is the business key; null when the row id is all there is.</summary>
    public string? Key { get; } = key;

    public IReadOnlyList<FieldDefinition> Fields => _fields;

    public bool CanWrite { get; private set; } = true;

    /// <summary>Changes go to the change URLs.</summary>
    public bool IsMasterData { get; private set; }

    /// <summary>Answers only while a switch says so.</summary>
    public Func<UnicontaOddities, bool>? Exists { get; private set; }

    /// <summary>By what rows are looked up besides their key.</summary>
    public Func<UnicontaRecord, string?>? Parent { get; private set; }

    public UnicontaRecord New() => create() with { Table = this };

    public FieldDefinition? Find(string name, bool ignoreCase) =>
        _byName.TryGetValue(name, out var field) && (ignoreCase || field.Name.Equals(name, StringComparison.Ordinal)) ? field : null;

    public FieldDefinition? FindBacking(string name) => _fields.Find(f => f.Backing.Equals(name, StringComparison.Ordinal));

    public TableDefinition Text(int? length, params string[] names) => Add(FieldKind.Text, names, f => f with { Length = length });

    public TableDefinition Number(params string[] names) => Add(FieldKind.Number, names, static f => f);

    public TableDefinition Integer(params string[] names) => Add(FieldKind.Integer, names, static f => f);

    public TableDefinition Flag(params string[] names) => Add(FieldKind.Flag, names, static f => f);

    public TableDefinition Date(params string[] names) => Add(FieldKind.Date, names, static f => f);

    public TableDefinition Country(params string[] names) => Add(FieldKind.Country, names, static f => f);

    public TableDefinition Label(LabelSet labels, params string[] names) => Add(FieldKind.Label, names, f => f with { Labels = labels });

    /// <summary>Keys of another table.</summary>
    public TableDefinition Reference(string table, params string[] names) => Add(FieldKind.Text, names, f => f with { References = table });

    public TableDefinition Computed(string name, FieldKind kind, Func<UnicontaAccount, UnicontaRecord, object?> value) =>
        Add(kind, [name], f => f with { Computed = value, ReadOnly = true });

    public TableDefinition Required(params string[] names) => Change(names, static f => f with { Required = true });

    public TableDefinition ReadOnly(params string[] names) => Change(names, static f => f with { ReadOnly = true });

    /// <summary>Computed, and yet understood in an insert: the number of the order that a line hangs on.</summary>
    public TableDefinition Writable(string name) => Change([name], static f => f with { ReadOnly = false });

    /// <summary>An older name of a property.</summary>
    public TableDefinition Alias(string name, string of, Func<UnicontaOddities, bool> shown)
    {
        var field = _byName[of] with { Name = name, AliasOf = of, Shown = shown, Backing = "_" + of };
        _byName.Add(name, field);
        _fields.Insert(_fields.IndexOf(_byName[of]) + 1, field);
        return this;
    }

    public TableDefinition NoSql(params string[] names) => Change(names, static f => f with { NoSql = true });

    public TableDefinition Optional(params string[] names) => Change(names, static f => f with { Optional = true });

    public TableDefinition ShownWhen(Func<UnicontaOddities, bool> shown, params string[] names) => Change(names, f => f with { Shown = shown });

    /// <summary>The dialect of fields is not a rename by underscore.</summary>
    public TableDefinition Backing(string name, string backing) => Change([name], f => f with { Backing = backing });

    public TableDefinition Master()
    {
        IsMasterData = true;
        return this;
    }

    public TableDefinition NoWrites()
    {
        CanWrite = false;
        return this;
    }

    public TableDefinition ExistsWhen(Func<UnicontaOddities, bool> exists)
    {
        Exists = exists;
        return this;
    }

    public TableDefinition ByParent(Func<UnicontaRecord, string?> parent)
    {
        Parent = parent;
        return this;
    }

    /// <summary>What every table has: the row id, the company, and the key as text or the row id once more.</summary>
    public TableDefinition Done()
    {
        Computed("RowId", FieldKind.Integer, static (_, r) => r.RowId);
        Computed("CompanyId", FieldKind.Integer, static (a, _) => a.Id);
        if (Key is null)
        {
            Computed("PrimaryKeyId", FieldKind.Integer, static (_, r) => r.RowId);
            return NoSql("PrimaryKeyId");
        }

        Computed("KeyStr", FieldKind.Text, (_, r) => r.Text(Key));
        return Computed("KeyName", FieldKind.Text, static (_, r) => r.Text("Name")).NoSql("KeyStr", "KeyName");
    }

    private TableDefinition Add(FieldKind kind, string[] names, Func<FieldDefinition, FieldDefinition> change)
    {
        foreach (var name in names)
        {
            var field = change(new FieldDefinition(name, kind));
            _byName.Add(name, field);
            _fields.Add(field);
        }

        return this;
    }

    private TableDefinition Change(string[] names, Func<FieldDefinition, FieldDefinition> change)
    {
        foreach (var name in names)
        {
            var old = _byName[name];
            var field = change(old);
            _byName[name] = field;
            _fields[_fields.IndexOf(old)] = field;
        }

        return this;
    }
}
