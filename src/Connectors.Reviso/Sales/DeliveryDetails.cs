using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>What a transport document names.</summary>
public sealed record DeliveryDetails : RevisoRecord
{
    /// <summary>Packages.</summary>
    public int? NumberOfPackages { get; init; }

    /// <summary>What they look like.</summary>
    public string? DescriptionOfPackages { get; init; }

    /// <summary>Why goods travel (causale).</summary>
    public string? ReasonForDelivery { get; init; }

    /// <summary>When they leave, as Reviso writes it: its zone is not documented.</summary>
    public string? DeliveryStartDateTime { get; init; }

    /// <summary>The number series of the delivery note.</summary>
    public Reference<NumberSeriesNumber>? DeliveryNoteNumberSeries { get; init; }

    /// <summary>The carrier, as it comes: its members are not documented.</summary>
    public JsonElement? CarrierInfo { get; init; }
}
