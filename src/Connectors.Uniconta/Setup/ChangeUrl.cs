namespace Connectors.Uniconta;

/// <summary>An address that Uniconta calls when master data change (<c>TableChangeEvent</c>, "Ændrings-URL"). Whether it can be read and written over HTTP is not certain; users find it under Company, Maintenance.</summary>
public sealed record ChangeUrl : UnicontaRecord
{
    /// <summary>The table, as users see it.</summary>
    public string? Table { get; init; }

    /// <summary>The job whose end is told.</summary>
    public string? Job { get; init; }

    /// <summary>The address that is called. It holds the secret of <see cref="UnicontaWebhook"/>.</summary>
    public string? Url { get; init; }

    /// <summary>A text that comes back with every call.</summary>
    public string? Argument { get; init; }

    /// <summary>The row comes along as the body of a POST.</summary>
    public bool? UsePost { get; init; }

    /// <summary>The last call failed. Set by Uniconta.</summary>
    public bool? HasError { get; init; }

    /// <summary>Why. Set by Uniconta.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was last called. Set by Uniconta.</summary>
    public DateTimeOffset? LastEvent { get; init; }
}
