using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaWriteTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("in process")]
    public async Task Checklist07_An_insert_answers_the_record_or_204(string transport)
    {
        await using var api = await UnicontaApi.OverAsync(transport);
        var reply = (await api.InsertAsync("DebtorClient", """{"Account":"T-1","Name":"Prøve A/S","Country":57,"Currency":"EUR","CompanyRegNo":"00123456"}""")).Is(200);
        Assert.Equal(("T-1", "Prøve A/S", "DK", "EUR", "00123456", "101"), (reply["Account"], reply["Name"], reply["Group"], reply["Currency"], reply["CompanyRegNo"], reply["RowId"]));
        api.Oddities.InsertsAnswer204 = true;
        Assert.Empty((await api.InsertAsync("DebtorClient", """{"Account":"T-2"}""")).Is(204).Bytes);
        Assert.Equal("T-3", (await api.B("POST", "Crud/Insert/DebtorClient", """{"Account":"T-3"}""")).Is(200)["Account"]);
        Assert.Equal(["T-1", "T-2", "T-3"], api.Account.Debtors.Select(static d => d.Account!));
    }

    [Fact]
    public async Task Checklist07_Keys_are_needed_unique_and_assigned_by_the_groups_series()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Old", d => d with { Account = "D00002" }));
        (await api.InsertAsync("DebtorClient", """{"Name":"x"}""")).Refused("KeyIsEmpty");
        (await api.InsertAsync("DebtorClient", """{"Account":"d00002"}""")).Refused("KeyExists");
        api.Account.AutoNumber("DebtorGroup", "DK", "D", 6);
        Assert.Equal("D00001", (await api.InsertAsync("DebtorClient", """{"Name":"a"}""")).Is(200)["Account"]);
        Assert.Equal("D00003", (await api.InsertAsync("DebtorClient", """{"Account":" ","Name":"b"}""")).Is(200)["Account"]);
        Assert.Equal("007", (await api.InsertAsync("DebtorClient", """{"Account":"007","Name":"c"}""")).Is(200)["Account"]);
        (await api.InsertAsync("DebtorClient", """{"Name":"d","Group":"EU"}""")).Refused("KeyIsEmpty");
        api.Oddities.KeysAreCaseSensitive = true;
        (await api.InsertAsync("DebtorClient", """{"Account":"d00002"}""")).Is(200);
    }

    [Fact]
    public async Task Checklist07_Required_fields_groups_and_references()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        (await api.InsertAsync("ContactClient", """{"Email":"a@example.test"}""")).Refused("FieldCannotBeBlank");
        (await api.InsertAsync("ContactClient", """{"Name":"Eva","DCType":"Debtor","DCAccount":"9"}""")).Refused("AccountDoesNotExist");
        // The account of a creditor is none of the debtors'.
        (await api.InsertAsync("ContactClient", """{"Name":"Ib","DCType":"Creditor","DCAccount":"9"}""")).Is(200);
        (await api.InsertAsync("DebtorOrderClient", """{"OurRef":"x"}""")).Refused("FieldCannotBeBlank");
        (await api.InsertAsync("DebtorOrderClient", """{"Account":"9"}""")).Refused("AccountDoesNotExist");
        (await api.InsertAsync("DebtorClient", """{"Account":"1","Group":"NONE"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("DebtorClient", """{"Account":"1","Payment":"N99"}""")).Refused("FieldHasinvalidValue");
        api.Oddities.DefaultGroupApplies = false;
        (await api.InsertAsync("DebtorClient", """{"Account":"1"}""")).Refused("FieldCannotBeBlank");
        (await api.InsertAsync("InvItemClient", """{"Item":"1"}""")).Refused("FieldCannotBeBlank");
        api.Oddities.UnknownReferencesAccepted = true;
        (await api.InsertAsync("DebtorClient", """{"Account":"1","Group":"NONE"}""")).Is(200);
    }

    [Fact]
    public async Task Lengths_types_and_formats_are_checked()
    {
        await using var api = UnicontaApi.InProcess(a => a.UserField("Employee", "udfKind", UnicontaFieldType.Choice, "a;b"));
        (await api.InsertAsync("EmployeeClient", """{"Number":"12345678901","Name":"x"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("DebtorClient", """{"Account":"1","CompanyRegNo":"12 34 56 78"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("DebtorClient", """{"Account":"1","CreditMax":"many"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("DebtorClient", """{"Account":"1","Blocked":"maybe"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("EmployeeClient", """{"Number":"1","Hired":"31/12-2026"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("EmployeeClientUser", """{"Number":"1","udfKind":"c"}""")).Refused("FieldHasinvalidValue");
        (await api.InsertAsync("DebtorClient", "not json")).Refused("InvalidObject");
        (await api.InsertAsync("DebtorClient", "[]")).Refused("InvalidObject");
        api.Oddities.TooLongTextsAreCut = true;
        api.Oddities.BlanksInCvrRefused = false;
        Assert.Equal("1234567890", (await api.InsertAsync("EmployeeClient", """{"Number":"12345678901","Hired":"2026-01-31"}""")).Is(200)["Number"]);
        Assert.Equal("12 34", (await api.InsertAsync("DebtorClient", """{"Account":"1","CompanyRegNo":"12 34"}""")).Is(200)["CompanyRegNo"]);
        Assert.Equal(new DateOnly(2026, 1, 31), api.Account.Employees.Single().Hired);
    }

    [Theory]
    [InlineData(UnicontaErrorShape.Text, 400, "FieldCannotBeBlank")]
    [InlineData(UnicontaErrorShape.Number, 400, "42")]
    [InlineData(UnicontaErrorShape.Sentence, 400, "Field [Phone] must not be empty")]
    [InlineData(UnicontaErrorShape.JsonString, 400, "\"FieldCannotBeBlank\"")]
    [InlineData(UnicontaErrorShape.ErrObject, 400, """{"Err":42,"ErrorProperty":"Phone","ErrorValue":null}""")]
    [InlineData(UnicontaErrorShape.OkText, 200, "FieldCannotBeBlank")]
    [InlineData(UnicontaErrorShape.OkJsonString, 200, "\"FieldCannotBeBlank\"")]
    [InlineData(UnicontaErrorShape.OkErrObject, 200, """{"Err":42,"ErrorProperty":"Phone","ErrorValue":null}""")]
    public async Task A_field_that_the_company_made_mandatory_is_refused_in_every_shape(UnicontaErrorShape shape, int status, string text)
    {
        await using var api = UnicontaApi.InProcess(a => a.Mandatory("Debtor", "Phone"));
        api.Oddities.EntityErrors = api.Oddities.WebApiErrors = shape;
        Assert.Equal(text, (await api.InsertAsync("DebtorClient", """{"Account":"1"}""")).Is(status).Text);
        Assert.Equal(text, (await api.B("POST", "Crud/Insert/DebtorClient", """{"Account":"1"}""")).Is(status).Text);
        api.Oddities.ForcedFieldsStopInserts = false;
        (await api.InsertAsync("DebtorClient", """{"Account":"1"}""")).Is(200);
    }

    [Fact]
    public async Task User_fields_are_written_in_their_exact_spelling_only()
    {
        await using var api = UnicontaApi.InProcess(a => a.UserField("DebtorOrderLine", "udfRef").UserField("Debtor", "CrmId").UserField("Debtor", "udfMust", mandatory: true).UserField("Debtor", "udfShown", readOnly: true));
        (await api.InsertAsync("DebtorClientUser", """{"Account":"1","CrmId":"C-1"}""")).Refused("FieldCannotBeBlank");
        var one = (await api.InsertAsync("DebtorClientUser", """{"Account":"1","CrmId":"C-1","udfMust":"x","udfShown":"y"}""")).Is(200);
        Assert.Equal(("C-1", (string?)null), (one["CrmId"], one["udfShown"]));
        Assert.Null((await api.InsertAsync("DebtorClientUser", """{"Account":"2","crmid":"C-2","udfMust":"x"}""")).Is(200)["CrmId"]);
        api.Oddities.NamesIgnoreCase = true;
        Assert.Equal("C-3", (await api.InsertAsync("DebtorClientUser", """{"account":"3","crmid":"C-3","udfmust":"x"}""")).Is(200)["CrmId"]);
        api.Account.RemoveUserField("Debtor", "CrmId");
        Assert.Null((await api.ListAsync("DebtorClientUser")).Rows[0]!["CrmId"]);
        var order = api.Account.AddOrder("1");
        (await api.B("POST", "Crud/InsertList/DebtorOrderLineClientUser", $$"""[{"OrderNumber":"{{order.OrderNumber}}","udfRef":"L-1","Total":5,"Qty":1}]""")).Is(200);
        Assert.Equal("L-1", api.Account.OrderLines.Single().Text("udfRef"));
    }

    [Fact]
    public async Task Checklist08_What_a_PUT_leaves_out_is_cleared_or_kept()
    {
        await using var api = UnicontaApi.InProcess(a => a.UserField("Debtor", "udfA").Debtor("Acme", d => (d with { City = "Aarhus", Phone = "22", CreditMax = 9 }).With("udfA", "u")));
        var read = (await api.ListAsync("DebtorClient")).Rows[0]!.AsObject();
        read["Phone"] = "33";
        var reply = (await api.UpdateAsync("DebtorClient", read.ToJsonString())).Is(200);
        Assert.Equal(("33", "Aarhus", "Acme"), (reply["Phone"], reply["City"], reply["Name"]));
        Assert.Equal("u", api.Account.Debtors.Single().Text("udfA"));
        (await api.UpdateAsync("DebtorClient", """{"Account":"1001","Name":"Acme","Group":"DK"}""")).Is(200);
        var cleared = api.Account.Debtors.Single();
        Assert.Equal((null, null, 0m, "u"), (cleared.City, cleared.Phone, cleared.CreditMax, cleared.Text("udfA")));
        (await api.UpdateAsync("DebtorClientUser", """{"RowId":101,"Name":"Acme","Group":"DK","City":"Vejle"}""")).Is(200);
        Assert.Equal(("Vejle", null), (api.Account.Debtors.Single().City, api.Account.Debtors.Single().Text("udfA")));
        (await api.UpdateAsync("DebtorClient", """{"RowId":101,"Name":"Acme"}""")).Refused("FieldCannotBeBlank");
        api.Oddities.OmittedOnUpdate = UnicontaOmitted.Unchanged;
        Assert.Equal("Vejle", (await api.UpdateAsync("DebtorClient", """{"RowId":101,"Name":"New"}""")).Is(200)["City"]);
        Assert.Null((await api.UpdateAsync("DebtorClient", """{"RowId":101,"City":null}""")).Is(200)["City"]);
    }

    [Fact]
    public async Task An_update_finds_by_row_id_or_key_and_never_changes_the_key()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme", d => d with { City = "Aarhus" }));
        api.Oddities.OmittedOnUpdate = UnicontaOmitted.Unchanged;
        (await api.UpdateAsync("DebtorClient", """{"RowId":101,"Account":"9"}""")).Refused("PrimaryKeyCannotBeChanged");
        (await api.UpdateAsync("DebtorClient", """{"RowId":999,"Account":"1001"}""")).Refused("CouldNotFind");
        (await api.UpdateAsync("DebtorClient", """{"Account":"9"}""")).Refused("CouldNotFind");
        (await api.UpdateAsync("DebtorClient", """{"Name":"x"}""")).Refused("KeyIsEmpty");
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = (await api.UpdateAsync("DebtorClient", """{"KeyStr":"1001","City":"Odense","CurBalance":5,"Created":"2000-01-01"}""")).Is(200);
        Assert.Equal(("Odense", "0.0", "2026-03-02T08:00:00", "2026-03-02T08:01:00"), (reply["City"], reply["CurBalance"], reply["Created"], reply["UpdatedAt"]));
        api.Oddities.UpdatesAnswerEmpty = true;
        Assert.Empty((await api.UpdateAsync("DebtorClient", """{"RowId":101,"City":"Vejle"}""")).Is(200).Bytes);
        api.Oddities.UnchangedUpdatesRefused = true;
        (await api.UpdateAsync("DebtorClient", """{"RowId":101,"City":"Vejle"}""")).Refused("NoChange");
    }

    [Fact]
    public async Task B_updates_by_PUT_by_POST_or_not_at_all()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        const string body = """{"RowId":101,"Name":"New","Group":"DK"}""";
        Assert.Equal("New", (await api.B("PUT", "Crud/Update/DebtorClient", body)).Is(200)["Name"]);
        (await api.B("POST", "Crud/Update/DebtorClient", body)).Is(404);
        api.Oddities.WebApiUpdate = UnicontaUpdateVerb.Post;
        (await api.B("POST", "Crud/Update/DebtorClient", body)).Is(200);
        api.Oddities.WebApiUpdate = UnicontaUpdateVerb.None;
        (await api.B("PUT", "Crud/Update/DebtorClient", body)).Is(404);
        (await api.B("POST", "Crud/Update/DebtorClient", body)).Is(404);
    }

    [Fact]
    public async Task Checklist09_A_debtor_with_transactions_is_62_and_one_that_is_referred_to_is_47()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Busy").Debtor("With contact").Debtor("With order").Debtor("Free").Contact("Eva", "1002"));
        api.Account.AddOrder("1003");
        (await InvoiceAsync(api, "1001")).Is(200);
        api.Oddities.EntityErrors = UnicontaErrorShape.Number;
        (await api.DeleteAsync("DebtorClient", """{"Account":"1001"}""")).Refused("62");
        (await api.DeleteAsync("DebtorClient", """{"Account":"1002"}""")).Refused("47");
        (await api.DeleteAsync("DebtorClient", """{"RowId":103}""")).Refused("47");
        (await api.DeleteAsync("DebtorClient", """{"Account":"77"}""")).Refused("18");
        (await api.DeleteAsync("DebtorClient", """{"RowId":104,"Account":"1004"}""")).Is(200);
        api.Oddities.EntityErrors = UnicontaErrorShape.Text;
        (await api.DeleteAsync("DebtorClient", """{"Account":"1001"}""")).Refused("CouldNotDeleteRecordThatHasTransactions");
        (await api.DeleteAsync("DebtorGroupClient", """{"Group":"DK"}""")).Refused("CouldNotDeleteRecordThatIsReferred");
        api.Oddities.ContactsKeepDebtors = false;
        (await api.DeleteAsync("DebtorClient", """{"Account":"1002"}""")).Is(200);
        api.Account.FirstFiscalDay = new DateOnly(2027, 1, 1);
        (await api.DeleteAsync("DebtorClient", """{"Account":"1001"}""")).Is(200);
        Assert.Equal(["1003"], api.Account.Debtors.Select(static d => d.Account!));
    }

    [Fact]
    public async Task A_row_id_is_never_given_twice()
    {
        await using var api = UnicontaApi.InProcess(a => a.Contact("Eva", null).Contact("Bo", null));
        (await api.DeleteAsync("ContactClient", """{"RowId":102,"Name":"Bo"}""")).Is(200);
        Assert.Equal("103", (await api.InsertAsync("ContactClient", """{"Name":"Bo"}""")).Is(200)["RowId"]);
        (await api.DeleteAsync("ContactClient", """{"Name":"Bo"}""")).Refused("CouldNotFind");
    }

    [Fact]
    public async Task Invoices_can_only_be_read()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        (await InvoiceAsync(api, "1001")).Is(200);
        api.Oddities.EntityErrors = UnicontaErrorShape.Number;
        (await api.InsertAsync("DebtorInvoiceClient", """{"Account":"1001"}""")).Refused("46", 403);
        (await api.UpdateAsync("DebtorInvoiceClient", """{"RowId":101}""")).Refused("89");
        (await api.DeleteAsync("DebtorInvoiceClient", """{"RowId":101}""")).Refused("90");
    }

    [Fact]
    public async Task A_list_insert_keeps_the_rows_before_the_bad_one_or_none()
    {
        await using var api = UnicontaApi.InProcess();
        const string list = """[{"Account":"1"},{"Account":"2"},{"Account":"1"},{"Account":"3"}]""";
        (await api.A("POST", "api/Entities/InsertList/DebtorClient", list)).Refused("KeyExists");
        Assert.Equal(["1", "2"], api.Account.Debtors.Select(static d => d.Account!));
        api.Oddities.ListInsertsAreAtomic = true;
        Assert.Equal("\"KeyExists\"", (await api.B("POST", "Crud/InsertList/DebtorClient", list.Replace("\"1\"", "\"8\"", StringComparison.Ordinal).Replace("\"2\"", "\"9\"", StringComparison.Ordinal))).Is(200).Text);
        Assert.Equal(2, api.Account.Debtors.Count);
        Assert.Empty((await api.A("POST", "api/Entities/InsertList/DebtorClient", """[{"Account":"5"}]""")).Is(200).Bytes);
        api.Oddities.ListInsertsAnswerRows = true;
        Assert.Equal(["6", "7"], (await api.A("POST", "api/Entities/InsertList/DebtorClient", """[{"Account":"6"},{"Account":"7"}]""")).Is(200).All("Account"));
    }

    [Fact]
    public async Task B_deletes_a_list_of_records_as_they_were_read()
    {
        await using var api = UnicontaApi.InProcess(a => a.ManyDebtors(3));
        var rows = (await api.QueryAsync("DebtorClient", """[{"PropertyName":"Account","FilterValue":"..1002"}]""")).Rows;
        (await api.B("DELETE", "Crud/DeleteList/DebtorClient", rows.ToJsonString())).Is(200);
        Assert.Equal(["1003"], api.Account.Debtors.Select(static d => d.Account!));
        Assert.Equal("\"InvalidObject\"", (await api.B("DELETE", "Crud/DeleteList/DebtorClient", "{}")).Is(200).Text);
    }

    [Fact]
    public async Task Faults_hooks_and_calls_go_by_operation()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        api.Sim.Faults.LoseReplyAfterCommit("debtors.insert");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.InsertAsync("DebtorClient", """{"Account":"1"}"""));
        Assert.Equal(2, api.Account.Debtors.Count);
        api.Sim.Before("debtors.update", _ => api.Account.EditDebtor("1001", d => d with { City = "Odense" }));
        var body = (JsonObject)(await api.ListAsync("DebtorClient")).Rows[0]!.DeepClone();
        api.Oddities.OmittedOnUpdate = UnicontaOmitted.Unchanged;
        Assert.Equal("Odense", (await api.UpdateAsync("DebtorClient", body.ToJsonString())).Is(200)["City"]);
        Assert.Equal((1, 1, 1), (api.Sim.CountCalls("debtors.list"), api.Sim.CountCalls("debtors.insert"), api.Sim.CountCalls("debtors.update")));
        Assert.Contains("orderLines.insertList", UnicontaSimulator.Operations);
        Assert.Contains("invoices.post", UnicontaSimulator.Operations);
        Assert.All(api.Sim.Calls, static c => Assert.Contains(c.Operation, UnicontaSimulator.Operations));
    }

    private static Task<UnicontaReply> InvoiceAsync(UnicontaApi api, string account) =>
        api.B("POST", "Invoice/GenerateDebtorInvoice", $$"""{"Order":{"Account":"{{account}}"},"Lines":[{"Text":"Work","Qty":1,"Price":100}],"Simulate":false}""");
}
