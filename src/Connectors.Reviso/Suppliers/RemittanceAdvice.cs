using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>How a supplier is paid.</summary>
public sealed record RemittanceAdvice : RevisoRecord
{
    /// <summary>The way to pay.</summary>
    public Reference<PaymentTypeNumber>? PaymentType { get; init; }

    /// <summary>What the way to pay wants to know, as it comes.</summary>
    public IReadOnlyList<JsonElement>? FieldValues { get; init; }
}
