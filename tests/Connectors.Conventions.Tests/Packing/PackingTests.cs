using System.Xml.Linq;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Packing;

/// <summary>Reads the packages as a user gets them: those in the folder of CONNECTORS_PACKAGES (set by .ci/run), else freshly packed ones.</summary>
public sealed class PackingTests(PackingTests.Packed packed) : IClassFixture<PackingTests.Packed>
{
    private static readonly string Version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    [Fact]
    public void Every_library_is_packed_and_nothing_else() => Assert.Equal(
        Repository.Packages.Select(static p => p.Name).Order(StringComparer.Ordinal),
        packed.Packages.Select(static p => p.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_package_holds_what_it_should() => Findings.None(packed.Packages.SelectMany(
        static p => PackingRules.Check(p, Repository.Packages.Single(c => c.Name == p.Id), Version)));

    public sealed class Packed : IDisposable
    {
        private readonly string? _temporary;

        public Packed()
        {
            var folder = Environment.GetEnvironmentVariable("CONNECTORS_PACKAGES");
            if (string.IsNullOrEmpty(folder))
            {
                folder = _temporary = Directory.CreateTempSubdirectory("connectors-packages-").FullName;
                // The libraries were built for these tests; packing them takes seconds.
                Repository.Run("dotnet", "pack", "Connectors.sln", "--no-build", "--configuration", Repository.Configuration, "--output", folder);
            }

            Packages = [.. Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(PackedPackage.Open)];
        }

        internal IReadOnlyList<PackedPackage> Packages { get; }

        public void Dispose()
        {
            if (_temporary is not null)
                Directory.Delete(_temporary, recursive: true);
        }
    }
}
