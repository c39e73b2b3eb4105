using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>Texts on credentials, documents, lines and stock. The first that fits counts.</summary>
internal static class DocumentTexts
{
    public static readonly ErrorTemplate[] All =
    [
        // Credentials and company.
        new(SmartbillErrorCodes.InvalidCredentials, ApiFaultKind.Authentication, "Autentificare esuata. Va rugam verificati datele si incercati din nou"),
        new(SmartbillErrorCodes.CompanyUnavailable, ApiFaultKind.Authentication, "Firma la care incercati sa va conectati nu mai este disponibila in Cloud*"),
        new(SmartbillErrorCodes.CompanyNotAllowed, ApiFaultKind.Authentication, "Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator"),
        new(SmartbillErrorCodes.MissingRight, ApiFaultKind.Authentication, "Nu aveti dreptul de a adauga facturi pe seria selectata", "seriesName"),
        new(SmartbillErrorCodes.MissingRight, ApiFaultKind.Authentication, "Nu aveti dreptul de a {right}"),
        // Plan and period.
        new(SmartbillErrorCodes.DocumentQuotaReached, ApiFaultKind.Other, "Pentru acest pachet s-a emis numarul maxim de documente permis*"),
        new(SmartbillErrorCodes.PeriodClosed, ApiFaultKind.Validation, "Nu puteti adauga documentul intr-o perioada inchisa", "issueDate"),
        // Documents.
        new(SmartbillErrorCodes.SeriesNotFound, ApiFaultKind.Validation, "Seria nu a fost gasita! Folositi o serie creata in contul de cloud", "seriesName"),
        new(SmartbillErrorCodes.CurrencyNotFound, ApiFaultKind.Validation, "Moneda nu a fost gasita pe server", "currency"),
        new(SmartbillErrorCodes.LanguageNotFound, ApiFaultKind.Validation, "Limba nu a fost gasita pe server", "language"),
        new(SmartbillErrorCodes.InvalidDate, ApiFaultKind.Validation, "Data documentului trebuie sa fie de forma yyyy-MM-dd", "issueDate"),
        new(SmartbillErrorCodes.InvalidDate, ApiFaultKind.Validation, "Data trebuie sa fie de forma yyyy-MM-dd", "date"),
        new(SmartbillErrorCodes.TooManyLines, ApiFaultKind.Validation, "Numarul maxim acceptat de {maximum} intrari pe document a fost depasit", "products"),
        new(SmartbillErrorCodes.NoLines, ApiFaultKind.Validation, "invoiceProducts trebuie specificat si trebuie sa contina cel putin un element", "products"),
        new(SmartbillErrorCodes.NoLines, ApiFaultKind.Validation, "estimateProducts trebuie specificat si trebuie sa contina cel putin un element", "products"),
        new(SmartbillErrorCodes.ClientEmailMissing, ApiFaultKind.Validation, "Trebuie specificata adresa de email a clientului", "client.email"),
        new(SmartbillErrorCodes.MailServerNotConfigured, ApiFaultKind.Validation, "Server-ul de email nu a fost configurat"),
        new(SmartbillErrorCodes.VatNotAllowed, ApiFaultKind.Validation, "O firma neplatitoare de tva nu poate folosi tva la incasare", "usePaymentTax"),
        // Customer.
        new(SmartbillErrorCodes.ClientCountryMissing, ApiFaultKind.Validation, "tara trebuie specificata", "client.country"),
        new(SmartbillErrorCodes.ClientInvalid, ApiFaultKind.Validation, "Client invalid", "client.name"),
        new(SmartbillErrorCodes.ClientExists, ApiFaultKind.Validation, "Clientul exista deja pe server", "client.name"),
        // Lines.
        new(SmartbillErrorCodes.LineIncomplete, ApiFaultKind.Validation, "{field} trebuie specificat pentru fiecare produs", "products[].{field}"),
        new(SmartbillErrorCodes.ProductCodeMissing, ApiFaultKind.Validation, "Produsul {product} nu are codul specificat", "products[].code"),
        new(SmartbillErrorCodes.TaxRateNotFound, ApiFaultKind.Validation, "Cota tva a produsului {product} nu a fost gasita pe server", "products[].taxPercentage"),
        new(SmartbillErrorCodes.TaxRateNotFound, ApiFaultKind.Validation, "Cota default nu a fost gasita pe server", "products[].taxPercentage"),
        new(SmartbillErrorCodes.TaxRateNotFound, ApiFaultKind.Validation, "Cota {rate} nu a fost gasita pe server", "products[].taxPercentage"),
        new(SmartbillErrorCodes.TaxRateMissing, ApiFaultKind.Validation, "Trebuie sa setezi o cota tva pentru produsul {product}", "products[].taxPercentage"),
        new(SmartbillErrorCodes.TaxRateMissing, ApiFaultKind.Validation, "Produsul {product} nu are cota tva setata in cloud. Setati o cota din nomenclatorul de produse", "products[].taxPercentage"),
        new(SmartbillErrorCodes.CurrencyMismatch, ApiFaultKind.Validation, "Nu puteti emite documente in {currency} cu moneda de referinta a produselor in {productCurrency}", "currency"),
        new(SmartbillErrorCodes.CurrencyMismatch, ApiFaultKind.Validation, "Aveti produse care au pretul in alta moneda decat cea a {document}", "products[].currency"),
        // Discounts.
        new(SmartbillErrorCodes.OnlyDiscount, ApiFaultKind.Validation, "Nu poti sa emiti un document care contine doar un discount*", "products"),
        new(SmartbillErrorCodes.DiscountPercentageMissing, ApiFaultKind.Validation, "Trebuie sa introduceti valoarea procentului", "products[].discountPercentage"),
        new(SmartbillErrorCodes.DiscountValueMissing, ApiFaultKind.Validation, "discountValue trebuie specificat pentru fiecare produs de tip discount", "products[].discountValue"),
        new(SmartbillErrorCodes.DiscountTaxMissing, ApiFaultKind.Validation, "La aplicarea unui discount pentru produse cu cote tva diferite*", "products[].taxPercentage"),
        // Stock.
        new(SmartbillErrorCodes.InsufficientStock, ApiFaultKind.Validation, "Cantitate stoc insuficienta la documentul {document} din data de {date} pentru produsul {product} de la pozitia {position}", "products[].quantity"),
        new(SmartbillErrorCodes.InsufficientStock, ApiFaultKind.Validation, "Cantitate stoc insuficienta la {document} din data {date} pentru produsul {product} de la pozitia {position}", "products[].quantity"),
        new(SmartbillErrorCodes.InsufficientStock, ApiFaultKind.Validation, "Cantitate stoc insuficienta pentru produsul {product}", "products[].quantity"),
        new(SmartbillErrorCodes.InsufficientStock, ApiFaultKind.Validation, "Cantitate stoc insuficienta*", "products[].quantity"),
        new(SmartbillErrorCodes.ProductNeverReceived, ApiFaultKind.Validation, "Nu ai facut nicio achizitie pentru produsul {product}. Incarca *", "products[].quantity"),
        new(SmartbillErrorCodes.ProductNeverReceived, ApiFaultKind.Validation, "Nu ai facut nicio achizitie pentru produsul {product}", "products[].quantity"),
        new(SmartbillErrorCodes.WarehouseMissing, ApiFaultKind.Validation, "Gestiunea predatoare nu este setata pentru produsul {product}", "products[].warehouseName"),
        new(SmartbillErrorCodes.WarehouseNotFound, ApiFaultKind.Validation, "Gestiunea predatoare {warehouse} a produsului {product} nu a fost gasita", "products[].warehouseName"),
        new(SmartbillErrorCodes.WarehouseNotFound, ApiFaultKind.Validation, "Gestiunea predatoare este invalida", "products[].warehouseName"),
        new(SmartbillErrorCodes.WarehouseNotFound, ApiFaultKind.Validation, "Gestiunea {warehouse} nu a fost gasita pe server", "warehouseName"),
        new(SmartbillErrorCodes.StockModuleInactive, ApiFaultKind.Other, "Modulul stoc nu este activ"),
        new(SmartbillErrorCodes.ProductCodeClash, ApiFaultKind.Validation, "Exista deja pe stoc un produs cu numele {product} si codul {code}", "products[].code"),
        new(SmartbillErrorCodes.UnitNotConvertible, ApiFaultKind.Validation, "Unitatea de masura {unit} a produsului {product} nu are factor de conversie setat", "products[].measuringUnitName"),
        new(SmartbillErrorCodes.BeforeStockImport, ApiFaultKind.Validation, "Nu poti adauga documente cu tranzactii pe stoc la data anterioara datei importului de stoc initial*", "issueDate"),
    ];
}
