using System.Text;

namespace Connectors.Smartbill;

/// <summary>Who calls: a user of SmartBill Cloud and one of the user's companies. All of it stands in SmartBill Cloud under Contul meu, Integrari, API.</summary>
public sealed record SmartbillCredentials
{
    private const string Place = "SmartBill Cloud, Contul meu, Integrari, API";

    /// <summary>The company's CIF exactly as stored in the account: with <c>RO</c> where it stands there with it.</summary>
    public string CompanyVatCode { get; set; } = "";

    /// <summary>The user's e-mail address.</summary>
    public string Email { get; set; } = "";

    /// <summary>The user's API token (V1). It serves all companies of the user. Secret. Changing the password of the account may change it.</summary>
    public string Token { get; set; } = "";

    /// <summary>The token of the V3 interface, for this user and this company; null where clients, suppliers, products and warehouses are not read. Secret, and not the same as <see cref="Token"/>.</summary>
    public string? TokenV3 { get; set; }

    /// <summary>The company, no secret.</summary>
    public override string ToString() => $"Smartbill {(IsVatCode(CompanyVatCode) ? CompanyVatCode.Trim() : "(no company)")} (secrets hidden)";

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems()
    {
        var problems = new List<(string, string)>();
        if (string.IsNullOrWhiteSpace(CompanyVatCode))
            problems.Add((nameof(CompanyVatCode), $"is missing: it is the company's CIF as {Place} shows it"));
        else if (IsEmail(CompanyVatCode))
            problems.Add((nameof(CompanyVatCode), $"is an e-mail address: that belongs into {nameof(Email)}, here stands the company's CIF"));
        else if (!IsVatCode(CompanyVatCode))
            problems.Add((nameof(CompanyVatCode), $"is no CIF: it is up to two letters and digits, as {Place} shows it"));

        if (string.IsNullOrWhiteSpace(Email))
            problems.Add((nameof(Email), "is missing: it is the e-mail address with which the user signs in to SmartBill Cloud"));
        else if (!IsEmail(Email) && IsEmail(Token))
            problems.Add((nameof(Email), $"and {nameof(Token)} are swapped"));
        else if (!IsEmail(Email))
            problems.Add((nameof(Email), "is no e-mail address: it is the one with which the user signs in to SmartBill Cloud"));

        if (TokenProblem(Token) is { } problem && !(IsEmail(Token) && !IsEmail(Email)))
            problems.Add((nameof(Token), problem));
        if (!string.IsNullOrWhiteSpace(TokenV3))
        {
            if (TokenV3.Trim() == Token?.Trim())
                problems.Add((nameof(TokenV3), $"is the same as {nameof(Token)}: the V3 token is another one, generated apart under {Place}"));
            else if (TokenProblem(TokenV3) is { } v3)
                problems.Add((nameof(TokenV3), v3));
        }

        return problems;
    }

    internal bool HasV3 => !string.IsNullOrWhiteSpace(TokenV3);

    /// <summary>The number alone: <c>RO 123</c>, <c>RO123</c> and <c>123</c> are one company, though SmartBill wants it as stored.</summary>
    internal static string Digits(string? vatCode)
    {
        var text = (vatCode ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return text.StartsWith("RO", StringComparison.Ordinal) ? text[2..] : text;
    }

    internal static bool SameCompany(string? left, string? right) => Digits(left) == Digits(right);

    private static string? TokenProblem(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
            return $"is missing: {Place} shows it";
        var text = token.Trim();
        if (text.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return "begins with the name of a sign-in: the token alone is meant";
        if (IsEmail(text))
            return "is an e-mail address: the token is the long text beside it";
        if (text.Contains(':', StringComparison.Ordinal) && IsEmail(text[..text.IndexOf(':', StringComparison.Ordinal)]))
            return "holds e-mail address and token: the token alone is meant";
        if (text.Any(char.IsWhiteSpace) || text.Any(char.IsControl))
            return "has a blank or line break inside: it was copied with something else";
        return DecodesToPair(text) ? "is the Base64 text of e-mail address and token: the token alone is meant" : null;
    }

    private static bool DecodesToPair(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Encoding.UTF8.GetString(bytes.AsSpan(0, length)) is var pair
            && pair.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && IsEmail(pair[..at]);
    }

    private static bool IsEmail(string? text) => text?.Trim() is { } t && t.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == t.LastIndexOf('@')
        && at < t.Length - 1 && !t.Any(char.IsWhiteSpace) && !t.Contains(':', StringComparison.Ordinal) && !t.Contains('|', StringComparison.Ordinal);

    private static bool IsVatCode(string? text)
    {
        var code = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        var digits = code.Length > 2 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? code[2..] : code;
        return digits.Length is >= 2 and <= 13 && digits.All(char.IsAsciiDigit);
    }
}
