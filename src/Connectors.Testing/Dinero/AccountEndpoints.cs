namespace Connectors.Testing.Dinero;

/// <summary>The chart of accounts, deposit accounts, VAT types and accounting years: bare arrays all.</summary>
internal static class AccountEndpoints
{
    private static readonly FieldMap<StoredEntryAccount> EntryFields = new FieldMap<StoredEntryAccount>()
        .Add("AccountNumber", static (o, a) => o.Value((long)a.Number))
        .Add("PublicStandardNumber", static (o, _) => o.Value((long?)null))
        .Add("Name", static (o, a) => o.Value(a.Name))
        .Add("VatCode", static (o, a) => o.Value(a.VatCode))
        .Add("Category", static (o, a) => o.Value(a.Category))
        .Add("CategoryName", static (o, a) => o.Value(a.Category))
        .Add("IsHidden", static (o, a) => o.Value(a.IsHidden))
        .Add("IsDefaultSalesAccount", static (o, a) => o.Value(a.Number == o.Account.StandardSalesAccount));

    private static readonly FieldMap<StoredDepositAccount> DepositFields = new FieldMap<StoredDepositAccount>()
        .Add("AccountNumber", static (o, a) => o.Value((long)a.Number))
        .Add("PublicStandardNumber", static (o, _) => o.Value((long?)null))
        .Add("Name", static (o, a) => o.Value(a.Name))
        .Add("IsDefault", static (o, a) => o.Value(a.Number == 55000))
        .Add("IsHidden", static (o, _) => o.Value(false))
        .Add("BankRegistrationNumber", static (o, a) => o.Value(a.BankRegistrationNumber))
        .Add("BankAccountNumber", static (o, a) => o.Value(a.BankAccountNumber))
        .Add("BankSwiftNumber", static (o, a) => o.Value(a.BankSwiftNumber))
        .Add("BankIbanNumber", static (o, a) => o.Value(a.BankIbanNumber));

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/{o}/accounts/entry", "accounts.entry.list", static c => Entries(c, "AccountNumber,Name,IsHidden", purchase: false));
        routes.Add("GET /v1/{o}/accounts/purchase", "accounts.purchase.list", static c => Entries(c, "AccountNumber,Name,VatCode,Category,CategoryName,IsHidden", purchase: true));
        routes.Add("POST /v1/{o}/accounts/entry", "accounts.entry.create", CreateEntryAccount);
        routes.Add("GET /v1/{o}/accounts/deposit", "accounts.deposit.list", Deposits);
        routes.Add("POST /v1/{o}/accounts/deposit", "accounts.deposit.create", CreateDepositAccount);
        routes.Add("GET /v1/{o}/vatTypes", "vattypes.list", VatTypes);
        routes.Add("GET /v1/{o}/accountingyears", "accountingyears.list", Years);
    }

    private static SimResponse Entries(DineroCall call, string byDefault, bool purchase)
    {
        var fields = EntryFields.Select(call.Query("fields"), byDefault);
        var category = purchase ? null : call.Query("categoryFilter");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var account in call.Account.EntryAccounts)
            {
                if ((!purchase || account.Number is >= 2000 and <= 9399) && (category is null || category.Equals(account.Category, StringComparison.OrdinalIgnoreCase)))
                    FieldMap<StoredEntryAccount>.WriteRow(json, account, fields);
            }

            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Deposits(DineroCall call)
    {
        var fields = DepositFields.Select(call.Query("fields"), "AccountNumber,Name");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var account in call.Account.DepositAccounts)
                FieldMap<StoredDepositAccount>.WriteRow(json, account, fields);
            json.Json.WriteEndArray();
        });
    }

    private static SimResponse CreateEntryAccount(DineroCall call)
    {
        var body = call.Body;
        var number = body.Int("Number");
        var name = body.Text("Name", required: true);
        var vat = body.Text("VatCode", required: true);
        if (number < 1 || call.Account.EntryAccountOf(number) is not null)
            body.Rule("Number", $"The account number {number} cannot be used.");
        if (vat is not (null or "none") && call.Account.VatTypeOf(vat) is null)
            body.Rule("VatCode", $"'{vat}' is not a known VAT code.");
        body.ThrowIfInvalid();
        call.Account.EntryAccount(number, name!, vat == "none" ? null : vat, number < 2000 ? "Turnover" : "Variable Costs");
        return call.Done();
    }

    /// <summary>Number is the ledger's here, AccountNumber the bank's; in the read model AccountNumber is the ledger's.</summary>
    private static SimResponse CreateDepositAccount(DineroCall call)
    {
        var body = call.Body;
        var account = new StoredDepositAccount(body.Int("Number"), body.Text("Name", required: true) ?? "")
        {
            BankRegistrationNumber = body.Text("RegistrationNumber"),
            BankAccountNumber = body.Text("AccountNumber"),
            BankSwiftNumber = body.Text("SwiftNumber"),
            BankIbanNumber = body.Text("IbanNumber"),
        };
        if (account.Number is < 55000 or > 55999 || call.Account.DepositAccountOf(account.Number) is not null)
            body.Rule("Number", $"The account number {account.Number} cannot be used.");
        body.ThrowIfInvalid();
        call.Account.PutDepositAccount(account);
        return call.Done();
    }

    private static SimResponse VatTypes(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        foreach (var type in call.Account.VatTypes)
        {
            json.Json.WriteStartObject();
            json.Name("VatCode").Value(type.VatCode);
            json.Name("Name").Value(type.Name);
            json.Name("VatRate").Value(type.Rate);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });

    /// <summary>Calendar years: this one, and each that something was booked into.</summary>
    private static SimResponse Years(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        foreach (var year in call.Account.EntryList.Select(static e => e.Date.Year).Append(call.Account.Today.Year).Distinct().Order())
        {
            json.Json.WriteStartObject();
            json.Name("Name").Value($"{year}");
            json.Name("FromDate").Value(new DateOnly(year, 1, 1));
            json.Name("ToDate").Value(new DateOnly(year, 12, 31));
            json.Name("SalarySumTaxStateEnum").Value("None");
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });
}
