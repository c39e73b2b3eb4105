using System.Text.Json;

namespace Connectors.Smartbill.Tests.Serialization;

/// <summary>What docs/decisions/015-members-are-set-one-by-one.md promises of the package's records.</summary>
public sealed class InitMembersTests
{
    [Fact]
    public void Every_record_is_made_by_its_constructor_and_its_members_are_set_one_by_one() => Check(typeof(SmartbillJsonContext), SmartbillJson.Context.Options);

    private static void Check(Type context, JsonSerializerOptions options)
    {
        var (boxed, looked) = InitMembersCheck.Of(context, options);
        Assert.Empty(boxed);
        Assert.True(looked > 5, $"Only {looked} records were looked at.");
    }
}
