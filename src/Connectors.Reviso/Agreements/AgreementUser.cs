using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>A user of an agreement.</summary>
public sealed record AgreementUser : RevisoRecord
{
    /// <summary>Log-in.</summary>
    public string? LoginId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Her agreement.</summary>
    public int? AgreementNumber { get; init; }

    /// <summary>Her language, as it comes.</summary>
    public JsonElement? Language { get; init; }
}
