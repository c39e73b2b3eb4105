using System.Globalization;
using System.Xml.Linq;

namespace Connectors.Intacct;

/// <summary>Finds out what credentials can do. Every failure becomes a sentence that says who must do what.</summary>
internal sealed class IntacctProbe(IIntacctClient client, IntacctApi api, IntacctCredentials credentials)
{
    private readonly List<ProbedCapability> _found = [];

    public async Task<ProbeResult> RunAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        ProbedAccount? account = null;
        if (await SignInAsync(options, cancellationToken).ConfigureAwait(false))
        {
            account = new(client.CompanyId, client.EntityId is { } entity ? $"{client.CompanyId}|{entity}" : client.CompanyId);
            await ReadAsync(IntacctCapabilities.Contacts, "Company", () => First(client.Contacts, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(IntacctCapabilities.Customers, "Accounts Receivable", () => First(client.Customers, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(IntacctCapabilities.Items, "Inventory Control or Order Entry", () => First(client.Items, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(IntacctCapabilities.Documents, "Order Entry", () => First(client.Documents, options, cancellationToken)).ConfigureAwait(false);
            await DefinitionsAsync(options, cancellationToken).ConfigureAwait(false);
            await ReadAsync(IntacctCapabilities.Projects, "Projects", () => First(client.Projects, options, cancellationToken)).ConfigureAwait(false);
            await ReadAsync(IntacctCapabilities.Contracts, "Contracts", () => First(client.Contracts, options, cancellationToken)).ConfigureAwait(false);
            await XmlAsync(options, cancellationToken).ConfigureAwait(false);
            await QuotaAsync(cancellationToken).ConfigureAwait(false);
        }

        return new() { Vendor = IntacctApi.Vendor, Account = account, Capabilities = _found };
    }

    private async Task<bool> SignInAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            // Entities exist in every company, and the question about them needs no entity.
            var query = new IntacctQuery { Fields = [EntityFields.Key, EntityFields.Id, EntityFields.Name], PageSize = 1 };
            if (client.EntityId is { } wanted)
                query = query with { Filter = EntityFields.Id.Is(wanted) };
            var page = await client.Entities.ListPageAsync(query, null, options, cancellationToken).ConfigureAwait(false);
            _found.Add(new(IntacctCapabilities.SignIn, ProbeStatus.Ok));
            if (client.EntityId is not { } entity)
                return true;
            if (page.Items.Count > 0)
            {
                _found.Add(new(IntacctCapabilities.Entity, ProbeStatus.Ok) { Reason = $"{page.Items[0].Name} ({page.Items[0].Id})." });
                return true;
            }

            _found.Add(new(IntacctCapabilities.Entity, ProbeStatus.Missing)
            {
                Reason = $"The company has no entity '{entity}', or the signed-in user does not see it.",
                Who = ProbeActor.Administrator,
                NextStep = "Check the entity id under Company, Setup, Entities (letter case matters), and the user's entity access.",
            });
            return false;
        }
        catch (ConnectorAuthenticationException e) when (e.StatusCode == 403 && e.Operation != "token.request")
        {
            // Signed in, but no right to the list of entities: the rest can be tried all the same.
            _found.Add(new(IntacctCapabilities.SignIn, ProbeStatus.Ok));
            if (client.EntityId is not null)
                _found.Add(new(IntacctCapabilities.Entity, ProbeStatus.Unknown) { Reason = "The signed-in user may not list entities." });
            return true;
        }
        catch (ConnectorException e)
        {
            _found.Add(ProbeTexts.Explain(IntacctCapabilities.SignIn, "", e, credentials));
            return false;
        }
    }

    private async Task ReadAsync(string capability, string module, Func<Task> read)
    {
        try
        {
            await read().ConfigureAwait(false);
            _found.Add(new(capability, ProbeStatus.Ok));
        }
        catch (ConnectorException e)
        {
            _found.Add(ProbeTexts.Explain(capability, module, e, credentials));
        }
    }

    private async Task DefinitionsAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            var found = new List<TransactionDefinition>();
            var query = new IntacctQuery { Fields = [TransactionDefinitionFields.Key, TransactionDefinitionFields.Id, TransactionDefinitionFields.DocClass, TransactionDefinitionFields.Status] };
            await foreach (var definition in client.TransactionDefinitions.ListAsync(query, options, cancellationToken).ConfigureAwait(false))
            {
                if (definition.Status is null || definition.Status == RecordStatus.Active)
                    found.Add(definition);
            }

            var missing = new[] { DocumentClass.Quote, DocumentClass.Order, DocumentClass.Invoice }.Where(c => found.All(d => d.DocClass != c)).Select(static c => c.Value).ToArray();
            _found.Add(missing.Length == 0
                ? new(IntacctCapabilities.TransactionDefinitions, ProbeStatus.Ok) { Reason = string.Join(", ", found.Take(20).Select(static d => $"{d.Id} ({d.DocClass})")) + "." }
                : new(IntacctCapabilities.TransactionDefinitions, ProbeStatus.Missing)
                {
                    Reason = $"There is no active transaction definition for: {string.Join(", ", missing)}.",
                    Who = ProbeActor.Administrator,
                    NextStep = "Make one under Order Entry, Setup, Transaction definitions, or leave these documents out of the integration.",
                });
        }
        catch (ConnectorException e)
        {
            _found.Add(ProbeTexts.Explain(IntacctCapabilities.TransactionDefinitions, "Order Entry", e, credentials));
        }
    }

    private async Task XmlAsync(CallOptions? options, CancellationToken cancellationToken)
    {
        if (api.Settings.SenderId is null)
        {
            _found.Add(new(IntacctCapabilities.Xml, ProbeStatus.Unknown) { Reason = "The product has no sender id (SenderId, SenderPassword): the XML gateway is not used." });
            return;
        }

        try
        {
            await client.Xml.SendAsync(new(new XElement("getUserPermissions", new XElement("userId", credentials.UserId ?? ""))) { ReadOnly = true, ReturnFailures = true }, options, cancellationToken).ConfigureAwait(false);
            _found.Add(new(IntacctCapabilities.Xml, ProbeStatus.Ok));
        }
        catch (ConnectorException e)
        {
            _found.Add(ProbeTexts.ExplainXml(e, credentials));
        }
    }

    private async Task QuotaAsync(CancellationToken cancellationToken)
    {
        var snapshot = await api.Session.Pipeline.Budgets.ReadAsync(api.Session.Account, api.Session.Budget, cancellationToken).ConfigureAwait(false);
        var use = snapshot.Limits.FirstOrDefault(static l => l.Limit == IntacctBudgets.ConcurrentCalls);
        _found.Add(new(IntacctCapabilities.Quota, ProbeStatus.Ok)
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{use.Used:0} of {use.Allowed:0} calls at a time are running. Counted here: other programs of the same application are not in it."),
        });
    }

    private static Task<Page<T>> First<T>(ReadOperations<T> operations, CallOptions? options, CancellationToken cancellationToken) where T : class =>
        operations.ListPageAsync(new() { Fields = [new("key")], PageSize = 1 }, null, options, cancellationToken);
}
