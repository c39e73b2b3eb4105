using System.Globalization;

namespace Connectors.EconomicDialect;

/// <summary>
/// Nothing is written into the wrong agreement: where the credentials name one, the first write of a client is preceded by a look at which agreement the tokens lead to.
/// </summary>
/// <param name="vendor">The vendor's name.</param>
/// <param name="code">The package's code for a wrong agreement.</param>
/// <param name="expected">The agreement that the credentials name; null: every agreement will do.</param>
/// <param name="read">Asks for the agreement's number.</param>
internal sealed class DialectAgreementGuard(string vendor, string code, int? expected, Func<CallOptions?, CancellationToken, Task<int?>> read)
{
    private volatile bool _passed = expected is null;

    /// <summary>Nothing is left to look at.</summary>
    public bool HasPassed => _passed;

    /// <exception cref="ConnectorAuthenticationException">It is another one. Nothing was written.</exception>
    public ValueTask EnsureAsync(string operation, CallOptions? options, CancellationToken cancellationToken) => _passed ? default : new(CheckAsync(operation, options, cancellationToken));

    private async Task CheckAsync(string operation, CallOptions? options, CancellationToken cancellationToken)
    {
        int? actual = null;
        try
        {
            actual = await read(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            // A role like Bookkeeping does not show its agreement: what cannot be known stops nobody.
        }

        if (actual is { } number && number != expected)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{vendor} {operation}: the token belongs to agreement {number}, not to {expected}. Nothing was written.");
            throw new ConnectorAuthenticationException(text) { Vendor = vendor, Operation = operation, ErrorCode = code, NeedsConsent = true };
        }

        _passed = true;
    }
}
