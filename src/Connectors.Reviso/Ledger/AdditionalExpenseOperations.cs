namespace Connectors.Reviso;

/// <summary>Additional expenses.</summary>
public class AdditionalExpenseOperations : ReadOperations<AdditionalExpense, AdditionalExpenseNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected AdditionalExpenseOperations()
    {
    }

    internal AdditionalExpenseOperations(RevisoApi api) : base(api, "additionalExpenses", ["additional-expenses"])
    {
    }
}
