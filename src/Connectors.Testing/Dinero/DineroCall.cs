using System.Globalization;

namespace Connectors.Testing.Dinero;

/// <summary>One authorised request on its way through an operation.</summary>
internal sealed class DineroCall(DineroSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, DineroCaller? caller, DineroAccount? account)
{
    private Body? _body;

    public DineroSimulator Simulator { get; } = simulator;

    public SimRequest Request { get; } = request;

    public DineroOddities Oddities => Simulator.Oddities;

    /// <summary>Absent on the sign-in endpoints only.</summary>
    public DineroCaller Caller => caller!;

    /// <summary>Absent on the calls without an organisation id only.</summary>
    public DineroAccount Account => account!;

    public DateTimeOffset Now => Simulator.Now;

    public Body Body => _body ??= Body.Parse(Request.Body, Oddities);

    public Body BodyOrEmpty => _body ??= Body.ParseOrEmpty(Request.Body, Oddities);

    public string Route(string name) => route[name];

    /// <summary>A guid in the path; anything else is a path that does not exist.</summary>
    public Guid RouteGuid(string name = "guid") => Guid.TryParse(route[name], out var id) ? id : throw NotFound();

    public string? Query(string name) => Request.Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public int QueryInt(string name, int byDefault) => Query(name) is not { } text ? byDefault
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw ApiError.Validation(name, $"The value '{text}' is not valid.");

    public bool QueryBool(string name, bool byDefault) => Query(name) is not { } text ? byDefault
        : bool.TryParse(text, out var value) ? value
        : throw ApiError.Validation(name, $"The value '{text}' is not valid.");

    public DateOnly? QueryDate(string name, string format = "yyyy-MM-dd") => Query(name) is not { } text ? null
        : DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value
        : throw ApiError.Validation(name, $"The value '{text}' is not valid.");

    public Out NewJson() => new(Oddities, account);

    public SimResponse Ok(Action<Out> write)
    {
        var json = NewJson();
        write(json);
        return SimResponse.Json(200, json.ToArray());
    }

    /// <summary>A write without a documented answer.</summary>
    public SimResponse Done() => SimResponse.Empty(Oddities.EmptyWritesAnswer201 ? 201 : 200);

    /// <summary>A create: its answer tells the id, unless the vendor chose to say nothing.</summary>
    public SimResponse Created(Action<Out> write) => Oddities.CreatesAnswer201WithoutBody ? SimResponse.Empty(201) : Ok(json =>
    {
        json.Json.WriteStartObject();
        write(json);
        json.Json.WriteEndObject();
    });

    public ApiError NotFound() => ApiError.NotFound(Oddities);
}
