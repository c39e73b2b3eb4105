namespace Connectors.Uniconta;

/// <summary>
/// What an order or offer takes over from its debtor. Uniconta's own programs do it before they insert; an insert over HTTP does not: without this an order would have no currency, payment
/// terms or discount.
/// </summary>
public static class OrderDefaults
{
    /// <summary>A new order of a debtor, with the debtor's currency, discount, terms, layout, price list, salesperson, VAT display, dimensions and delivery address.</summary>
    /// <param name="debtor">The debtor, as read.</param>
    /// <param name="sharedFields">User-defined fields that debtor and order have by the same name, to take over as well.</param>
    public static Order From(Debtor debtor, params IReadOnlyCollection<string> sharedFields)
    {
        ArgumentNullException.ThrowIfNull(debtor);
        var order = new Order
        {
            Account = debtor.Account,
            Currency = debtor.Currency,
            EndDiscountPct = debtor.EndDiscountPct,
            Payment = debtor.Payment,
            LayoutGroup = debtor.LayoutGroup,
            PriceList = debtor.PriceList,
            PricesInclVat = debtor.PricesInclVat,
            Employee = debtor.Employee,
            InvoiceAccount = debtor.InvoiceAccount,
            Shipment = debtor.Shipment,
            DeliveryTerm = debtor.DeliveryTerm,
            Dimension1 = debtor.Dimension1,
            Dimension2 = debtor.Dimension2,
            Dimension3 = debtor.Dimension3,
            Dimension4 = debtor.Dimension4,
            Dimension5 = debtor.Dimension5,
            DeliveryName = debtor.DeliveryName,
            DeliveryAddress1 = debtor.DeliveryAddress1,
            DeliveryAddress2 = debtor.DeliveryAddress2,
            DeliveryAddress3 = debtor.DeliveryAddress3,
            DeliveryZipCode = debtor.DeliveryZipCode,
            DeliveryCity = debtor.DeliveryCity,
            DeliveryCountry = debtor.DeliveryCountry,
            DeliveryContactPerson = debtor.DeliveryContactPerson,
            DeliveryPhone = debtor.DeliveryPhone,
            DeliveryContactEmail = debtor.DeliveryContactEmail,
        };
        return order with { Fields = Shared(debtor, sharedFields) };
    }

    /// <summary>A new offer of a debtor, likewise.</summary>
    /// <param name="debtor">The debtor, as read.</param>
    /// <param name="sharedFields">User-defined fields that debtor and offer have by the same name, to take over as well.</param>
    public static Offer OfferFrom(Debtor debtor, params IReadOnlyCollection<string> sharedFields)
    {
        var order = From(debtor, sharedFields);
        return new()
        {
            Account = order.Account,
            Currency = order.Currency,
            EndDiscountPct = order.EndDiscountPct,
            Payment = order.Payment,
            LayoutGroup = order.LayoutGroup,
            PriceList = order.PriceList,
            PricesInclVat = order.PricesInclVat,
            Employee = order.Employee,
            InvoiceAccount = order.InvoiceAccount,
            Shipment = order.Shipment,
            DeliveryTerm = order.DeliveryTerm,
            Dimension1 = order.Dimension1,
            Dimension2 = order.Dimension2,
            Dimension3 = order.Dimension3,
            Dimension4 = order.Dimension4,
            Dimension5 = order.Dimension5,
            DeliveryName = order.DeliveryName,
            DeliveryAddress1 = order.DeliveryAddress1,
            DeliveryAddress2 = order.DeliveryAddress2,
            DeliveryAddress3 = order.DeliveryAddress3,
            DeliveryZipCode = order.DeliveryZipCode,
            DeliveryCity = order.DeliveryCity,
            DeliveryCountry = order.DeliveryCountry,
            DeliveryContactPerson = order.DeliveryContactPerson,
            DeliveryPhone = order.DeliveryPhone,
            DeliveryContactEmail = order.DeliveryContactEmail,
            Fields = order.Fields,
        };
    }

    private static Dictionary<string, System.Text.Json.JsonElement>? Shared(Debtor debtor, IReadOnlyCollection<string> names)
    {
        var found = names.Where(n => debtor.Fields?.ContainsKey(n) == true).ToDictionary(static n => n, n => debtor.Fields![n], StringComparer.Ordinal);
        return found.Count == 0 ? null : found;
    }
}
