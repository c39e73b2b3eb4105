using System.Reflection;
using Connectors.TestSupport.Postgres;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Connectors.Sync.PostgreSql.Tests.SkippedWithoutAServer", "Connectors.Sync.PostgreSql.Tests")]

namespace Connectors.Sync.PostgreSql.Tests;

/// <summary>Without a server on this machine the tests of this project are skipped, with the reason. Most of them stand in suites that other stores run too, so no attribute of theirs could say it.</summary>
public sealed class SkippedWithoutAServer(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) => new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink messages) : XunitTestFrameworkExecutor(assembly, source, messages)
    {
        protected override void RunTestCases(IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            var cases = testCases.ToList();
            if (PostgresBinaries.Missing is { } reason)
            {
                // Only the case itself may set it.
                var skip = typeof(XunitTestCase).GetProperty(nameof(XunitTestCase.SkipReason))!;
                foreach (var test in cases.OfType<XunitTestCase>().Where(static t => !t.TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsNoServerAttribute)).Any()))
                    skip.SetValue(test, reason);
            }

            base.RunTestCases(cases, executionMessageSink, executionOptions);
        }
    }
}

/// <summary>The tests of this class run on every machine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoServerAttribute : Attribute;
