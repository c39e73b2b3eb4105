using System.Text.Json;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Client;

/// <summary>Every documented text, as it comes, and what a caller gets of it.</summary>
public sealed class ErrorTextTests
{
    public sealed record Case(string Text, int Status, Type Type, string Code, string Fields)
    {
        public override string ToString() => Text;
    }

    private static readonly Type Auth = typeof(ConnectorAuthenticationException);
    private static readonly Type Refused = typeof(ConnectorValidationException);
    private static readonly Type Conflict = typeof(ConnectorConflictException);
    private static readonly Type Missing = typeof(ConnectorNotFoundException);
    private static readonly Type Other = typeof(ConnectorApiException);

    /// <summary>Fields are written <c>field</c> for the text itself and <c>name=value</c> for a value that it holds.</summary>
    private static readonly Case[] All =
    [
        new Case("Autentificare esuata. Va rugam verificati datele si incercati din nou.", 401, Auth, SmartbillErrorCodes.InvalidCredentials, ""),
        new Case("Firma la care incercati sa va conectati nu mai este disponibila in Cloud.", 401, Auth, SmartbillErrorCodes.CompanyUnavailable, ""),
        new Case("Firma la care incercati sa va conectati nu mai este disponibila in Cloud. Verificati ciful companiei.", 401, Auth, SmartbillErrorCodes.CompanyUnavailable, ""),
        new Case("Firma la care incercati sa va conectati nu este disponibila pentru acest utilizator.", 401, Auth, SmartbillErrorCodes.CompanyNotAllowed, ""),
        new Case("Nu aveti dreptul de a adauga facturi", 403, Auth, SmartbillErrorCodes.MissingRight, "right=adauga facturi"),
        new Case("Nu aveti dreptul de a adauga facturi pe seria selectata", 403, Auth, SmartbillErrorCodes.MissingRight, "seriesName"),
        new Case("Nu aveti dreptul de a modifica factura", 403, Auth, SmartbillErrorCodes.MissingRight, "right=modifica factura"),
        new Case("Nu aveti dreptul de a adauga incasari", 400, Auth, SmartbillErrorCodes.MissingRight, "right=adauga incasari"),
        new Case("Pentru acest pachet s-a emis numarul maxim de documente permis", 400, Other, SmartbillErrorCodes.DocumentQuotaReached, ""),
        new Case("Nu puteti adauga documentul intr-o perioada inchisa", 400, Refused, SmartbillErrorCodes.PeriodClosed, "issueDate"),
        // With the accents that the vendor leaves out today.
        new Case("Nu puteți adăuga documentul într-o perioadă închisă", 400, Refused, SmartbillErrorCodes.PeriodClosed, "issueDate"),
        new Case("Seria nu a fost gasita! Folositi o serie creata in contul de cloud.", 400, Refused, SmartbillErrorCodes.SeriesNotFound, "seriesName"),
        new Case("Moneda nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.CurrencyNotFound, "currency"),
        new Case("Limba nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.LanguageNotFound, "language"),
        new Case("Data documentului trebuie sa fie de forma yyyy-MM-dd.", 400, Refused, SmartbillErrorCodes.InvalidDate, "issueDate"),
        new Case("Data trebuie sa fie de forma yyyy-MM-dd.", 400, Refused, SmartbillErrorCodes.InvalidDate, "date"),
        new Case("Numarul maxim acceptat de 400 intrari pe document a fost depasit.", 410, Refused, SmartbillErrorCodes.TooManyLines, "products maximum=400"),
        new Case("invoiceProducts trebuie specificat si trebuie sa contina cel putin un element", 400, Refused, SmartbillErrorCodes.NoLines, "products"),
        new Case("estimateProducts trebuie specificat si trebuie sa contina cel putin un element", 400, Refused, SmartbillErrorCodes.NoLines, "products"),
        new Case("Trebuie specificata adresa de email a clientului.", 400, Refused, SmartbillErrorCodes.ClientEmailMissing, "client.email"),
        new Case("Server-ul de email nu a fost configurat.", 400, Refused, SmartbillErrorCodes.MailServerNotConfigured, ""),
        new Case("O firma neplatitoare de tva nu poate folosi tva la incasare!", 400, Refused, SmartbillErrorCodes.VatNotAllowed, "usePaymentTax"),
        new Case("tara trebuie specificata", 400, Refused, SmartbillErrorCodes.ClientCountryMissing, "client.country"),
        new Case("Client invalid!", 400, Refused, SmartbillErrorCodes.ClientInvalid, "client.name"),
        new Case("Clientul exista deja pe server", 400, Refused, SmartbillErrorCodes.ClientExists, "client.name"),
        new Case("name trebuie specificat pentru fiecare produs", 400, Refused, SmartbillErrorCodes.LineIncomplete, "products[].name"),
        new Case("measuringUnitName trebuie specificat pentru fiecare produs", 400, Refused, SmartbillErrorCodes.LineIncomplete, "products[].measuringUnitName"),
        new Case("quantity trebuie specificat pentru fiecare produs", 400, Refused, SmartbillErrorCodes.LineIncomplete, "products[].quantity"),
        new Case("currency trebuie specificat pentru fiecare produs", 400, Refused, SmartbillErrorCodes.LineIncomplete, "products[].currency"),
        new Case("price trebuie specificat pentru fiecare produs", 400, Refused, SmartbillErrorCodes.LineIncomplete, "products[].price"),
        new Case("Produsul Surub M8 nu are codul specificat.", 400, Refused, SmartbillErrorCodes.ProductCodeMissing, "products[].code product=Surub M8"),
        new Case("Cota tva a produsului Surub M8 nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.TaxRateNotFound, "products[].taxPercentage product=Surub M8"),
        new Case("Cota default nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.TaxRateNotFound, "products[].taxPercentage"),
        new Case("Cota 19 nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.TaxRateNotFound, "products[].taxPercentage rate=19"),
        new Case("Trebuie sa setezi o cota tva pentru produsul Surub M8", 400, Refused, SmartbillErrorCodes.TaxRateMissing, "products[].taxPercentage product=Surub M8"),
        new Case("Produsul Surub M8 nu are cota tva setata in cloud. Setati o cota din nomenclatorul de produse.", 400, Refused, SmartbillErrorCodes.TaxRateMissing, "products[].taxPercentage product=Surub M8"),
        new Case("Nu puteti emite documente in EUR cu moneda de referinta a produselor in RON !", 400, Refused, SmartbillErrorCodes.CurrencyMismatch, "currency currency=EUR productCurrency=RON"),
        new Case("Aveti produse care au pretul in alta moneda decat cea a facturii.", 400, Refused, SmartbillErrorCodes.CurrencyMismatch, "products[].currency document=facturii"),
        new Case("Aveti produse care au pretul in alta moneda decat cea a proformei.", 400, Refused, SmartbillErrorCodes.CurrencyMismatch, "products[].currency document=proformei"),
        new Case("Nu poti sa emiti un document care contine doar un discount. Trebuie sa ai si produse / servicii adaugate.", 400, Refused, SmartbillErrorCodes.OnlyDiscount, "products"),
        new Case("Trebuie sa introduceti valoarea procentului!", 400, Refused, SmartbillErrorCodes.DiscountPercentageMissing, "products[].discountPercentage"),
        new Case("discountValue trebuie specificat pentru fiecare produs de tip discount", 400, Refused, SmartbillErrorCodes.DiscountValueMissing, "products[].discountValue"),
        new Case("La aplicarea unui discount pentru produse cu cote tva diferite, trebuie sa specifici si cota tva a discountului.", 400, Refused, SmartbillErrorCodes.DiscountTaxMissing, "products[].taxPercentage"),
        new Case("Cantitate stoc insuficienta la <b>Factura CRM0042</b> din data <b>02/03/2026</b> pentru produsul <b> Surub M8 </b> de la pozitia 3", 400, Refused, SmartbillErrorCodes.InsufficientStock,
            "products[2].quantity document=Factura CRM0042 date=02/03/2026 product=Surub M8 position=3"),
        new Case("Cantitate stoc insuficienta pentru produsul Surub M8.", 400, Refused, SmartbillErrorCodes.InsufficientStock, "products[].quantity product=Surub M8"),
        new Case("Cantitate stoc insuficienta la documentul CRM0042 din data de 02/03/2026 pentru produsul Surub M8 de la pozitia 1.", 400, Refused, SmartbillErrorCodes.InsufficientStock,
            "products[0].quantity document=CRM0042 date=02/03/2026 product=Surub M8 position=1"),
        new Case("Cantitate stoc insuficientă pe undeva", 400, Refused, SmartbillErrorCodes.InsufficientStock, "products[].quantity"),
        new Case("Nu ai facut nicio achizitie pentru produsul Surub M8.<br/> Incarca mai intai stoc pentru produs sau emite documentul fara descarcare de gestiune.", 400, Refused, SmartbillErrorCodes.ProductNeverReceived,
            "products[].quantity product=Surub M8"),
        new Case("Nu ai facut nicio achizitie pentru produsul Surub M8.", 400, Refused, SmartbillErrorCodes.ProductNeverReceived, "products[].quantity product=Surub M8"),
        new Case("Gestiunea predatoare nu este setata pentru produsul Surub M8.", 400, Refused, SmartbillErrorCodes.WarehouseMissing, "products[].warehouseName product=Surub M8"),
        new Case("Gestiunea predatoare Depozit a produsului Surub M8 nu a fost gasita.", 400, Refused, SmartbillErrorCodes.WarehouseNotFound, "products[].warehouseName warehouse=Depozit product=Surub M8"),
        new Case("Gestiunea predatoare este invalida!", 400, Refused, SmartbillErrorCodes.WarehouseNotFound, "products[].warehouseName"),
        new Case("Gestiunea Depozit nu a fost gasita pe server.", 400, Refused, SmartbillErrorCodes.WarehouseNotFound, "warehouseName warehouse=Depozit"),
        new Case("Modulul stoc nu este activ!", 400, Other, SmartbillErrorCodes.StockModuleInactive, ""),
        new Case("Exista deja pe stoc un produs cu numele Surub M8 si codul s8.", 400, Refused, SmartbillErrorCodes.ProductCodeClash, "products[].code product=Surub M8 code=s8"),
        new Case("Unitatea de masura BUC a produsului Surub M8 nu are factor de conversie setat.<div id=\"moreErrorDetails\" style=\"display:none\">Ajutor <b>lung</b></div>", 400, Refused, SmartbillErrorCodes.UnitNotConvertible,
            "products[].measuringUnitName unit=BUC product=Surub M8"),
        new Case("Nu poti adauga documente cu tranzactii pe stoc la data anterioara datei importului de stoc initial. Data este 01/01/2026", 400, Refused, SmartbillErrorCodes.BeforeStockImport, "issueDate"),
        new Case("Factura proforma PRF0007 nu a fost gasita!", 400, Missing, SmartbillErrorCodes.EstimateNotFound, "estimate document=PRF0007"),
        new Case("Proforma nu contine produse!", 400, Refused, SmartbillErrorCodes.EstimateEmpty, "estimate"),
        new Case("Proforma cu seria PRF si numarul 0007 nu a fost gasita.", 410, Missing, SmartbillErrorCodes.EstimateNotFound, "number series=PRF number=0007"),
        new Case("Numarul facturii trebuie specificat in parametrul 'number'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number document=facturii"),
        new Case("Seria facturii trebuie specificata in parametrul 'seriesname'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "seriesname document=facturii"),
        new Case("Numarul facturii trebuie specificat in url in parametrul 'number'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number document=facturii"),
        new Case("Seria facturii trebuie specificata in url in parametrul 'seriesname'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "seriesname document=facturii"),
        new Case("Seria proformei trebuie specificata in url in parametrul 'seriesname'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "seriesname document=proformei"),
        new Case("Numarul chitantei trebuie specificat in url in parametrul 'number'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number document=chitantei"),
        new Case("Numarul proformei trebuie specificat in url in parametrul 'number'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number document=proformei"),
        new Case("Seria chitantei trebuie specificata in url in parametrul 'seriesname'!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "seriesname document=chitantei"),
        new Case("Factura cu seria si numarul CRM0042 nu a fost gasita!", 400, Missing, SmartbillErrorCodes.InvoiceNotFound, "number document=CRM0042"),
        new Case("Factura este deja stornata.", 400, Conflict, SmartbillErrorCodes.AlreadyReversed, ""),
        new Case("Factura CRM0042 este anulata.", 400, Conflict, SmartbillErrorCodes.InvoiceCancelled, "document=CRM0042"),
        new Case("Factura CRM0042 este de tip storno. Nu se poate storna.", 400, Conflict, SmartbillErrorCodes.IsReversal, "document=CRM0042"),
        new Case("Data emiterii facturii storno nu poate fi anterioara datei emiterii facturii stornate.", 400, Refused, SmartbillErrorCodes.ReversalDateTooEarly, "issueDate"),
        new Case("Nu poti sterge documentul cu seria si numarul CRM 0041, deoarece nu este ultimul din serie!", 403, Conflict, SmartbillErrorCodes.NotLastInSeries, "number document=CRM 0041"),
        new Case("Documentul cu seria si numarul CRM0041 nu este ultimul din serie!", 403, Conflict, SmartbillErrorCodes.NotLastInSeries, "number document=CRM0041"),
        new Case("Pentru factura CRM0042 exista deja stornari care incarca stocul. Trebuie sa anulati intai facturile storno (CRM0043).", 400, Conflict, SmartbillErrorCodes.HasReversals, "document=CRM0042 reversals=CRM0043"),
        new Case("Documentul a fost emis ca neplatitor tva. Nu se poate anula.", 400, Conflict, SmartbillErrorCodes.VatStatusChanged, ""),
        new Case("Documentul a fost emis ca neplatitor tva. Nu se poate restaura.", 400, Conflict, SmartbillErrorCodes.VatStatusChanged, ""),
        new Case("Documentul a fost emis ca (ne)platitor tva. Nu se poate sterge.", 400, Conflict, SmartbillErrorCodes.VatStatusChanged, ""),
        new Case("Documentul a fost emis ca platitor tva. Nu se poate sterge.", 400, Conflict, SmartbillErrorCodes.VatStatusChanged, ""),
        new Case("Numarul facturii trebuie specificat", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number"),
        new Case("Factura nu a fost gasita", 400, Missing, SmartbillErrorCodes.InvoiceNotFound, "number"),
        new Case("Factura nu a fost gasita!", 400, Missing, SmartbillErrorCodes.InvoiceNotFound, "number"),
        new Case("Tipul incasarii trebuie specificat.", 400, Refused, SmartbillErrorCodes.PaymentTypeMissing, "type"),
        new Case("Valoarea incasarii trebuie specificata.", 400, Refused, SmartbillErrorCodes.PaymentValueMissing, "value"),
        new Case("type trebuie specificat pentru incasare", 400, Refused, SmartbillErrorCodes.PaymentIncomplete, "payment.type"),
        new Case("isCash trebuie specificat pentru incasare", 400, Refused, SmartbillErrorCodes.PaymentIncomplete, "payment.isCash"),
        new Case("value trebuie specificat pentru incasare", 400, Refused, SmartbillErrorCodes.PaymentIncomplete, "payment.value"),
        new Case("Datele clientului trebuie specificate. Ele se preiau din factura doar in cazul in care usePaymentDetails = true.", 400, Refused, SmartbillErrorCodes.PaymentClientMissing, "client"),
        new Case("Ciful clientului de pe factura CRM0042 difera de ciful clientului incasarii!", 400, Refused, SmartbillErrorCodes.PaymentClientMismatch, "client.vatCode document=CRM0042"),
        new Case("Factura CRM0042 este anulata, nu o puteti incasa. Restaurati intai factura sau emiteti incasarea independent de factura.", 400, Conflict, SmartbillErrorCodes.InvoiceCancelled, "document=CRM0042"),
        new Case("Factura este incasata sau stornata in totalitate.", 400, Conflict, SmartbillErrorCodes.FullyPaid, "invoicesList"),
        new Case("Bonurile fiscale pot fi emise doar in Lei!", 400, Refused, SmartbillErrorCodes.FiscalReceiptCurrency, "currency"),
        new Case("Nu s-a gasit casa de marcat pentru userul user@firm.example.", 400, Other, SmartbillErrorCodes.CashRegisterNotFound, "user=user@firm.example"),
        new Case("Cota TVA Normala (21.00%) nu a fost configurata pentru casa de marcat selectata", 400, Other, SmartbillErrorCodes.CashRegisterNotConfigured, "products[].taxPercentage rate=Normala (21.00%)"),
        new Case("Configurarea casei de marcat pentru firma neplatitoare de TVA nu a fost facuta.", 400, Other, SmartbillErrorCodes.CashRegisterNotConfigured, ""),
        new Case("Au fost inregistrate urmatoarele plati partiale cu metode de plata neconfigurate pe casa de marcat: Card, CEC", 400, Other, SmartbillErrorCodes.CashRegisterNotConfigured, "payments=Card, CEC"),
        new Case("Tipul incasarii (paymentType) poate fi 'Card', 'CEC', 'Bilet ordin', 'Ordin plata', 'Mandat postal', 'Alta incasare'.", 400, Refused, SmartbillErrorCodes.PaymentTypeNotDeletable, "paymentType"),
        new Case("Nu au fost gasite incasari conform datelor specificate.", 400, Missing, SmartbillErrorCodes.PaymentNotFound, ""),
        new Case("Chitanta nu a fost gasita.", 400, Missing, SmartbillErrorCodes.ReceiptNotFound, "number"),
        new Case("Tipul documentului nu a fost gasit pe server!", 404, Refused, SmartbillErrorCodes.PaymentTypeUnknown, "type"),
        new Case("Tipul documentului nu poate fi x! Parametrul type poate lua valorile: 'f' pentru factura, 'p' pentru proforma si 'c' pentru chitanta.", 400, Refused, SmartbillErrorCodes.SeriesTypeInvalid, "type type=x"),
        new Case("Data la care vreti sa aflati valoarea stocului trebuie specificata!", 400, Refused, SmartbillErrorCodes.StockDateMissing, "date"),
        new Case("Firma este neplatitoare de tva.", 400, Refused, SmartbillErrorCodes.CompanyNotVatPayer, ""),
        new Case("Documentul nu a fost gasit", 400, Missing, SmartbillErrorCodes.DocumentNotFound, "number"),
        new Case("Valoarea campului 'type' nu este suportata (invoice). Valorile acceptate sunt: factura, proforma.", 400, Refused, SmartbillErrorCodes.MailTypeInvalid, "type type=invoice"),
        new Case("type  trebuie specificat. Valorile acceptate sunt: factura, proforma.", 400, Refused, SmartbillErrorCodes.MailTypeInvalid, "type"),
        new Case("Numarul documentului  trebuie specificat", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number"),
        new Case("Subiectul emailului trebuie sa fie codat folosind Base64.", 400, Refused, SmartbillErrorCodes.MailNotEncoded, "subject"),
        new Case("Continutul emailului trebuie sa fie codat folosind Base64.", 400, Refused, SmartbillErrorCodes.MailNotEncoded, "bodyText"),
        new Case("Invalid Addresses", 400, Refused, SmartbillErrorCodes.MailAddressInvalid, "to"),
        new Case("Missing domain", 400, Refused, SmartbillErrorCodes.MailAddressInvalid, "to"),
        new Case("Pentru acest pachet s-a emis numarul maxim de documente permis. Pentru a putea continua, va rugam sa comandati prelungirea abonamentului.", 400, Other, SmartbillErrorCodes.DocumentQuotaReached, ""),
        // The description of 2021 only.
        new Case("Serie inexistenta!", 400, Refused, SmartbillErrorCodes.SeriesNotFound, "seriesName"),
        new Case("Seria incasarii nu a fost gasita pe server!", 400, Refused, SmartbillErrorCodes.SeriesNotFound, "payment.paymentSeries"),
        new Case("Seria nu poate fi folosita la chitante!", 400, Refused, SmartbillErrorCodes.SeriesNotFound, "seriesName"),
        new Case("CIF-ul firmei ('companyVatCode') trebuie specificat!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "companyVatCode"),
        new Case("Ciful firmei trebuie specificat!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "cif"),
        new Case("paymentBase trebuie specificat", 400, Refused, SmartbillErrorCodes.ParameterMissing, "paymentBase"),
        new Case("Seria proformei trebuie specificata!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "seriesname document=proformei"),
        new Case("Numarul proformei trebuie specificat!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "number"),
        new Case("Pentru emiterea unei incasari cu datele de pe factura trebuie specificat useInvoiceDetails cu valoarea true!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "useInvoiceDetails"),
        new Case("Pentru emiterea unei incasari cu datele de pe factura trebuie specificate seria si numarul facturii!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "invoicesList"),
        new Case("Seria facturii (invoiceSeries) trebuie specificata pentru identificarea incasarii!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "invoiceSeries"),
        new Case("Numarul facturii (invoiceNumber) trebuie specificat pentru identificarea incasarii!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "invoiceNumber"),
        new Case("Data incasarii (paymentDate) trebuie specificata!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "paymentDate"),
        new Case("Valoarea incasarii (paymentValue) trebuie specificata!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "paymentValue"),
        new Case("Numele clientului incasarii (clientName) trebuie specificat!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "clientName"),
        new Case("Ciful clientului incasarii (clientCif) trebuie specificat!", 400, Refused, SmartbillErrorCodes.ParameterMissing, "clientCif"),
        new Case("Tipul incasarii (paymentType) trebuie specificat!", 400, Refused, SmartbillErrorCodes.PaymentTypeMissing, "paymentType"),
        new Case("Tipul incasarii nu a fost gasit!", 400, Refused, SmartbillErrorCodes.PaymentTypeUnknown, "type"),
        new Case("Trebuie specificata doar o factura!", 400, Refused, SmartbillErrorCodes.TooManyInvoices, "invoicesList"),
        new Case("Clientul facturii CRM0042 nu corespunde cu clientul incasarii!", 400, Refused, SmartbillErrorCodes.PaymentClientMismatch, "client document=CRM0042"),
        new Case("Moneda facturii CRM0042 nu corespunde cu moneda incasarii!", 400, Refused, SmartbillErrorCodes.CurrencyMismatch, "currency document=CRM0042"),
        new Case("Nu puteti emite documente in EUR cu moneda de referinta a produselor RON.", 400, Refused, SmartbillErrorCodes.CurrencyMismatch, "currency currency=EUR productCurrency=RON"),
        new Case("Limba facturii CRM0042 nu corespunde cu limba incasarii!", 400, Refused, SmartbillErrorCodes.LanguageMismatch, "language document=CRM0042"),
        new Case("Eroare client incasare!", 400, Refused, SmartbillErrorCodes.ClientInvalid, "client"),
        new Case("Factura nu contine produse!", 400, Refused, SmartbillErrorCodes.NoLines, "products"),
        new Case("Cota tva nu a fost gasita!", 400, Refused, SmartbillErrorCodes.TaxRateNotFound, "products[].taxPercentage"),
        new Case("Nu puteti adauga produse cu cote tva diferite daca unul din ele are cota TVA inclus!", 400, Refused, SmartbillErrorCodes.TaxRatesMixed, "products[].taxPercentage"),
        new Case("discountPercentage trebuie specificat pentru fiecare produs de tip discount!", 400, Refused, SmartbillErrorCodes.DiscountPercentageMissing, "products[].discountPercentage"),
        new Case("Discountul nu poate fi de tip valoric!", 400, Refused, SmartbillErrorCodes.DiscountByAmountNotAllowed, "products[].discountType"),
        new Case("Nu puteti adauga bonuri prin API!", 400, Other, SmartbillErrorCodes.FiscalReceiptsNotAllowed, ""),
        new Case("Nu puteti sterge un documentul dintr-o perioada inchisa!", 400, Refused, SmartbillErrorCodes.PeriodClosed, "issueDate"),
        new Case("Eroare restaurare factura storno CRM0043. Trebuie initial sa restaurezi facturile stornate de aceasta (CRM0042).", 400, Conflict, SmartbillErrorCodes.InvoiceCancelled, "document=CRM0043 reversed=CRM0042"),
        new Case("Factura cu seria si numarul CRM0042 este anulata si nu mai are incasari atasate!", 400, Conflict, SmartbillErrorCodes.InvoiceCancelled, "document=CRM0042"),
        new Case("Nu puteti vizualiza factura!", 400, Auth, SmartbillErrorCodes.MissingRight, "document=factura"),
        new Case("Documentul nu incape pe formatul specificat!", 400, Other, SmartbillErrorCodes.PdfNotPossible, ""),
    ];

    public static TheoryData<Case> Cases { get; } = new(All);

    [Theory, MemberData(nameof(Cases))]
    public Task As_an_error_text_under_its_status(Case c) => CheckAsync(c, Flat(c.Text), c.Status);

    [Theory, MemberData(nameof(Cases))]
    public Task As_an_error_text_inside_a_success(Case c) => CheckAsync(c, Flat(c.Text), 200);

    [Theory, MemberData(nameof(Cases))]
    public Task As_the_status_of_a_mailing(Case c) => CheckAsync(c, $$$"""{"status":{"code":1,"message":{{{JsonSerializer.Serialize(c.Text)}}}}}""", 400);

    [Fact]
    public void Every_code_that_stands_for_a_text_is_in_the_table_and_every_template_is_met()
    {
        Assert.Empty(ErrorTexts.All.Select(t => t.Code).Where(c => c != SmartbillErrorCodes.InternalError).Except(All.Select(c => c.Code)));
        var met = All.Select(c => SmartbillText.Clean(c.Text)).Select(text => ErrorTexts.All.FirstOrDefault(t => t.Match(text, SmartbillText.Fold(text)) is not null)?.Template).ToHashSet();
        // Forms that only the pattern of their neighbours suggests.
        string[] unseen =
        [
            "Proforma cu seria si numarul {document} nu a fost gasita", "Proforma nu a fost gasita", "Chitanta cu seria si numarul {document} nu a fost gasita",
            "Internal Server Error*", "A aparut o eroare la salvarea bonului",
        ];
        Assert.Equal(unseen.Order(), ErrorTexts.All.Select(t => t.Template).Where(t => !met.Contains(t)).Order());
    }

    private static string Flat(string text) => $$"""{"errorText":{{JsonSerializer.Serialize(text)}},"message":"","number":"","series":"","url":"","documentUrl":"","documentId":-1,"documentViewUrl":""}""";

    private static async Task CheckAsync(Case c, string body, int status)
    {
        var wire = new WireHandler().Answer(body, status);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice));
        Assert.IsType(c.Type, error);
        Assert.Equal(c.Code, error.ErrorCode);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("invoices.create", error.Operation);
        Assert.Equal(c.Fields, string.Join(' ', error.FieldErrors.Select(f => f.Message == SmartbillText.Clean(c.Text) ? f.Field : $"{f.Field}={f.Message}")));
        Assert.All(error.FieldErrors, f => Assert.Equal(c.Code, f.Code));
        Assert.Equal("Smartbill invoices.create: " + SmartbillText.Clean(c.Text), error.Message);
        Assert.False(error.MayHaveBeenApplied);
        Assert.Single(wire.Requests);
    }
}
