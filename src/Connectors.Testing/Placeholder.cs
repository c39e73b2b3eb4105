namespace Connectors.Testing;
