using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>Texts that only the vendor's older description (Swagger, 2021) lists. The last table: a newer wording counts before them.</summary>
internal static class OlderTexts
{
    public static readonly ErrorTemplate[] All =
    [
        new(SmartbillErrorCodes.SeriesNotFound, ApiFaultKind.Validation, "Serie inexistenta", "seriesName"),
        new(SmartbillErrorCodes.SeriesNotFound, ApiFaultKind.Validation, "Seria incasarii nu a fost gasita pe server", "payment.paymentSeries"),
        new(SmartbillErrorCodes.SeriesNotFound, ApiFaultKind.Validation, "Seria nu poate fi folosita la chitante", "seriesName"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "CIF-ul firmei ('companyVatCode') trebuie specificat", "companyVatCode"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Ciful firmei trebuie specificat", "cif"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "{field} trebuie specificat", "{field}"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Seria {document} trebuie specificata", "seriesname"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul proformei trebuie specificat", "number"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Pentru emiterea unei incasari cu datele de pe factura trebuie specificat useInvoiceDetails cu valoarea true", "useInvoiceDetails"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Pentru emiterea unei incasari cu datele de pe factura trebuie specificate seria si numarul facturii", "invoicesList"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Seria facturii (invoiceSeries) trebuie specificata pentru identificarea incasarii", "invoiceSeries"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numarul facturii (invoiceNumber) trebuie specificat pentru identificarea incasarii", "invoiceNumber"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Data incasarii (paymentDate) trebuie specificata", "paymentDate"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Valoarea incasarii (paymentValue) trebuie specificata", "paymentValue"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Numele clientului incasarii (clientName) trebuie specificat", "clientName"),
        new(SmartbillErrorCodes.ParameterMissing, ApiFaultKind.Validation, "Ciful clientului incasarii (clientCif) trebuie specificat", "clientCif"),
        new(SmartbillErrorCodes.PaymentTypeMissing, ApiFaultKind.Validation, "Tipul incasarii (paymentType) trebuie specificat", "paymentType"),
        new(SmartbillErrorCodes.PaymentTypeUnknown, ApiFaultKind.Validation, "Tipul incasarii nu a fost gasit", "type"),
        new(SmartbillErrorCodes.TooManyInvoices, ApiFaultKind.Validation, "Trebuie specificata doar o factura", "invoicesList"),
        new(SmartbillErrorCodes.PaymentClientMismatch, ApiFaultKind.Validation, "Clientul facturii {document} nu corespunde cu clientul incasarii", "client"),
        new(SmartbillErrorCodes.CurrencyMismatch, ApiFaultKind.Validation, "Moneda facturii {document} nu corespunde cu moneda incasarii", "currency"),
        new(SmartbillErrorCodes.CurrencyMismatch, ApiFaultKind.Validation, "Nu puteti emite documente in {currency} cu moneda de referinta a produselor {productCurrency}", "currency"),
        new(SmartbillErrorCodes.LanguageMismatch, ApiFaultKind.Validation, "Limba facturii {document} nu corespunde cu limba incasarii", "language"),
        new(SmartbillErrorCodes.ClientInvalid, ApiFaultKind.Validation, "Eroare client incasare", "client"),
        new(SmartbillErrorCodes.NoLines, ApiFaultKind.Validation, "Factura nu contine produse", "products"),
        new(SmartbillErrorCodes.TaxRateNotFound, ApiFaultKind.Validation, "Cota tva nu a fost gasita", "products[].taxPercentage"),
        new(SmartbillErrorCodes.TaxRatesMixed, ApiFaultKind.Validation, "Nu puteti adauga produse cu cote tva diferite daca unul din ele are cota TVA inclus", "products[].taxPercentage"),
        new(SmartbillErrorCodes.DiscountPercentageMissing, ApiFaultKind.Validation, "discountPercentage trebuie specificat pentru fiecare produs de tip discount", "products[].discountPercentage"),
        new(SmartbillErrorCodes.DiscountByAmountNotAllowed, ApiFaultKind.Validation, "Discountul nu poate fi de tip valoric", "products[].discountType"),
        new(SmartbillErrorCodes.FiscalReceiptsNotAllowed, ApiFaultKind.Other, "Nu puteti adauga bonuri prin API"),
        new(SmartbillErrorCodes.PeriodClosed, ApiFaultKind.Validation, "Nu puteti sterge un documentul dintr-o perioada inchisa", "issueDate"),
        new(SmartbillErrorCodes.InvoiceCancelled, ApiFaultKind.Conflict, "Eroare restaurare factura storno {document}. Trebuie initial sa restaurezi facturile stornate de aceasta ({reversed})"),
        new(SmartbillErrorCodes.InvoiceCancelled, ApiFaultKind.Conflict, "Factura cu seria si numarul {document} este anulata si nu mai are incasari atasate"),
        new(SmartbillErrorCodes.MissingRight, ApiFaultKind.Authentication, "Nu puteti vizualiza {document}"),
        new(SmartbillErrorCodes.PdfNotPossible, ApiFaultKind.Other, "Documentul nu incape pe formatul specificat"),
        // Whether anything was saved, it does not say.
        new(SmartbillErrorCodes.InternalError, ApiFaultKind.Unavailable, "A aparut o eroare la salvarea bonului"),
    ];
}
