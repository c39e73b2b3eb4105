namespace Connectors.Uniconta;

/// <summary>Any table by its name, on raw fields: <see cref="UnicontaRecord.Fields"/>, <c>GetText</c>, <c>WithField</c>.</summary>
public class TableOperations : UnicontaTableOperations<TableRow>
{
    /// <summary>For fakes.</summary>
    protected TableOperations()
    {
    }

    internal TableOperations(UnicontaApi api, string entity) : base(api, UnicontaTables.Of(entity))
    {
    }
}
