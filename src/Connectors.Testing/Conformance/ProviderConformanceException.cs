namespace Connectors.Testing;

/// <summary>A provider broke a promise. The message says which one, what was seen, and what to do.</summary>
public sealed class ProviderConformanceException : Exception
{
    internal ProviderConformanceException(string @case, string promise, string seen, string remedy, Exception? inner)
        : base($"{@case} is broken.\n  Promised: {promise}\n  Seen: {seen}\n  Remedy: {remedy}", inner)
    {
        Case = @case;
        Promise = promise;
        Seen = seen;
        Remedy = remedy;
    }

    /// <summary>The name of the case.</summary>
    public string Case { get; }

    /// <summary>What the contract promises.</summary>
    public string Promise { get; }

    /// <summary>What the provider did instead. It may show values of the records that the case made, and nothing else.</summary>
    public string Seen { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
