namespace Connectors.Reviso;

/// <summary>Orders: one list with flags for what is archived and what was sent.</summary>
public class OrderOperations : DocumentOperations<Order, OrderId>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OrderOperations()
    {
    }

    internal OrderOperations(RevisoApi api) : base(api, "orders")
    {
    }

    private protected override OrderId? KeyOf(Order record) => record.Id;

    private protected override Order WithArchived(Order document, bool archived) => document with { IsArchived = archived };

    private protected override Order WithSent(Order document, bool sent) => document with { IsSent = sent };

    private protected override RevisoFilter<Order> Open() => OrderFields.IsArchived.Is(false) & OrderFields.IsSent.Is(false);
}
