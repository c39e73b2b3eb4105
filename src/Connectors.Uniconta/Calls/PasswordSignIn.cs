using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>
/// A refusal of user name and password, remembered for a while: Uniconta blocks users, so a wrong password is not tried at every call. New credentials make a new client, which knows nothing of it.
/// </summary>
internal sealed class RefusedSignIn(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private volatile Refusal? _refusal;

    /// <exception cref="ConnectorAuthenticationException">What Uniconta said the last time; nothing is sent.</exception>
    public void ThrowIfRemembered()
    {
        if (_refusal is { } refusal && clock.GetUtcNow() < refusal.Until)
            throw Again(refusal.Reason);
    }

    public void Remember(ConnectorAuthenticationException reason) => _refusal = new(clock.GetUtcNow() + Memory, reason);

    public void Forget() => _refusal = null;

    /// <summary>Whether it was thrown from memory, and is no new answer.</summary>
    public static bool IsRemembered(ConnectorAuthenticationException error) => error.InnerException is ConnectorAuthenticationException;

    private static ConnectorAuthenticationException Again(ConnectorAuthenticationException reason) => new(reason.Message, reason)
    {
        Vendor = reason.Vendor,
        Operation = reason.Operation,
        StatusCode = reason.StatusCode,
        ErrorCode = reason.ErrorCode,
        RawBody = reason.RawBody,
    };

    private sealed record Refusal(DateTimeOffset Until, ConnectorAuthenticationException Reason);
}

/// <summary>
/// User name and password with every request, as OData and Entities want it. There every answer is also one about the sign-in: a 401 is remembered when it names user or password, when the
/// password was never accepted, or when it is the second in a row. One in between other answers may be about a table.
/// </summary>
internal sealed class PasswordSignIn(string login, string password, TimeProvider clock) : Authenticator
{
    private readonly Authenticator _basic = Basic(login, password);
    private readonly RefusedSignIn _refused = new(clock);
    private volatile bool _accepted;

    public override IEnumerable<string?> Secrets => _basic.Secrets;

    public override ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken)
    {
        _refused.ThrowIfRemembered();
        return _basic.GetAsync(cancellationToken);
    }

    public override void Apply(AuthTicket ticket, HttpRequestMessage request) => _basic.Apply(ticket, request);

    public void NoteAccepted()
    {
        _accepted = true;
        _refused.Forget();
    }

    public void Note(ConnectorAuthenticationException error)
    {
        if (RefusedSignIn.IsRemembered(error))
            return;
        var named = error.ErrorCode is UnicontaErrorCodes.UserOrPasswordIsWrong or UnicontaErrorCodes.UserIsBlocked or "UserDoesNotExist";
        if (!named && (error.StatusCode != 401 || error.ErrorCode is not (null or UnicontaErrorCodes.UserNotLoggedIn)))
            return;
        if (named || !_accepted)
            _refused.Remember(error);
        _accepted = false;
    }
}
