using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>How documents are known to the engine: company, series and printed number; a draft by SmartBill's internal id, which no call takes.</summary>
internal static class DocumentIds
{
    private const string Draft = "draft:";

    public static RecordId OfDraft(string internalId) => new(Draft + internalId);

    /// <summary>Null: a draft, or no document of this company. A person may leave the company out: <c>FCT/0042</c>.</summary>
    public static SmartbillDocumentId? Parse(RecordId id, ISmartbillClient client)
    {
        if (id.Value.StartsWith(Draft, StringComparison.Ordinal))
            return null;
        var parts = id.Value.Split('/');
        try
        {
            var document = parts.Length == 2 && parts.All(static p => p.Length > 0) ? client.DocumentId(parts[0], parts[1]) : SmartbillDocumentId.Parse(id.Value);
            return SmartbillCredentials.SameCompany(document.CompanyVatCode, client.CompanyVatCode) ? document : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
