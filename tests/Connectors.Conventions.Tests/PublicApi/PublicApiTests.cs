using Connectors.Conventions.Tests.Support;
using Connectors.TestSupport;

namespace Connectors.Conventions.Tests.PublicApi;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages.Select(static p => p.Name)];

    /// <summary>The public surface of each package is a committed text, so that a review sees each change of it.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi(string package) => Verified.Text(PublicApiPrinter.Print(Repository.Load(package)), package);

    [Fact]
    public void No_text_is_left_of_a_package_that_is_gone()
    {
        var expected = Repository.Packages.Select(static p => $"PublicApiTests.PublicApi_{p.Name}.verified.txt");
        Assert.Empty(Repository.Under("tests/Connectors.Conventions.Tests/PublicApi/PublicApiTests.", ".verified.txt").Select(Path.GetFileName).Except(expected));
    }
}
