using System.Text.Json;

namespace Connectors.Testing.Smartbill;

/// <summary>Rows of V3. Its names are not V1's (isVatPayer, vatPercentage, description), and what is empty is an empty text.</summary>
internal static class ReadJson
{
    public static void Partner(Utf8JsonWriter json, StoredClient client, bool isClient)
    {
        json.WriteStartObject();
        Texts(
            json, ("id", client.Id), ("name", client.Name), ("vatCode", client.VatCode), ("regCom", client.RegCom), ("code", client.Code), ("address", client.Address),
            ("city", client.City), ("county", client.County), ("country", client.Country), ("bank", client.Bank), ("iban", client.Iban), ("email", client.Email),
            ("contact", client.Contact), ("phone", client.Phone));
        json.WriteBoolean("isVatPayer", client.IsVatPayer);
        if (isClient)
        {
            json.WriteString("brand", client.Brand);
            json.WriteStartArray("deliveryAddresses");
            foreach (var address in client.DeliveryAddresses)
            {
                json.WriteStartObject();
                Texts(
                    json, ("description", address.Description), ("address", address.Address), ("addressAdditionalInfo", address.AddressAdditionalInfo),
                    ("addressLine3", address.AddressLine3), ("city", address.City), ("county", address.County), ("country", address.Country), ("zipCode", address.ZipCode));
                json.WriteBoolean("defaultAddress", address.DefaultAddress);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Product(Utf8JsonWriter json, StoredProduct product)
    {
        json.WriteStartObject();
        Texts(json, ("id", product.Id), ("name", product.Name), ("description", product.Description), ("code", product.Code));
        json.WriteBoolean("isService", product.IsService);
        json.WriteNumber("price", Out.Trim(product.Price));
        Texts(json, ("measuringUnitName", product.Unit), ("currency", product.Currency));
        json.WriteNumber("vatPercentage", Out.Trim(product.Tax?.Percentage ?? 0));
        json.WriteString("vatName", product.Tax?.Name ?? "");
        json.WriteBoolean("isVatIncluded", product.IsVatIncluded);
        Texts(json, ("cnCode", product.CnCode), ("cpvCode", product.CpvCode), ("countryOfOrigin", product.CountryOfOrigin));
        json.WriteStartArray("containerDeposits");
        foreach (var deposit in product.ContainerDeposits)
        {
            json.WriteStartObject();
            json.WriteString("type", deposit.Type);
            json.WriteNumber("quantity", Out.Trim(deposit.Quantity));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Warehouse(Utf8JsonWriter json, StoredWarehouse warehouse)
    {
        json.WriteStartObject();
        Texts(
            json, ("id", warehouse.Id), ("name", warehouse.Name), ("description", warehouse.Description), ("type", warehouse.Type), ("keeper", warehouse.Keeper),
            ("address", warehouse.Address), ("city", warehouse.City), ("county", warehouse.County), ("country", warehouse.Country));
        json.WriteBoolean("isCustody", warehouse.IsCustody);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, params (string Name, string Value)[] members)
    {
        foreach (var (name, value) in members)
            json.WriteString(name, value);
    }
}
