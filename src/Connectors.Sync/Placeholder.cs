namespace Connectors.Sync;
