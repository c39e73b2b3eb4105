using Connectors.Sync;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.AspNetCore.Operations;

/// <summary>How a customer lets a connection into his systems: by the system's own page, or by pasting keys. Credentials are tried before they are stored, and never shown.</summary>
internal static class ConnectOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        // Registered with vendors letter by letter, so that it names no connection: the state does.
        new("connect.callback", "GET", "/connect/callback", CallbackAsync),
        new("connect.ways", "GET", "/{connection}/connect", WaysAsync),
        new("connect", "POST", "/{connection}/connect/{side}/{way}", ConnectAsync),
        new("connect.start", "GET", "/{connection}/connect/{side}/{way}/start", StartAsync),
        new("connect.choose", "POST", "/{connection}/connect/choose", ChooseAsync),
    ];

    private static async Task WaysAsync(OperationCall call)
    {
        var ways = await call.Service<IConnectionSetup>().ListConnectWaysAsync(call.Connection, call.Token).ConfigureAwait(false);
        await call.AnswerAsync([.. ways.Select(static w => new WayAnswer(w.Side, w.Way.Name, w.Way.System, w.Way.Page is not null, w.Way.Fields))], OperationsJson.Default.IReadOnlyListWayAnswer).ConfigureAwait(false);
    }

    /// <summary>Of a page: where to send the browser. Of keys: tries and stores them.</summary>
    private static async Task ConnectAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ConnectInput).ConfigureAwait(false);
        var pending = await PendingAsync(call, input.Values, input.ReturnTo).ConfigureAwait(false);
        if (pending.Way.Page is not null)
        {
            var begun = Begin(call, pending);
            await call.AnswerAsync(new BegunAnswer(begun.Address), OperationsJson.Default.BegunAnswer).ConfigureAwait(false);
            return;
        }

        await FinishAsync(call, pending, pending.Values).ConfigureAwait(false);
    }

    /// <summary>The same for a link: the browser is sent to the system's page at once.</summary>
    private static async Task StartAsync(OperationCall call)
    {
        var values = call.Http.Request.Query.Where(static q => q.Key != "returnTo").ToDictionary(static q => q.Key, static q => q.Value.ToString(), StringComparer.Ordinal);
        var pending = await PendingAsync(call, values, call.Query("returnTo")).ConfigureAwait(false);
        if (pending.Way.Page is null || pending.Way.Fields.Any(f => f.Secret && values.ContainsKey(f.Name)))
            throw Refused.Input("way", "Keys do not belong into an address.", "Send them as JSON to the address without /start.");
        call.Http.Response.Redirect(Begin(call, pending).Address.AbsoluteUri);
    }

    private static async Task CallbackAsync(OperationCall call)
    {
        var pending = call.Service<ConsentDesk>().Take(call.Query("state"), call.User);
        try
        {
            await CheckAsync(call, pending.Connection).ConfigureAwait(false);
            var answer = call.Http.Request.Query.ToDictionary(static q => q.Key, static q => q.Value.ToString(), StringComparer.Ordinal);
            var credentials = await pending.Way.Page!.CompleteAsync(call.Http.RequestServices, pending.Consent!, answer, call.Token).ConfigureAwait(false);
            var values = pending.Values.ToDictionary(StringComparer.Ordinal);
            foreach (var name in credentials.Names)
                values[name] = credentials[name];
            await FinishAsync(call, pending, values).ConfigureAwait(false);
        }
        catch (Exception e) when (pending.ReturnTo is not null && Problems.Of(e) is { } problem)
        {
            call.Http.Response.Redirect(QueryHelpers.AddQueryString(pending.ReturnTo, "problem", problem.Code));
        }
    }

    private static async Task ChooseAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ChooseInput).ConfigureAwait(false);
        var pending = call.Service<ConsentDesk>().Take(input.Ticket, call.User);
        if (pending.Connection != call.Connection || pending.Way.Accounts is not { } choice)
            throw new ConsentException(ConsentFailure.State, "This choice belongs to another connection. Nothing was stored; begin again.");
        await StoreAsync(call, pending, new(pending.Values.ToDictionary(StringComparer.Ordinal)) { [choice.Field] = input.Account }).ConfigureAwait(false);
    }

    private static async Task<Pending> PendingAsync(OperationCall call, IReadOnlyDictionary<string, string>? values, string? returnTo)
    {
        var ways = await call.Service<IConnectionSetup>().ListConnectWaysAsync(call.Connection, call.Token).ConfigureAwait(false);
        var found = ways.FirstOrDefault(w => w.Side.ToString().Equals(call.Route("side"), StringComparison.OrdinalIgnoreCase) && w.Way.Name.Equals(call.Route("way"), StringComparison.OrdinalIgnoreCase))
            ?? throw new Refused(StatusCodes.Status404NotFound, "way", $"There is no such way to connect. There are: {string.Join(", ", ways.Select(static w => $"{w.Side}/{w.Way.Name}"))}.");
        if (returnTo is not null && (returnTo.Length == 0 || returnTo[0] != '/' || returnTo.StartsWith("//", StringComparison.Ordinal) || returnTo.Contains('\\', StringComparison.Ordinal)))
            throw Refused.Input("returnTo", "The browser may only return to a page of this host.", "Write a path such as /settings.");
        values ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.Keys.FirstOrDefault(k => found.Way.Fields.All(f => f.Name != k)) is { } unknown)
            throw Refused.Input(unknown, $"{found.Way.System} has no such value.", $"Send: {string.Join(", ", found.Way.Fields.Select(static f => f.Name))}.");
        var missing = found.Way.Fields.Where(f => f.Required && string.IsNullOrWhiteSpace(values.GetValueOrDefault(f.Name))).ToList();
        if (missing.Count > 0)
            throw new Refused(StatusCodes.Status400BadRequest, "input", $"Missing: {string.Join(", ", missing.Select(static f => f.Name))}.") { Places = [.. missing.Select(static f => new ProblemPlace(f.Name, "It is missing.", f.Where is null ? null : $"It is found here: {f.Where}."))] };
        var given = values.Where(static v => !string.IsNullOrWhiteSpace(v.Value)).ToDictionary(static v => v.Key, static v => v.Value.Trim(), StringComparer.Ordinal);
        return new Pending(call.Connection, found.Side, found.Way, call.User) { Values = given, ReturnTo = returnTo };
    }

    private static Consent Begin(OperationCall call, Pending pending)
    {
        var consent = pending.Way.Page!.Begin(call.Http.RequestServices, call.CallbackAddress(), System.Globalization.CultureInfo.CurrentUICulture.Name);
        call.Service<ConsentDesk>().Keep(consent.State, pending with { Consent = consent });
        return consent;
    }

    /// <summary>Chooses the account where the credentials reach several, tries them and stores them.</summary>
    private static async Task FinishAsync(OperationCall call, Pending pending, IReadOnlyDictionary<string, string> values)
    {
        var all = values.ToDictionary(StringComparer.Ordinal);
        if (pending.Way.Accounts is { } choice && !all.ContainsKey(choice.Field))
        {
            IReadOnlyList<AccountIdentity> accounts;
            try
            {
                accounts = await choice.ListAsync(call.Http.RequestServices, new SideCredentials(all), call.Token).ConfigureAwait(false);
            }
            catch (ProviderUnavailableException e) when (e.Reason == UnavailableReason.CredentialsRefused)
            {
                throw new SyncRequestException("credentials-refused", e.Message);
            }

            if (accounts.Count == 0)
                throw new SyncRequestException("no-account", $"These credentials reach no company of {pending.Way.System}. Sign in as a user who may use one.");
            if (accounts.Count > 1)
            {
                var ticket = call.Service<ConsentDesk>().Keep(pending with { Values = all, Consent = null });
                if (pending.ReturnTo is { } page && HttpMethods.IsGet(call.Http.Request.Method))
                    call.Http.Response.Redirect(QueryHelpers.AddQueryString(page, "choose", ticket));
                else
                    await call.AnswerAsync(new ChooseAnswer(ticket, accounts), OperationsJson.Default.ChooseAnswer, StatusCodes.Status202Accepted).ConfigureAwait(false);
                return;
            }

            all[choice.Field] = accounts[0].Id;
        }

        await StoreAsync(call, pending, all).ConfigureAwait(false);
    }

    private static async Task StoreAsync(OperationCall call, Pending pending, Dictionary<string, string> values)
    {
        var health = await call.Service<IConnections>().ReauthoriseAsync(pending.Connection, pending.Side, new SideCredentials(values), call.User, call.Token).ConfigureAwait(false);
        if (pending.ReturnTo is { } page && HttpMethods.IsGet(call.Http.Request.Method))
            call.Http.Response.Redirect(QueryHelpers.AddQueryString(page, "connected", pending.Side == Side.Crm ? "crm" : "accounting"));
        else
            await call.AnswerAsync(health, OperationsJson.Default.SideHealth).ConfigureAwait(false);
    }

    private static async Task CheckAsync(OperationCall call, ConnectionId connection)
    {
        if (!await call.Options.MaySee(call.Http, connection).ConfigureAwait(false))
            throw OperationCall.NotThere(connection.Value);
        if (!await call.Options.MayDo(call.Http, connection, call.Operation.Name).ConfigureAwait(false))
            throw OperationCall.NotAllowed(call.Operation.Name);
    }
}
