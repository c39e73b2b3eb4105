using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>
/// Nothing is written into the wrong agreement: where the credentials name one, the first write of a client is preceded by a look at which agreement the tokens lead to.
/// </summary>
internal sealed class AgreementGuard(ApiSession session, int? expected)
{
    private volatile bool _passed = expected is null;

    /// <summary>Nothing is left to look at.</summary>
    public bool HasPassed => _passed;

    /// <exception cref="ConnectorAuthenticationException">It is another one (<see cref="EconomicErrorCodes.WrongAgreement"/>). Nothing was written.</exception>
    public ValueTask EnsureAsync(string operation, CallOptions? options, CancellationToken cancellationToken) => _passed ? default : new(CheckAsync(operation, options, cancellationToken));

    private async Task CheckAsync(string operation, CallOptions? options, CancellationToken cancellationToken)
    {
        int? actual = null;
        try
        {
            var call = new ApiCall("self.get", HttpMethod.Get, RequestPath.Of("self")) { Repeatability = Repeatability.Read, Options = options, CallClass = "read" };
            actual = (await session.SendAsync(call, (JsonTypeInfo<Agreement>)EconomicJson.Rest.GetTypeInfo(typeof(Agreement)), cancellationToken).ConfigureAwait(false)).AgreementNumber;
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            // A role like Bookkeeping does not show its agreement: what cannot be known stops nobody.
        }

        if (actual is { } number && number != expected)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{EconomicApi.Vendor} {operation}: the token belongs to agreement {number}, not to {expected}. Nothing was written.");
            throw new ConnectorAuthenticationException(text) { Vendor = EconomicApi.Vendor, Operation = operation, ErrorCode = EconomicErrorCodes.WrongAgreement, NeedsConsent = true };
        }

        _passed = true;
    }
}
