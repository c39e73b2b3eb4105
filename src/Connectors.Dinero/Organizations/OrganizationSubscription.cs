using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The plan of an organisation.</summary>
public sealed record OrganizationSubscription
{
    /// <summary>Dinero Pro.</summary>
    public bool HasPro { get; init; }

    /// <summary>Dinero Pro, paid.</summary>
    public bool HasPayingPro { get; init; }

    /// <summary>Starter Plus.</summary>
    public bool HasStarterPlus { get; init; }

    /// <summary>Dinero Total.</summary>
    public bool HasTotal { get; init; }

    /// <summary>YFS.</summary>
    public bool HasYfs { get; init; }

    /// <summary>The API can be used: every plan below Pro answers 403 to all but the lists of organisations.</summary>
    [JsonIgnore]
    public bool AllowsApi => HasPro || HasPayingPro || HasTotal;
}
