namespace Connectors.Testing.Dinero;

/// <summary>The organisations that a caller reaches (the one call that needs no plan), and the countries.</summary>
internal static class OrganizationEndpoints
{
    private static readonly FieldMap<DineroAccount> Fields = new FieldMap<DineroAccount>()
        .Add("Name", static (o, a) => o.Value(a.Name))
        .Add("Id", static (o, a) => o.Value((long)a.Id))
        .Add("Type", static (o, a) => o.Value("PrivateLimitedCompany"))
        .Add("IsPro", static (o, a) => o.Value(a.IsPro))
        .Add("IsPayingPro", static (o, a) => o.Value(a.IsPro))
        .Add("IsVatFree", static (o, a) => o.Value(a.IsVatFree))
        .Add("Email", static (o, a) => o.Value(a.Email))
        .Add("Phone", static (o, a) => o.Value("70000000"))
        .Add("Street", static (o, a) => o.Value("Testvej 1"))
        .Add("City", static (o, a) => o.Value("København K"))
        .Add("ZipCode", static (o, a) => o.Value("1000"))
        .Add("AttPerson", static (o, a) => o.Value((string?)null))
        .Add("IsTaxFreeUnion", static (o, a) => o.Value(false))
        .Add("VatNumber", static (o, a) => o.Value(a.VatNumber));

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/organizations", "organizations.list", List);
        routes.Add("GET /v1.1/organizations", "organizations.list", ListV11);
        routes.Add("GET /v1/countries", "countries.list", ListCountries);
    }

    private static SimResponse List(DineroCall call)
    {
        var fields = Fields.Select(call.Query("fields"), "id,name,isPro");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var account in Reached(call))
                FieldMap<DineroAccount>.WriteRow(json, account, fields);
            json.Json.WriteEndArray();
        });
    }

    private static SimResponse ListV11(DineroCall call) => call.Ok(json =>
    {
        var fields = Fields.Select("Name,Id,IsVatFree,Email,Phone,Street,City,ZipCode,AttPerson,IsTaxFreeUnion,VatNumber", "");
        json.Json.WriteStartArray();
        foreach (var account in Reached(call))
        {
            json.Json.WriteStartObject();
            foreach (var (name, field) in fields)
                field.Write(json.Name(name), account);
            json.Name("CompanyTypeKey").Value("PrivateLimitedCompany");
            json.Name("CountryKey").Value("DK");
            json.Name("Website").Value((string?)null);
            json.Name("RoleKey").Value("Owner");
            json.Json.WriteStartObject("Subscription");
            json.Name("HasPro").Value(account.IsPro);
            json.Name("HasPayingPro").Value(account.IsPro);
            json.Name("HasStarterPlus").Value(false);
            json.Name("HasTotal").Value(false);
            json.Name("HasYfs").Value(false);
            json.Json.WriteEndObject();
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });

    private static IEnumerable<DineroAccount> Reached(DineroCall call) => call.Simulator.Accounts.Where(a => call.Caller.Reaches(a.Id));

    private static SimResponse ListCountries(DineroCall call) => call.Ok(static json =>
    {
        json.Json.WriteStartArray();
        foreach (var country in Countries.All)
        {
            json.Json.WriteStartObject();
            json.Name("Key").Value(country.Key);
            json.Name("DanishName").Value(country.DanishName);
            json.Name("EnglishName").Value(country.EnglishName);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });
}
