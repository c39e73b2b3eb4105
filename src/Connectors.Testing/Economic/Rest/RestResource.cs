using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>A collection of the REST API.</summary>
internal sealed class RestResource(string path, string operation, string key, Func<EconomicAccount, DialectTable> table)
    : DialectResource<EconomicCall, EconomicAccount>(path, operation, key, table);
