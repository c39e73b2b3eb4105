using System.Text.Json.Nodes;
using Connectors.Testing.Dinero;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroContactTests
{
    private const string Minimal = """{"Name":"Acme ApS","CountryKey":"DK","IsPerson":false,"IsMember":false,"UseCvr":false}""";

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task SmokeOverBothTransports(string transport)
    {
        await using var api = await Api.OverAsync(transport, a => a.Contact("Seeded ApS"));
        var created = (await api.PostAsync("v1/*/contacts", Minimal)).Is(200);
        var guid = created["ContactGuid"];
        Assert.Single(created.Json.AsObject());
        Assert.Equal("Acme ApS", (await api.GetAsync($"v1/*/contacts/{guid}")).Is(200)["Name"]);
        Assert.Equal(2, (await api.GetAsync("v1/*/contacts?fields=Name")).Is(200).Rows.Count);
        Assert.Empty((await api.PutAsync($"v2/*/contacts/{guid}", Minimal.Replace("Acme", "Bcme"))).Is(200).Text);
        (await api.DeleteAsync($"v1/*/contacts/{guid}")).Is(200);
        (await api.PostAsync($"v1/*/contacts/{guid}/restore")).Is(200);
        Assert.Equal(["contacts.create", "contacts.get", "contacts.list", "contacts.update", "contacts.delete", "contacts.restore"], api.Sim.Calls.Select(c => c.Operation));
        Assert.Equal("Bcme ApS", api.Account.Contacts[1].Name);
    }

    [Fact]
    public async Task Trap01_ListDefaultReturnsTwoFieldsInLowerCamel()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme", c => c with { City = "Aarhus" }));
        var row = (await api.GetAsync("v1/*/contacts")).Rows[0]!.AsObject();
        Assert.Equal(["name", "contactGuid"], row.Select(p => p.Key));
        var single = (await api.GetAsync($"v1/*/contacts/{row["contactGuid"]}")).Json.AsObject();
        Assert.Equal("Aarhus", (string?)single["City"]);
        Assert.Equal(32, single.Count);
    }

    [Fact]
    public async Task ListRowsCarryTheCasingThatWasAskedFor()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var row = (await api.GetAsync("v1/*/contacts?fields=NAME,countrykey,VatNumber")).Rows[0]!.AsObject();
        Assert.Equal(["NAME", "countrykey", "VatNumber"], row.Select(p => p.Key));
    }

    [Theory]
    [InlineData("SENumber")]
    [InlineData("PNumber")]
    [InlineData("UseCvr")]
    [InlineData("CompanyTypeKey")]
    [InlineData("InvoiceMailOutOptionKey")]
    public async Task Trap02_ListRowsLackSENumberAndOthers_SoPutBackLosesThem(string field)
    {
        await using var api = Api.InProcess(a => a.Contact("Acme", c => c with { VatNumber = "12345678", SENumber = "1", PNumber = "2", CompanyTypeKey = "Union", InvoiceMailOutOptionKey = "VAT", UseCvr = true }));
        (await api.GetAsync($"v1/*/contacts?fields=Name,{field}")).Refused("fields");

        // The naive client asks for all it can, and puts the row back.
        var row = (await api.GetAsync("v1/*/contacts?fields=Name,ContactGuid,CountryKey,IsPerson,IsMember,VatNumber,City")).Rows[0]!;
        (await api.PutAsync($"v2/*/contacts/{row["ContactGuid"]}", row.ToJsonString())).Is(200);
        var stored = api.Account.Contacts[0];
        Assert.Equal((null, null, null, null, false), (stored.SENumber, stored.PNumber, stored.CompanyTypeKey, stored.InvoiceMailOutOptionKey, stored.UseCvr));
    }

    [Fact]
    public async Task Trap03_V1ListsHideDeletedRows_V2ListsMixThemIn()
    {
        await using var api = Api.InProcess(a => a.Contact("Alive").Contact("Dead"));
        api.Account.DeleteContact(api.Account.Contacts[1].ContactGuid);
        Assert.Equal(["Alive"], Names(await api.GetAsync("v1/*/contacts?fields=Name")));
        Assert.Equal(["Alive"], Names(await api.GetAsync("v1/*/contacts?fields=Name&changesSince=2020-01-01T00:00:00Z")));
        Assert.Equal(["Dead"], Names(await api.GetAsync("v1/*/contacts?fields=Name&deletedOnly=true")));
        Assert.Equal(["Alive", "Dead"], Names(await api.GetAsync("v2/*/contacts?fields=Name")));
        Assert.Equal(["Alive", "Dead"], Names(await api.GetAsync("v2/*/contacts?fields=Name&deletedOnly=false")));
        Assert.Equal(["Dead"], Names(await api.GetAsync("v2/*/contacts?fields=Name&deletedOnly=true")));
        api.Oddities.V2ContactsHonourDeletedOnlyFalse = true;
        Assert.Equal(["Alive"], Names(await api.GetAsync("v2/*/contacts?fields=Name&deletedOnly=false")));
        Assert.Equal(["Alive", "Dead"], Names(await api.GetAsync("v2/*/contacts?fields=Name")));
        api.Oddities.V1ContactListRefused = true;
        (await api.GetAsync("v1/*/contacts")).Is(401);
    }

    [Fact]
    public async Task Trap04_UseCvrOverwritesNameAndAddress()
    {
        await using var api = Api.InProcess();
        api.Sim.CvrRegister.Add("12345678", "Registered A/S", "Registergade 1", "8000", "Aarhus C");
        var body = """{"Name":"My name","Street":"My street","CountryKey":"DK","IsPerson":false,"IsMember":false,"UseCvr":true,"VatNumber":"DK 12345678"}""";
        var guid = (await api.PostAsync("v1/*/contacts", body)).Is(200)["ContactGuid"];
        var read = (await api.GetAsync($"v1/*/contacts/{guid}")).Json;
        Assert.Equal(("Registered A/S", "Registergade 1", "8000"), ((string?)read["Name"], (string?)read["Street"], (string?)read["ZipCode"]));
        (await api.PutAsync($"v2/*/contacts/{guid}", body)).Is(200);
        Assert.Equal("Registered A/S", (await api.GetAsync($"v1/*/contacts/{guid}"))["Name"]);
        (await api.PutAsync($"v2/*/contacts/{guid}", body.Replace("\"UseCvr\":true", "\"UseCvr\":false"))).Is(200);
        Assert.Equal("My name", (await api.GetAsync($"v1/*/contacts/{guid}"))["Name"]);
    }

    [Fact]
    public async Task Trap04_TheRegisterChangesAContactBehindTheApi()
    {
        await using var api = Api.InProcess(a => a.Contact("Old", c => c with { UseCvr = true, VatNumber = "12345678" }).Contact("Other", c => c with { VatNumber = "12345678" }));
        api.Sim.CvrRegister.Add("12345678", "New", "S", "1", "C");
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, api.Account.CopyFromCvrRegister());
        Assert.Equal(0, api.Account.CopyFromCvrRegister());
        Assert.Equal(["New"], Names(await api.GetAsync("v1/*/contacts?fields=Name&changesSince=2026-03-02T08:30:00Z")));
    }

    [Theory]
    [InlineData(DineroEmptyTexts.ReadAsStored, "", null)]
    [InlineData(DineroEmptyTexts.ReadAsEmpty, "", "")]
    [InlineData(DineroEmptyTexts.ReadAsNull, null, null)]
    public async Task Trap04_EmptyTextsAndNullsReadBackEitherWay(DineroEmptyTexts reading, string? street, string? city)
    {
        await using var api = Api.InProcess(a => a.Contact("Acme", c => c with { Street = "", City = null }));
        api.Oddities.EmptyTexts = reading;
        var row = (await api.GetAsync("v1/*/contacts?fields=Street,City")).Rows[0]!;
        Assert.Equal((street, city), ((string?)row["Street"], (string?)row["City"]));
    }

    [Fact]
    public async Task Trap04_OwnWritesMoveUpdatedAt_SoTheyComeBackAsChanges()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var guid = api.Account.Contacts[0].ContactGuid;
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(5));
        (await api.PutAsync($"v2/*/contacts/{guid}", Minimal)).Is(200);
        Assert.Single((await api.GetAsync("v1/*/contacts?changesSince=2026-03-02T08:05:00Z")).Rows);
    }

    [Theory]
    [InlineData("VatNumber")]
    [InlineData("EanNumber")]
    [InlineData("SENumber")]
    [InlineData("PNumber")]
    [InlineData("AttPerson")]
    public async Task Trap05_PersonWithCompanyFieldIsInvalidOnWriteThoughItCanBeRead(string field)
    {
        await using var api = Api.InProcess(a => a.Contact("Jens", c => c with { IsPerson = true, VatNumber = "12345678" }));
        var guid = api.Account.Contacts[0].ContactGuid;
        Assert.Equal("12345678", (await api.GetAsync($"v1/*/contacts/{guid}"))["VatNumber"]);
        var body = JsonNode.Parse(Minimal)!;
        body["IsPerson"] = true;
        (await api.PostAsync("v1/*/contacts", body.ToJsonString())).Is(200);
        body[field] = "x";
        (await api.PostAsync("v1/*/contacts", body.ToJsonString())).Refused(field);
        body[field] = "";
        (await api.PutAsync($"v2/*/contacts/{guid}", body.ToJsonString())).Refused(field);
        body["IsPerson"] = false;
        (await api.PutAsync($"v2/*/contacts/{guid}", body.ToJsonString())).Is(200);
    }

    [Fact]
    public async Task Trap05_NettoCashReadsZeroDaysButRefusesThemOnWrite()
    {
        await using var api = Api.InProcess();
        var guid = (await api.PostAsync("v1/*/contacts", Minimal.Replace("}", ""","PaymentConditionType":"NettoCash"}"""))).Is(200)["ContactGuid"];
        var read = (await api.GetAsync($"v1/*/contacts/{guid}")).Json;
        Assert.Equal(0, (int)read["PaymentConditionNumberOfDays"]!);
        (await api.PutAsync($"v2/*/contacts/{guid}", read.ToJsonString())).Refused("PaymentConditionNumberOfDays");
        read["PaymentConditionNumberOfDays"] = null;
        (await api.PutAsync($"v2/*/contacts/{guid}", read.ToJsonString())).Is(200);
    }

    [Fact]
    public async Task Trap12_TheSameVatNumberTwiceIsAccepted()
    {
        await using var api = Api.InProcess();
        var body = Minimal.Replace("}", ""","VatNumber":"12345678"}""");
        (await api.PostAsync("v1/*/contacts", body)).Is(200);
        (await api.PostAsync("v1/*/contacts", body)).Is(200);
        Assert.Equal(2, api.Account.Contacts.Count);
    }

    [Fact]
    public async Task AnEmptyPaymentConditionBecomesTheOrganisations()
    {
        await using var api = Api.InProcess(a => a.StandardPaymentDays = 14);
        var guid = (await api.PostAsync("v1/*/contacts", Minimal))["ContactGuid"];
        var read = (await api.GetAsync($"v1/*/contacts/{guid}")).Json;
        Assert.Equal(("Netto", 14), ((string?)read["PaymentConditionType"], (int)read["PaymentConditionNumberOfDays"]!));
    }

    [Fact]
    public async Task RequestsAreReadIgnoringCase_UnknownMembersAreDropped()
    {
        await using var api = Api.InProcess();
        (await api.PostAsync("V1/*/CONTACTS", """{"name":"Acme","countryKey":"dk","isPerson":false,"nonsense":{"a":1},"CompanyStatus":"dissolved"}""")).Is(200);
        var stored = api.Account.Contacts[0];
        Assert.Equal(("Acme", "DK", "unknown"), (stored.Name, stored.CountryKey, stored.CompanyStatus));
    }

    [Fact]
    public async Task PutReplacesTheWholeObject_WhatIsLeftOutIsCleared()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme", c => c with { Email = "a@example.com", City = "Aarhus", ExternalReference = "crm-1" }));
        var guid = api.Account.Contacts[0].ContactGuid;
        (await api.PutAsync($"v2/*/contacts/{guid}", Minimal)).Is(200);
        var stored = api.Account.Contacts[0];
        Assert.Equal((null, null, null), (stored.Email, stored.City, stored.ExternalReference));
        Assert.Equal(guid, stored.ContactGuid);
    }

    [Fact]
    public async Task ValidationEnvelopeIsCamelCaseWithMixedKeysAndAPascalCaseList()
    {
        await using var api = Api.InProcess();
        var reply = (await api.PostAsync("v1/*/contacts", """{"CountryKey":"XX","IsPerson":"maybe"}""")).Is(400);
        Assert.Equal(["code", "message", "validationErrors", "languageSpecificMessages", "errorMessageList"], reply.Json.AsObject().Select(p => p.Key));
        Assert.Equal(["Name", "IsPerson", "countryKey"], reply.Json["validationErrors"]!.AsObject().Select(p => p.Key));
        Assert.Equal("The Name field is required.", reply.Complaint("Name"));
        Assert.Equal(["Code", "Message"], reply.Json["errorMessageList"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal(["property", "message"], reply.Json["languageSpecificMessages"]![0]!.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task AnUnreadableBodyIsAGlobalError(string body)
    {
        await using var api = Api.InProcess();
        (await api.PostAsync("v1/*/contacts", body)).Refused("globalErrors[]");
    }

    [Fact]
    public async Task MissingBooleansCountAsFalseUnlessSwitched()
    {
        await using var api = Api.InProcess();
        (await api.PostAsync("v1/*/contacts", """{"Name":"A","CountryKey":"DK"}""")).Is(200);
        api.Oddities.MissingValuesAccepted = false;
        var reply = (await api.PostAsync("v1/*/contacts", """{"Name":"A","CountryKey":"DK"}""")).Refused("IsPerson");
        Assert.NotNull(reply.Complaint("UseCvr"));
        (await api.PostAsync("v1/*/contacts", Minimal)).Is(200);
    }

    [Theory]
    [InlineData("ExternalReference", 129)]
    [InlineData("PaymentConditionType", 3)]
    [InlineData("CompanyTypeKey", 3)]
    [InlineData("PreferredInvoiceLanguageKey", 3)]
    [InlineData("PreferredInvoiceCurrencyKey", 3)]
    [InlineData("InvoiceMailOutOptionKey", 3)]
    [InlineData("CountryKey", 3)]
    public async Task UnknownChoicesAndTooLongTextsAreRefused(string field, int length)
    {
        await using var api = Api.InProcess();
        var body = JsonNode.Parse(Minimal)!;
        body[field] = new string('x', length);
        (await api.PostAsync("v1/*/contacts", body.ToJsonString())).Refused(field);
        Assert.Empty(api.Account.Contacts);
    }

    [Fact]
    public async Task MailOutOptionNeedsItsNumber()
    {
        await using var api = Api.InProcess();
        (await api.PostAsync("v1/*/contacts", Minimal.Replace("}", ""","InvoiceMailOutOptionKey":"GLN"}"""))).Refused("InvoiceMailOutOptionKey");
        (await api.PostAsync("v1/*/contacts", Minimal.Replace("}", ""","InvoiceMailOutOptionKey":"GLN","EanNumber":"5790000000000"}"""))).Is(200);
    }

    [Theory]
    [InlineData("DK", "DK")]
    [InlineData("RO", "EU")]
    [InlineData("GL", "World")]
    [InlineData("US", "World")]
    public async Task VatRegionFollowsTheCountry(string country, string region)
    {
        await using var api = Api.InProcess();
        var guid = (await api.PostAsync("v1/*/contacts", Minimal.Replace("\"DK\"", $"\"{country}\"")))["ContactGuid"];
        Assert.Equal(region, (await api.GetAsync($"v1/*/contacts/{guid}"))["VatRegionKey"]);
    }

    [Fact]
    public async Task AClientChosenGuidIsKept_ASecondCreateIsRefusedOrOverwritesBySwitch()
    {
        await using var api = Api.InProcess();
        var guid = "11111111-2222-4333-8444-555555555555";
        var body = Minimal.Replace("}", $$""","ContactGuid":"{{guid}}"}""");
        Assert.Equal(guid, (await api.PostAsync("v1/*/contacts", body)).Is(200)["ContactGuid"]);
        (await api.PostAsync("v1/*/contacts", body.Replace("Acme", "Twice"))).Refused("ContactGuid");
        Assert.Equal("Acme ApS", api.Account.Contacts.Single().Name);
        api.Oddities.DuplicateGuid = DineroDuplicateGuid.Overwrites;
        Assert.Equal(guid, (await api.PostAsync("v1/*/contacts", body.Replace("Acme", "Twice"))).Is(200)["ContactGuid"]);
        Assert.Equal("Twice ApS", api.Account.Contacts.Single().Name);
    }

    [Fact]
    public async Task DeleteIsSoft_TheDeletedOneIsReadable_ASecondDeleteIs65_RestoreBringsItBack()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var path = $"v1/*/contacts/{api.Account.Contacts[0].ContactGuid}";
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(90));
        (await api.DeleteAsync(path)).Is(200);
        Assert.Equal("2026-03-02T08:01:30", (await api.GetAsync(path)).Is(200)["DeletedAt"]);
        Assert.Equal(65, (await api.DeleteAsync(path)).Is(400).Code);
        Assert.Equal(65, (await api.PutAsync(path, Minimal)).Is(400).Code);
        api.Oddities.SecondDeleteIs404 = true;
        (await api.DeleteAsync(path)).Is(404);
        (await api.PostAsync(path + "/restore")).Is(200);
        Assert.Null((await api.GetAsync(path)).Is(200)["DeletedAt"]);
        Assert.Single((await api.GetAsync("v1/*/contacts")).Rows);
    }

    [Fact]
    public async Task EmptyWritesAnswer201WithoutBodyBySwitch()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var guid = api.Account.Contacts[0].ContactGuid;
        Assert.Empty((await api.PutAsync($"v2/*/contacts/{guid}", Minimal)).Is(200).Text);
        api.Oddities.EmptyWritesAnswer201 = true;
        Assert.Empty((await api.PutAsync($"v2/*/contacts/{guid}", Minimal)).Is(201).Text);
        Assert.NotEmpty((await api.PostAsync("v1/*/contacts", Minimal)).Is(200).Text);
        api.Oddities.CreatesAnswer201WithoutBody = true;
        Assert.Empty((await api.PostAsync("v1/*/contacts", Minimal)).Is(201).Text);
    }

    [Fact]
    public async Task AUsersEditBetweenReadAndWriteIsLost_ContactsHaveNoRowVersion()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var guid = api.Account.Contacts[0].ContactGuid;
        var hook = api.Sim.Before("contacts.update", _ => api.Account.EditContact(guid, c => c with { City = "typed by a user" }));
        var read = (await api.GetAsync($"v1/*/contacts/{guid}")).Json;
        read["Phone"] = "12345678";
        (await api.PutAsync($"v2/*/contacts/{guid}", read.ToJsonString())).Is(200);
        Assert.Equal(1, hook.Fired);
        Assert.Equal((null, "12345678"), (api.Account.Contacts[0].City, api.Account.Contacts[0].Phone));
    }

    private static IEnumerable<string?> Names(Reply reply) => reply.Is(200).Rows.Select(r => (string?)r!["Name"]);
}
