namespace Connectors.Testing.Intacct;

/// <summary>A record that is gone.</summary>
/// <param name="ObjectName">The object, <c>accounts-receivable/customer</c>.</param>
/// <param name="Id">What users called it.</param>
/// <param name="Key">Its record number.</param>
/// <param name="At">When it went.</param>
public sealed record IntacctTombstone(string ObjectName, string Id, string Key, DateTimeOffset At);
