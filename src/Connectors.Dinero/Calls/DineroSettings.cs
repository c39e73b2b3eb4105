namespace Connectors.Dinero;

/// <summary>The options that the operations use, as they were when the client was made.</summary>
internal sealed record DineroSettings(string ZonelessTimesZone, bool ReadContactListV2);
