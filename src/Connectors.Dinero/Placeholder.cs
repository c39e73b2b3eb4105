namespace Connectors.Dinero;
