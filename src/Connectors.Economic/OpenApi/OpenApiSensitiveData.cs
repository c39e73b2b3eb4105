namespace Connectors.Economic;

/// <summary>Sensitive data of a draft invoice.</summary>
public sealed record OpenApiSensitiveData : OpenApiRecord
{
    /// <summary>How sensitive the data are, as a number.</summary>
    public int? SensitivityLevel { get; init; }

    /// <summary>The personal number of whom the service was for, at most 11 characters.</summary>
    public string? ServiceRecipientCpr { get; init; }

    /// <summary>Nothing of what is in it.</summary>
    public override string ToString() => "sensitive data (hidden)";
}
