using System.Text.Json;

namespace Connectors.Testing.Smartbill;

internal enum Kind
{
    /// <summary>A text; a number is taken as its digits.</summary>
    Text,
    Number,
    Whole,

    /// <summary>true, false, 1 or 0.</summary>
    Bool,

    /// <summary>An object of another schema.</summary>
    Object,
    List,

    /// <summary>A list, or one item without brackets.</summary>
    ListOrOne,

    /// <summary>An object that nobody looks into.</summary>
    Anything,
}

/// <summary>The members that a body may have. The vendor refuses all others, and names the place with a path (<c>products[0].quantity</c>).</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, (Kind Kind, Schema? Inner)> _members = new(StringComparer.Ordinal);

    public static Schema Client { get; } = new Schema().Add(
        Kind.Text, "name country vatCode code regCom address city county email phone contact bank iban").Add(Kind.Bool, "isTaxPayer saveToDb");

    public static Schema Product { get; } = new Schema()
        .Add(Kind.Text, "name code productDescription measuringUnitName currency taxName warehouseName translatedName translatedMeasuringUnit")
        .Add(Kind.Number, "quantity price taxPercentage exchangeRate discountValue discountPercentage")
        .Add(Kind.Whole, "numberOfItems discountType")
        .Add(Kind.Bool, "isService isTaxIncluded saveToDb useSBProductName isDiscount");

    public static Schema Estimate { get; } = Document();

    public static Schema Invoice { get; } = Document()
        .Add(Kind.Text, "paymentDate").Add(Kind.Bool, "useStock usePaymentTax useEstimateDetails").Add(Kind.Number, "paymentBase colectedTax paymentTotal")
        .Add("payment", Kind.Object, new Schema().Add(Kind.Number, "value").Add(Kind.Text, "type paymentSeries").Add(Kind.Bool, "isCash"))
        .Add("estimate", Kind.Object, new Schema().Add(Kind.Text, "seriesName number").Add(Kind.Bool, "useStock"))
        .Add("ecommercePluginInfo", Kind.Anything);

    public static Schema Storno { get; } = new Schema().Add(Kind.Text, "companyVatCode seriesName number issueDate");

    public static IReadOnlyList<string> Received { get; } =
    [
        "receivedCash", "receivedCard", "receivedTicheteMasa", "receivedTicheteCadou", "receivedOrdinDePlata", "receivedCec", "receivedCredit", "receivedCupon",
        "receivedPuncteDeFidelitate", "receivedBonuriValoareFixa", "receivedMonedaAlternativa",
    ];

    public static Schema Payment { get; } = new Schema()
        .Add(Kind.Text, "companyVatCode type issueDate seriesName number observation currency text translatedText language")
        .Add(Kind.Bool, "isDraft returnFiscalPrinterText useStock isCash useInvoiceDetails")
        .Add(Kind.Number, "value exchangeRate " + string.Join(' ', Received))
        .Add(Kind.Whole, "precision")
        .Add("client", Kind.Object, Client)
        .Add("products", Kind.List, Product)
        .Add("invoicesList", Kind.ListOrOne, new Schema().Add(Kind.Text, "seriesName number"));

    public static Schema Email { get; } = new Schema().Add(Kind.Text, "companyVatCode seriesName number type to cc bcc subject bodyText");

    /// <exception cref="ApiError">A member is unknown or of a wrong kind.</exception>
    public void Check(JsonElement element, string path, SmartbillOddities oddities, string instance)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw ApiError.Unmapped(instance, path.TrimEnd('.'));
        foreach (var member in element.EnumerateObject())
        {
            var place = path + member.Name;
            if (!_members.TryGetValue(member.Name, out var known))
            {
                var misspelt = _members.Keys.Any(k => k.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
                throw oddities.UnknownMemberIsServerError || (misspelt && oddities.WrongCasingIsServerError)
                    ? ApiError.ServerError() : ApiError.Unrecognized(instance, member.Name, place);
            }

            if (member.Value.ValueKind != JsonValueKind.Null)
                CheckValue(member.Value, known.Kind, known.Inner, place, oddities, instance);
        }
    }

    private static void CheckValue(JsonElement value, Kind kind, Schema? inner, string place, SmartbillOddities oddities, string instance)
    {
        switch (kind)
        {
            case Kind.Object:
                inner!.Check(value, place + ".", oddities, instance);
                return;
            case Kind.ListOrOne when value.ValueKind == JsonValueKind.Object:
                inner!.Check(value, place + ".", oddities, instance);
                return;
            case Kind.List or Kind.ListOrOne when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    inner!.Check(item, $"{place}[{index++}].", oddities, instance);
                return;
        }

        var fits = kind switch
        {
            Kind.Text => value.ValueKind is JsonValueKind.String or JsonValueKind.Number,
            Kind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
            Kind.Whole => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            Kind.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False || value.GetRawText() is "1" or "0",
            Kind.Anything => value.ValueKind == JsonValueKind.Object,
            _ => false,
        };
        if (!fits)
            throw ApiError.Unmapped(instance, place);
    }

    private static Schema Document() => new Schema()
        .Add(Kind.Text, "companyVatCode seriesName issueDate dueDate deliveryDate currency paymentUrl language mentions observations")
        .Add(Kind.Text, "issuerName issuerCnp delegateName delegateIdentityCard delegateAuto aviz")
        .Add(Kind.Bool, "isDraft sendEmail useIntraCif")
        .Add(Kind.Number, "exchangeRate")
        .Add(Kind.Whole, "precision")
        .Add("client", Kind.Object, Client)
        .Add("products", Kind.List, Product)
        .Add("email", Kind.Object, new Schema().Add(Kind.Text, "to cc bcc"));

    private Schema Add(Kind kind, string names)
    {
        foreach (var name in names.Split(' '))
            _members.Add(name, (kind, null));
        return this;
    }

    private Schema Add(string name, Kind kind, Schema? inner = null)
    {
        _members.Add(name, (kind, inner));
        return this;
    }
}

/// <summary>A checked object of a request. A null is read as absent.</summary>
internal readonly struct Body(JsonElement element)
{
    public static readonly Body Empty = new(JsonDocument.Parse("{}").RootElement);

    public bool IsNull(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public string? Text(string name) => Find(name) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    /// <summary>An absent text is an empty one.</summary>
    public string TextOrEmpty(string name) => Text(name) ?? "";

    public decimal? Number(string name) => Find(name)?.GetDecimal();

    public int? Whole(string name) => Find(name)?.GetInt32();

    public bool? Bool(string name) => Find(name) is { } value ? value.ValueKind == JsonValueKind.True || value.GetRawText() == "1" : null;

    public bool Bool(string name, bool missing) => Bool(name) ?? missing;

    public string? Raw(string name) => Find(name)?.GetRawText();

    public Body? Object(string name) => Find(name) is { } value ? new Body(value) : null;

    public IReadOnlyList<Body>? List(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static e => new Body(e))] : [new Body(value)];

    private JsonElement? Find(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
