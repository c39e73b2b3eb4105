using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Filters that the server does not survive, as observed.</summary>
internal static class RestCrashes
{
    public static void Check(EconomicCall call, FilterNode filter)
    {
        if (!call.Oddities.SomeFiltersCrash)
            return;
        var resource = call.Resource;
        var crash = filter.Terms.Any(t => resource switch
        {
            "orders" or "quotes" => t.Field.Name == "paymentTerms.paymentTermsNumber",
            "products" => t.Field.Name.StartsWith("departmentalDistribution.", StringComparison.Ordinal) || (t.Field.Name == "barred" && (t.Operator == "ne" || t.IsNull)),
            _ => false,
        });
        if (crash)
            throw call.Refuse(500, "An internal error occurred.", "E00000", "Contact support with the log id.");
    }
}
