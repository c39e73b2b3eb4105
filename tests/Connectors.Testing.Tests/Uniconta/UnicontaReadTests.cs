using System.Text.Json.Nodes;
using System.Xml.Linq;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaReadTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("in process")]
    public async Task Checklist02_Odata_is_XML_unless_JSON_is_accepted_and_Entities_is_a_bare_array(string transport)
    {
        await using var api = await UnicontaApi.OverAsync(transport, a => a.Debtor("Smith & Søn"));
        var xml = (await api.GetAsync("odata/DebtorClient", accept: null)).Is(200);
        Assert.StartsWith("application/atom+xml", xml.ContentType, StringComparison.Ordinal);
        Assert.Equal("Smith & Søn", XDocument.Parse(xml.Text).Descendants().Single(static e => e.Name.LocalName == "Name").Value);
        Assert.Equal(["Smith & Søn"], (await api.GetAsync("odata/DebtorClient")).Is(200).Json["value"]!.AsArray().Select(static r => (string)r!["Name"]!));
        Assert.IsType<JsonArray>((await api.GetAsync("api/Entities/DebtorClient", accept: null)).Is(200).Json);
        Assert.IsType<JsonArray>((await api.GetAsync("API/entities/read/debtorclient")).Is(200).Json);
    }

    [Fact]
    public async Task The_service_document_lists_the_tables()
    {
        await using var api = UnicontaApi.InProcess(a => a.UserField("Debtor", "udfCrm"));
        var names = (await api.GetAsync("odata")).Is(200).All("name");
        Assert.Contains("DebtorClient", names);
        Assert.Contains("DebtorClientUser", names);
        Assert.Contains("DebtorInvoiceLines", names);
        Assert.DoesNotContain("InvItemClientUser", names);
        Assert.Equal(names, (await api.GetAsync($"odata/{api.Account.Id}")).Is(200).All("name"));
        Assert.Contains("DebtorClient", (await api.GetAsync("odata", accept: null)).Is(200).Text, StringComparison.Ordinal);
        (await api.GetAsync("odata/NoSuchClient")).Is(404);
        (await api.GetAsync("odata/$metadata")).Is(404);
        api.Oddities.HasMetadata = true;
        Assert.Contains("EntityType", (await api.GetAsync("odata/$metadata")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist03_Nulls_are_left_out_and_unset_dates_are_the_year_one()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        var debtor = (await api.ListAsync("DebtorClient")).Rows[0]!.AsObject();
        Assert.False(debtor.ContainsKey("City"));
        Assert.False(debtor.ContainsKey("DeliveryCountry"));
        Assert.Equal("0001-01-01T00:00:00", (string?)debtor["LastInvoice"]);
        Assert.Equal("0.0", debtor["CreditMax"]!.ToJsonString());
        Assert.Equal("false", debtor["Blocked"]!.ToJsonString());
        Assert.Equal(("1001", 101, 4415, 57, "Denmark", "DKK"), ((string?)debtor["KeyStr"], (int)debtor["RowId"]!, (int)debtor["CompanyId"]!, (int)debtor["Country"]!, (string?)debtor["CountryName"], (string?)debtor["Currency"]));
        Assert.Equal("2026-03-02T08:00:00", (string?)debtor["UpdatedAt"]);
        Assert.Equal("[]", debtor["UserFields"]!.ToJsonString());
    }

    [Fact]
    public async Task Times_are_UTC_or_Danish_without_a_zone()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        api.Oddities.TimesInDanishZone = true;
        Assert.Equal(["2026-03-02T09:00:00"], (await api.ListAsync("DebtorClient")).All("Created"));
    }

    [Fact]
    public async Task Checklist04_Field_names_are_ignored_refused_or_understood()
    {
        await using var api = UnicontaApi.InProcess();
        const string body = """{"Account":"1","Name":"x","_LegalIdent":"12345678","_Currency":9}""";
        Assert.Null((await api.InsertAsync("DebtorClient", body)).Is(200)["CompanyRegNo"]);
        api.Oddities.UnknownMembersIgnored = false;
        (await api.InsertAsync("DebtorClient", body.Replace("\"1\"", "\"2\"", StringComparison.Ordinal))).Refused("FieldHasinvalidValue");
        api.Oddities.Dialect = UnicontaDialect.ReadsBoth;
        var both = (await api.InsertAsync("DebtorClient", body.Replace("\"1\"", "\"3\"", StringComparison.Ordinal))).Is(200);
        Assert.Equal(("12345678", "DKK"), (both["CompanyRegNo"], both["Currency"]));
        api.Oddities.Dialect = UnicontaDialect.Fields;
        var fields = (await api.ListAsync("DebtorClient")).Rows[1]!;
        Assert.Equal(("12345678", 9, "3"), ((string?)fields["_LegalIdent"], (int)fields["_Currency"]!, (string?)fields["_Account"]));
    }

    [Fact]
    public async Task Checklist05_User_fields_are_flat_in_User_entities_and_absent_from_plain_ones()
    {
        await using var api = UnicontaApi.InProcess(a => a
            .UserField("Debtor", "udfCrmId").UserField("Debtor", "udfScore", UnicontaFieldType.Money).UserField("Debtor", "udfVip", UnicontaFieldType.Flag)
            .Debtor("Acme", d => d.With("udfCrmId", "C-1").With("udfScore", 7.5m)));
        var plain = (await api.ListAsync("DebtorClient")).Rows[0]!.AsObject();
        Assert.False(plain.ContainsKey("udfCrmId"));
        Assert.Equal(["udfCrmId", "udfScore", "udfVip"], plain["UserFields"]!.AsArray().Select(static f => (string)f!["PropName"]!));
        var full = (await api.ListAsync("DebtorClientUser")).Rows[0]!;
        Assert.Equal(("C-1", 7.5m, false), ((string?)full["udfCrmId"], (decimal)full["udfScore"]!, (bool)full["udfVip"]!));
        Assert.Equal(["C-1"], (await api.GetAsync("odata/DebtorClientUser?$filter=udfCrmId eq 'C-1'")).Is(200).All("udfCrmId"));
        api.Oddities.PlainEntitiesCarryUserFields = false;
        Assert.False((await api.ListAsync("DebtorClient")).Rows[0]!.AsObject().ContainsKey("UserFields"));
        api.Oddities.Dialect = UnicontaDialect.Fields;
        Assert.Equal("""["C-1",7.5,null]""", (await api.ListAsync("DebtorClientUser")).Rows[0]!["UserField"]!["_data"]!.ToJsonString());
    }

    [Fact]
    public async Task User_entities_exist_only_with_user_fields_or_always()
    {
        await using var api = UnicontaApi.InProcess();
        (await api.ListAsync("DebtorClientUser")).Is(404);
        (await api.QueryAsync("DebtorClientUser", "[{}]")).Is(404);
        api.Oddities.UserEntitiesAlwaysExist = true;
        (await api.ListAsync("DebtorClientUser")).Is(200);
    }

    [Fact]
    public async Task Checklist06_Labels_follow_the_users_language_and_a_change_of_language_edits_them_all()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme").Item("I1", "Bolt", 1).Employee("E1", "Eva", e => e with { Title = 1 }));
        Assert.Equal(["Domestic"], (await api.ListAsync("DebtorClient")).All("VatZone"));
        Assert.Equal(["Pcs"], (await api.ListAsync("InvItemClient")).All("Unit"));
        api.User.Language = UnicontaLanguage.Danish;
        var debtor = (await api.ListAsync("DebtorClient")).Rows[0]!;
        Assert.Equal(("Indland", "Danmark", "DKK"), ((string?)debtor["VatZone"], (string?)debtor["CountryName"], (string?)debtor["Currency"]));
        var item = (await api.QueryAsync("InvItemClient", "[{}]")).Rows[0]!;
        Assert.Equal(("Stk", "Vare", "Fast"), ((string?)item["Unit"], (string?)item["ItemType"], (string?)item["CostModel"]));
        Assert.Equal(["Salg"], (await api.ListAsync("EmployeeClient")).All("Title"));
    }

    [Fact]
    public async Task Checklist06_A_setter_knows_the_users_language_only()
    {
        await using var api = UnicontaApi.InProcess();
        api.User.Language = UnicontaLanguage.Danish;
        Assert.Equal("Udland", (await api.InsertAsync("DebtorClient", """{"Account":"1","VatZone":"udland"}""")).Is(200)["VatZone"]);
        Assert.Equal("Indland", (await api.InsertAsync("DebtorClient", """{"Account":"2","VatZone":"Foreign"}""")).Is(200)["VatZone"]);
        api.Oddities.UnknownLabel = UnicontaUnknownLabel.Refused;
        (await api.InsertAsync("DebtorClient", """{"Account":"3","VatZone":"Foreign"}""")).Refused("FieldHasinvalidValue");
        api.Oddities.UnknownLabel = UnicontaUnknownLabel.Ignored;
        api.Oddities.OmittedOnUpdate = UnicontaOmitted.Unchanged;
        Assert.Equal("Udland", (await api.UpdateAsync("DebtorClient", """{"Account":"1","VatZone":"Domestic"}""")).Is(200)["VatZone"]);
    }

    [Fact]
    public async Task Country_reads_as_number_or_name_and_is_written_as_either()
    {
        await using var api = UnicontaApi.InProcess();
        foreach (var (account, country) in new[] { ("1", "78"), ("2", "\"78\""), ("3", "\"germany\"") })
            Assert.Equal("78", (await api.InsertAsync("DebtorClient", $$"""{"Account":"{{account}}","Country":{{country}}}""")).Is(200)["Country"]);
        (await api.InsertAsync("DebtorClient", """{"Account":"4","Country":"Tyskland"}""")).Refused("FieldHasinvalidValue");
        api.Oddities.CountryForm = UnicontaCountryForm.Name;
        Assert.Equal(["Germany", "Germany", "Germany"], (await api.ListAsync("DebtorClient")).All("Country"));
    }

    [Fact]
    public async Task Names_of_2016_are_a_switch()
    {
        await using var api = UnicontaApi.InProcess(a => a.Contact("Eva", null, c => c with { Mobil = "22" }));
        var now = (await api.ListAsync("ContactClient")).Rows[0]!.AsObject();
        Assert.Equal(("22", false, 101), ((string?)now["Mobil"], now.ContainsKey("Mobile"), (int)now["PrimaryKeyId"]!));
        api.Oddities.NamesOf2016 = true;
        var then = (await api.ListAsync("ContactClient")).Rows[0]!.AsObject();
        Assert.Equal(("22", false), ((string?)then["Mobile"], then.ContainsKey("Mobil")));
        Assert.Equal("33", (await api.InsertAsync("ContactClient", """{"Name":"Bo","Mobile":"33"}""")).Is(200)["Mobile"]);
        Assert.Equal("33", api.Account.Contacts[1].Mobil);
    }

    [Fact]
    public async Task Items_and_contacts_have_no_UpdatedAt_unless_a_switch_says_so()
    {
        await using var api = UnicontaApi.InProcess(a => a.Item("I1", "Bolt", 1));
        Assert.Null((await api.ListAsync("InvItemClient")).Rows[0]!["UpdatedAt"]);
        api.Oddities.ItemsAndContactsHaveUpdatedAt = true;
        Assert.Equal(["2026-03-02T08:00:00"], (await api.ListAsync("InvItemClient")).All("UpdatedAt"));
    }

    [Fact]
    public async Task Checklist15_Several_contacts_and_employees_share_an_email()
    {
        await using var api = UnicontaApi.InProcess(a => a
            .Debtor("Acme").Contact("Eva", "1001", c => c with { Email = "info@example.test" }).Contact("Bo", "1001", c => c with { Email = "info@example.test" })
            .Employee("E1", "Eva", e => e with { Email = "x@example.test" }).Employee("E2", "Eve", e => e with { Email = "X@example.test" }));
        Assert.Equal(["Acme", "Acme"], (await api.GetAsync("api/Entities/ContactClient?Name=Email&Value=info@example.test")).All("AccountName"));
        Assert.Equal(2, (await api.QueryAsync("EmployeeClient", """[{"PropertyName":"Email","FilterValue":"x@example.test"}]""")).Rows.Count);
    }

    [Fact]
    public async Task Definitions_of_user_fields_and_change_urls_are_readable_by_switch_only()
    {
        await using var api = UnicontaApi.InProcess(a => a.UserField("Debtor", "udfA", UnicontaFieldType.Choice, "x;y").ChangeUrl("http://127.0.0.1:1/", 50));
        (await api.ListAsync("TableFieldsClient")).Is(404);
        (await api.ListAsync("TableChangeEventClient")).Is(404);
        api.Oddities.TableFieldsOverHttp = true;
        api.Oddities.ChangeUrlsOverHttp = true;
        var field = (await api.ListAsync("TableFieldsClient")).Is(200).Rows[0]!;
        Assert.Equal(("udfA", "Enum", "x;y", 50), ((string?)field["Name"], (string?)field["Type"], (string?)field["Format"], (int)field["TableId"]!));
        Assert.Equal(["Debtor"], (await api.ListAsync("TableChangeEventClient")).Is(200).All("Table"));
        (await api.InsertAsync("TableChangeEventClient", """{"TableId":23,"Url":"http://127.0.0.1:1/items","UsePost":true}""")).Is(200);
        Assert.Equal([50, 23], api.Account.ChangeUrls.Select(static u => u.TableId));
    }
}
