namespace Connectors.Intacct.Tests.Support;

/// <summary>Answers as Intacct writes them.</summary>
internal static class Answers
{
    public const string NoRows = """{"ia::result":[],"ia::meta":{"totalCount":0,"start":1,"pageSize":100,"next":null,"previous":null}}""";
    public const string Written = """{"ia::result":{"key":"12","id":"NEW","href":"/objects/x/y/12"},"ia::meta":{"totalCount":1,"totalSuccess":1,"totalError":0}}""";

    public static string Record(string members = """ "id":"OLD","name":"Old" """) => $$$"""{"ia::result":{"key":"12",{{{members}}},"href":"/objects/x/y/12"},"ia::meta":{"totalCount":1,"totalSuccess":1,"totalError":0}}""";

    public static string Rows(string rows, string next = "null", int start = 1) =>
        $$$"""{"ia::result":[{{{rows}}}],"ia::meta":{"totalCount":9,"start":{{{start}}},"pageSize":2,"next":{{{next}}},"previous":null}}""";

    /// <summary>The envelope that is met in production: the error inside the result.</summary>
    public static string Error(string members) => "{\"ia::result\":{\"ia::error\":{" + members + "}},\"ia::meta\":{\"totalCount\":1,\"totalSuccess\":0,\"totalError\":1}}";

    public static HttpResponseMessage With(this HttpResponseMessage answer, string header, string value)
    {
        answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }

    public static string Xml(string results, string control = "<status>success</status>", string authentication = "<status>success</status><userid>ws.user</userid><companyid>ACME</companyid><sessiontimeout>2026-03-02T20:00:00+00:00</sessiontimeout>") =>
        $"""<?xml version="1.0" encoding="UTF-8"?><response><control>{control}<senderid>sender-1</senderid><controlid>c</controlid><uniqueid>false</uniqueid><dtdversion>3.0</dtdversion></control><operation><authentication>{authentication}</authentication>{results}</operation></response>""";

    public const string XmlSession = """{"ia::result":{"sessionId":"canary-session-1","expiresIn":21600},"ia::meta":{"totalCount":1}}""";

    public static HttpResponseMessage XmlAnswer(string text, int status = 200) => WireHandler.Body(text, "text/xml; charset=UTF-8", status);
}
