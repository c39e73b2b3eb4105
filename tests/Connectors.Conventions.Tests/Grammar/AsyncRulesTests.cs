using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Grammar;

public sealed class AsyncRulesTests
{
    [Theory]
    [InlineData("public class C { public Task SaveAsync() => Task.CompletedTask; }", "has no CancellationToken")]
    [InlineData("public class C { public Task Save(CancellationToken t) => Task.CompletedTask; }", "does not end in Async")]
    [InlineData("public class C { public Task SaveAsync(CancellationToken t, int n) => Task.CompletedTask; }", "not last")]
    [InlineData("public class C { public void Save(CancellationToken t, int n) { } }", "not last")]
    [InlineData("public interface IStore { ValueTask<int> CountAsync(); }", "has no CancellationToken")]
    [InlineData("public class C { public IAsyncEnumerable<int> ListAsync() => throw null!; }", "has no CancellationToken")]
    [InlineData("public abstract class C { protected abstract Task SaveAsync(); }", "has no CancellationToken")]
    [InlineData("class C { async void Save() { await Task.Yield(); } }", "async void")]
    public void A_wrong_method_is_found(string code, string expected) => Findings.One(AsyncRules.Check(SampleAssembly.Load(code)), expected);

    [Theory]
    [InlineData("public class C { public Task SaveAsync(CancellationToken t = default) => Task.CompletedTask; }")]
    [InlineData("public class C : IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    [InlineData("public delegate Task Handler(int n);")]
    [InlineData("class Hidden { public Task Save() => Task.CompletedTask; }")]
    [InlineData("public sealed record R(int Number, Task Done);")]
    [InlineData("public class S : System.IO.MemoryStream { public override Task FlushAsync(CancellationToken t) => Task.CompletedTask; }")]
    public void A_right_or_given_method_passes(string code) => Assert.Empty(AsyncRules.Check(SampleAssembly.Load(code)));
}
