using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sync.Tests.Security;

public sealed class SecretProtectorTests
{
    private static readonly byte[] Old = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);
    private static readonly byte[] New = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength);
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("canary-5f1d");

    [Fact]
    public void What_goes_in_comes_out_and_is_nowhere_in_between()
    {
        var protector = new KeyRingSecretProtector(Ring("a", ("a", Old)));
        var text = protector.Protect("x", Secret);

        Assert.Equal(Secret, protector.Unprotect("x", text));
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(Convert.FromBase64String(text.Split(':')[2])), StringComparison.Ordinal);
        Assert.NotEqual(text, protector.Protect("x", Secret));
        Assert.Empty(protector.Unprotect("x", protector.Protect("x", [])));
    }

    [Fact]
    public void After_a_rotation_old_texts_are_read_and_new_ones_are_written_under_the_new_key()
    {
        var before = new KeyRingSecretProtector(Ring("a", ("a", Old)));
        var after = new KeyRingSecretProtector(Ring("b", ("a", Old), ("b", New)));
        var text = before.Protect("x", Secret);

        Assert.Equal(Secret, after.Unprotect("x", text));
        Assert.False(after.IsCurrent(text));
        var again = after.Protect("x", Secret);
        Assert.True(after.IsCurrent(again));
        Assert.Equal(Secret, new KeyRingSecretProtector(Ring("b", ("b", New))).Unprotect("x", again));
    }

    [Fact]
    public void A_lost_key_is_named_and_the_secret_is_not()
    {
        var text = new KeyRingSecretProtector(Ring("a", ("a", Old))).Protect("x", Secret);
        var lost = Assert.Throws<SecretUnreadableException>(() => new KeyRingSecretProtector(Ring("b", ("b", New))).Unprotect("x", text));
        Assert.Equal("a", lost.KeyId);
        Assert.Contains("'a'", lost.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", lost.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another-purpose", null)]
    [InlineData("x", "flip")]
    [InlineData("x", "key")]
    [InlineData("x", "cut")]
    [InlineData("x", "garbage")]
    public void What_was_changed_or_moved_is_refused(string purpose, string? change)
    {
        var protector = new KeyRingSecretProtector(Ring("a", ("a", Old), ("b", Old)));
        var parts = protector.Protect("x", Secret).Split(':');
        var bytes = Convert.FromBase64String(parts[2]);
        var text = change switch
        {
            "flip" => $"cxs1:a:{Convert.ToBase64String([.. bytes[..^1], (byte)(bytes[^1] ^ 1)])}",
            "key" => $"cxs1:b:{parts[2]}",
            "cut" => $"cxs1:a:{Convert.ToBase64String(bytes[..8])}",
            "garbage" => "cxs1:a:%%%",
            _ => string.Join(':', parts),
        };
        Assert.Throws<SecretUnreadableException>(() => protector.Unprotect(purpose, text));
    }

    [Fact]
    public void A_ring_that_cannot_work_is_refused_and_shows_no_key()
    {
        Assert.Throws<ArgumentException>(() => Ring("b", ("a", Old)));
        Assert.Throws<ArgumentException>(() => Ring("a", ("a", Old[..16])));
        Assert.Throws<ArgumentException>(() => Ring("a:b", ("a:b", Old)));
        var ring = Ring("a", ("a", Old), ("b", New));
        Assert.Equal("Keys a, b; a encrypts", ring.ToString());
    }

    private static SecretKeyRing Ring(string current, params (string Id, byte[] Key)[] keys) => new(current, keys.ToDictionary(static k => k.Id, static k => k.Key, StringComparer.Ordinal));
}
