namespace Connectors.Uniconta;

/// <summary>Change URLs: who is called when master data change. Whether this table can be reached over HTTP is not certain; the page of the vendor describes the set-up by hand.</summary>
public class ChangeUrlOperations : UnicontaTableOperations<ChangeUrl>
{
    /// <summary>For fakes.</summary>
    protected ChangeUrlOperations()
    {
    }

    internal ChangeUrlOperations(UnicontaApi api) : base(api, UnicontaTables.ChangeUrls)
    {
    }
}
