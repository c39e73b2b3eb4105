namespace Connectors.Economic;

/// <summary>Layouts of documents.</summary>
public class LayoutOperations : ReadOperations<Layout, LayoutNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected LayoutOperations()
    {
    }

    internal LayoutOperations(EconomicApi api) : base(api, "layouts")
    {
    }
}
