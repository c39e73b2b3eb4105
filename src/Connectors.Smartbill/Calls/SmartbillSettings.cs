namespace Connectors.Smartbill;

/// <summary>The options that the operations use, as they were when the client was made.</summary>
internal sealed record SmartbillSettings(bool ReadNextNumberBeforeCreate, bool UseUndocumentedEndpoints);
