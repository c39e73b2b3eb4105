using System.Globalization;

namespace Connectors.Smartbill;

/// <summary>Finds out what credentials can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class SmartbillProbe(ISmartbillClient client, SmartbillApi api)
{
    /// <summary>How the reason begins when calls are not admitted.</summary>
    public const string Blocked = "The token is blocked, or its calls are used up";

    private const string ApiPage = "SmartBill Cloud under Contul meu, Integrari, API";
    private readonly List<ProbedCapability> _found = [];
    private ProbedAccount? _account;

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            await SeriesAsync(options, cancellationToken).ConfigureAwait(false);
            // A code that nobody has: the module answers, and no warehouse is read through.
            await TryAsync(SmartbillCapabilities.Stock, () => client.Stocks.ListAsync(new() { ProductCode = "connectors-probe" }, options, cancellationToken)).ConfigureAwait(false);
            await NomenclaturesAsync(options, cancellationToken).ConfigureAwait(false);
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = SmartbillApi.Vendor, Account = _account, Capabilities = _found };
    }

    private async Task<bool> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        string? vat = null;
        try
        {
            await client.Taxes.ListAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorApiException e) when (e.ErrorCode == SmartbillErrorCodes.CompanyNotVatPayer)
        {
            vat = "The company pays no VAT.";
        }
        catch (ConnectorAuthenticationException e) when (e.ErrorCode is SmartbillErrorCodes.CompanyUnavailable or SmartbillErrorCodes.CompanyNotAllowed)
        {
            // SmartBill names the company only to those whom it knows.
            _found.Add(new(SmartbillCapabilities.SignIn, ProbeStatus.Ok));
            _found.Add(e.ErrorCode == SmartbillErrorCodes.CompanyNotAllowed
                ? new(SmartbillCapabilities.Company, ProbeStatus.Missing)
                {
                    Reason = $"The user has no access to company {api.CompanyVatCode}.",
                    Who = ProbeActor.Administrator,
                    NextStep = "Give the user access to the company in SmartBill Cloud, or use the token of a user who has it.",
                }
                : new(SmartbillCapabilities.Company, ProbeStatus.Missing)
                {
                    Reason = $"SmartBill does not know company {api.CompanyVatCode} in this account.",
                    Who = ProbeActor.User,
                    NextStep = $"Copy the CIF from {ApiPage}, with RO or without as it stands there.",
                });
            return false;
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(SmartbillCapabilities.SignIn, e));
            return false;
        }

        _account = new(api.CompanyVatCode);
        _found.Add(new(SmartbillCapabilities.SignIn, ProbeStatus.Ok));
        _found.Add(new(SmartbillCapabilities.Company, ProbeStatus.Ok) { Reason = vat });
        return true;
    }

    private async Task SeriesAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        IReadOnlyList<DocumentSeries> series;
        try
        {
            series = await client.Series.ListAsync(null, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(SmartbillCapabilities.InvoiceSeries, e));
            _found.Add(Explain(SmartbillCapabilities.EstimateSeries, e));
            return;
        }

        _found.Add(Judge(SmartbillCapabilities.InvoiceSeries, SeriesType.Invoice, "invoices"));
        _found.Add(Judge(SmartbillCapabilities.EstimateSeries, SeriesType.Estimate, "proformas"));

        ProbedCapability Judge(string capability, SeriesType type, string documents)
        {
            var names = series.Where(s => s.Type == type).Select(static s => s.Name).ToArray();
            return names.Length > 0
                ? new(capability, ProbeStatus.Ok) { Reason = $"Series: {string.Join(", ", names.Take(5))}{(names.Length > 5 ? " …" : "")}." }
                : new(capability, ProbeStatus.Missing)
                {
                    Reason = $"The company has no series for {documents}.",
                    Who = ProbeActor.Administrator,
                    NextStep = "Make one in SmartBill Cloud, best one that nobody else uses.",
                };
        }
    }

    private async Task NomenclaturesAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (api.HasV3)
        {
            await TryAsync(SmartbillCapabilities.Nomenclatures, () => client.Products.ListPageAsync(new() { PageSize = 1 }, null, options, cancellationToken)).ConfigureAwait(false);
            return;
        }

        _found.Add(new(SmartbillCapabilities.Nomenclatures, ProbeStatus.Unknown)
        {
            Reason = "There is no V3 token, so clients, suppliers, products and warehouses are not read.",
            Who = ProbeActor.User,
            NextStep = $"Where they are wanted, generate a V3 token in {ApiPage}.",
        });
    }

    private async Task TryAsync(string capability, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
        }
        catch (ConnectorException e)
        {
            _found.Add(Explain(capability, e));
        }
    }

    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.V1.Pipeline.Budgets.ReadAsync(api.V1.Account, api.V1.Budget, cancellationToken).ConfigureAwait(false);
        var use = snapshot.Limits.FirstOrDefault(static l => l.Limit == SmartbillBudgets.V1Calls);
        _found.Add(new(SmartbillCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{use.Used:0} of {use.Allowed:0} calls used in the last ten seconds, over all companies of the token."),
        });
    }

    private static ProbedCapability Explain(string capability, ConnectorException error) => error switch
    {
        ConnectorApiException { ErrorCode: SmartbillErrorCodes.StockModuleInactive } => new(capability, ProbeStatus.Missing)
        {
            Reason = "The company has no stock module.",
            Who = ProbeActor.Administrator,
            NextStep = "Activate the Gestiune module in SmartBill, or leave stock out.",
        },
        ConnectorAuthenticationException { ErrorCode: SmartbillErrorCodes.SubscriptionExpired or SmartbillErrorCodes.SubscriptionLimitExceeded or SmartbillErrorCodes.SubscriptionNotFound or SmartbillErrorCodes.SubscriptionNotValid } => new(capability, ProbeStatus.Missing)
        {
            Reason = "The subscription does not allow this.",
            Who = ProbeActor.Administrator,
            NextStep = "Renew or extend the SmartBill subscription: the interface needs Facturare Platinum or Gestiune Plus.",
        },
        ConnectorAuthenticationException when capability == SmartbillCapabilities.SignIn => new(capability, ProbeStatus.Missing)
        {
            Reason = "SmartBill refused e-mail address and token.",
            Who = ProbeActor.User,
            NextStep = $"Copy both anew from {ApiPage}: a changed password may have changed the token. Without such a page the plan has no API; it needs Facturare Platinum or Gestiune Plus.",
        },
        ConnectorAuthenticationException when capability == SmartbillCapabilities.Nomenclatures => new(capability, ProbeStatus.Missing)
        {
            Reason = "SmartBill refused the V3 token.",
            Who = ProbeActor.User,
            NextStep = $"Generate a V3 token for this company in {ApiPage}: it is another one than the V1 token.",
        },
        ConnectorAuthenticationException => new(capability, ProbeStatus.Missing)
        {
            Reason = "The user may not read this.",
            Who = ProbeActor.Administrator,
            NextStep = "Give the user the right in SmartBill Cloud.",
        },
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"{Blocked}{(at is { } t ? $", until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "")}: all programs that use it count together.",
            Who = ProbeActor.Operator,
            NextStep = "Wait, and do not call meanwhile: it may lengthen the block.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"SmartBill answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "SmartBill could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };
}
