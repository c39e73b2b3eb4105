using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Connectors.Conventions.Tests.Support;

/// <summary>Compiles deliberately wrong code, so that each rule is seen to find it. The code sees every package and framework that these tests see.</summary>
internal sealed class SampleAssembly : IDisposable
{
    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(static f => f.Length > 0).Select(static f => MetadataReference.CreateFromFile(f))];

    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dll");

    private SampleAssembly(string name, string code)
    {
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(code)], References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)).Emit(_path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    /// <summary>Reads the file of the compiled code.</summary>
    public static T Read<T>(string code, Func<string, T> read)
    {
        using var sample = new SampleAssembly("Sample", code);
        return read(sample._path);
    }

    /// <summary>Loads the compiled code.</summary>
    public static Assembly Load(string code, string name = "Sample")
    {
        using var sample = new SampleAssembly(name, code);
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(File.ReadAllBytes(sample._path)));
    }

    public void Dispose() => File.Delete(_path);
}
