using System.Globalization;

namespace Connectors.Uniconta;

/// <summary>Finds out what credentials can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class UnicontaProbe(IUnicontaClient client, UnicontaApi api, UnicontaCredentials credentials)
{
    private readonly List<ProbedCapability> _found = [];
    private ProbedAccount? _account;

    /// <summary>The company as it was listed, if it was.</summary>
    public Company? Company { get; private set; }

    /// <summary>Who it is and whether it can be read: two calls, for whoever asks often.</summary>
    public async Task<ProbeResult> RunBrieflyAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            var debtors = await ReadAsync(UnicontaCapabilities.Debtors, client.Debtors, options, cancellationToken).ConfigureAwait(false);
            Language([.. debtors.Select(static d => (LabelVocabulary.VatZone, d.VatZone?.Value))]);
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = UnicontaApi.Vendor, Account = _account, Capabilities = _found };
    }

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            var debtors = await ReadAsync(UnicontaCapabilities.Debtors, client.Debtors, options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(UnicontaCapabilities.Contacts, client.Contacts, options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(UnicontaCapabilities.Employees, client.Employees, options, cancellationToken).ConfigureAwait(false);
            var items = await ReadAsync(UnicontaCapabilities.Items, client.Items, options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(UnicontaCapabilities.Orders, client.Orders, options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(UnicontaCapabilities.Offers, client.Offers, options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(UnicontaCapabilities.Invoices, client.Invoices, options, cancellationToken).ConfigureAwait(false);
            Language([
                .. debtors.Select(static d => (LabelVocabulary.VatZone, d.VatZone?.Value)),
                .. items.Select(static i => (LabelVocabulary.ItemKind, i.ItemType?.Value)),
                .. items.Select(static i => (LabelVocabulary.ItemUnit, i.Unit?.Value)),
            ]);
            await WebApiAsync(options, cancellationToken).ConfigureAwait(false);
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = UnicontaApi.Vendor, Account = _account, Capabilities = _found };
    }

    private async Task<bool> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        IReadOnlyList<Company> reached;
        try
        {
            reached = (await client.Companies.ListPageAsync(null, null, options, cancellationToken).ConfigureAwait(false)).Items;
        }
        catch (ConnectorAuthenticationException e) when (e.ErrorCode is UnicontaErrorCodes.NoCompanyId or UnicontaErrorCodes.CompanyIsDeactivated)
        {
            _found.Add(new(UnicontaCapabilities.SignIn, ProbeStatus.Ok));
            _found.Add(CompanyMissing(e.ErrorCode == UnicontaErrorCodes.CompanyIsDeactivated ? $"Company {api.CompanyText} is deactivated." : $"Uniconta does not let the user into company {api.CompanyText}."));
            return false;
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(UnicontaCapabilities.SignIn, e));
            return false;
        }

        _found.Add(new(UnicontaCapabilities.SignIn, ProbeStatus.Ok));
        if (reached.FirstOrDefault(c => c.Number == api.Company) is { } company)
        {
            Company = company;
            _account = new(api.CompanyText, company.DisplayName);
            _found.Add(company.Deactive == true
                ? CompanyMissing($"Company {api.CompanyText} is deactivated.")
                : new(UnicontaCapabilities.Company, ProbeStatus.Ok) { Reason = $"{company.DisplayName} ({api.CompanyText})." });
            return company.Deactive != true;
        }

        if (reached.Count > 0)
        {
            var others = string.Join(", ", reached.Take(5).Select(static c => $"{c.DisplayName} ({c.Number?.ToString(CultureInfo.InvariantCulture)})"));
            _found.Add(CompanyMissing($"The user does not reach company {api.CompanyText}, but: {others}{(reached.Count > 5 ? " …" : "")}."));
            return false;
        }

        _account = new(api.CompanyText);
        _found.Add(new(UnicontaCapabilities.Company, ProbeStatus.Unknown) { Reason = "Uniconta lists no company for the user; the tables decide." });
        return true;
    }

    private static ProbedCapability CompanyMissing(string reason) => new(UnicontaCapabilities.Company, ProbeStatus.Missing)
    {
        Reason = reason,
        Who = ProbeActor.Administrator,
        NextStep = "Take the company's number from beside its name in Uniconta, and give the integration's user access to that company.",
    };

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string capability, UnicontaReadOperations<T> table, CallOptions? options, CancellationToken cancellationToken) where T : UnicontaRecord
    {
        try
        {
            var page = await table.ListPageAsync(new() { PageSize = 5 }, null, options, cancellationToken).ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
            return page.Items;
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(capability, e));
            return [];
        }
    }

    private void Language(IReadOnlyList<(Label[] Vocabulary, string? Word)> seen)
    {
        var language = credentials.Language.ToLowerInvariant();
        var known = seen.Select(static s => (s.Word, Label: Labels.Find(s.Vocabulary, s.Word))).Where(static s => s.Label is { English: not null, Danish: not null } l && l.English != l.Danish).ToArray();
        var other = known.FirstOrDefault(s => !string.Equals(s.Word, s.Label!.In(language), StringComparison.OrdinalIgnoreCase));
        _found.Add(other.Word is not null
            ? new(UnicontaCapabilities.Language, ProbeStatus.Missing)
            {
                Reason = $"The words of lists come in another language than '{language}': '{other.Word}' instead of '{other.Label!.In(language)}'.",
                Who = ProbeActor.Administrator,
                NextStep = $"Set the language of the integration's user in Uniconta, or {nameof(UnicontaCredentials.Language)} here, so that both are the same. Uniconta understands only the user's own language.",
            }
            : known.Length > 0 ? new(UnicontaCapabilities.Language, ProbeStatus.Ok)
            : new(UnicontaCapabilities.Language, ProbeStatus.Unknown) { Reason = "No record shows a word that differs between the languages." });
    }

    private async Task WebApiAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            await api.WebSurface.FindAsync("probe.webApi", UnicontaTables.PaymentTerms.Entity, "Payment", "0", options, cancellationToken).ConfigureAwait(false);
            _found.Add(new(UnicontaCapabilities.WebApi, ProbeStatus.Ok));
        }
        catch (ConnectorAuthenticationException e) when (e.ErrorCode is UnicontaErrorCodes.UnknownAppIdent or UnicontaErrorCodes.AppIdentBlocked or UnicontaErrorCodes.NoRightsToRunApp)
        {
            _found.Add(new(UnicontaCapabilities.WebApi, ProbeStatus.Missing)
            {
                Reason = $"The Web API refused the product's application id ({e.ErrorCode}). Invoices cannot be posted.",
                Who = ProbeActor.Operator,
                NextStep = $"Ask Uniconta for an application id (partners get one) and put it into {nameof(UnicontaOptions)}.{nameof(UnicontaOptions.ApiKey)}.",
            });
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(UnicontaCapabilities.WebApi, e));
        }
    }

    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.Entities.Pipeline.Budgets.ReadAsync(api.Entities.Account, api.Entities.Budget, cancellationToken).ConfigureAwait(false);
        var used = snapshot.Limits.FirstOrDefault(static l => l.Limit == UnicontaBudgets.CallsPerDay).Used;
        var slow = (int)(used / api.CallsPerDay);
        _found.Add(new(UnicontaCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{used:0} of {api.CallsPerDay} calls used today{(slow > 0 ? $"; Uniconta slows every call down by about {slow} s" : "")}. Counted here: Uniconta does not tell, and other programs of the user are not in it."),
        });
    }

    private ProbedCapability Explain(string capability, ConnectorException error) => error switch
    {
        ConnectorAuthenticationException { ErrorCode: UnicontaErrorCodes.UserIsBlocked } => new(capability, ProbeStatus.Missing)
        {
            Reason = "The user is blocked in Uniconta.",
            Who = ProbeActor.Administrator,
            NextStep = "Unblock the integration's user in Uniconta.",
        },
        ConnectorAuthenticationException { ErrorCode: UnicontaErrorCodes.NoSubscription } => new(capability, ProbeStatus.Missing)
        {
            Reason = "The company has no subscription to this.",
            Who = ProbeActor.Administrator,
            NextStep = "Add the module, or the Integration or Automation package, to the company's subscription.",
        },
        ConnectorAuthenticationException { ErrorCode: null or UnicontaErrorCodes.UserOrPasswordIsWrong or UnicontaErrorCodes.UserNotLoggedIn } when capability == UnicontaCapabilities.SignIn => new(capability, ProbeStatus.Missing)
        {
            Reason = $"Uniconta refused user '{credentials.Login}' of company {api.CompanyText}, or the password.",
            Who = ProbeActor.User,
            NextStep = "Check user name, password and company number; sign in with them at Uniconta once. Where the login is a Univisor's, the company needs the Integration or Automation package.",
        },
        ConnectorAuthenticationException when capability == UnicontaCapabilities.WebApi => new(capability, ProbeStatus.Missing)
        {
            Reason = $"The Web API refused the user: {error.Summary}",
            Who = ProbeActor.Administrator,
            NextStep = "Invoices cannot be posted until the integration's user may use the Web API. Everything else works without.",
        },
        ConnectorAuthenticationException => new(capability, ProbeStatus.Missing)
        {
            Reason = "The user may not read this.",
            Who = ProbeActor.Administrator,
            NextStep = "Give the integration's user the right to this module in Uniconta, under the company's users.",
        },
        ConnectorNotFoundException => new(capability, ProbeStatus.Missing)
        {
            Reason = "This Uniconta does not know the table.",
            Who = ProbeActor.Administrator,
            NextStep = "Check that the company has the module; if it has, tell the maker of this product.",
        },
        ConnectorRateLimitException { BySelf: false, RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Uniconta asked for a pause{(at is { } t ? $" until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")}.",
        },
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"The user's calls of today are used up{(at is { } t ? $" until {t.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "")}.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Uniconta answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "Uniconta could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };
}
