using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>The fields that the CRM needs for what is mapped: shown, made where the CRM can be given fields, and as a file where somebody makes them by hand.</summary>
internal static class FieldOperations
{
    private const string Fields = "/{connection}/fields";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("fields", "GET", Fields, CheckAsync),
        new("fields.table", "GET", Fields + ".csv", TableAsync),
        new("fields.create", "POST", Fields, CreateAsync),
    ];

    private static async Task CheckAsync(OperationCall call) =>
        await AnswerAsync(call, await call.Service<IConnectionSetup>().CheckFieldsAsync(call.Connection, call.Token).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task CreateAsync(OperationCall call) =>
        await AnswerAsync(call, await call.Service<IConnectionSetup>().CreateFieldsAsync(call.Connection, call.User, call.Token).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Everything that is wanted, what is there already included: what a CRM's administrator works through, or a tool of his turns into fields.</summary>
    private static async Task TableAsync(OperationCall call)
    {
        var check = await call.Service<IConnectionSetup>().CheckFieldsAsync(call.Connection, call.Token).ConfigureAwait(false);
        await ParkedOperations.CsvAsync(call, new DecisionTable
        {
            Columns = ["entity", "field", "type", "maxLength", "list", "values", "readOnly", "for", "because", "state", "found"],
            Rows =
            [
                .. check.Fields.Select(static f => ImmutableArray.Create(
                    f.Field.Entity, f.Field.Field, f.Field.Type.ToString(), f.Field.MaxLength?.ToString(CultureInfo.InvariantCulture) ?? "", f.Field.List ?? "", string.Join('|', f.Field.Values),
                    f.Field.ReadOnly ? "yes" : "no", f.Field.For, f.Field.Because ?? "", f.State.ToString(), f.Found?.ToString() ?? "")),
            ],
        }, "fields").ConfigureAwait(false);
    }

    private static Task AnswerAsync(OperationCall call, FieldCheck check) => call.AnswerAsync(new FieldsAnswer(check.Complete, check.CanCreate,
    [
        .. check.Fields.Select(static f => new WantedFieldAnswer
        {
            Entity = f.Field.Entity,
            Field = f.Field.Field,
            Type = f.Field.Type,
            List = f.Field.List,
            Values = f.Field.Values.IsEmpty ? null : f.Field.Values,
            MaxLength = f.Field.MaxLength,
            ReadOnly = f.Field.ReadOnly,
            For = f.Field.For,
            Because = f.Field.Because,
            State = f.State,
            Text = ConnectorTexts.Find($"field.{f.State}", CultureInfo.CurrentUICulture)!,
            Found = f.Found,
            Created = f.Created,
            Reason = f.Reason,
        }),
    ]), OperationsJson.Default.FieldsAnswer);
}
