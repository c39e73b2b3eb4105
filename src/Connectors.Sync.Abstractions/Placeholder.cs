namespace Connectors.Sync.Abstractions;
