using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>The user-defined fields of one table: as they were named by the owner, and as Uniconta has them.</summary>
internal sealed class UserFieldSet(IUnicontaClient client, UserFieldTable table, IReadOnlyList<SyncUserField> wanted)
{
    public IReadOnlyList<SyncUserField> Wanted { get; } = wanted;

    public static UserFieldSet Of(IUnicontaClient client, UnicontaSyncOptions options, UserFieldTable table, bool marked) => new(client, table,
    [
        .. options.UserFields.Where(f => f.Table == table).DistinctBy(static f => f.Name),
        .. marked && options.MarkerField is { } mark && !options.UserFields.Any(f => f.Table == table && f.Name == mark) ? [new SyncUserField(table, mark)] : Array.Empty<SyncUserField>(),
    ]);

    /// <summary>Reading and writing of all that were named.</summary>
    public IEnumerable<SyncField<T, T, T>> Fields<T>() where T : UnicontaRecord => Wanted.Select(Field<T>);

    public Task<IReadOnlyList<UserFieldFinding>> FindAsync(CancellationToken cancellationToken) => Wanted.Count == 0
        ? Task.FromResult<IReadOnlyList<UserFieldFinding>>([])
        : client.UserFields.CheckAsync(table, [.. Wanted.Select(static w => w.Name)], cancellationToken: cancellationToken);

    /// <summary>
    /// What is there of them. One that is surely missing is left out, so that a mapping that uses it says so once; one that differs in letter case is described as it is called, so that it is named as the nearest.
    /// </summary>
    public async Task<IReadOnlyList<FieldSchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        var schemas = new List<FieldSchema>();
        var findings = await FindAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < findings.Count; i++)
        {
            var schema = SchemaOf(Wanted[i]);
            if (findings[i].State == UserFieldState.OtherLetterCase && findings[i].Actual is { } actual)
                schemas.Add(schema with { Name = actual, ReadOnly = true });
            else if (findings[i].State != UserFieldState.Missing)
                schemas.Add(schema);
        }

        return schemas;
    }

    // Uniconta shows a number that was cleared as zero and a flag as false: they cannot be empty.
    private static FieldSchema SchemaOf(SyncUserField field) => new()
    {
        Name = field.Name,
        Type = field.Type,
        Custom = true,
        MaxLength = field.Type == FieldType.Text ? field.MaxLength : null,
        Clearable = field.Type is FieldType.Text or FieldType.Choice or FieldType.Date,
    };

    public static FieldValue Read(UnicontaRecord row, SyncUserField field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => FieldValue.Of(row.GetNumber(field.Name)),
        FieldType.Boolean => FieldValue.Of((bool?)(row.GetFlag(field.Name) ?? false)),
        FieldType.Date => FieldValue.Of(row.GetDate(field.Name)),
        _ => FieldValue.Of(row.GetText(field.Name)),
    };

    public static T Write<T>(T row, SyncUserField field, FieldValue value) where T : UnicontaRecord => field.Type switch
    {
        FieldType.Number or FieldType.Money => row.WithField(field.Name, value.AsNumber()),
        FieldType.Boolean => row.WithField(field.Name, value.AsBoolean()),
        FieldType.Date => row.WithField(field.Name, value.AsDate()),
        _ => row.WithField(field.Name, value.AsText()),
    };

    private static SyncField<T, T, T> Field<T>(SyncUserField field) where T : UnicontaRecord =>
        new(SchemaOf(field), row => Read(row, field)) { Row = row => Read(row, field), Write = (row, value) => Write(row, field, value) };
}
