using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>How a customer lets a connection into SmartBill: by its tokens. Stored as <c>companyVatCode</c>, <c>email</c>, <c>token</c> and <c>tokenV3</c>.</summary>
internal static class SmartbillConnect
{
    private const string Company = "companyVatCode";
    private const string Email = "email";
    private const string Token = "token";
    private const string TokenV3 = "tokenV3";
    private const string Place = "SmartBill Cloud, Contul meu → Integrari → API";

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new()
        {
            Name = "key",
            System = "SmartBill",
            Fields = [new(Company) { Where = Place }, new(Email) { Where = Place }, new(Token) { Secret = true, Where = Place }, new(TokenV3) { Secret = true, Required = false, Where = Place }],
        },
    ];

    public static SmartbillCredentials Read(SideCredentials stored) => new() { CompanyVatCode = stored.Text(Company), Email = stored.Text(Email), Token = stored.Text(Token), TokenV3 = stored.Find(TokenV3) };
}
