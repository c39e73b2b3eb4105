using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>Texts on everything that is done to documents. The first that fits counts.</summary>
internal static class OperationTexts
{
    public static readonly ErrorTemplate[] All =
    [
        // Proformas.
        new(SmartbillErrorCodes.EstimateNotFound, ApiFaultKind.NotFound, "Factura proforma {document} nu a fost gasita", "estimate"),
        new(SmartbillErrorCodes.EstimateNotFound, ApiFaultKind.NotFound, "Proforma cu seria {series} si numarul {number} nu a fost gasita", "number"),
        new(SmartbillErrorCodes.EstimateNotFound, ApiFaultKind.NotFound, "Proforma cu seria si numarul {document} nu a fost gasita", "number"),
        new(SmartbillErrorCodes.EstimateNotFound, ApiFaultKind.NotFound, "Proforma nu a fost gasita", "number"),
        new(SmartbillErrorCodes.EstimateEmpty, ApiFaultKind.Validation, "Proforma nu contine produse", "estimate"),
        // Reversing, cancelling, restoring, deleting.
        new(SmartbillErrorCodes.InvoiceNotFound, ApiFaultKind.NotFound, "Factura cu seria si numarul {document} nu a fost gasita", "number"),
        new(SmartbillErrorCodes.InvoiceNotFound, ApiFaultKind.NotFound, "Factura nu a fost gasita", "number"),
        new(SmartbillErrorCodes.AlreadyReversed, ApiFaultKind.Conflict, "Factura este deja stornata"),
        new(SmartbillErrorCodes.InvoiceCancelled, ApiFaultKind.Conflict, "Factura {document} este anulata, nu o puteti incasa*"),
        new(SmartbillErrorCodes.InvoiceCancelled, ApiFaultKind.Conflict, "Factura {document} este anulata"),
        new(SmartbillErrorCodes.IsReversal, ApiFaultKind.Conflict, "Factura {document} este de tip storno. Nu se poate storna"),
        new(SmartbillErrorCodes.ReversalDateTooEarly, ApiFaultKind.Validation, "Data emiterii facturii storno nu poate fi anterioara datei emiterii facturii stornate", "issueDate"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul {document} trebuie specificat in url in parametrul 'number'", "number"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Seria {document} trebuie specificata in url in parametrul 'seriesname'", "seriesname"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul {document} trebuie specificat in parametrul 'number'", "number"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Seria {document} trebuie specificata in parametrul 'seriesname'", "seriesname"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul facturii trebuie specificat", "number"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul documentului trebuie specificat", "number"),
        new(SmartbillErrorCodes.NotLastInSeries, ApiFaultKind.Conflict, "Nu poti sterge documentul cu seria si numarul {document}, deoarece nu este ultimul din serie", "number"),
        new(SmartbillErrorCodes.NotLastInSeries, ApiFaultKind.Conflict, "Documentul cu seria si numarul {document} nu este ultimul din serie", "number"),
        new(SmartbillErrorCodes.HasReversals, ApiFaultKind.Conflict, "Pentru factura {document} exista deja stornari care incarca stocul. Trebuie sa anulati intai facturile storno ({reversals})"),
        new(SmartbillErrorCodes.VatStatusChanged, ApiFaultKind.Conflict, "Documentul a fost emis ca platitor tva*"),
        new(SmartbillErrorCodes.VatStatusChanged, ApiFaultKind.Conflict, "Documentul a fost emis ca neplatitor tva*"),
        new(SmartbillErrorCodes.VatStatusChanged, ApiFaultKind.Conflict, "Documentul a fost emis ca (ne)platitor tva*"),
        // Payments.
        new(SmartbillErrorCodes.PaymentTypeMissing, ApiFaultKind.Validation, "Tipul incasarii trebuie specificat", "type"),
        new(SmartbillErrorCodes.PaymentTypeUnknown, ApiFaultKind.Validation, "Tipul documentului nu a fost gasit pe server", "type"),
        new(SmartbillErrorCodes.PaymentValueMissing, ApiFaultKind.Validation, "Valoarea incasarii trebuie specificata", "value"),
        new(SmartbillErrorCodes.PaymentIncomplete, ApiFaultKind.Validation, "{field} trebuie specificat pentru incasare", "payment.{field}"),
        new(SmartbillErrorCodes.PaymentClientMissing, ApiFaultKind.Validation, "Datele clientului trebuie specificate*", "client"),
        new(SmartbillErrorCodes.PaymentClientMismatch, ApiFaultKind.Validation, "Ciful clientului de pe factura {document} difera de ciful clientului incasarii", "client.vatCode"),
        new(SmartbillErrorCodes.FullyPaid, ApiFaultKind.Conflict, "Factura este incasata sau stornata in totalitate", "invoicesList"),
        new(SmartbillErrorCodes.FiscalReceiptCurrency, ApiFaultKind.Validation, "Bonurile fiscale pot fi emise doar in Lei", "currency"),
        new(SmartbillErrorCodes.CashRegisterNotFound, ApiFaultKind.Other, "Nu s-a gasit casa de marcat pentru userul {user}"),
        new(SmartbillErrorCodes.CashRegisterNotConfigured, ApiFaultKind.Other, "Cota TVA {rate} nu a fost configurata pentru casa de marcat selectata", "products[].taxPercentage"),
        new(SmartbillErrorCodes.CashRegisterNotConfigured, ApiFaultKind.Other, "Configurarea casei de marcat pentru firma neplatitoare de TVA nu a fost facuta"),
        new(SmartbillErrorCodes.CashRegisterNotConfigured, ApiFaultKind.Other, "Au fost inregistrate urmatoarele plati partiale cu metode de plata neconfigurate pe casa de marcat: {payments}"),
        new(SmartbillErrorCodes.PaymentTypeNotDeletable, ApiFaultKind.Validation, "Tipul incasarii (paymentType) poate fi *", "paymentType"),
        new(SmartbillErrorCodes.PaymentNotFound, ApiFaultKind.NotFound, "Nu au fost gasite incasari conform datelor specificate"),
        new(SmartbillErrorCodes.ReceiptNotFound, ApiFaultKind.NotFound, "Chitanta nu a fost gasita", "number"),
        new(SmartbillErrorCodes.ReceiptNotFound, ApiFaultKind.NotFound, "Chitanta cu seria si numarul {document} nu a fost gasita", "number"),
        // Series, stock, taxes.
        new(SmartbillErrorCodes.SeriesTypeInvalid, ApiFaultKind.Validation, "Tipul documentului nu poate fi {type}! Parametrul type poate lua valorile*", "type"),
        new(SmartbillErrorCodes.StockDateMissing, ApiFaultKind.Validation, "Data la care vreti sa aflati valoarea stocului trebuie specificata", "date"),
        new(SmartbillErrorCodes.CompanyNotVatPayer, ApiFaultKind.Validation, "Firma este neplatitoare de tva"),
        // Mailing.
        new(SmartbillErrorCodes.DocumentNotFound, ApiFaultKind.NotFound, "Documentul nu a fost gasit", "number"),
        new(SmartbillErrorCodes.MailTypeInvalid, ApiFaultKind.Validation, "Valoarea campului 'type' nu este suportata ({type}). Valorile acceptate sunt*", "type"),
        new(SmartbillErrorCodes.MailTypeInvalid, ApiFaultKind.Validation, "type trebuie specificat. Valorile acceptate sunt*", "type"),
        new(SmartbillErrorCodes.MailNotEncoded, ApiFaultKind.Validation, "Subiectul emailului trebuie sa fie codat folosind Base64", "subject"),
        new(SmartbillErrorCodes.MailNotEncoded, ApiFaultKind.Validation, "Continutul emailului trebuie sa fie codat folosind Base64", "bodyText"),
        new(SmartbillErrorCodes.MailAddressInvalid, ApiFaultKind.Validation, "Invalid Addresses*", "to"),
        new(SmartbillErrorCodes.MailAddressInvalid, ApiFaultKind.Validation, "Missing domain*", "to"),
        // SmartBill itself.
        new(SmartbillErrorCodes.InternalError, ApiFaultKind.Unavailable, "Internal Server Error*"),
    ];
}
