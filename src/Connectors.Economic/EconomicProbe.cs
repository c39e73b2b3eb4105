using System.Globalization;

namespace Connectors.Economic;

/// <summary>Finds out what tokens can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class EconomicProbe(EconomicClient client, EconomicApi api, EconomicCredentials credentials, bool isDemo)
{
    private readonly List<ProbedCapability> _found = [];
    private ProbedAccount? _account;

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(EconomicCapabilities.Customers, () => client.Customers.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(EconomicCapabilities.Products, () => client.Products.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(EconomicCapabilities.Invoices, () => client.DraftInvoices.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(EconomicCapabilities.Orders, () => client.Orders.ListPageAsync(SalesStage.Drafts, new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(EconomicCapabilities.OpenApi, () => client.OpenApi.Customers.CountAsync(null, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(EconomicCapabilities.Webhooks, () => client.OpenApi.Webhooks.ListEventTypesAsync(options, cancellationToken), optional: true).ConfigureAwait(false);
            _found.Add(isDemo
                ? new(EconomicCapabilities.Writing, ProbeStatus.Missing)
                {
                    Reason = "This is e-conomic's shared demo agreement: it can only be read, and all the world uses up its limits.",
                    Who = ProbeActor.Operator,
                    NextStep = "Make a developer agreement and an app, and put its secret token and a customer's grant token in place of 'demo'.",
                }
                : new(EconomicCapabilities.Writing, ProbeStatus.Unknown) { Reason = "A probe writes nothing." });
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = EconomicApi.Vendor, Account = _account, Capabilities = _found };
    }

    private async Task<bool> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        Agreement agreement;
        try
        {
            agreement = await client.Agreement.GetAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403)
        {
            // The tokens are right: the role Bookkeeping does not reach this address.
            _found.Add(new(EconomicCapabilities.SignIn, ProbeStatus.Ok));
            _found.Add(new(EconomicCapabilities.Agreement, ProbeStatus.Unknown) { Reason = "The app's role does not show which agreement this is." });
            _found.Add(RoleMissing("Bookkeeping or another one without access to the agreement's own data"));
            return true;
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(EconomicCapabilities.SignIn, e));
            return false;
        }

        _found.Add(new(EconomicCapabilities.SignIn, ProbeStatus.Ok));
        var number = agreement.AgreementNumber?.ToString(CultureInfo.InvariantCulture) ?? "";
        _account = new(number, agreement.Company?.Name);
        if (credentials.AgreementNumber is { } expected && agreement.AgreementNumber is { } actual && actual != expected)
        {
            _found.Add(new(EconomicCapabilities.Agreement, ProbeStatus.Missing)
            {
                Reason = string.Create(CultureInfo.InvariantCulture, $"The token belongs to agreement {actual} ({agreement.Company?.Name}), not to {expected}."),
                Who = ProbeActor.User,
                NextStep = "Sign in to the right agreement in e-conomic, open the app's installation address there, and put the new token here.",
            });
            return false;
        }

        _found.Add(new(EconomicCapabilities.Agreement, ProbeStatus.Ok) { Reason = $"{agreement.Company?.Name} ({number})." });
        var roles = agreement.Application?.RequiredRoles?.Select(static r => r.Name ?? "").Where(static n => n.Length > 0).ToArray() ?? [];
        _found.Add(roles.Length == 0 ? new(EconomicCapabilities.Role, ProbeStatus.Unknown) { Reason = "e-conomic does not tell the app's role." }
            : roles.Any(static r => r.Replace(" ", "", StringComparison.Ordinal) is var n && (n.Equals("SuperUser", StringComparison.OrdinalIgnoreCase) || n.Equals("Sales", StringComparison.OrdinalIgnoreCase)))
                ? new(EconomicCapabilities.Role, ProbeStatus.Ok) { Reason = $"{string.Join(", ", roles)}." }
                : RoleMissing(string.Join(", ", roles)));
        return true;
    }

    private async Task ReadAsync(string capability, Func<Task> read, bool optional = false)
    {
        try
        {
            await read().ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
        }
        catch (ConnectorAuthenticationException e) when (optional && e.StatusCode == 403)
        {
            _found.Add(new(capability, ProbeStatus.Unknown)
            {
                Reason = "The app's role does not reach this; only SuperUser does. Webhooks can be set up by hand in e-conomic.",
                Who = ProbeActor.User,
                NextStep = "Set up the webhooks in e-conomic under All settings, Extensions, Webhooks, as the SuperUser of the agreement.",
            });
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(capability, e));
        }
    }

    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.Session.Pipeline.Budgets.ReadAsync(api.Session.Account, api.Session.Budget, cancellationToken).ConfigureAwait(false);
        var use = snapshot.Limits.FirstOrDefault(static l => l.Limit == EconomicBudgets.CostPerMinute);
        _found.Add(new(EconomicCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{use.Used:0} of {use.Allowed:0} cost units used in the last minute, by all apps of the agreement as far as e-conomic told."),
        });
    }

    private static ProbedCapability RoleMissing(string roles) => new(EconomicCapabilities.Role, ProbeStatus.Missing)
    {
        Reason = $"The app has the role {roles}; customers and invoices need Sales or SuperUser.",
        Who = ProbeActor.Vendor,
        NextStep = "A role is fixed when an app is made: the product's maker must make an app with the role SuperUser (or Sales), and the customer must grant access to that one.",
    };

    private ProbedCapability Explain(string capability, ConnectorException error) => error switch
    {
        ConnectorAuthenticationException { StatusCode: 401 } when isDemo => new(capability, ProbeStatus.Missing)
        {
            Reason = "e-conomic refused the demo tokens.",
            Who = ProbeActor.Operator,
            NextStep = "Put the app's own tokens in their place.",
        },
        ConnectorAuthenticationException { StatusCode: 401 } => new(capability, ProbeStatus.Missing)
        {
            Reason = "e-conomic refused the tokens: the grant was withdrawn, or the app's secret token is not the one that the grant belongs to.",
            Who = ProbeActor.User,
            NextStep = "Open the app's installation address again and accept; if that does not help, the operator must check AppSecretToken.",
        },
        ConnectorApiException { ErrorCode: var code } when EconomicErrorCodes.IsModuleMissing(code) => new(capability, ProbeStatus.Missing)
        {
            Reason = $"The agreement lacks the module that {capability} needs.",
            Who = ProbeActor.Administrator,
            NextStep = "Add the module in e-conomic under the agreement's subscription.",
        },
        ConnectorAuthenticationException => new(capability, ProbeStatus.Missing)
        {
            Reason = $"The app's role or the agreement's modules do not allow {capability}.",
            Who = ProbeActor.Vendor,
            NextStep = "The app needs the role SuperUser or Sales, the agreement the module; the vendor's support can tell which: " + error.Summary,
        },
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"The agreement's limit is used up{(at is { } t ? $" until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")}.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"e-conomic answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later; e-conomic's status page tells of outages.",
        },
        ConnectorNotFoundException when capability == EconomicCapabilities.OpenApi => new(capability, ProbeStatus.Missing)
        {
            Reason = "The version of the OpenAPI service in the settings does not exist any more.",
            Who = ProbeActor.Operator,
            NextStep = "Update the package, or set OpenApiVersions to the versions in e-conomic's documents.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "e-conomic could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };
}
