namespace Connectors.Reviso;

/// <summary>Layouts.</summary>
public class LayoutOperations : ReadOperations<Layout, LayoutNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected LayoutOperations()
    {
    }

    internal LayoutOperations(RevisoApi api) : base(api, "layouts", ["layouts"])
    {
    }
}
