using Connectors.Sync;
using static Connectors.Economic.Sync.EconomicFieldTable;

namespace Connectors.Economic.Sync;

/// <summary>The fields of contacts, under the names of the REST API where it has them.</summary>
internal static class ContactFieldTable
{
    public static SyncFields<OpenApiContact, OpenApiContact, OpenApiContact> Fields { get; } = new(
        ReadOnly<OpenApiContact>("customerContactNumber", FieldType.Text, static c => FieldValue.Of(c.Number?.ToString())),
        Field<OpenApiContact>(
            new() { Name = "customer", Type = FieldType.Reference, ReferencedEntity = CustomerResource.EntityName, Required = true, Clearable = false },
            static c => FieldValue.Of(new RecordRef(CustomerResource.EntityName, c.CustomerNumber.ToString())),
            static (c, v) => int.TryParse(v.AsReference()?.Id.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? c with { CustomerNumber = new(number) } : c),
        Text<OpenApiContact>("name", 255, static c => c.Name, static (c, v) => c with { Name = v ?? c.Name }, Required),
        Text<OpenApiContact>("email", 255, static c => c.Email, static (c, v) => c with { Email = v }),
        Text<OpenApiContact>("phone", 50, static c => c.Phone, static (c, v) => c with { Phone = v }),
        Text<OpenApiContact>("notes", 2000, static c => c.Notes, static (c, v) => c with { Notes = v }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        Text<OpenApiContact>("eInvoiceId", 50, static c => c.EInvoiceId, static (c, v) => c with { EInvoiceId = v }),
        Flag<OpenApiContact>("receiveInvoices", static c => c.ReceiveInvoices ?? false, static (c, v) => c with { ReceiveInvoices = v }),
        Flag<OpenApiContact>("receiveOrders", static c => c.ReceiveOrders ?? false, static (c, v) => c with { ReceiveOrders = v }),
        Flag<OpenApiContact>("receiveQuotes", static c => c.ReceiveQuotes ?? false, static (c, v) => c with { ReceiveQuotes = v }),
        Flag<OpenApiContact>("receiveReminders", static c => c.ReceiveReminders ?? false, static (c, v) => c with { ReceiveReminders = v }));
}
