using System.Text;

namespace Connectors.Intacct.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "canary-client-secret";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly IntacctWebhookEvent Content = new()
    {
        IdempotencyKey = "delivery-1",
        Company = "ACME",
        Entity = "FR01",
        User = "Admin",
        ObjectName = "CUSTOMER",
        RestObjectName = "accounts-receivable/customer",
        DocumentType = "Sales Order",
        RecordId = "C1",
        Event = "after_update",
        EventName = "crm",
        Body = Encoding.UTF8.GetBytes("""{"hello":"Été"}"""),
    };

    [Fact]
    public void What_is_generated_is_read()
    {
        var (headers, body) = IntacctWebhooks.Generate(Content, Secret, Now);
        var reading = IntacctWebhooks.Read(headers, body.Span, Secret, Now.AddMinutes(59));
        Assert.Null(reading.Refusal);
        Assert.Equal(Content with { IssuedAt = Now, Body = default }, reading.Event! with { Body = default });
        Assert.Equal(Content.Body.ToArray(), reading.Event.Body.ToArray());
    }

    [Theory]
    [InlineData("X-IA-SageSignature", "Idempotency-Key")]
    [InlineData("x-ia-sage-signature", "x-idempotencykey")]
    public void Trap13_both_spellings_of_the_headers_are_read(string signature, string key)
    {
        var (headers, body) = IntacctWebhooks.Generate(Content, Secret, Now);
        var other = new Dictionary<string, string> { [signature] = headers["X-IA-Sage-Signature"], [key] = "k", ["x-clientcontext"] = "no json" };
        var reading = IntacctWebhooks.Read(other, body.Span, Secret, Now);
        Assert.Equal(("k", null), (reading.Event?.IdempotencyKey, reading.Event?.Company));
    }

    [Fact]
    public void Trap13_the_stamp_is_in_milliseconds_and_seconds_are_read_as_well()
    {
        foreach (var factor in new[] { 1L, 1000L })
        {
            var token = Token("""{"alg":"HS256"}""", $$"""{"iss":"Sage Intacct","iat":{{Now.ToUnixTimeSeconds() * factor}},"exp":{{(Now.ToUnixTimeSeconds() + 3600) * factor}},"payload_signature":"{{Hash("b")}}"}""");
            var headers = new Dictionary<string, string> { ["X-IA-Sage-Signature"] = token };
            Assert.Equal(Now, IntacctWebhooks.Read(headers, "b"u8, Secret, Now).Event?.IssuedAt);
            Assert.Contains("has ended", IntacctWebhooks.Read(headers, "b"u8, Secret, Now.AddMinutes(70)).Refusal);
            Assert.Contains("future", IntacctWebhooks.Read(headers, "b"u8, Secret, Now.AddMinutes(-10)).Refusal);
        }
    }

    [Fact]
    public void Trap13_what_is_tampered_with_or_signed_otherwise_is_refused_and_nothing_is_thrown()
    {
        var (headers, body) = IntacctWebhooks.Generate(Content, Secret, Now);
        Assert.Contains("body is not the one", IntacctWebhooks.Read(headers, [.. body.Span, (byte)' '], Secret, Now).Refusal);
        Assert.Contains("this client's secret", IntacctWebhooks.Read(headers, body.Span, "another", Now).Refusal);
        Assert.Contains("no signature", IntacctWebhooks.Read(new Dictionary<string, string>(), body.Span, Secret, Now).Refusal);
        var claims = $$"""{"iss":"Sage Intacct","iat":{{Now.ToUnixTimeMilliseconds()}},"payload_signature":"{{Hash("b")}}"}""";
        foreach (var (token, why) in new[]
        {
            (new string('a', 43), "no signed token"),
            ("a.b.c", "cannot be read"),
            ("..", "cannot be read"),
            (Token("""{"alg":"none"}""", claims), "HS256"),
            (Token("""{"alg":"HS256"}""", claims.Replace("Sage Intacct", "Somebody", StringComparison.Ordinal)), "issuer"),
            (Token("""{"alg":"HS256"}""", """{"iss":"Sage Intacct"}"""), "has ended"),
            (Token("""{"alg":"HS256"}""", claims.Replace("}", ""","payload_signature_alg":"MD5"}""", StringComparison.Ordinal)), "unknown way"),
            (Token("""{"alg":"HS256"}""", "[]"), "cannot be read"),
        })
        {
            var reading = IntacctWebhooks.Read(new Dictionary<string, string> { ["X-IA-Sage-Signature"] = token }, "b"u8, Secret, Now);
            Assert.Null(reading.Event);
            Assert.Contains(why, reading.Refusal);
            Assert.DoesNotContain("canary", reading.ToString());
        }
    }

    private static string Hash(string body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static string Token(string head, string claims)
    {
        static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
        var signed = $"{Encode(Encoding.UTF8.GetBytes(head))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Encode(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed)))}";
    }
}
