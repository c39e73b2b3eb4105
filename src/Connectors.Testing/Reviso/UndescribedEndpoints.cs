using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>Lists that are known by name only. They hold what a test puts into them (<see cref="RevisoAccount.Item"/>), in the usual envelope; nothing filters or sorts them.</summary>
internal static class UndescribedEndpoints
{
    private const string Grants = "studio/client-grants";

    public static IReadOnlyList<string> Resources { get; } =
    [
        "account-categories", "alias-layers", "app-settings", "asset-groups", "balances", "bank-accounts", "banks", "cities", "configuration", "daybooks", "entries", "entry-subtypes", "exempt-vat-codes",
        "invoice-totals", "invoices", "matching", "partner", "payment-info", "project", "vat-statements", "voucher-attachments", "voucher-templates", "vouchers", Grants,
    ];

    public static void Map(RouteTable<RevisoCall> routes)
    {
        foreach (var resource in Resources)
        {
            var operation = resource.Replace('/', '.');
            routes.Add($"GET /{resource}", $"{operation}.list", c => DialectList.Answer(c, Of(c, resource), new(), resource, r => View(c, resource, r), false));
            routes.Add($"GET /{resource}/{{key}}", $"{operation}.get", c => DialectCall.Json(200, View(c, resource, Of(c, resource).FirstOrDefault(r => Key(r) == c.Route("key")) ?? throw c.NotFound())));
        }
    }

    /// <summary>What an administrator's own agreement shows is for nobody else.</summary>
    private static List<DialectRecord> Of(RevisoCall call, string resource) =>
        resource == Grants && !call.Account.IsAdministrator ? throw call.NotFound() : call.Account.Undescribed.GetValueOrDefault(resource) ?? [];

    private static string Key(DialectRecord record) => record.Data.First().Value?.ToString() ?? "";

    private static JsonObject View(RevisoCall call, string resource, DialectRecord record)
    {
        var view = record.Data.DeepClone().AsObject();
        view["self"] = call.Self($"{resource}/{PathKey.Encode(Key(record))}");
        return view;
    }
}
