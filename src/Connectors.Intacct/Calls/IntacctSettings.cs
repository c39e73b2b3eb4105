namespace Connectors.Intacct;

/// <summary>The options and credentials that the operations use, as they were when the client was made.</summary>
internal sealed record IntacctSettings(
    string CompanyId, string? UserId, string? Password, string? Entity, string EntityHeader, string TransactionHeader, bool TrustKeys, string? SenderId, string? SenderPassword, Uri XmlAddress)
{
    public static IntacctSettings Of(IntacctOptions options, IntacctCredentials credentials) => new(
        credentials.CompanyId.Trim(), Filled(credentials.UserId), Filled(credentials.Password), Filled(credentials.EntityId), options.EntityHeader, options.TransactionHeader, options.TrustIdempotencyKeys,
        Filled(options.SenderId), Filled(options.SenderPassword), options.XmlAddress);

    public override string ToString() => $"{CompanyId} (secrets hidden)";

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
