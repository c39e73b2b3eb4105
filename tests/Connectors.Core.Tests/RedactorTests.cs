namespace Connectors.Core.Tests;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("""{"access_token":"abc123","name":"Jens"}""", """{"access_token":"***","name":"Jens"}""")]
    [InlineData("""{"refreshToken": "a\"b,c", "n": 1}""", """{"refreshToken": "***", "n": 1}""")]
    [InlineData("""{"apiKey":12345,"n":1}""", """{"apiKey":***,"n":1}""")]
    [InlineData("""{"message":"{\"error\":\"x\",\"client_secret\":\"s3cret\"}"}""", """{"message":"{\"error\":\"x\",\"client_secret\":\"***\"}"}""")]
    [InlineData("https://x.example/a?apiKey=k1&b=2", "https://x.example/a?apiKey=***&b=2")]
    [InlineData("grant_type=refresh_token&refresh_token=abc&client_secret=def", "grant_type=refresh_token&refresh_token=***&client_secret=***")]
    [InlineData("""{"detail":"apiKey=k1"}""", """{"detail":"apiKey=***"}""")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("Basic dXNlcjpwYXNz and text", "Basic *** and text")]
    [InlineData("<control><senderid>me</senderid><password>pw!</password></control>", "<control><senderid>me</senderid><password>***</password></control>")]
    [InlineData("The basic information of the token is missing", "The basic *** of the token is missing")]
    [InlineData("""{"tokenType":null,"items":[]}""", """{"tokenType":***,"items":[]}""")]
    public void By_name(string text, string expected) => Assert.Equal(expected, Redactor.Redact(text));

    [Theory]
    [InlineData("p|w:1 æ", "x p|w:1 æ y", "x *** y")]
    [InlineData("p|w:1 æ", "x p%7Cw%3A1%20%C3%A6 y", "x *** y")]
    [InlineData("a\"b\\c", """x a\u0022b\\c y""", "x *** y")]
    [InlineData("abc", "abc", "abc")]
    public void By_value(string secret, string text, string expected) => Assert.Equal(expected, Redactor.Redact(text, secret, null));

    [Fact]
    public void Cutting_comes_after_redacting_and_keeps_no_half_of_a_secret()
    {
        var text = new string('.', 95) + "SECRET-VALUE" + new string('.', 50);

        var cut = Redactor.RedactAndCut(text, 100, "SECRET-VALUE");

        Assert.Equal(new string('.', 95) + "***.." + " … (cut)", cut);
        Assert.Null(Redactor.RedactAndCut(null, 10));
        Assert.Equal("short", Redactor.RedactAndCut("short", 10));
    }

    [Fact]
    public void Long_and_hostile_texts_end()
    {
        foreach (var text in (string[])[new string('"', 60_000), string.Concat(Enumerable.Repeat("\"token\":", 8_000)), new string('a', 60_000), string.Concat(Enumerable.Repeat("token", 12_000)), string.Concat(Enumerable.Repeat("<token ", 9_000))])
            Assert.NotNull(Redactor.RedactAndCut(text, 16_000));
    }
}
