namespace Connectors.Core;
