using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Grammar;

public sealed class LogRulesTests
{
    private const string Message = "[Microsoft.Extensions.Logging.LoggerMessage(EventId = 1)] internal static void M1() { }";

    [Theory]
    [InlineData("class Worker { " + Message + " }", "outside the internal class Log")]
    [InlineData("public static class Log { " + Message + " }", "outside the internal class Log")]
    [InlineData("static class Outer { internal static class Log { " + Message + " } }", "outside the internal class Log")]
    [InlineData("namespace A { static class Log { " + Message + " } } namespace B { static class Log { [Microsoft.Extensions.Logging.LoggerMessage(EventId = 2)] internal static void M2() { } } }", "a second class Log")]
    [InlineData("static class Log { " + Message + " [Microsoft.Extensions.Logging.LoggerMessage(EventId = 1)] internal static void M2() { } }", "has the event id 1")]
    public void A_stray_message_is_found(string code, string expected) => Findings.One(LogRules.Check(SampleAssembly.Load(code)), expected);

    [Fact]
    public void One_internal_class_passes() => Assert.Empty(LogRules.Check(SampleAssembly.Load("static class Log { " + Message + " }")));
}
