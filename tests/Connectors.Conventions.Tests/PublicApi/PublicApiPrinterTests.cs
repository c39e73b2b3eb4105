using Connectors.Conventions.Tests.Support;
using Connectors.TestSupport;

namespace Connectors.Conventions.Tests.PublicApi;

public sealed class PublicApiPrinterTests
{
    /// <summary>One of everything that C# can say in a public surface: what the printer leaves out could change unseen.</summary>
    [Fact]
    public void Everything_that_a_user_can_name_is_printed() => Verified.Text(PublicApiPrinter.Print(SampleAssembly.Load("""
        namespace Acme.Invoices
        {
            public enum Lane : byte { Background, Interactive = 5 }
            [Flags] public enum Parts { None, One = 1, Two = 2 }
            public delegate Task<string?> Reader<in T>(T value, CancellationToken cancellationToken);
            public interface IStore<out T> : IDisposable where T : class, new() { T? Find(string id); static virtual int Count => 0; void Close() { } event EventHandler? Changed; }
            public sealed record Line(string Code, decimal? Price = null) { public required IReadOnlyList<string?> Notes { get; init; } public string Hidden { get; private set; } = ""; internal int Secret; }
            public readonly record struct Status(string Value) { public static readonly Status Draft = new("draft"); public const string Name = "status"; public static implicit operator string(Status s) => s.Value; }
            public abstract record Outcome { private protected Outcome() { } public sealed record Applied(string Id) : Outcome; }
            public abstract class Base<TKey> where TKey : struct, IEquatable<TKey>
            {
                protected Base() { }
                private protected Base(int n) { }
                protected int Field;
                protected virtual void Run(in int a, ref string? b, out (int Code, string? Name) c, params ReadOnlySpan<string> rest) => c = default;
                public abstract IAsyncEnumerable<Dictionary<string, TKey?>> ListAsync(TimeSpan wait = default, Lane lane = Lane.Interactive, Lane? other = null, string text = "x", CancellationToken cancellationToken = default);
                public string? this[int index] { get => null; protected set { } }
                [Obsolete("Use ListAsync.")] public void Old() { }
                public override string ToString() => "";
                public class Nested<T> { public T? Value { get; set; } public TKey Key { get; init; } }
                public Nested<string?>? Make<T, U>(T[]? items, T? item, List<T>?[] lists, U other, Dictionary<string, (string? A, U B)>? map) where T : notnull where U : class? => null;
                internal void NotSeen() { }
                private void NorThis() { }
            }
            public static class Extensions { public static T? OrNull<T>(this IEnumerable<T>? items, Func<T, bool?> test) where T : class => null; }
            internal sealed class Internal { public void M() { } }
        }
        namespace Acme { public sealed class Empty; }
        """)));
}
