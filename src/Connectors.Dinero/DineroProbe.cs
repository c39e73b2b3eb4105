using System.Globalization;

namespace Connectors.Dinero;

/// <summary>Finds out what credentials can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class DineroProbe(IDineroClient client, DineroApi api, DineroCredentials credentials)
{
    private readonly List<ProbedCapability> _found = [];
    private ProbedAccount? _account;

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(DineroCapabilities.Contacts, () => client.Contacts.ListPageAsync(new() { Fields = [ContactField.Name], PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(DineroCapabilities.Products, () => client.Products.ListPageAsync(new() { Fields = [ProductField.Name], PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(DineroCapabilities.Invoices, () => client.Invoices.ListPageAsync(new() { Fields = [SalesField.Date], PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = DineroApi.Vendor, Account = _account, Capabilities = _found };
    }

    private async Task<bool> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        IReadOnlyList<OrganizationDetails> reached;
        try
        {
            // The only call that works without a plan.
            reached = await client.Organizations.ListDetailsAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(DineroCapabilities.SignIn, e));
            return false;
        }

        _found.Add(new(DineroCapabilities.SignIn, ProbeStatus.Ok));
        var organization = reached.FirstOrDefault(o => o.Id == api.Organization);
        if (organization is null)
        {
            var others = string.Join(", ", reached.Take(5).Select(static o => $"{o.Name} ({o.Id})"));
            _found.Add(new(DineroCapabilities.Organization, ProbeStatus.Missing)
            {
                Reason = $"The credentials do not reach organisation {api.Organization}. {(reached.Count == 0 ? "They reach none." : $"They reach: {others}{(reached.Count > 5 ? " …" : "")}.")}",
                Who = ProbeActor.User,
                NextStep = credentials.IsPersonal
                    ? "Take the organisation id from the bottom left of Dinero, in the same company in which the API key was made."
                    : "Choose one of these organisations, or let the signed-in Visma user be invited into the missing one.",
            });
            return false;
        }

        _account = new(organization.Id.ToString(), organization.Name);
        _found.Add(new(DineroCapabilities.Organization, ProbeStatus.Ok) { Reason = $"{organization.Name} ({organization.Id})." });
        if (organization.Subscription is { AllowsApi: false })
        {
            _found.Add(PlanMissing());
            return false;
        }

        // That list says nothing of plans it does not know: reading decides then.
        _found.Add(new(DineroCapabilities.Plan, organization.Subscription is null ? ProbeStatus.Unknown : ProbeStatus.Ok));
        return true;
    }

    private async Task ReadAsync(string capability, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
            Settle(new(DineroCapabilities.Plan, ProbeStatus.Ok), onlyIfUnknown: true);
        }
        catch (ConnectorApiException e) when (DineroErrorCodes.IsSubscriptionMissing(e.ErrorCode))
        {
            Settle(PlanMissing(), onlyIfUnknown: false);
            _found.Add(new(capability, ProbeStatus.Unknown) { Reason = "It cannot be tried without a plan that includes the API." });
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(capability, e));
        }
    }

    private void Settle(ProbedCapability plan, bool onlyIfUnknown)
    {
        var at = _found.FindIndex(static c => c.Name == DineroCapabilities.Plan);
        if (!onlyIfUnknown || _found[at].Status == ProbeStatus.Unknown)
            _found[at] = plan;
    }

    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.Session.Pipeline.Budgets.ReadAsync(api.Session.Account, api.Session.Budget, cancellationToken).ConfigureAwait(false);
        var use = snapshot.Limits.FirstOrDefault(static l => l.Limit == DineroBudgets.CallsPerMinute);
        _found.Add(new(DineroCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{use.Used:0} of {use.Allowed:0} calls used in the last minute. Counted here: Dinero does not tell, and other programs are not in it."),
        });
    }

    private static ProbedCapability PlanMissing() => new(DineroCapabilities.Plan, ProbeStatus.Missing)
    {
        Reason = "The organisation has no plan that includes the API.",
        Who = ProbeActor.Administrator,
        NextStep = "Change to Dinero Pro or Total under the organisation's subscription.",
    };

    private ProbedCapability Explain(string capability, ConnectorException error) => error switch
    {
        ConnectorAuthenticationException { ErrorCode: ConnectorErrorCodes.InvalidClient } => new(capability, ProbeStatus.Missing)
        {
            Reason = "Dinero refused the product's client id or secret.",
            Who = ProbeActor.Operator,
            NextStep = "Check ClientId and ClientSecret in the product's settings: they come from the vendor, not from the customer.",
        },
        ConnectorAuthenticationException when capability == DineroCapabilities.SignIn && credentials.IsPersonal => new(capability, ProbeStatus.Missing)
        {
            Reason = "Dinero refused the API key.",
            Who = ProbeActor.User,
            NextStep = "Make a new key in Dinero under Integrationer, API-nøgler, and put it here.",
        },
        ConnectorAuthenticationException when capability == DineroCapabilities.SignIn => new(capability, ProbeStatus.Missing)
        {
            Reason = "The consent is not valid any more, or was withdrawn.",
            Who = ProbeActor.User,
            NextStep = "Connect to Dinero again by Visma Connect.",
        },
        ConnectorAuthenticationException => new(capability, ProbeStatus.Missing)
        {
            Reason = "The signed-in user may not read this.",
            Who = ProbeActor.Administrator,
            NextStep = "Give the user the right in Dinero under the organisation's access settings.",
        },
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"The limit of calls per minute is used up{(at is { } t ? $" until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")}.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Dinero answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later; Dinero's status page tells of outages.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "Dinero could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };
}
