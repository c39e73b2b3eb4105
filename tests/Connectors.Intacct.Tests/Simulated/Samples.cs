using System.Text.Json;
using Connectors.Testing.Intacct;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>A record of every kind that the simulator knows, and what they refer to.</summary>
internal static partial class Samples
{
    // The parts initialise in an order of their own: nothing here may be a field that samples need.
    private static DateOnly First => new(2026, 4, 1);

    private static DateOnly Last => new(2027, 3, 31);

    public static IReadOnlyList<Sample> All { get; } = [.. Parties, .. Goods, .. Work, .. Agreements, .. Sales, .. Managed];

    public static Sample Of(string name) => All.Single(s => s.Name == name);

    /// <summary>What the samples refer to; every kind has the custom field that the round trip looks for.</summary>
    public static void Seed(IntacctAccount a)
    {
        foreach (var sample in All)
            a.CustomFields[sample.PlainName] = ["nsp::CRM_ID", "nsp::NOTE"];
        a.Add("company-config/entity", """{"id":"US","name":"Us Inc"}""")
            .Add("tax/contact-tax-group", """{"id":"New York"}""").Add("tax/item-tax-group", """{"id":"Goods"}""")
            .Contact("Alex").Contact("Bo", """{"email1":"bo@acme.example"}""").Contact("Cleo")
            .Add("company-config/department", """{"id":"SALES","name":"Sales"}""")
            .Add("company-config/class", """{"id":"EU","name":"Europe"}""")
            .Add("company-config/location", """{"id":"L0","name":"Old place"}""")
            .Add("company-config/employee", """{"id":"E1","primaryContact":{"id":"Alex"},"SSN":"078-05-1120","ach":{"accountNumber":"12345"}}""")
            .Add("accounts-receivable/territory", """{"id":"NORTH","name":"North"}""")
            .Add("accounts-receivable/customer-type", """{"id":"KEY"}""")
            .Add("accounts-receivable/term", """{"id":"N60","description":"Net 60","due":{"days":60}}""")
            .Add("order-entry/price-list", """{"id":"Base"}""")
            .Add("inventory-control/price-list", """{"id":"Stock"}""")
            .Add("contracts/billing-price-list", """{"id":"Cloud"}""")
            .Add("contracts/billing-template", """{"id":"Quarters"}""")
            .Add("contracts/contract-type", """{"id":"Yearly"}""")
            .Add("order-entry/renewal-template", """{"name":"Renew"}""")
            .Add("projects/project-status", """{"id":"Open"}""")
            .Add("projects/project-type", """{"id":"Roll-out"}""")
            .Customer("Acme", "ACME", """{"term":{"id":"N30"},"creditLimit":5000}""").Customer("Parent", "PARENT")
            .Item("Hour", 95m, "HOUR").Item("Laptop", 1200m, "PC")
            .Project("Roll-out", "PRJ0").Project("Parent", "PRJ1")
            .Add("projects/task", """{"id":"T0","name":"Before","project":{"id":"PRJ0"},"taskStatus":"planned"}""")
            .Add("contracts/contract", """{"id":"CON0","name":"Care","startDate":"2026-01-01","endDate":"2026-12-31","paymentTerm":{"id":"N30"},"dimensions":{"customer":{"id":"ACME"},"location":{"id":"HQ"}}}""")
            .Document("Sales Quote", "ACME", "HOUR", "PC");
    }

    private static Reference Id(string id) => Reference.OfId(id);

    internal static Dictionary<string, JsonElement> Note(string text) => new() { ["nsp::NOTE"] = JsonSerializer.SerializeToElement(text) };
}
