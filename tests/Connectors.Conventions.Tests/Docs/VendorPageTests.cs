using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Support;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Economic.Sync;
using Connectors.Intacct.Sync;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;

namespace Connectors.Conventions.Tests.Docs;

/// <summary>The vendors' pages: where they begin, what they name, and what they say is mapped.</summary>
public sealed partial class VendorPageTests
{
    /// <summary>The preset with everything in it that an option adds.</summary>
    private static readonly Dictionary<string, (string Name, Preset Preset)> Presets = new()
    {
        ["dinero"] = ("Dinero", DineroPreset.Version1),
        ["economic"] = ("e-conomic", EconomicPreset.Version1),
        ["reviso"] = ("Reviso", RevisoPreset.Version1),
        ["smartbill"] = ("SmartBill", SmartbillPreset.Create(new() { ReadClients = true })),
        ["uniconta"] = ("Uniconta", UnicontaPreset.Create(new() { CustomerField = "type", CustomerValues = { "Customer" } })),
        ["intacct"] = ("Intacct", IntacctPreset.Version1),
    };

    public static TheoryData<string> Vendors => [.. Presets.Keys];

    [Theory, MemberData(nameof(Vendors)), Acceptance("P-21f")]
    public void A_page_begins_with_what_you_apply_for_and_at_whom_before_the_first_line_of_code(string vendor)
    {
        var page = DocPage.Read($"docs/vendors/{vendor}.md");
        var first = page.Text.IndexOf("\n## ", StringComparison.Ordinal);
        Assert.StartsWith("\n## What you apply for, and at whom\n", page.Text[first..], StringComparison.Ordinal);
        var section = page.Section("## What you apply for, and at whom");
        Assert.DoesNotContain("```", page.Text[..(first + section.Length)], StringComparison.Ordinal);
        // What it needs, and what one can try it with.
        Assert.Matches("(?i)test|trial|sandbox|demo", section);
        Assert.True(section.Split('\n').Length > 5, $"{vendor}: the section is too thin to act on.");
    }

    [Theory, MemberData(nameof(Vendors)), Acceptance("P-41")]
    public void The_table_of_fields_is_the_presets(string vendor)
    {
        var (name, preset) = Presets[vendor];
        var file = $"docs/vendors/{vendor}-fields.md";
        var path = Repository.FullPath(file);
        var expected = FieldTable.Write(name, vendor, preset);
        if (Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_VERIFIED") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.Exists(path) ? File.ReadAllText(path) : "");
        Assert.Contains($"({vendor}-fields.md)", DocPage.Read($"docs/vendors/{vendor}.md").Text, StringComparison.Ordinal);
        Assert.All(preset.Mappings, static m => Assert.NotEmpty(m.Units));
    }

    [Fact, Acceptance("P-41")]
    public void Each_resource_of_Dinero_is_said_to_be_shown_in_the_CRM_or_not()
    {
        var section = DocPage.Read("docs/vendors/dinero.md").Section("### What of Dinero shows in the CRM, and what not");
        var rows = ResourceRow().Matches(section).ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value);
        Assert.Equal(typeof(IDineroClient).GetProperties().Where(static p => p.PropertyType.Name.EndsWith("Operations", StringComparison.Ordinal)).Select(static p => p.Name).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        // What is said to be shown is what the preset has: its mapped entities and the kinds of its flows.
        var shown = rows.Where(static r => !r.Value.StartsWith("no", StringComparison.Ordinal)).SelectMany(static r => Span().Matches(r.Value)).Select(static m => m.Groups[1].Value);
        var preset = Presets["dinero"].Preset;
        Assert.Equal(preset.Mappings.Select(static m => m.Name).Concat(preset.Flows.Select(static f => f.Name)).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Vendors))]
    public void Names_of_our_types_on_a_page_exist(string vendor)
    {
        var file = $"docs/vendors/{vendor}.md";
        var unknown = DocPage.Read(file).CodeSpans.Select(static s => Chain().Match(s)).Where(static m => m.Success && KnownNames.IsType(m.Groups[1].Value)).Select(static m => m.Value)
            .Where(static name => !KnownNames.Has(name)).Select(name => new Finding(file, $"names '{name}', which the packages do not have"));
        Findings.None(unknown);
    }

    [Theory]
    [InlineData("reviso", "All settings, Other, Web hooks, New web hook")]
    [Acceptance("000-10")]
    public void The_webhooks_of_Reviso_are_set_up_by_hand_and_the_page_says_where(string vendor, string menu)
    {
        var section = DocPage.Read($"docs/vendors/{vendor}.md").Section("## Webhooks");
        Assert.Contains(menu, section, StringComparison.Ordinal);
        Assert.Contains($"`{nameof(RevisoWebhookTemplate)}`", section, StringComparison.Ordinal);
        Assert.True(KnownNames.IsType(nameof(RevisoWebhookTemplate)));
    }

    [Fact, Acceptance("000-31")]
    public void Where_users_fill_in_the_fields_that_accounting_needs_is_on_the_page_of_Reviso()
    {
        var section = DocPage.Read("docs/vendors/reviso.md").Section("### The form on which a company is made");
        var needed = Presets["reviso"].Preset.Mappings.Single(static m => m.Name == "company").Units.Where(static u => u.LockedBecause is not null).SelectMany(static u => u.CrmFields).ToList();
        Assert.NotEmpty(needed);
        Assert.All(needed, field => Assert.Contains($"`{field}`", section, StringComparison.Ordinal));
    }

    [Fact, Acceptance("001-09"), Acceptance("001-10"), Acceptance("001-26"), Acceptance("001-07", Missing = "the probe of a real CRM's module"), Acceptance("001-08", Missing = "a real CRM's add-on")]
    public void What_the_CRM_must_have_for_SmartBill_is_on_the_page_with_where_it_is_seen_and_made()
    {
        var section = DocPage.Read("docs/vendors/smartbill.md").Section("## In your CRM");
        // MiniCRM's own menus, and what stands for them in any other CRM.
        foreach (var text in new[] { "Subscription", "Settings, Products, New product", "Invoicing + stock management", "Orders + stock management", "MiniCRM API + XML sync", "import" })
            Assert.Contains(text, section, StringComparison.Ordinal);
        Assert.All(Span().Matches(section).Select(static m => m.Groups[1].Value).SelectMany(DocPage.Identifiers).Where(static n => char.IsUpper(n[0])), static name => Assert.True(KnownNames.Has(name), name));
        Assert.All(Presets["smartbill"].Preset.Flows.Select(static f => f.Source).Distinct(), source => Assert.Contains($"`{source}`", section, StringComparison.Ordinal));
        Assert.All(SmartbillPreset.InvoiceResults.Values, field => Assert.Contains($"`{field}`", section, StringComparison.Ordinal));
    }

    [Fact, Acceptance("003-05"), Acceptance("003-13")]
    public void Nobody_installs_anything_at_Dinero_and_the_page_says_what_is_set_up_instead()
    {
        var section = DocPage.Read("docs/vendors/dinero.md").Section("## In your CRM");
        Assert.Contains("Nothing is installed", section, StringComparison.Ordinal);
        Assert.Contains("support", section, StringComparison.Ordinal);
        Assert.All(Span().Matches(section).Select(static m => m.Groups[1].Value).SelectMany(DocPage.Identifiers).Where(static n => char.IsUpper(n[0])), static name => Assert.True(KnownNames.Has(name), name));
    }

    [Fact, Acceptance("004-49"), Acceptance("004-50")]
    public void Collaborate_of_Intacct_is_named_as_out_of_scope_and_comes_after()
    {
        var section = DocPage.Read("docs/vendors/intacct.md").Section("## Steps");
        Assert.Contains("Collaborate", section, StringComparison.Ordinal);
        Assert.Contains("not part of", section, StringComparison.Ordinal);
        Assert.Contains("first", section[section.IndexOf("Collaborate", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact, Acceptance("004-51", Missing = "the mapping page")]
    public void The_steps_of_Intacct_have_their_five_sections_and_name_what_exists()
    {
        var section = DocPage.Read("docs/vendors/intacct.md").Section("## Steps");
        foreach (var step in new[] { "### 1. Configure Intacct", "### 2. Synchronise products", "### 3. Synchronise contracts", "### 4. Customise the CRM", "### 5. Field mapping" })
            Assert.Contains(step + "\n", section, StringComparison.Ordinal);
        var entities = Presets["intacct"].Preset.Mappings.Select(static m => m.Accounting).ToHashSet();
        foreach (var span in Span().Matches(section).Select(static m => m.Groups[1].Value))
            Assert.True(entities.Contains(span) || DocPage.Identifiers(span).Where(static n => char.IsUpper(n[0])).All(KnownNames.Has), span);
    }

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex ResourceRow();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"^([A-Z]\w+)(?:\.\w+)*(?=$|\()")]
    private static partial Regex Chain();
}
