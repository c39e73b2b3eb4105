using System.Collections.Concurrent;

namespace Connectors.Smartbill;

/// <summary>What SmartBill counts: V1 by token, whichever of its companies is called; V3 by user and company, whichever token is used.</summary>
internal static class SmartbillBudgets
{
    public const string V1Calls = "v1 calls/10 s";
    public const string V3Calls = "v3 calls/10 s";
    public const string V3Day = "v3 calls/day";

    /// <summary>The limit and, on calls, the class that it counts: stock in the form of the vendor's shop plugin.</summary>
    public const string ShopStock = "shop stock/5 min";

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<(int Calls, int Reserve), BudgetDefinition> V1Definitions = new();
    private static readonly ConcurrentDictionary<(int Calls, int Day, int Reserve), BudgetDefinition> V3Definitions = new();

    public static AccountKey V1Account(SmartbillCredentials credentials) => AccountKey.FromSecret(SmartbillApi.Vendor, "v1\n" + credentials.Token.Trim());

    /// <summary>Not the token: two tokens of one user count together. As a digest, because an e-mail address is nobody's business in a log.</summary>
    public static AccountKey V3Account(SmartbillCredentials credentials) =>
        AccountKey.FromSecret(SmartbillApi.Vendor, $"v3\n{credentials.Email.Trim().ToLowerInvariant()}\n{SmartbillCredentials.Digits(credentials.CompanyVatCode)}");

    public static BudgetDefinition V1(SmartbillOptions options) => V1Definitions.GetOrAdd((options.CallsPerTenSeconds, options.InteractiveReserve), static k => new BudgetDefinition
    {
        Limits =
        [
            BudgetLimit.Sliding(V1Calls, k.Calls, Window) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) },
            // What the server would say to more is not known: the plugin itself never asks more often.
            BudgetLimit.Sliding(ShopStock, 1, TimeSpan.FromMinutes(5)) with { CallClass = ShopStock },
        ],
        DefaultBlock = CallLimit.Block,
    });

    public static BudgetDefinition V3(SmartbillOptions options) => V3Definitions.GetOrAdd((options.V3CallsPerTenSeconds, options.V3CallsPerDay, options.InteractiveReserve), static k => new BudgetDefinition
    {
        Limits =
        [
            BudgetLimit.Sliding(V3Calls, k.Calls, Window) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) },
            BudgetLimit.Daily(V3Day, k.Day, TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest")) with { InteractiveReserve = Math.Min(k.Reserve, k.Day - 1) },
        ],
        DefaultBlock = Window,
    });
}
