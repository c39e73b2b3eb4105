namespace Connectors.Uniconta;

/// <summary>Sales orders, without their lines (<see cref="OrderLineOperations"/>). A completely invoiced order may vanish (<see cref="Order.DeleteOrder"/>): look for its invoice before taking it for deleted.</summary>
public class OrderOperations : UnicontaKeyedOperations<Order>
{
    /// <summary>For fakes.</summary>
    protected OrderOperations()
    {
    }

    internal OrderOperations(UnicontaApi api) : base(api, UnicontaTables.Orders)
    {
    }
}
