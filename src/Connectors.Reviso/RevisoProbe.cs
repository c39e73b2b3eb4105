using System.Globalization;

namespace Connectors.Reviso;

/// <summary>Finds out what tokens can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class RevisoProbe(RevisoClient client, RevisoApi api, RevisoCredentials credentials, bool isDemo)
{
    private readonly List<ProbedCapability> _found = [];
    private ProbedAccount? _account;

    private const string RenewStep = "A user of the agreement must open the app's request address again, sign in and accept; then put the new token and its day here.";

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        var expiry = credentials.GetExpiry(api.Session.Pipeline.Clock.GetUtcNow());
        if (await SignInAsync(expiry, options, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(RevisoCapabilities.Customers, () => client.Customers.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(RevisoCapabilities.Products, () => client.Products.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(RevisoCapabilities.Quotations, () => client.Quotations.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(RevisoCapabilities.Orders, () => client.Orders.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(RevisoCapabilities.Invoices, () => client.DraftInvoices.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            _found.Add(isDemo
                ? new(RevisoCapabilities.Writing, ProbeStatus.Missing)
                {
                    Reason = "This is Reviso's shared demo agreement: it can only be read.",
                    Who = ProbeActor.Operator,
                    NextStep = "Ask api@reviso.com for a developer agreement, make an app in its Developer tab, and put its secret token and a customer's grant token in place of 'demo'.",
                }
                : new(RevisoCapabilities.Writing, ProbeStatus.Unknown) { Reason = "A probe writes nothing." });
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = RevisoApi.Vendor, Account = _account, Capabilities = _found };
    }

    /// <summary>Reviso publishes no limit and tells nothing of one: what is counted is the pace that the options set.</summary>
    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.Session.Pipeline.Budgets.ReadAsync(api.Session.Account, api.Session.Budget, cancellationToken).ConfigureAwait(false);
        var use = snapshot.Limits.FirstOrDefault(static l => l.Limit == RevisoBudgets.CallsPerMinute);
        _found.Add(new(RevisoCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = use is { Allowed: > 0 }
                ? string.Create(CultureInfo.InvariantCulture, $"{use.Used:0} of {use.Allowed:0} calls used in the last minute. Counted here: Reviso publishes no limit, and other programs are not in it.")
                : "Calls are not counted: Reviso publishes no limit, and the options set no pace.",
        });
    }

    private async Task<bool> SignInAsync(RevisoGrantExpiry? expiry, CallOptions? options, CancellationToken cancellationToken)
    {
        Agreement agreement;
        try
        {
            agreement = await client.Agreement.GetAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            // The tokens are right: a role may not reach this address.
            _found.Add(new(RevisoCapabilities.SignIn, ProbeStatus.Ok));
            AddGrant(expiry);
            _found.Add(new(RevisoCapabilities.Agreement, ProbeStatus.Unknown) { Reason = "The app's role does not show which agreement this is." });
            _found.Add(RoleMissing("Bookkeeping or another one without access to the agreement's own data"));
            return true;
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(RevisoCapabilities.SignIn, e, expiry));
            if (expiry is { IsExpired: true })
                AddGrant(expiry);
            return false;
        }

        _found.Add(new(RevisoCapabilities.SignIn, ProbeStatus.Ok));
        AddGrant(expiry);
        return AddAgreement(agreement);
    }

    private bool AddAgreement(Agreement agreement)
    {
        var number = agreement.AgreementNumber?.ToString(CultureInfo.InvariantCulture) ?? "";
        _account = new(number, agreement.Company?.Name);
        if (credentials.AgreementNumber is { } expected && agreement.AgreementNumber is { } actual && actual != expected)
        {
            _found.Add(new(RevisoCapabilities.Agreement, ProbeStatus.Missing)
            {
                Reason = string.Create(CultureInfo.InvariantCulture, $"The token belongs to agreement {actual} ({agreement.Company?.Name}), not to {expected}."),
                Who = ProbeActor.User,
                NextStep = "Sign in to the right agreement in Reviso, open the app's request address there, and put the new token here.",
            });
            return false;
        }

        if (agreement.IsAdminAgreement == true)
        {
            _found.Add(new(RevisoCapabilities.Agreement, ProbeStatus.Missing)
            {
                Reason = $"{agreement.Company?.Name} ({number}) is an administrator's own agreement: its token reaches no customers, products or documents.",
                Who = ProbeActor.User,
                NextStep = "A user of the company itself, not of its accountant, must open the app's request address and accept.",
            });
            return false;
        }

        _found.Add(new(RevisoCapabilities.Agreement, ProbeStatus.Ok) { Reason = $"{agreement.Company?.Name} ({number})." });
        var roles = agreement.Application?.RequiredRoles?.Select(static r => r.Name ?? "").Where(static n => n.Length > 0).ToArray() ?? [];
        _found.Add(roles.Length == 0 ? new(RevisoCapabilities.Role, ProbeStatus.Unknown) { Reason = "Reviso does not tell the app's role." }
            : roles.Any(Suffices) ? new(RevisoCapabilities.Role, ProbeStatus.Ok) { Reason = $"{string.Join(", ", roles)}." }
            : RoleMissing(string.Join(", ", roles)));
        _found.Add(agreement.Modules is null ? new(RevisoCapabilities.Inventory, ProbeStatus.Unknown) { Reason = "Reviso does not tell the modules." }
            : agreement.HasInventory ? new(RevisoCapabilities.Inventory, ProbeStatus.Ok)
            : new(RevisoCapabilities.Inventory, ProbeStatus.Unknown) { Reason = "The module for stock is not among the agreement's modules; products are without stock then, everything else works." });
        return true;
    }

    private static bool Suffices(string role) => role.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "SUPERUSER" or "SALES";

    private void AddGrant(RevisoGrantExpiry? expiry)
    {
        if (isDemo)
            return;
        if (expiry is not { } grant)
        {
            _found.Add(new(RevisoCapabilities.Grant, ProbeStatus.Unknown)
            {
                Reason = "A grant dies after 360 days, and it is not known when this one was given.",
                Who = ProbeActor.Operator,
                NextStep = $"Put the day on which the user accepted the app into {nameof(RevisoCredentials.GrantedAt)}: then there is a warning 30, 7 and 1 days before.",
            });
            return;
        }

        var day = grant.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var left = grant.DaysLeft.ToString(CultureInfo.InvariantCulture);
        _found.Add(grant switch
        {
            { IsExpired: true } => new(RevisoCapabilities.Grant, ProbeStatus.Missing) { Reason = $"The grant died on {day}, 360 days after it was given.", Who = ProbeActor.User, NextStep = RenewStep },
            { Warning: not null } => new(RevisoCapabilities.Grant, ProbeStatus.Ok) { Reason = $"The grant dies on {day}, in {left} {(grant.DaysLeft == 1 ? "day" : "days")}.", Who = ProbeActor.User, NextStep = RenewStep },
            _ => new(RevisoCapabilities.Grant, ProbeStatus.Ok) { Reason = $"The grant lives until {day} ({left} days)." },
        });
    }

    private async Task ReadAsync(string capability, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(capability, e, null));
        }
    }

    private static ProbedCapability RoleMissing(string roles) => new(RevisoCapabilities.Role, ProbeStatus.Missing)
    {
        Reason = $"The app has the role {roles}; customers and invoices need Sales or SuperUser.",
        Who = ProbeActor.Operator,
        NextStep = "A role is fixed when an app is made: make an app with the role SuperUser in the Developer tab, and let the customer grant access to that one.",
    };

    private ProbedCapability Explain(string capability, ConnectorException error, RevisoGrantExpiry? expiry) => error switch
    {
        ConnectorAuthenticationException { StatusCode: 401 } when isDemo => new(capability, ProbeStatus.Missing)
        {
            Reason = "Reviso refused the demo tokens.",
            Who = ProbeActor.Operator,
            NextStep = "Put the app's own tokens in their place.",
        },
        ConnectorAuthenticationException { StatusCode: 401 } when expiry is { IsExpired: true } => new(capability, ProbeStatus.Missing)
        {
            Reason = "Reviso refused the tokens: the grant is older than 360 days.",
            Who = ProbeActor.User,
            NextStep = RenewStep,
        },
        ConnectorAuthenticationException { StatusCode: 401 } => new(capability, ProbeStatus.Missing)
        {
            Reason = "Reviso refused the tokens: the grant is older than 360 days or was withdrawn, or the app's secret token is not the one that the grant belongs to.",
            Who = ProbeActor.User,
            NextStep = RenewStep + " If that does not help, the operator must check AppSecretToken.",
        },
        ConnectorApiException { ErrorCode: RevisoErrorCodes.ModuleNotAuthorised } => new(capability, ProbeStatus.Missing)
        {
            Reason = $"The agreement lacks the module that {capability} needs.",
            Who = ProbeActor.Administrator,
            NextStep = "Add the module in Reviso under the agreement's subscription.",
        },
        ConnectorAuthenticationException => new(capability, ProbeStatus.Missing)
        {
            Reason = $"The app's role or the agreement's modules do not allow {capability}.",
            Who = ProbeActor.Administrator,
            NextStep = "The app needs the role SuperUser (or Sales), the agreement the module; the vendor's support can tell which: " + error.Summary,
        },
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"The agreement's limit is used up{(at is { } t ? $" until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")}.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Reviso answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later, or ask api@reviso.com.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "Reviso could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };
}
