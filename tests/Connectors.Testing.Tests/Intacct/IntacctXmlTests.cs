using System.Text;
using System.Xml.Linq;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctXmlTests
{
    private const string Acme = "<create><CUSTOMER><CUSTOMERID>ACME</CUSTOMERID><NAME>Acme</NAME><DISPLAYCONTACT><PRINTAS>Acme Corp</PRINTAS><EMAIL1>a@acme.example</EMAIL1><MAILADDRESS><CITY>Oslo</CITY></MAILADDRESS></DISPLAYCONTACT><TERMNAME>N30</TERMNAME></CUSTOMER></create>";

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task Checklist01_Three_statuses_and_the_same_records_as_rest(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var response = await RunAsync(api, Acme);
        Assert.Equal("success", Status(response.Element("control")!));
        Assert.Equal("success", Status(response.Element("operation")!.Element("authentication")!));
        Assert.Equal("TestCo", (string?)response.Element("operation")!.Element("authentication")!.Element("companyid"));
        Assert.True(DateTimeOffset.Parse((string)response.Descendants("sessiontimeout").Single()!) > DateTimeOffset.Parse((string)response.Descendants("sessiontimestamp").Single()!));
        var result = Result(response);
        Assert.Equal(("success", "create", "f1"), (Status(result), (string?)result.Element("function"), (string?)result.Element("controlid")));
        var row = Assert.Single(result.Element("data")!.Elements());
        Assert.Equal("customer", row.Name.LocalName);
        Assert.Equal((api.Account.Customers[0].Key, "ACME"), ((string?)row.Element("RECORDNO"), (string?)row.Element("CUSTOMERID")));
        var read = (await api.GetAsync("objects/accounts-receivable/customer/" + (string?)row.Element("RECORDNO"))).Is(200).Result;
        Assert.Equal(("ACME", "N30", "Oslo", "Acme Corp"), ((string?)read["id"], (string?)read["term"]!["id"], (string?)read["contacts"]!["default"]!["mailingAddress"]!["city"], (string?)read["contacts"]!["default"]!["printAs"]));
        Assert.Equal("xml.create", api.Sim.Calls[0].Operation);
    }

    [Theory]
    [InlineData("<request")]
    [InlineData("<request><control/></request>")]
    public async Task Checklist01_A_malformed_request_fails_in_control_without_an_operation(string xml)
    {
        await using var api = Api.InProcess();
        var response = await SendAsync(api, xml);
        Assert.Equal("failure", Status(response.Element("control")!));
        Assert.Equal("XL03000003", (string?)response.Element("errormessage")!.Element("error")!.Element("errorno"));
        Assert.Null(response.Element("operation"));
    }

    [Fact]
    public async Task Checklist01_A_bad_sender_fails_in_control_and_a_bad_login_without_result()
    {
        await using var api = Api.InProcess();
        var sender = await SendAsync(api, Request(api, [Acme]).Replace(api.Sim.SignIns.SenderPassword, "wrong"));
        Assert.Equal(("failure", "XL03000006"), (Status(sender.Element("control")!), ErrorNumber(sender)));
        Assert.Null(sender.Element("operation"));
        var login = await SendAsync(api, Request(api, [Acme]).Replace(">pass-word<", ">wrong<"));
        Assert.Equal("success", Status(login.Element("control")!));
        var operation = login.Element("operation")!;
        Assert.Equal(["status", "userid", "companyid"], operation.Element("authentication")!.Elements().Select(static e => e.Name.LocalName));
        Assert.Equal(("failure", "XL03000006"), (Status(operation.Element("authentication")!), ErrorNumber(operation)));
        Assert.Null(operation.Element("result"));
        api.Account.AuthorizedSenders.Clear();
        Assert.Null((await SendAsync(api, Request(api, [Acme]))).Element("operation")!.Element("result"));
        Assert.Empty(api.Account.Customers);
        using var get = new HttpRequestMessage(HttpMethod.Get, api.Sim.XmlAddress);
        (await api.SendAsync(get)).Is(405);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist02_A_session_belongs_to_the_endpoint_that_it_named(bool bound)
    {
        await using var api = await Api.OnSocketAsync(static a => a.Add("company-config/entity", """{"id":"US","name":"Us"}""").Customer("Theirs", "US-1", entityId: "US"));
        api.Oddities.XmlSessionsBindEndpoint = bound;
        var answer = Result(await RunAsync(api, "<getAPISession/>")).Descendants("api").Single();
        Assert.Equal(api.Sim.XmlSessionAddress.AbsoluteUri, (string?)answer.Element("endpoint"));
        var session = (string)answer.Element("sessionid")!;
        Assert.Equal("success", Status(Result(await RunAsync(api, Acme, session: session, endpoint: api.Sim.XmlSessionAddress))));
        var elsewhere = await RunAsync(api, "<read><object>CUSTOMER</object><keys>1</keys><fields>*</fields></read>", session: session);
        Assert.Equal(bound, elsewhere.Element("operation")!.Element("result") is null);
        var inside = (string)Result(await RunAsync(api, "<getAPISession><locationid>US</locationid></getAPISession>", session: session, endpoint: api.Sim.XmlSessionAddress)).Descendants("sessionid").Single()!;
        const string all = "<query><object>CUSTOMER</object><select><field>CUSTOMERID</field></select></query>";
        Assert.Equal("1", (string?)Data(await RunAsync(api, all, session: session, endpoint: api.Sim.XmlSessionAddress)).Attribute("totalcount"));
        Assert.Equal("2", (string?)Data(await RunAsync(api, all, session: inside, endpoint: api.Sim.XmlSessionAddress)).Attribute("totalcount"));
        api.Sim.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Null((await RunAsync(api, all, session: session, endpoint: api.Sim.XmlSessionAddress)).Element("operation")!.Element("result"));
    }

    [Fact]
    public async Task A_rest_token_s_session_works_at_the_login_gateway()
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME"));
        var session = (string)(await api.GetAsync("services/core/session/id")).Is(200).Result["sessionId"]!;
        var rows = Data(await RunAsync(api, "<readByName><object>CUSTOMER</object><keys>ACME</keys><fields>RECORDNO,NAME</fields></readByName>", session: session)).Elements();
        Assert.Equal("Acme", (string?)Assert.Single(rows).Element("NAME"));
    }

    [Theory]
    [InlineData("<uniqueid>true</uniqueid>", true)]
    [InlineData("", true)]
    [InlineData("<uniqueid>false</uniqueid>", false)]
    public async Task Checklist03_A_control_id_that_was_carried_out_is_refused_unless_told_otherwise(string unique, bool refused)
    {
        await using var api = Api.InProcess(static a => a.AutoNumber("accounts-receivable/customer", "C-"));
        var create = Acme.Replace("<CUSTOMERID>ACME</CUSTOMERID>", "");
        Assert.Equal("success", Status(Result(await RunAsync(api, create, unique: unique))));
        var again = Result(await RunAsync(api, create, unique: unique));
        Assert.Equal(refused ? "failure" : "success", Status(again));
        Assert.Equal(refused ? 1 : 2, api.Account.Customers.Count);
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<create><CUSTOMER/></create>", unique: unique, function: "f2"))));
        Assert.Equal("success", Status(Result(await RunAsync(api, create, unique: unique, function: "f2"))));
    }

    [Fact]
    public async Task Checklist04_Of_two_objects_the_first_stays_when_the_second_fails()
    {
        await using var api = Api.InProcess();
        const string two = "<create><CUSTOMER><CUSTOMERID>A</CUSTOMERID><NAME>A</NAME><DISPLAYCONTACT><PRINTAS>A</PRINTAS></DISPLAYCONTACT></CUSTOMER><CUSTOMER><CUSTOMERID>B</CUSTOMERID><NAME>B</NAME></CUSTOMER></create>";
        var result = Result(await RunAsync(api, two));
        Assert.Equal(("failure", "1"), (Status(result), (string?)result.Element("data")!.Attribute("count")));
        Assert.Equal("A", (string?)Assert.Single(result.Element("data")!.Elements()).Element("CUSTOMERID"));
        var errors = result.Element("errormessage")!.Elements("error").ToList();
        Assert.Equal(["BL03000018", "BL01001973"], errors.Select(static e => (string?)e.Element("errorno")));
        Assert.Contains("[Support ID: ", (string?)errors[0].Element("description2"));
        Assert.Contains("Could not create CUSTOMER record.", (string?)errors[^1].Element("description2"));
        Assert.Equal("A", Assert.Single(api.Account.Customers).Id);
    }

    [Fact]
    public async Task Checklist04_A_transaction_undoes_all_and_aborts_the_others()
    {
        await using var api = Api.InProcess();
        var response = await SendAsync(api, Request(api, [Acme, "<create><CUSTOMER><NAME>B</NAME></CUSTOMER></create>", Acme.Replace("ACME", "C")], transaction: true));
        var results = response.Element("operation")!.Elements("result").ToList();
        Assert.Equal(["aborted", "failure", "aborted"], results.Select(Status));
        Assert.All(results, static r => Assert.Equal("XL03000009", r.Element("errormessage")!.Elements("error").Last().Element("errorno")!.Value));
        Assert.Empty(api.Account.Customers);
        Assert.Empty(api.Account.Contacts);
        var loose = await SendAsync(api, Request(api, [Acme, "<create><CUSTOMER><NAME>B</NAME></CUSTOMER></create>", Acme.Replace("ACME", "C")]));
        Assert.Equal(["success", "failure", "success"], loose.Element("operation")!.Elements("result").Select(Status));
        Assert.Equal(2, api.Account.Customers.Count);
    }

    [Fact]
    public async Task Checklist05_The_query_pages_shuffles_without_order_and_counts_stably()
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(7));
        async Task<XElement> PageAsync(int offset, string order) => Data(await RunAsync(api, $"<query><object>CUSTOMER</object><select><field>CUSTOMERID</field><field>DISPLAYCONTACT.PRINTAS</field></select>{order}<pagesize>3</pagesize><offset>{offset}</offset></query>", unique: "<uniqueid>false</uniqueid>"));
        var first = await PageAsync(0, "");
        Assert.Equal(("7", "3", "4", "0"), ((string?)first.Attribute("totalcount"), (string?)first.Attribute("count"), (string?)first.Attribute("numremaining"), (string?)first.Attribute("offset")));
        Assert.Equal(["CUSTOMERID", "DISPLAYCONTACT.PRINTAS"], first.Elements("CUSTOMER").First().Elements().Select(static e => e.Name.LocalName));
        var loose = new HashSet<string>();
        var ordered = new HashSet<string>();
        for (var offset = 0; offset < 7; offset += 3)
        {
            loose.UnionWith((await PageAsync(offset, "")).Elements().Select(static r => r.Element("CUSTOMERID")!.Value));
            ordered.UnionWith((await PageAsync(offset, "<orderby><order><field>RECORDNO</field><ascending/></order></orderby>")).Elements().Select(static r => r.Element("CUSTOMERID")!.Value));
        }

        Assert.Equal(7, ordered.Count);
        Assert.True(loose.Count < 7);
        Assert.Equal("0", (string?)(await PageAsync(6, "")).Attribute("numremaining"));
    }

    [Theory]
    [InlineData("<equalto><field>NAME</field><value>Beta</value></equalto>", "B")]
    [InlineData("<notequalto><field>NAME</field><value>Beta</value></notequalto>", "A,C")]
    [InlineData("<like><field>NAME</field><value>%a</value></like>", "A,B,C")]
    [InlineData("<notlike><field>NAME</field><value>B%</value></notlike>", "A,C")]
    [InlineData("<in><field>CUSTOMERID</field><value>A</value><value>C</value></in>", "A,C")]
    [InlineData("<notin><field>CUSTOMERID</field><value>A</value><value>C</value></notin>", "B")]
    [InlineData("<isnull><field>COMMENTS</field></isnull>", "B,C")]
    [InlineData("<isnotnull><field>COMMENTS</field></isnotnull>", "A")]
    [InlineData("<between><field>CREDITLIMIT</field><value>9</value><value>10</value></between>", "A,B")]
    [InlineData("<greaterthan><field>CREDITLIMIT</field><value>9</value></greaterthan>", "B,C")]
    [InlineData("<greaterthanorequalto><field>WHENMODIFIED</field><value>01/01/2020 00:00:00</value></greaterthanorequalto>", "A,B,C")]
    [InlineData("<lessthan><field>WHENMODIFIED</field><value>12/31/2019 00:00:00</value></lessthan>", "")]
    [InlineData("<and><equalto><field>STATUS</field><value>active</value></equalto><greaterthan><field>CREDITLIMIT</field><value>9</value></greaterthan></and>", "C")]
    [InlineData("<or><equalto><field>CUSTOMERID</field><value>A</value></equalto><equalto><field>CUSTOMERID</field><value>B</value></equalto></or>", "A,B")]
    public async Task The_query_s_operators_filter(string filter, string found)
    {
        await using var api = Three();
        var data = Data(await RunAsync(api, $"<query><object>CUSTOMER</object><select><field>CUSTOMERID</field></select><filter>{filter}</filter></query>"));
        Assert.Equal(found, string.Join(',', data.Elements().Select(static r => r.Element("CUSTOMERID")!.Value)));
    }

    [Theory]
    [InlineData("NAME = 'Beta'", "B")]
    [InlineData("NAME = 'O\\'Hara' OR CUSTOMERID = 'C'", "C")]
    [InlineData("STATUS = 'F'", "B")]
    [InlineData("STATUS = 'active' AND CREDITLIMIT &gt; 9", "C")]
    [InlineData("CUSTOMERID IN ('A','B')", "A,B")]
    [InlineData("NAME LIKE 'G%'", "C")]
    [InlineData("COMMENTS IS NULL", "B,C")]
    [InlineData("ONHOLD = 'T'", "C")]
    [InlineData("", "A,B,C")]
    public async Task ReadByQuery_understands_its_sql(string query, string found)
    {
        await using var api = Three();
        var data = Data(await RunAsync(api, $"<readByQuery><object>CUSTOMER</object><fields>CUSTOMERID</fields><query>{query}</query></readByQuery>"));
        Assert.Equal(found, string.Join(',', data.Elements("customer").Select(static r => r.Element("CUSTOMERID")!.Value)));
    }

    [Fact]
    public async Task ReadMore_goes_on_until_nothing_remains()
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(5));
        var data = Data(await RunAsync(api, "<readByQuery><object>CUSTOMER</object><fields>*</fields><query/><pagesize>2</pagesize></readByQuery>"));
        var result = (string)data.Attribute("resultId")!;
        Assert.Equal(("2", "5", "3"), ((string?)data.Attribute("count"), (string?)data.Attribute("totalcount"), (string?)data.Attribute("numremaining")));
        Assert.Equal("2", (string?)Data(await RunAsync(api, $"<readMore><resultId>{result}</resultId></readMore>", function: "f2")).Attribute("count"));
        var last = Data(await RunAsync(api, "<readMore><object>CUSTOMER</object></readMore>", function: "f3"));
        Assert.Equal(("1", "0"), ((string?)last.Attribute("count"), (string?)last.Attribute("numremaining")));
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<readMore><resultId>7</resultId></readMore>", function: "f4"))));
        var empty = Data(await RunAsync(api, "<readByQuery><object>CUSTOMER</object><fields>*</fields><query>NAME = 'nobody'</query></readByQuery>", function: "f5"));
        Assert.Equal(("0", 0), ((string?)empty.Attribute("count"), empty.Elements().Count()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_keeps_what_is_absent_and_clears_what_is_empty(bool skips)
    {
        await using var api = Three();
        api.Oddities.XmlReadSkipsUnknownKeys = skips;
        var key = api.Account.Customers[0].Key;
        Assert.Equal("success", Status(Result(await RunAsync(api, $"<update><CUSTOMER><RECORDNO>{key}</RECORDNO><NAME>New</NAME><COMMENTS/></CUSTOMER></update>"))));
        Assert.Equal(("New", null, "9"), (api.Account.Customers[0]["name"], api.Account.Customers[0]["notes"], api.Account.Customers[0]["creditLimit"]));
        Assert.Equal("success", Status(Result(await RunAsync(api, "<update><CUSTOMER><CUSTOMERID>A</CUSTOMERID><STATUS>inactive</STATUS></CUSTOMER></update>", function: "f2"))));
        Assert.Equal("inactive", api.Account.Customers[0]["status"]);
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<update><CUSTOMER><RECORDNO>999</RECORDNO><NAME>New</NAME></CUSTOMER></update>", function: "f3"))));
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<update><CUSTOMER><RECORDNO>1</RECORDNO><NOSUCH>New</NOSUCH></CUSTOMER></update>", function: "f4"))));
        var read = Result(await RunAsync(api, $"<read><object>CUSTOMER</object><keys>{key},999</keys><fields>NAME</fields></read>", function: "f5"));
        Assert.Equal(skips ? "success" : "failure", Status(read));
        Assert.Equal(skips ? 1 : 0, read.Element("data")?.Elements().Count() ?? 0);
    }

    [Fact]
    public async Task Checklist01_The_number_beside_a_bad_field_list_is_a_sentence()
    {
        await using var api = Three();
        var number = ErrorNumber(Result(await RunAsync(api, "<read><object>CUSTOMER</object><keys>1</keys><fields>NOSUCH</fields></read>")));
        Assert.DoesNotMatch("^[A-Z]{2}[0-9]+$", number);
        Assert.Equal("DL02000001", ErrorNumber(Result(await RunAsync(api, "<read><object>NOSUCH</object><keys>1</keys><fields>*</fields></read>", function: "f2"))));
        Assert.Equal("XL03000003", ErrorNumber(Result(await RunAsync(api, "<dance/>", function: "f3"))));
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<query><object>CUSTOMER</object><select><field>*</field></select></query>", function: "f4"))));
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<query><object>CUSTOMER</object><select><field>NAME</field></select><pagesize>2001</pagesize></query>", function: "f5"))));
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<query><object>CUSTOMER</object><select><field>NAME</field></select><filter><and><isnull><field>NAME</field></isnull></and></filter></query>", function: "f6"))));
    }

    [Fact]
    public async Task A_delete_answers_a_status_only_and_is_to_be_seen_in_the_history()
    {
        await using var api = Three();
        var key = api.Account.Customers[0].Key;
        var result = Result(await RunAsync(api, $"<delete><object>CUSTOMER</object><keys>{key}</keys></delete>"));
        Assert.Equal(("success", null), (Status(result), result.Element("data")));
        Assert.Equal("failure", Status(Result(await RunAsync(api, $"<delete><object>CUSTOMER</object><keys>{key}</keys></delete>", function: "f2"))));
        var rows = Data(await RunAsync(api, "<query><object>AUDITHISTORY</object><select><field>OBJECTTYPE</field><field>OBJECTKEY</field><field>ACCESSTIME</field></select><filter><equalto><field>ACCESSMODE</field><value>D</value></equalto></filter></query>", function: "f3"));
        var row = Assert.Single(rows.Elements());
        Assert.Equal(("CUSTOMER", "A"), ((string?)row.Element("OBJECTTYPE"), (string?)row.Element("OBJECTKEY")));
        Assert.Matches(@"^\d\d/\d\d/\d{4} \d\d:\d\d:\d\d$", (string?)row.Element("ACCESSTIME"));
    }

    [Fact]
    public async Task Orders_are_written_with_legacy_functions_whose_children_have_an_order()
    {
        await using var api = Api.InProcess(IntacctDocumentTests.Seed);
        const string items = "<sotransitems><sotransitem><itemid>HOUR</itemid><warehouseid>WH1</warehouseid><quantity>2</quantity><unit>Each</unit><price>50</price><locationid>HQ</locationid></sotransitem></sotransitems>";
        const string date = "<datecreated><year>2026</year><month>3</month><day>1</day></datecreated>";
        var result = Result(await RunAsync(api, $"<create_sotransaction><transactiontype>Sales Order</transactiontype>{date}<customerid>ACME</customerid><referenceno>R1</referenceno>{items}</create_sotransaction>"));
        Assert.Equal("Sales Order-SO0001", (string?)result.Element("key"));
        Assert.Equal(("100", "R1"), (api.Account.Documents[0]["total"], api.Account.Documents[0]["referenceNumber"]));
        var wrong = Result(await RunAsync(api, $"<create_sotransaction><transactiontype>Sales Order</transactiontype><customerid>ACME</customerid>{date}{items}</create_sotransaction>", function: "f2"));
        Assert.Equal("XL03000003", ErrorNumber(wrong));
        var row = Data(await RunAsync(api, "<query><object>SODOCUMENT</object><select><field>DOCID</field><field>WHENCREATED</field><field>STATE</field></select></query>", function: "f3")).Elements().Single();
        Assert.Equal(("Sales Order-SO0001", "03/01/2026", "Pending"), ((string?)row.Element("DOCID"), (string?)row.Element("WHENCREATED"), (string?)row.Element("STATE")));
        var entry = Data(await RunAsync(api, "<query><object>SODOCUMENTENTRY</object><select><field>LINE_NO</field><field>ITEMID</field></select></query>", function: "f5")).Elements().Single();
        Assert.Equal(("0", "HOUR"), ((string?)entry.Element("LINE_NO"), (string?)entry.Element("ITEMID")));
        const string three = "<updatesotransitems><updatesotransitem line_num=\"1\"><quantity>3</quantity></updatesotransitem></updatesotransitems>";
        Assert.Equal("Sales Order-SO0001", (string?)Result(await RunAsync(api, $"<update_sotransaction key=\"Sales Order-SO0001\">{three}</update_sotransaction>", function: "f6")).Element("key"));
        Assert.Equal("150", api.Account.Documents[0]["total"]);
        Assert.Equal("failure", Status(Result(await RunAsync(api, $"<update_sotransaction key=\"Sales Order-SO0001\">{three.Replace("\"1\"", "\"0\"")}</update_sotransaction>", function: "f7"))));
        Assert.Equal("success", Status(Result(await RunAsync(api, "<delete_sotransaction key=\"Sales Order-SO0001\"/>", function: "f4"))));
        Assert.Empty(api.Account.Documents);
    }

    [Fact]
    public async Task Lookup_names_the_fields_and_permissions_hold_here_too()
    {
        await using var api = Three();
        var type = Data(await RunAsync(api, "<lookup><object>CUSTOMER</object></lookup>")).Element("Type")!;
        Assert.Equal("true", (string?)type.Descendants("Field").Single(static f => (string?)f.Element("ID") == "NAME").Element("REQUIRED"));
        api.Account.ServiceUser.IsReadOnly = true;
        Assert.Equal("failure", Status(Result(await RunAsync(api, Acme, function: "f2"))));
        api.Account.ServiceUser.Denied.Add("accounts-receivable");
        Assert.Equal("failure", Status(Result(await RunAsync(api, "<query><object>CUSTOMER</object><select><field>NAME</field></select></query>", function: "f3"))));
    }

    [Fact]
    public async Task Stamps_may_lie_in_another_zone_and_sessions_live_longer()
    {
        await using var api = Three();
        async Task<string> StampAsync() => Data(await RunAsync(api, "<query><object>CONTACT</object><select><field>WHENMODIFIED</field></select></query>")).Elements().First().Value;
        var utc = DateTime.ParseExact(await StampAsync(), "MM/dd/yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(api.Account.Contacts[0].Modified.UtcDateTime, utc);
        api.Oddities.XmlTimesOffset = TimeSpan.FromHours(-8);
        Assert.Equal(utc.AddHours(-8), DateTime.ParseExact(await StampAsync(), "MM/dd/yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        api.Oddities.XmlSessionLifetime = TimeSpan.FromHours(24);
        var session = (string)Result(await RunAsync(api, "<getAPISession/>")).Descendants("sessionid").Single()!;
        api.Sim.Clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull((await RunAsync(api, "<lookup><object>CONTACT</object></lookup>", session: session, endpoint: api.Sim.XmlSessionAddress)).Element("operation")!.Element("result"));
        api.Sim.Clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull((await RunAsync(api, "<lookup><object>CONTACT</object></lookup>", session: session, endpoint: api.Sim.XmlSessionAddress)).Element("operation")!.Element("result"));
    }

    [Fact]
    public async Task An_expired_company_fails_in_control()
    {
        await using var api = Three();
        api.Account.IsExpired = true;
        var response = await RunAsync(api, "<lookup><object>CONTACT</object></lookup>");
        Assert.Equal(("failure", "PL04000055"), (Status(response.Element("control")!), ErrorNumber(response)));
        Assert.Null(response.Element("operation"));
        Assert.Equal("GW-0011", (await api.GetAsync("objects/accounts-receivable/customer")).Is(400).Code);
    }

    private static Api Three() => Api.InProcess(static a => a
        .Customer("Alpha", "A", """{"creditLimit":9,"notes":"first"}""").Customer("Beta", "B", """{"creditLimit":10,"status":"inactive"}""").Customer("Gamma", "C", """{"creditLimit":100,"isOnHold":true}"""));

    private static string Status(XElement element) => element.Element("status")!.Value;

    private static XElement Result(XElement response) => response.Element("operation")!.Elements("result").Single();

    private static XElement Data(XElement response)
    {
        var result = Result(response);
        Assert.True(Status(result) == "success", result.ToString());
        return result.Element("data")!;
    }

    private static string ErrorNumber(XElement element) => element.Element("errormessage")!.Element("error")!.Element("errorno")!.Value;

    private static Task<XElement> RunAsync(Api api, string body, string? session = null, Uri? endpoint = null, string unique = "<uniqueid>false</uniqueid>", string function = "f1") =>
        SendAsync(api, Request(api, [body], session, unique, function: function), endpoint);

    private static string Request(Api api, string[] bodies, string? session = null, string unique = "<uniqueid>false</uniqueid>", bool transaction = false, string function = "f") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <request>
          <control><senderid>{api.Sim.SignIns.SenderId}</senderid><password>{api.Sim.SignIns.SenderPassword}</password><controlid>c1</controlid>{unique}<dtdversion>3.0</dtdversion></control>
          <operation transaction="{(transaction ? "true" : "false")}">
            <authentication>{(session is null ? $"<login><userid>xmlgateway</userid><companyid>TestCo</companyid><password>pass-word</password></login>" : $"<sessionid>{session}</sessionid>")}</authentication>
            <content>{string.Concat(bodies.Select((b, i) => $"<function controlid=\"{(bodies.Length == 1 ? function : function + i)}\">{b}</function>"))}</content>
          </operation>
        </request>
        """;

    private static async Task<XElement> SendAsync(Api api, string xml, Uri? endpoint = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint ?? api.Sim.XmlAddress) { Content = new StringContent(xml, Encoding.UTF8, "application/xml") };
        return XElement.Parse((await api.SendAsync(request)).Is(200).Text);
    }
}
