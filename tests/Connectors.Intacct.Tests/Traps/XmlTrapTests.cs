using System.Xml.Linq;
using Connectors.Intacct.Tests.Support;

namespace Connectors.Intacct.Tests.Traps;

/// <summary>The XML gateway; numbers as in the vendor notes.</summary>
public sealed class XmlTrapTests
{
    private static readonly XElement Create = new("create", new XElement("CLASS", new XElement("CLASSID", "A")), new XElement("CLASS", new XElement("CLASSID", "B")));

    [Theory]
    [InlineData("""<response><control><status>failure</status><controlid>c</controlid></control><errormessage><error><errorno>XL03000003</errorno><description/><description2>Schema [Support ID: abc%7Ed]</description2></error></errormessage></response>""", 200, typeof(ConnectorValidationException), "XL03000003")]
    [InlineData("""<response><control><status>failure</status></control><errormessage><error><errorno>PL04000055</errorno><description2>Expired</description2></error></errormessage></response>""", 200, typeof(ConnectorAuthenticationException), "PL04000055")]
    [InlineData("""<response><control><status>failure</status></control><errormessage><error><errorno>GW-0010</errorno><description2>Throttled</description2></error></errormessage></response>""", 200, typeof(ConnectorRateLimitException), "GW-0010")]
    [InlineData("""<response><control><status>failure</status></control><errormessage><error><errorno>GW-0011</errorno><description2>Sender</description2></error></errormessage></response>""", 400, typeof(ConnectorAuthenticationException), "GW-0011")]
    [InlineData("""<response><control><status>success</status></control><operation><authentication><status>failure</status><userid>u</userid><companyid>c</companyid></authentication><errormessage><error><errorno>XL03000006</errorno><description2>Sign-in information is incorrect</description2></error></errormessage></operation></response>""", 200, typeof(ConnectorAuthenticationException), "XL03000006")]
    [InlineData("""<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>failure</status><function>create</function><controlid>w</controlid><errormessage><error><errorno>BL34000061</errorno><description2>Exists</description2></error><error><errorno>BL01001973</errorno><description2>Could not create</description2></error></errormessage></result></operation></response>""", 200, typeof(ConnectorConflictException), "BL34000061")]
    [InlineData("""<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>failure</status><function>create</function><controlid>w</controlid><errormessage><error><errorno>PL05000104</errorno><description2>Exists</description2></error></errormessage></result></operation></response>""", 200, typeof(ConnectorConflictException), "PL05000104")]
    [InlineData("""<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>failure</status><function>create</function><controlid>w</controlid><errormessage><error><errorno>BL03000018</errorno><description2>Format</description2></error></errormessage></result></operation></response>""", 200, typeof(ConnectorValidationException), "BL03000018")]
    [InlineData("""<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>failure</status><function>create</function><controlid>w</controlid><errormessage><error><errorno>DL02000001</errorno><description2>Data</description2></error></errormessage></result></operation></response>""", 200, typeof(ConnectorValidationException), "DL02000001")]
    public async Task Trap01_each_of_the_three_statuses_is_an_error_although_the_answer_is_a_200(string body, int status, Type type, string code)
    {
        await using var test = TestClient.On(new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(body, status)));
        var error = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"], Transaction = true }));
        Assert.IsType(type, error);
        Assert.Equal((code, status, "xml.send"), (error.ErrorCode, error.StatusCode, error.Operation));
        Assert.Equal(code, error.FieldErrors[0].Code);
    }

    [Fact]
    public async Task Trap01_a_number_that_is_a_sentence_is_no_code_and_the_support_id_is_read()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(Answers.Xml(
            """<result><status>failure</status><function>read</function><controlid>r</controlid><errormessage><error><errorno>Query Failed: no such field</errorno><description/><description2>Field [Support ID: Kxi78%7EZuy]</description2><correction>Name another</correction></error></errormessage></result>"""))));
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Xml.SendAsync(new(new XElement("read")) { ReadOnly = true }));
        Assert.Null(error.ErrorCode);
        Assert.Equal("Kxi78~Zuy", error.RequestId);
        Assert.Equal("Query Failed: no such field Field [Support ID: Kxi78%7EZuy] Name another", Assert.Single(error.FieldErrors).Message);
    }

    [Fact]
    public async Task Trap01_one_row_many_rows_and_none_read_alike_and_results_come_in_order()
    {
        await using var test = TestClient.On(new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(Answers.Xml("""
            <result><status>success</status><function>query</function><controlid>1</controlid><data listtype="CLASS" count="0"/></result>
            <result><status>success</status><function>query</function><controlid>2</controlid><data listtype="CLASS" count="1"><CLASS><RECORDNO>1</RECORDNO></CLASS></data></result>
            <result><status>success</status><function>create</function><controlid>3</controlid><data listtype="objects" count="2"><class><RECORDNO>2</RECORDNO></class><class><RECORDNO>3</RECORDNO></class></data></result>
            """))));
        var answer = await test.Client.Xml.SendAsync(new(new("query"), new("query"), new("create")) { ControlIds = ["1", "2", "3"] });
        Assert.Equal([0, 1, 2], answer.Results.Select(r => r.Count!.Value));
        Assert.Equal([0, 1, 2], answer.Results.Select(r => r.Rows.Count()));
        Assert.Equal(new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero), answer.SessionTimeout);
    }

    [Fact]
    public async Task Trap02_the_session_is_used_at_the_endpoint_that_came_with_it_and_kept()
    {
        static HttpResponseMessage Done() => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>lookup</function><controlid>l</controlid></result>"));
        var wire = new WireHandler().Answer(() => Session("https://na12.intacct.com/ia/xml/xmlgw.phtml")).Answer(Done).Answer(Done);
        await using var test = TestClient.On(wire, o => o.Credentials!.Password = "canary-password");
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true });
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true });
        Assert.Equal(["https://api.intacct.com/ia/xml/xmlgw.phtml", "https://na12.intacct.com/ia/xml/xmlgw.phtml", "https://na12.intacct.com/ia/xml/xmlgw.phtml"], wire.Requests.Select(r => r.Split('\n')[0][5..]));
        Assert.Empty(wire.TokenRequests);
    }

    [Theory]
    [InlineData("https://intacct.com.evil.example/ia/xml/xmlgw.phtml")]
    [InlineData("https://evilintacct.com/ia/xml/xmlgw.phtml")]
    [InlineData("http://na12.intacct.com/ia/xml/xmlgw.phtml")]
    public async Task Trap02_an_endpoint_elsewhere_gets_neither_session_nor_sender(string endpoint)
    {
        var wire = new WireHandler().Answer(() => Session(endpoint));
        await using var test = TestClient.On(wire, o => o.Credentials!.Password = "canary-password");
        var error = await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true }));
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, error.ErrorCode);
        Assert.Single(wire.Requests);
        Assert.DoesNotContain("canary", error.ToString() + error.RawBody);
    }

    [Fact]
    public async Task Trap02_a_session_that_ended_early_is_renewed_once_and_the_same_request_is_sent_again()
    {
        const string Ended = """<response><control><status>success</status></control><operation><authentication><status>failure</status></authentication><errormessage><error><errorno>XL03000006</errorno><description2>Session</description2></error></errormessage></operation></response>""";
        static HttpResponseMessage Done() => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>create</function><controlid>w</controlid></result>"));
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(Done).Answer(() => Answers.XmlAnswer(Ended)).Answer(Answers.XmlSession.Replace("session-1", "session-2", StringComparison.Ordinal)).Answer(Done);
        await using var test = TestClient.On(wire);
        await test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"] });
        Assert.True((await test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"] })).Results[0].Ok);
        Assert.Equal(wire.Requests[2].Replace("session-1", "session-2", StringComparison.Ordinal), wire.Requests[4]);
    }

    [Fact]
    public async Task Trap02_a_session_is_renewed_two_minutes_before_it_ends_so_that_no_write_meets_its_end()
    {
        static HttpResponseMessage Done() => Answers.XmlAnswer("""<response><control><status>success</status></control><operation><authentication><status>success</status></authentication><result><status>success</status><function>lookup</function><controlid>l</controlid></result></operation></response>""");
        var clock = new Testing.ManualTimeProvider();
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(Done).Answer(Done).Answer(Answers.XmlSession.Replace("session-1", "session-2", StringComparison.Ordinal)).Answer(Done);
        await using var test = TestClient.On(wire, clock: clock);
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true });
        clock.Advance(TimeSpan.FromSeconds(21_600 - 121));
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true });
        clock.Advance(TimeSpan.FromSeconds(2));
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true });
        Assert.Contains("session-1", wire.Requests[2]);
        Assert.Contains("session-2", wire.Requests[4]);
    }

    [Fact]
    public async Task Trap02_the_callers_observer_sees_its_own_call_and_not_the_sign_in_that_others_share()
    {
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>lookup</function><controlid>l</controlid></result>")));
        await using var test = TestClient.On(wire);
        var seen = 0;
        await test.Client.Xml.SendAsync(new(new XElement("lookup")) { ReadOnly = true }, new() { Observe = _ => seen++ });
        Assert.Equal((1, 2), (seen, wire.Requests.Count));
    }

    [Fact]
    public async Task Trap03_uniqueid_is_always_said_and_a_write_keeps_the_ids_that_it_is_given()
    {
        static HttpResponseMessage Done() => Answers.XmlAnswer(Answers.Xml("<result><status>success</status><function>x</function><controlid>w</controlid></result>"));
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(Done).Answer(Done);
        await using var test = TestClient.On(wire);
        await test.Client.Xml.SendAsync(new(Create) { ControlIds = ["deal-7"] });
        await test.Client.Xml.SendAsync(new(new XElement("query")) { ReadOnly = true });
        Assert.Contains("<uniqueid>true</uniqueid>", wire.Requests[1]);
        Assert.Contains("<function controlid=\"deal-7\">", wire.Requests[1]);
        Assert.Contains("<uniqueid>false</uniqueid>", wire.Requests[2]);
    }

    [Fact]
    public async Task Trap04_a_failed_create_that_made_a_record_is_no_clean_refusal()
    {
        const string Partly = """<result><status>failure</status><function>create</function><controlid>w</controlid><data listtype="objects" count="1"><class><RECORDNO>7</RECORDNO><CLASSID>A</CLASSID></class></data><errormessage><error><errorno>BL34000061</errorno><description2>B exists</description2></error></errormessage></result>""";
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(Answers.Xml(Partly)));
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"] }));
        Assert.Equal("w: 7 A", error.Evidence.Hints[IntacctErrorCodes.XmlPartlyApplied]);
        Assert.IsType<ConnectorConflictException>(error.InnerException);
        // In a transaction what it counts was undone with it.
        wire.Answer(() => Answers.XmlAnswer(Answers.Xml(Partly)));
        Assert.False((await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"], Transaction = true }))).MayHaveBeenApplied);
    }

    [Fact]
    public async Task Trap04_in_a_transaction_the_failed_function_is_told_and_not_its_aborted_sibling()
    {
        const string Rolled = """
            <result><status>aborted</status><function>create</function><controlid>1</controlid><errormessage><error><errorno>XL03000009</errorno><description2>Rolled back</description2></error></errormessage></result>
            <result><status>failure</status><function>create</function><controlid>2</controlid><errormessage><error><errorno>BL03000018</errorno><description2>E-mail</description2></error></errormessage></result>
            """;
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(() => Answers.XmlAnswer(Answers.Xml(Rolled))).Answer(() => Answers.XmlAnswer(Answers.Xml(Rolled)));
        await using var test = TestClient.On(wire);
        var request = new XmlRequest(Create, Create) { ControlIds = ["1", "2"], Transaction = true };
        Assert.Equal("BL03000018", (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Xml.SendAsync(request))).ErrorCode);
        var all = await test.Client.Xml.SendAsync(new(Create, Create) { ControlIds = ["1", "2"], Transaction = true, ReturnFailures = true });
        Assert.Equal(["aborted", "failure"], all.Results.Select(r => r.Status));
        Assert.Equal(IntacctErrorCodes.XmlRolledBack, all.Results[0].Errors[0].Code);
    }

    [Fact]
    public async Task A_lost_answer_to_a_write_is_unknown_and_sent_once_and_nothing_secret_is_said()
    {
        var wire = new WireHandler().Answer(Answers.XmlSession).Answer(() => WireHandler.Body("<html>canary-session-1 canary-sender-password</html>", "text/html", 502));
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Xml.SendAsync(new(Create) { ControlIds = ["w"] }));
        Assert.Equal(("w", "create"), (error.Evidence.Hints["controlIds"], error.Evidence.Hints["functions"]));
        Assert.Equal(2, wire.Requests.Count);
        Assert.DoesNotContain("canary", error.ToString() + (error.InnerException!.InnerException as ConnectorApiException)?.RawBody);
    }

    [Fact]
    public async Task Without_a_sender_id_the_gateway_is_not_asked_and_the_text_says_what_to_set()
    {
        var wire = new WireHandler().Answer(Answers.XmlSession);
        await using var test = TestClient.On(wire, o => (o.SenderId, o.SenderPassword) = (null, null));
        Assert.Contains("SenderId", (await Assert.ThrowsAsync<InvalidOperationException>(() => test.Client.Xml.SendAsync(new(Create)))).Message);
    }

    private static HttpResponseMessage Session(string endpoint) => Answers.XmlAnswer(Answers.Xml(
        $"<result><status>success</status><function>getAPISession</function><controlid>c</controlid><data><api><sessionid>canary-session-2</sessionid><endpoint>{endpoint}</endpoint></api></data></result>"));
}
