using Connectors.Conventions.Tests.Layering;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Grammar;

public sealed class GrammarTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void What_takes_time_can_be_awaited_and_cancelled(string package) => Findings.None(AsyncRules.Check(Repository.Load(package)));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Messages_stand_in_one_place(string package) => Findings.None(LogRules.Check(Repository.Load(package)));

    [Fact]
    public void All_clients_speak_one_grammar() => Findings.None(PackageLayers.Vendors
        .Where(static v => Repository.Packages.Any(p => p.Name == "Connectors." + v))
        .Select(static v => (Assembly: Repository.Load("Connectors." + v), Vendor: v))
        .SelectMany(static x => new VendorGrammar(x.Assembly, x.Vendor).Check()));
}
