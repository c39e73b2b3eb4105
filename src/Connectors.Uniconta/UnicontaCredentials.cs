using System.Globalization;

namespace Connectors.Uniconta;

/// <summary>
/// Who calls: the customer's company and the user of the integration in it. For unattended work Uniconta wants a user of type "Server" per customer; one serves several integrations of that customer.
/// </summary>
public sealed record UnicontaCredentials
{
    /// <summary>The company's number in Uniconta, digits; zeros before it do not matter. It shows in Uniconta beside the company's name. Not the CVR number.</summary>
    public string CompanyId { get; set; } = "";

    /// <summary>The user's login, alone: the company is put before it by this package.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The user's password. Secret.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// The language of the user in Uniconta: <c>en</c> (recommended) or <c>da</c>. Words of lists (VAT zone, unit, title) are read in any known language. They are written in this one, because Uniconta
    /// understands only the user's own, until rows show that the user's is another.
    /// </summary>
    public string Language { get; set; } = UnicontaLanguages.English;

    /// <summary>Company and user, no secret.</summary>
    public override string ToString() => $"Uniconta company {(TryParse(CompanyId, out var id) ? id.ToString(CultureInfo.InvariantCulture) : "(no number)")}, user {LoginOrNothing} (password hidden)";

    /// <summary>What is wrong, as pairs of setting and text; empty when nothing is. No text holds a secret.</summary>
    public IReadOnlyList<(string Setting, string Problem)> FindProblems()
    {
        var problems = new List<(string, string)>();
        var user = UserName?.Trim() ?? "";
        if (string.IsNullOrWhiteSpace(CompanyId))
            problems.Add((nameof(CompanyId), "is missing: it is the company's number in Uniconta, shown beside the company's name"));
        else if (!TryParse(CompanyId, out var id))
            problems.Add((nameof(CompanyId), CompanyId.Contains('/', StringComparison.Ordinal)
                ? "holds more than the number: write only the digits before the slash here and the login behind it in UserName"
                : TryParse(user, out _) ? $"and {nameof(UserName)} are swapped: the company is the number, the user name is the login" : "is no company number: digits only"));
        else if (id is >= 10_000_000 and <= 99_999_999)
            problems.Add((nameof(CompanyId), "has eight digits like a CVR number: it is the company's number in Uniconta, shown beside the company's name, that is wanted"));

        if (user.Length == 0)
            problems.Add((nameof(UserName), "is missing: it is the login of the integration's user in Uniconta"));
        else if (user.Split('/') is [var prefix, _] && TryParse(prefix, out _))
            problems.Add((nameof(UserName), $"begins with a company number: write only the login behind the slash here and the number in {nameof(CompanyId)}"));
        else if (user.Contains(':', StringComparison.Ordinal))
            problems.Add((nameof(UserName), "holds a colon, which cannot be signed in with: give the user a login without one"));
        else if (Guid.TryParse(user, out _))
            problems.Add((nameof(UserName), "is a GUID like an application id: it is the login of a user that is wanted"));

        if (string.IsNullOrEmpty(Password))
            problems.Add((nameof(Password), "is missing: it is the password of the integration's user in Uniconta"));
        else if (Guid.TryParse(Password, out _))
            problems.Add((nameof(Password), $"is a GUID like an application id: that belongs to the product's settings ({nameof(UnicontaOptions)}.{nameof(UnicontaOptions.ApiKey)}), the user's password here"));
        if (!UnicontaLanguages.IsKnown(Language))
            problems.Add((nameof(Language), $"is not one of {string.Join(", ", UnicontaLanguages.All)}: set the integration's user to one of them in Uniconta and write it here"));
        return problems;
    }

    internal int Company => TryParse(CompanyId, out var id) ? id : 0;

    internal string Login => UserName.Trim();

    // A password in the wrong place must not come out through the name.
    private string LoginOrNothing => string.IsNullOrWhiteSpace(UserName) || UserName == Password || Guid.TryParse(UserName, out _) ? "(none)" : Login;

    /// <summary><c>004415/login</c>: the form that carries the company.</summary>
    internal string PrefixedLogin(int digits) =>
        $"{(digits == 0 ? "00" + Company.ToString(CultureInfo.InvariantCulture) : Company.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'))}/{Login}";

    private static bool TryParse(string? text, out int id) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}

/// <summary>The languages of users whose words this package can write.</summary>
public static class UnicontaLanguages
{
    /// <summary>English, recommended for the integration's user.</summary>
    public const string English = "en";

    /// <summary>Danish.</summary>
    public const string Danish = "da";

    internal static readonly string[] All = [English, Danish];

    internal static bool IsKnown(string? language) => All.Contains(language, StringComparer.OrdinalIgnoreCase);
}
