namespace Connectors.Uniconta;

/// <summary>Items.</summary>
public class ItemOperations : UnicontaKeyedOperations<Item>
{
    /// <summary>For fakes.</summary>
    protected ItemOperations()
    {
    }

    internal ItemOperations(UnicontaApi api) : base(api, UnicontaTables.Items)
    {
    }
}
