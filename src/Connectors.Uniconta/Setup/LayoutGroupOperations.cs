namespace Connectors.Uniconta;

/// <summary>Layout groups.</summary>
public class LayoutGroupOperations : UnicontaKeyedOperations<LayoutGroup>
{
    /// <summary>For fakes.</summary>
    protected LayoutGroupOperations()
    {
    }

    internal LayoutGroupOperations(UnicontaApi api) : base(api, UnicontaTables.LayoutGroups)
    {
    }
}
