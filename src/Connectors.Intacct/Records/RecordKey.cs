using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>
/// The key of a record: given by Intacct, never changed, unique within its kind of object, a number written as text. The XML gateway calls it <c>RECORDNO</c>. Addresses take keys only; a record of which
/// only the id (customer number, item number …) is known is found by <see cref="ReadOperations{TRecord}.FindAsync"/>.
/// </summary>
/// <param name="Value">The key as Intacct writes it. Some kinds of records have keys that are no numbers: audit entries, preferences.</param>
[JsonConverter(typeof(OpenTextConverter<RecordKey>))]
public readonly record struct RecordKey(string Value) : IOpenText<RecordKey>
{
    /// <summary>A key that is known as a number.</summary>
    public RecordKey(long number) : this(number.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>The key.</summary>
    public override string ToString() => Value ?? "";

    // Some samples show the key as a JSON number: the converter reads both.
    static RecordKey IOpenText<RecordKey>.From(string value) => new(value);
}
