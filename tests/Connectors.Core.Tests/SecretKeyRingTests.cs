namespace Connectors.Core.Tests;

public sealed class SecretKeyRingTests
{
    private const string Purpose = "token\nAcme\n1";
    private static readonly string First = SecretKeyRing.NewKey();
    private static readonly string Second = SecretKeyRing.NewKey();

    [Theory]
    [InlineData("")]
    [InlineData("a secret: with colons, æøå and 🏢")]
    public void What_was_encrypted_is_read_again_and_never_looks_the_same(string secret)
    {
        var ring = Ring("1", ("1", First));
        var text = ring.Protect(secret, Purpose);
        Assert.NotEqual(text, ring.Protect(secret, Purpose));
        Assert.Equal(new ReadSecret(secret, true), ring.Unprotect(text, Purpose));
        Assert.StartsWith("c1:1:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_key_reads_and_says_that_it_is_old()
    {
        var text = Ring("1", ("1", First)).Protect("s", Purpose);
        Assert.Equal(new ReadSecret("s", false), Ring("2", ("1", First), ("2", Second)).Unprotect(text, Purpose));
        var lost = Assert.Throws<SecretUnreadableException>(() => Ring("2", ("2", Second)).Unprotect(text, Purpose));
        Assert.Contains("the key '1', which is not in the key ring", lost.Message, StringComparison.Ordinal);
        // Another key under the same id is seen too.
        Assert.Throws<SecretUnreadableException>(() => Ring("1", ("1", Second)).Unprotect(text, Purpose));
    }

    [Fact]
    public void A_text_that_was_changed_or_moved_is_not_read()
    {
        var ring = Ring("1", ("1", First), ("2", First));
        var text = ring.Protect("secret", Purpose);
        Assert.Throws<SecretUnreadableException>(() => ring.Unprotect(text, "token\nAcme\n2"));
        Assert.Throws<SecretUnreadableException>(() => ring.Unprotect(text.Replace("c1:1:", "c1:2:", StringComparison.Ordinal), Purpose));
        var data = Convert.FromBase64String(text.Split(':')[2]);
        for (var i = 0; i < data.Length; i++)
        {
            data[i] ^= 1;
            Assert.Throws<SecretUnreadableException>(() => ring.Unprotect("c1:1:" + Convert.ToBase64String(data), Purpose));
            data[i] ^= 1;
        }

        foreach (var nonsense in new[] { "", "secret", "c1:1:", "c1:1:AAAA", "c1:1:*", "c2:1:" + Convert.ToBase64String(data) })
            Assert.Throws<SecretUnreadableException>(() => ring.Unprotect(nonsense, Purpose));
    }

    [Theory]
    [InlineData("1", "c2hvcnQ=", "1", "is not 32 bytes")]
    [InlineData("1", "no base 64 at all", "1", "is not 32 bytes")]
    [InlineData("a:b", null, "a:b", "no id of a key")]
    [InlineData("1", null, "2", "is not among the keys")]
    public void Keys_that_cannot_work_are_refused_by_their_id_and_not_shown(string id, string? key, string current, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => Ring(current, (id, key ?? First)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key ?? First, error.Message, StringComparison.Ordinal);
        var ring = Ring("1", ("1", First));
        Assert.DoesNotContain(First, ring.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", new ReadSecret("hush", true).ToString(), StringComparison.Ordinal);
    }

    private static SecretKeyRing Ring(string current, params (string Id, string Key)[] keys) => new(current, keys.ToDictionary(static k => k.Id, static k => k.Key));
}
