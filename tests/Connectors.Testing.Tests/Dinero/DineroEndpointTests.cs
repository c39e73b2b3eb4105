namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroEndpointTests
{
    /// <summary>Verb, version and path of every operation that the vendor documents.</summary>
    private const string Documented = """
        GET /v1/organizations
        GET /v1.1/organizations
        GET /v1/countries
        GET /v1/{organizationId}/accountingyears
        GET /v1/{organizationId}/accounts/entry
        POST /v1/{organizationId}/accounts/entry
        GET /v1/{organizationId}/accounts/purchase
        GET /v1/{organizationId}/accounts/deposit
        POST /v1/{organizationId}/accounts/deposit
        POST /v1/{organizationId}/attachments/bind/default/{documentGuid}/{documentType}
        GET /v1/{organizationId}/attachments/{documentGuid}
        POST /v1/{organizationId}/attachments/{documentGuid}/{fileGuid}/{fileName}
        DELETE /v1/{organizationId}/attachments/{documentGuid}/{fileGuid}
        GET /v1/{organizationId}/contacts/{contactGuid}/notes
        POST /v1/{organizationId}/contacts/{contactGuid}/notes
        GET /v1/{organizationId}/contacts/{contactGuid}/notes/{noteGuid}
        PUT /v1/{organizationId}/contacts/{contactGuid}/notes/{noteGuid}
        DELETE /v1/{organizationId}/contacts/{contactGuid}/notes/{noteGuid}
        GET /v1/{organizationId}/contacts
        POST /v1/{organizationId}/contacts
        GET /v2/{organizationId}/contacts
        GET /v1/{organizationId}/contacts/{guid}
        PUT /v1/{organizationId}/contacts/{guid}
        DELETE /v1/{organizationId}/contacts/{guid}
        PUT /v2/{organizationId}/contacts/{guid}
        POST /v1/{organizationId}/contacts/{guid}/restore
        GET /v1/{organizationId}/state-of-account/{guid}
        GET /v1/{organizationId}/state-of-account/{guid}/pdf
        POST /v1/{organizationId}/state-of-account/{guid}/email
        GET /v1/{organizationId}/entries
        GET /v1/{organizationId}/entries/changes
        POST /v1/{organizationId}/files
        GET /v1/{organizationId}/files
        POST /v1/{organizationId}/files/attachment
        GET /v1/{organizationId}/files/{fileGuid}
        POST /v1/{organizationId}/invoices
        GET /v1/{organizationId}/invoices
        POST /v1/{organizationId}/invoices/fetch
        GET /v1/{organizationId}/invoices/{guid}
        DELETE /v1/{organizationId}/invoices/{guid}
        POST /v1/{organizationId}/invoices/{guid}/book
        POST /v1/{organizationId}/invoices/{guid}/email
        GET /v2/{organizationId}/invoices/{guid}/email/template
        GET /v1/{organizationId}/invoices/{guid}/email/pre-reminder/template
        POST /v1/{organizationId}/invoices/{guid}/email/pre-reminder
        POST /v3/{organizationId}/invoices/{guid}/e-invoice
        PUT /v1.2/{organizationId}/invoices/{guid}
        POST /v1/{organizationId}/invoices/{guid}/payments
        DELETE /v1/{organizationId}/invoices/{guid}/payments/{paymentGuid}
        GET /v2/{organizationId}/invoices/{guid}/payments
        POST /v1/{organizationId}/invoices/{guid}/generate-creditnote
        GET /v1/{organizationId}/invoices/templates
        GET /v1/{organizationId}/invoices/{guid}/mailouts
        POST /v1/{organizationId}/ledgeritems/ledgers
        POST /v1.2/{organizationId}/ledgeritems
        PUT /v1/{organizationId}/ledgeritems
        POST /v1/{organizationId}/ledgeritems/book
        POST /v1/{organizationId}/ledgeritems/status
        DELETE /v1/{organizationId}/ledgeritems/delete
        POST /v1/{organizationId}/vouchers/manuel
        GET /v1/{organizationId}/vouchers/manuel/{guid}
        PUT /v1/{organizationId}/vouchers/manuel/{guid}
        DELETE /v1/{organizationId}/vouchers/manuel/{guid}
        POST /v1/{organizationId}/vouchers/manuel/{guid}/book
        GET /v1/{organizationId}/products/{guid}
        PUT /v1/{organizationId}/products/{guid}
        DELETE /v1/{organizationId}/products/{guid}
        GET /v1/{organizationId}/products
        POST /v1/{organizationId}/products
        POST /v1/{organizationId}/vouchers/purchase/creditnotes
        GET /v1/{organizationId}/vouchers/purchase/creditnotes/{guid}
        PUT /v1/{organizationId}/vouchers/purchase/creditnotes/{guid}
        DELETE /v1/{organizationId}/vouchers/purchase/creditnotes/{guid}
        POST /v1/{organizationId}/vouchers/purchase/creditnotes/{guid}/book
        GET /v1/{organizationId}/purchase-vouchers/{id}/payments
        POST /v1/{organizationId}/purchase-vouchers/{id}/payments
        DELETE /v1/{organizationId}/purchase-vouchers/{id}/payments/{paymentId}/{timestamp}
        POST /v1.1/{organizationId}/vouchers/purchase
        POST /v1.2/{organizationId}/vouchers/purchase
        POST /v1/{organizationId}/vouchers/purchase/fetch
        POST /v1/{organizationId}/vouchers/purchase/similar
        GET /v1/{organizationId}/vouchers/purchase/{guid}
        PUT /v1/{organizationId}/vouchers/purchase/{guid}
        DELETE /v1/{organizationId}/vouchers/purchase/{guid}
        GET /v1/{organizationId}/vouchers/purchase/fileguid/{fileGuid}
        PUT /v1.1/{organizationId}/vouchers/purchase/{guid}
        POST /v1/{organizationId}/vouchers/purchase/{guid}/book
        POST /v1/{organizationId}/vouchers/purchase/{guid}/generate-creditnote
        GET /v1/{organizationId}/invoices/{voucherGuid}/reminders
        POST /v1/{organizationId}/invoices/{voucherGuid}/reminders
        GET /v1/{organizationId}/invoices/{voucherGuid}/reminders/{id}
        PUT /v1/{organizationId}/invoices/{voucherGuid}/reminders/{id}
        DELETE /v1/{organizationId}/invoices/{voucherGuid}/reminders/{id}
        GET /v1/{organizationId}/invoices/{voucherGuid}/reminders/next
        POST /v1/{organizationId}/invoices/{voucherGuid}/reminders/fetch
        POST /v1/{organizationId}/invoices/{voucherGuid}/reminders/{id}/book
        GET /v1/{organizationId}/invoices/{voucherGuid}/reminders/email/template
        POST /v1/{organizationId}/invoices/{voucherGuid}/reminders/email
        POST /v1/{organizationId}/invoices/{voucherGuid}/reminders/{id}/e-reminder
        GET /v1/{organizationId}/{accountingYear}/reports/saldo
        GET /v1/{organizationId}/{accountingYear}/reports/result
        GET /v1/{organizationId}/{accountingYear}/reports/primo
        GET /v1/{organizationId}/{accountingYear}/reports/balance
        GET /v1/{organizationId}/sales
        GET /v1/{organizationId}/sales/settings
        POST /v1/{organizationId}/sales/creditnotes
        GET /v1/{organizationId}/sales/creditnotes
        PUT /v1.2/{organizationId}/sales/creditnotes/{guid}
        DELETE /v1/{organizationId}/sales/creditnotes/{guid}
        GET /v1/{organizationId}/sales/creditnotes/{guid}
        POST /v1/{organizationId}/sales/creditnotes/{guid}/book
        POST /v1/{organizationId}/sales/creditnotes/fetch
        GET /v1/{organizationId}/sales/creditnotes/{guid}/email/template
        POST /v1/{organizationId}/sales/creditnotes/{guid}/email
        GET /v1/{organizationId}/sales/creditnotes/{guid}/pdf
        POST /v3/{organizationId}/sales/creditnotes/{guid}/e-creditNote
        GET /v1/{organizationId}/sales/creditnotes/{guid}/mailouts
        POST /v1/{organizationId}/sales/creditnotes/{guid}/payments
        GET /v1/{organizationId}/sales/creditnotes/{guid}/payments
        DELETE /v1/{organizationId}/sales/creditnotes/{guid}/payments/{paymentGuid}
        POST /v1/{organizationId}/sms/{voucherGuid}/send-sms
        POST /v1/{organizationId}/tradeoffers
        GET /v1/{organizationId}/tradeoffers
        POST /v1/{organizationId}/tradeoffers/fetch
        GET /v1/{organizationId}/tradeoffers/{guid}
        DELETE /v1/{organizationId}/tradeoffers/{guid}
        GET /v1/{organizationId}/tradeoffers/{guid}/email/template
        POST /v1/{organizationId}/tradeoffers/{guid}/email
        POST /v1/{organizationId}/tradeoffers/{guid}/generate-invoice
        PUT /v1.2/{organizationId}/tradeoffers/{guid}
        GET /v1/{organizationId}/tradeoffers/{guid}/mailouts
        GET /v1/{organizationId}/vatTypes
        POST /v1/{organizationId}/webhooks/subscribe
        DELETE /v1/{organizationId}/webhooks/unsubscribe
        GET /v1/{organizationId}/webhooks/subscriptions
        GET /v1/{organizationId}/webhooks/events
        """;

    public static TheoryData<string> Endpoints => [.. Documented.Split('\n').Select(l => l.Trim())];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task EveryDocumentedEndpointIsThereInItsVersion(string endpoint)
    {
        await using var api = Api.InProcess();
        var (verb, path) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        path = path.Replace("{organizationId}", "*").Replace("{accountingYear}", "2026");
        path = string.Join('/', path.Split('/').Select(s => s.StartsWith('{') ? "11111111-2222-4333-8444-555555555555" : s)).TrimStart('/');
        await api.SendAsync(verb, path);
        Assert.NotEqual("unknown", api.Sim.Calls[^1].Operation);
        Assert.Contains(api.Sim.Calls[^1].Operation, DineroSimulator.Operations);
        await api.SendAsync(verb, path.ToUpperInvariant());
        Assert.NotEqual("unknown", api.Sim.Calls[^1].Operation);
        await api.SendAsync(verb, "v9" + path[path.IndexOf('/')..]);
        Assert.Equal(("unknown", 404), (api.Sim.Calls[^1].Operation, api.Sim.Calls[^1].Status));
    }
}
