namespace Connectors.Smartbill;

/// <summary>Mailing of documents.</summary>
public class DocumentOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected DocumentOperations()
    {
    }

    internal DocumentOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>Mails an invoice or a proforma from SmartBill. The account needs an e-mail server. Sent once: a mail cannot be taken back.</summary>
    /// <param name="kind">What the document is; SmartBill looks only there.</param>
    /// <param name="id">The document.</param>
    /// <param name="mail">To whom and with what text; null takes the customer's address and the account's template.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such document of that kind.</exception>
    public virtual Task SendEmailAsync(DocumentKind kind, SmartbillDocumentId id, DocumentMail? mail = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Api.CheckCompany(id);
        var body = new MailBody
        {
            CompanyVatCode = Api.CompanyVatCode,
            SeriesName = id.Series,
            Number = id.Number,
            Type = kind,
            To = mail?.To,
            Cc = mail?.Cc,
            Bcc = mail?.Bcc,
            Subject = MailBody.Encode(mail?.Subject),
            BodyText = MailBody.Encode(mail?.Body),
        };
        return Api.CreateAsync(
            SmartbillCalls.DocumentsSend, ["document", "send"], body, SmartbillJson.Context.MailBody,
            // A success names its code; an answer without one proves nothing.
            static answer => SmartbillJson.Read(answer, SmartbillJson.Context.MailAnswer).Status is { Code: "0" } status ? status : throw new System.Text.Json.JsonException("The answer has no status."),
            DocumentSafety.EvidenceOf(Api, id, ("kind", kind.ToString()), ("to", mail?.To)), options, cancellationToken);
    }
}
