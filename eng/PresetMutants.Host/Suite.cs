using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Connectors.PresetMutants.Host;

/// <summary>The tests of an assembly, method by method.</summary>
internal sealed class Suite : IDisposable
{
    private readonly XunitTestFramework _framework;
    private readonly ITestFrameworkExecutor _executor;

    public Suite(Assembly tests)
    {
        _framework = new(new Silence());
        using var discoverer = _framework.GetDiscoverer(Reflector.Wrap(tests));
        using var found = new Found();
        discoverer.Find(includeSourceInformation: false, found, new Options());
        found.Done.WaitOne();
        Methods = found.Cases.GroupBy(static c => $"{c.TestMethod.TestClass.Class.Name}.{c.TestMethod.Method.Name}").ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);
        _executor = _framework.GetExecutor(tests.GetName());
    }

    public IReadOnlyDictionary<string, List<ITestCase>> Methods { get; }

    /// <returns>The name of the first test that failed and what it said, or null when all pass; "late" when they did not end in time.</returns>
    public (string Test, string Said)? Run(string method, TimeSpan most)
    {
        using var result = new Result();
        _executor.RunTests(Methods[method], result, new Options());
        return result.Done.WaitOne(most) ? result.Failure : ("late", "");
    }

    public void Dispose()
    {
        _executor.Dispose();
        _framework.Dispose();
    }

    private sealed class Silence : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Found : IMessageSink, IDisposable
    {
        public List<ITestCase> Cases { get; } = [];

        public ManualResetEvent Done { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage { TestCase: { SkipReason: null } test })
                Cases.Add(test);
            if (message is IDiscoveryCompleteMessage)
                Done.Set();
            return true;
        }

        public void Dispose() => Done.Dispose();
    }

    private sealed class Result : IMessageSink, IDisposable
    {
        public (string Test, string Said)? Failure { get; private set; }

        public ManualResetEvent Done { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestFailed failed:
                    Failure ??= (failed.Test.DisplayName, string.Join(" / ", failed.Messages));
                    break;
                case IErrorMessage error:
                    Failure ??= ("(set up)", string.Join(" / ", error.Messages));
                    break;
                case ITestClassCleanupFailure clean:
                    Failure ??= (clean.TestClass.Class.Name, string.Join(" / ", clean.Messages));
                    break;
                case ITestAssemblyFinished:
                    Done.Set();
                    break;
            }

            // The first failure is enough.
            return Failure is null || message is ITestAssemblyFinished;
        }

        public void Dispose() => Done.Dispose();
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal) { ["xunit.execution.SynchronousMessageReporting"] = true, ["xunit.execution.DisableParallelization"] = true };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
