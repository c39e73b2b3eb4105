using System.Collections.Immutable;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Merging;

/// <summary>Takes the values of a merge unit from one side to the other. Pure.</summary>
internal static class UnitConversion
{
    /// <summary>The other side's values, or the problem that stands in the way, or the record that must be linked first.</summary>
    public static Converted Convert(CompiledUnit unit, Side from, ImmutableArray<FieldValue> values, IReferences references)
    {
        var to = Other(from);
        try
        {
            // A blank that its own side does not tell from nothing is not carried over as a blank.
            ImmutableArray<FieldValue> given = [.. values.Select((v, i) => v.HasValue && unit.Fields(from)[i].Canonical(v).IsNull ? FieldValue.Null : v)];
            var result = unit.Converter is { } converter
                ? from == Side.Crm ? converter.ToAccounting(given) : converter.ToCrm(given)
                : given;
            var fields = unit.Fields(to);
            if (result.Length != fields.Length)
                throw new InvalidOperationException($"The converter '{unit.Converter?.Name}' of '{unit.Name}' gave {result.Length} values for {fields.Length} fields.");

            var checkedValues = ImmutableArray.CreateBuilder<FieldValue>(result.Length);
            for (var i = 0; i < result.Length; i++)
            {
                var value = result[i];
                if (value.AsReferenceOrNull() is { } reference)
                {
                    var counterpart = references.CounterpartOf(from, reference);
                    if (counterpart is null)
                        return new Converted { WaitsFor = reference, WaitsForRequired = fields[i].Required };
                    value = FieldValue.Of(counterpart);
                }

                if (!Fits(fields[i].Type, value))
                    return new Converted { Problem = new Problem("type", fields[i].Name, $"'{unit.Name}' gives a {value.Kind} where '{fields[i].Name}' holds a {fields[i].Type}.", Fixer.Administrator, "Name a converter in the mapping.") };
                checkedValues.Add(value);
            }

            return new Converted { Values = checkedValues.MoveToImmutable() };
        }
        catch (ConversionException e)
        {
            return new Converted { Problem = new Problem(e.Code, unit.Fields(from)[0].Name, e.Message, Fixer.User, e.Remedy) };
        }
    }

    public static Side Other(Side side) => side == Side.Crm ? Side.Accounting : Side.Crm;

    private static RecordRef? AsReferenceOrNull(this FieldValue value) => value.Kind == FieldValueKind.Reference ? value.AsReference() : null;

    private static bool Fits(FieldType type, FieldValue value) => value.Kind switch
    {
        FieldValueKind.Absent or FieldValueKind.Null => true,
        FieldValueKind.Text => type is FieldType.Text or FieldType.Choice,
        FieldValueKind.Number => type is FieldType.Number or FieldType.Money,
        FieldValueKind.Boolean => type == FieldType.Boolean,
        FieldValueKind.Date => type == FieldType.Date,
        FieldValueKind.Instant => type == FieldType.Instant,
        FieldValueKind.Reference => type == FieldType.Reference,
        FieldValueKind.Lines => type == FieldType.Lines,
        _ => false,
    };
}

/// <summary>The result of a conversion: values, a problem, or a record to wait for.</summary>
internal readonly record struct Converted
{
    public ImmutableArray<FieldValue> Values { get; init; }

    public Problem? Problem { get; init; }

    public RecordRef? WaitsFor { get; init; }

    public bool WaitsForRequired { get; init; }

    public bool Ok => Problem is null && WaitsFor is null;
}
