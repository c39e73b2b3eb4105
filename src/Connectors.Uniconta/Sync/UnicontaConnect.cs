using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>How a customer lets a connection into Uniconta: by the integration's own user. Stored as <c>companyId</c>, <c>userName</c>, <c>password</c> and <c>language</c>.</summary>
internal static class UnicontaConnect
{
    private const string Company = "companyId";
    private const string User = "userName";
    private const string Password = "password";
    private const string Language = "language";

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new()
        {
            Name = "key",
            System = "Uniconta",
            Fields =
            [
                new(Company) { Where = "Uniconta, beside the company's name" }, new(User) { Where = "Uniconta, the integration's user (type Server)" }, new(Password) { Secret = true },
                new(Language) { Required = false, Where = "the language of that user: en or da" },
            ],
        },
    ];

    public static UnicontaCredentials Read(SideCredentials stored) =>
        new() { CompanyId = stored.Text(Company), UserName = stored.Text(User), Password = stored.Text(Password), Language = stored.Find(Language) ?? UnicontaLanguages.English };
}
