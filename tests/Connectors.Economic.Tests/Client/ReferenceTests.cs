namespace Connectors.Economic.Tests.Client;

public sealed class ReferenceTests
{
    [Fact]
    public void References_are_equal_by_key_else_by_address_and_then_their_hashes_are_too()
    {
        Reference<UnitNumber> one = new UnitNumber(1), same = new UnitNumber(1);
        Reference<UnitNumber> address = new(new Uri("https://x/units/1?a=b")), sameAddress = new(new Uri("https://x/Units/1/"));
        Assert.Equal(one, same);
        Assert.Equal(address, sameAddress);
        Assert.NotEqual(one, address);
        Assert.NotEqual(one, new UnitNumber(2));
        Assert.Single(new HashSet<Reference<UnitNumber>> { address, sameAddress });
        Assert.Single(new HashSet<Reference<UnitNumber>> { one, same });
    }

    [Fact]
    public void Operators_compare_what_references_name_and_not_the_objects()
    {
        Reference<UnitNumber> one = new UnitNumber(1), same = new UnitNumber(1);
        Reference<UnitNumber> address = new(new Uri("https://x/units/1")), sameAddress = new(new Uri("https://x/units/1/"));
        Reference<UnitNumber>? nothing = null;
        Assert.True(one == same && address == sameAddress && nothing == null);
        Assert.False(one != same || address != sameAddress || nothing != null);
        Assert.True(one != new UnitNumber(2) && one != address && one != nothing && nothing != one);
        Assert.False(one == new UnitNumber(2) || one == address || one == nothing || nothing == one);
    }
}
