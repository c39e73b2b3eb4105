using System.Security.Claims;
using Connectors.Sync;
using Microsoft.AspNetCore.Http;

namespace Connectors.AspNetCore;

/// <summary>Who may do what through the operations endpoints. The host decides: these endpoints know no users of their own.</summary>
public sealed class OperationsOptions
{
    /// <summary>
    /// Lets the host start although the endpoints ask for no authorisation: for a host that nobody but its administrator can reach. Default <see langword="false"/>: without a policy on the endpoints
    /// (<c>app.MapConnectorOperations().RequireAuthorization(…)</c>) or a fallback policy the host does not start.
    /// </summary>
    public bool AllowAnonymousOperations { get; set; }

    /// <summary>Whether this user may see a connection. One that he may not see is not there for him: it is in no list, and everything about it is answered 404. Default: all of them.</summary>
    public Func<HttpContext, ConnectionId, ValueTask<bool>> MaySee { get; set; } = static (_, _) => ValueTask.FromResult(true);

    /// <summary>Whether this user may do something with a connection that he may see; refused = 403. The third argument is the operation's name, such as <c>run</c> or <c>documents.send</c>. Default: everything.</summary>
    public Func<HttpContext, ConnectionId, string, ValueTask<bool>> MayDo { get; set; } = static (_, _, _) => ValueTask.FromResult(true);

    /// <summary>The name under which an act is recorded. Default: the identity's name, else its name identifier, e-mail or <c>sub</c>.</summary>
    public Func<ClaimsPrincipal, string> UserName { get; set; } = static user =>
        user.Identity?.Name ?? user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst(ClaimTypes.Email)?.Value ?? user.FindFirst("sub")?.Value ?? "";

    /// <summary>The time zone of this user, in which the next run is shown; <see langword="null"/> = UTC. The query <c>?zone=Europe/Copenhagen</c> stands above it.</summary>
    public Func<HttpContext, TimeZoneInfo?> UserTimeZone { get; set; } = static _ => null;

    /// <summary>Whether the CRM's sales module is switched on for the connection's tenant. Off: no send action is offered, and sending is refused with that reason. Default: on.</summary>
    public Func<HttpContext, ConnectionId, ValueTask<bool>> SalesModule { get; set; } = static (_, _) => ValueTask.FromResult(true);

    /// <summary>
    /// The address under which browsers reach this host, such as <c>https://sync.example</c>, where a proxy hides it; <see langword="null"/> = as each call shows it. Vendors send browsers back to
    /// <c>{address}{prefix}/connect/callback</c>: register that with them.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a plan waits to be approved. Default 24 hours.</summary>
    public TimeSpan KeepPlans { get; set; } = TimeSpan.FromHours(24);
}
