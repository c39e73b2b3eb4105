using System.Security.Cryptography;

namespace Connectors.Testing.Economic;

/// <summary>The answers that an <c>Idempotency-Key</c> brings back for an hour.</summary>
internal sealed class IdempotencyKeys
{
    private readonly Dictionary<(int App, string Key), (DateTimeOffset At, string Asked, SimResponse Answer)> _answers = [];

    /// <returns>The first answer, a refusal, or null: carry the call out.</returns>
    public SimResponse? Find(EconomicCall call, string key)
    {
        if (!_answers.TryGetValue((call.App.Number, key), out var known) || call.Simulator.Time.GetUtcNow() - known.At >= call.Oddities.KeyLife)
            return null;
        if (known.Asked == Asked(call) || call.Oddities.KeyReuse == EconomicKeyReuse.Replayed)
            return known.Answer with { Headers = [.. known.Answer.Headers, new("X-ResultFromCache", "true")] };
        return call.Oddities.KeyReuse == EconomicKeyReuse.CarriedOut ? null
            : call.Refuse(400, "The Idempotency-Key was used for another request.", call.Flat ? "IdempotencyKeyReused" : "E00409", "Use a new key for another request.").Response;
    }

    public void Remember(EconomicCall call, string key, SimResponse answer)
    {
        var refusal = answer.Status is >= 400 and < 500 and not (401 or 403 or 429);
        if (answer.Status < 300 || (refusal && call.Oddities.KeysRememberRefusals))
            _answers[(call.App.Number, key)] = (call.Simulator.Time.GetUtcNow(), Asked(call), answer);
    }

    private static string Asked(EconomicCall call) =>
        $"{call.Request.Method} {call.Request.Path}?{call.Request.Query} {Convert.ToHexString(SHA256.HashData(call.Request.Body))}";
}
