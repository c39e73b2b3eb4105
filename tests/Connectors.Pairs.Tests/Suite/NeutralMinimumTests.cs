using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Uniconta;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>Nothing that a user of a CRM looks for is left out without a word: it is mapped, or the vendor's capabilities say why it cannot be.</summary>
public sealed class NeutralMinimumTests
{
    /// <summary>What a pair of a kind holds as far as the vendor has it.</summary>
    private static readonly Dictionary<string, string[]> Minimum = new(StringComparer.Ordinal)
    {
        ["company"] =
        [
            "number", "name", "registrationNumber", "vatNumber", "street", "zipCode", "city", "region", "country", "phone", "email", "invoiceEmail", "currency", "paymentTerms", "group", "vatZone", "ean", "active", "externalReference",
        ],
        ["person"] = ["name", "email", "phone", "mobile", "title", "company", "active"],
        ["product"] = ["code", "name", "description", "unit", "price", "cost", "currency", "vatCode", "group", "barCode", "stock", "active"],
        ["user"] = ["number", "name", "email", "mobile", "title", "active"],
        ["project"] = ["number", "name", "company", "manager", "status", "type", "start", "end", "parent", "active"],
        ["task"] = ["number", "name", "project", "status", "start", "end", "parent", "billable", "priority", "active"],
        ["contract"] = ["number", "name", "company", "start", "end", "currency", "paymentTerms", "state", "active"],
        ["contractLine"] = ["product", "quantity", "price", "billingMethod", "start", "end", "active"],
        ["priceList"] = ["name", "currency", "validFrom", "validTo", "active"],
        ["price"] = ["product", "minimumQuantity", "amount", "active"],
    };

    private static readonly string[] Names = ["dinero", "economic", "reviso", "smartbill", "uniconta", "intacct"];

    public static TheoryData<string> Vendors => [.. Names];

    [Theory, MemberData(nameof(Vendors)), Acceptance("P-15a")]
    public async Task Each_field_of_the_neutral_minimum_is_mapped_or_named_as_missing_with_the_reason(string vendor)
    {
        var (preset, declared) = await OfAsync(vendor);
        var open = new List<string>();
        foreach (var mapping in preset.Mappings.Where(static m => Minimum.ContainsKey(m.Crm)))
        {
            var mapped = mapping.Units.SelectMany(static u => u.CrmFields).ToHashSet(StringComparer.Ordinal);
            var missing = declared.Find(mapping.Accounting)!.Missing;
            open.AddRange(Minimum[mapping.Crm].Where(f => !mapped.Contains(f) && !IsMeant(f, mapped) && missing.All(m => m.Field != f)).Select(f => $"{mapping.Name}: {f} is left out without a word"));
            open.AddRange(missing.Where(m => mapped.Contains(m.Field)).Select(m => $"{mapping.Name}: {m.Field} is mapped and is said to be missing"));
            open.AddRange(missing.Where(m => !Minimum[mapping.Crm].Contains(m.Field)).Select(m => $"{mapping.Name}: nobody looks for {m.Field}"));
            Assert.All(missing, static m => Assert.Matches("^[A-Z].+[.]$", m.Reason));
        }

        Assert.True(open.Count == 0, string.Join(Environment.NewLine, open));
    }

    [Fact]
    public async Task Each_reason_reads_as_it_was_written_down()
    {
        var text = new StringBuilder();
        foreach (var vendor in Names)
        {
            foreach (var entity in (await OfAsync(vendor)).Declared.Entities.Where(static e => !e.Missing.IsEmpty))
                text.Append(CultureInfo.InvariantCulture, $"# {vendor} {entity.Entity}\n").AppendJoin("\n", entity.Missing.Select<MissingField, string>(static m => $"{m.Field}: {m.Reason}")).Append('\n');
        }

        Verified.Text(text.ToString());
    }

    [Fact, Acceptance("002-03"), Acceptance("002-32"), Acceptance("P-15a")]
    public async Task The_diagnose_file_and_the_schema_tell_what_a_contact_and_an_item_of_Uniconta_cannot_carry()
    {
        await using var pair = await UnicontaPair.StartAsync();
        await pair.SyncAsync("company");
        using var written = new MemoryStream();
        await pair.Services.GetRequiredService<IConnectionSupport>().DiagnoseAsync(UnicontaPair.Id, written);
        using var zip = new ZipArchive(new MemoryStream(written.ToArray()));
        using var json = JsonDocument.Parse(await new StreamReader(zip.GetEntry("accounting/capabilities.json")!.Open()).ReadToEndAsync());
        var report = json.RootElement.GetProperty("entities").EnumerateArray().ToDictionary(static e => e.GetProperty("entity").GetString()!, static e => e.GetProperty("missing").EnumerateArray().ToDictionary(static m => m.GetProperty("field").GetString()!, static m => m.GetProperty("reason").GetString()!));
        Assert.Equal("A contact cannot be blocked: it is deleted.", report["contact"]["active"]);
        Assert.Equal("The item's group and the debtor's VAT zone decide the VAT.", report["item"]["vatCode"]);
        Assert.DoesNotContain("active", report["debtor"].Keys);

        var schema = await pair.Services.GetRequiredService<IConnectionSetup>().ReadSchemaAsync(UnicontaPair.Id);
        Assert.Equal(report["contact"], schema.Accounting.Single(static e => e.Entity == "contact").Capabilities!.Missing.ToDictionary(static m => m.Field, static m => m.Reason));
    }

    /// <summary>The field has another name, or stands in two.</summary>
    private static bool IsMeant(string field, HashSet<string> mapped) => field switch
    {
        "name" => mapped.Contains("lastName"),
        "vatCode" => mapped.Contains("taxGroup"),
        "registrationNumber" => mapped.Contains("tradeRegister"),
        "minimumQuantity" or "amount" => mapped.Contains("lines"),
        _ => false,
    };

    /// <summary>The preset, and what its provider declares whoever signs in: here nobody does.</summary>
    private static async Task<(Preset Preset, ProviderCapabilities Declared)> OfAsync(string vendor)
    {
        var connection = new ConnectionBuilder("acme", new ServiceCollection()).UseProvider(Side.Crm, static (_, _) => throw new NotSupportedException());
        var definition = (vendor switch
        {
            "dinero" => connection.Dinero(static (_, _) => ValueTask.FromResult(new DineroCredentials())),
            "economic" => connection.Economic(static (_, _) => ValueTask.FromResult(new EconomicCredentials())),
            "reviso" => connection.Reviso(static (_, _) => ValueTask.FromResult(new RevisoCredentials())),
            "smartbill" => connection.Smartbill(static (_, _) => ValueTask.FromResult(new SmartbillCredentials()), static o => o.ReadClients = true),
            "uniconta" => connection.Uniconta(static (_, _) => ValueTask.FromResult(new UnicontaCredentials())),
            _ => connection.Intacct(static (_, _) => ValueTask.FromResult(new IntacctCredentials())),
        }).Build();
        using var services = new ServiceCollection().BuildServiceProvider();
        await using var provider = await definition.CreateAccounting(new ConnectionContext(new ConnectionDescriptor { Id = new ConnectionId("acme"), Kind = "acme" }, services), default);
        return (definition.Preset!, provider.Capabilities);
    }
}
