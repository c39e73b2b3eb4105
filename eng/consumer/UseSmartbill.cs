using Connectors;
using Connectors.Smartbill;
using Microsoft.Extensions.DependencyInjection;

/// <summary>What a developer writes on his first day with SmartBill: register, probe, list, issue, read back, read an error, page.</summary>
internal static class UseSmartbill
{
    /// <param name="where">API address, CIF, e-mail, V1 token, V3 token.</param>
    public static async Task<bool> RunAsync(string[] where)
    {
        await using var services = new ServiceCollection().AddSmartbill(o =>
        {
            o.BaseAddress = new Uri(where[0]);
            o.Credentials = new() { CompanyVatCode = where[1], Email = where[2], Token = where[3], TokenV3 = where[4] };
        }).Services.BuildServiceProvider();
        var smartbill = services.GetRequiredService<ISmartbillClient>();
        if (!(await smartbill.ProbeAsync()).Ok)
            return Failed("the probe finds something missing");
        var vat = (await smartbill.Taxes.ListAsync()).First(t => t.Name == "Normala");
        var line = new DocumentLine { Name = "Consultanta", Code = "C1", MeasuringUnitName = "ora", Quantity = 2, Price = 150, IsTaxIncluded = false, TaxName = vat.Name, TaxPercentage = vat.Percentage, IsService = true };
        var invoice = new InvoiceInput { SeriesName = "FCT", Client = new() { Name = "Acme SRL", Country = "Romania", IsTaxPayer = true, VatCode = "RO87654321" }, Lines = [line], Mentions = "Order 4711" };
        var issued = await smartbill.Invoices.CreateAsync(invoice);
        if (issued.Id is not { Series: "FCT", Number: "0001" } id || await smartbill.Invoices.GetPaymentStateAsync(id) is not { Total: 363, Paid: 0 })
            return Failed($"invoice {issued.Id} is not as it was issued");
        try
        {
            await smartbill.Invoices.CreateAsync(invoice with { Lines = [line with { MeasuringUnitName = "ORA" }] });
            return Failed("an unknown unit was accepted");
        }
        catch (ConnectorApiException e)
        {
            Console.WriteLine($"{e.GetType().Name} {e.StatusCode} {e.ErrorCode}, request {e.RequestId ?? "(SmartBill names none)"}: {string.Join(", ", e.FieldErrors.Select(f => $"{f.Field} = {f.Message}"))}");
            if (e is not ConnectorValidationException { StatusCode: 400, ErrorCode: SmartbillErrorCodes.UnitNotConvertible } || e.FieldErrors.All(f => f.Field != "products[].measuringUnitName"))
                return Failed("the error says too little");
        }

        var clients = await smartbill.Clients.ListAsync().Select(c => c.Id).ToHashSetAsync();
        return clients.Count == 2_500 || Failed($"{clients.Count} clients instead of 2500");
    }

    private static bool Failed(string why)
    {
        Console.Error.WriteLine("FAILED: " + why);
        return false;
    }
}
