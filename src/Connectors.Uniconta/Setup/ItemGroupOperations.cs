namespace Connectors.Uniconta;

/// <summary>Item groups.</summary>
public class ItemGroupOperations : UnicontaKeyedOperations<ItemGroup>
{
    /// <summary>For fakes.</summary>
    protected ItemGroupOperations()
    {
    }

    internal ItemGroupOperations(UnicontaApi api) : base(api, UnicontaTables.ItemGroups)
    {
    }
}
