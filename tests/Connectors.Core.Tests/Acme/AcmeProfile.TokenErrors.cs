using Connectors.Http;

namespace Connectors.Acme;

/// <summary>How Acme refuses a token: in its own form, and once in none that anybody foresaw.</summary>
public sealed partial class AcmeProfile
{
    public override string? ReadTokenErrorCode(ApiResponse answer) =>
        answer.TryReadJson(AcmeJson.Default.AcmeError, out var error) ? error.Code is "unreadable" ? throw new InvalidOperationException("an unforeseen form") : error.Code : null;

    public override bool MeansGrantIsGone(string code) => code == "consentWithdrawn";
}
