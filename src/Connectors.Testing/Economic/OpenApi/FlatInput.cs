using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Bodies of the OpenAPI services: the same shapes, other words for what is wrong.</summary>
internal static class FlatInput
{
    public static JsonObject Read(EconomicCall call, JsonObject body, DialectShape shape, DialectRecord? record, Action<EconomicCall, JsonObject, DialectRecord?, List<FlatError>>? check)
    {
        var reader = new ShapeReader(new DialectErrors(), call.Account.Exists);
        var clean = reader.Read(body, shape);
        List<FlatError> errors = [.. reader.Errors.All.Select(e => new FlatError(string.Join('.', e.Path), "InvalidInput", Message(e, shape)))];
        if (errors.Count == 0)
            check?.Invoke(call, clean, record, errors);
        return errors.Count == 0 ? clean : throw Invalid(call, errors[0].Code, errors);
    }

    public static DialectRefusal Invalid(EconomicCall call, string code, IReadOnlyList<FlatError> errors) =>
        new(FlatProblem.Of(call.Simulator, call.Request.Path, 400, code, errors[0].Message, errors));

    public static JsonNode Key(DialectShape shape, string key, string value, EconomicCall call) =>
        shape.Fields.FirstOrDefault(f => f.Name == key)?.Kind == DialectKind.Text ? value
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw call.NotFound();

    private static string Message(DialectError error, DialectShape shape)
    {
        var field = shape.Fields.FirstOrDefault(f => f.Name == error.Property);
        var name = error.Property.Length == 0 ? "" : char.ToUpperInvariant(error.Property[0]) + error.Property[1..];
        return error.Message.StartsWith("Required properties", StringComparison.Ordinal) ? $"The {name} field is required."
            : error.Message.StartsWith("Invalid type", StringComparison.Ordinal) ? "Invalid value provided."
            : field is { Least: { } least, Most: { } most } ? $"The field {name} must be between {least} and {most}."
            : error.Message;
    }
}
