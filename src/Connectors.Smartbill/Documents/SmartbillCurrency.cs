using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>A currency, ISO 4217. The constants are those that SmartBill documents. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The code.</param>
[JsonConverter(typeof(OpenTextConverter<SmartbillCurrency>))]
public readonly record struct SmartbillCurrency(string Value) : IOpenText<SmartbillCurrency>
{
    /// <summary><c>RON</c></summary>
    public static readonly SmartbillCurrency Ron = new("RON");

    /// <summary><c>EUR</c></summary>
    public static readonly SmartbillCurrency Eur = new("EUR");

    /// <summary><c>USD</c></summary>
    public static readonly SmartbillCurrency Usd = new("USD");

    /// <summary><c>GBP</c></summary>
    public static readonly SmartbillCurrency Gbp = new("GBP");

    /// <summary><c>CAD</c></summary>
    public static readonly SmartbillCurrency Cad = new("CAD");

    /// <summary><c>AUD</c></summary>
    public static readonly SmartbillCurrency Aud = new("AUD");

    /// <summary><c>CHF</c></summary>
    public static readonly SmartbillCurrency Chf = new("CHF");

    /// <summary><c>TRY</c></summary>
    public static readonly SmartbillCurrency Try = new("TRY");

    /// <summary><c>CZK</c></summary>
    public static readonly SmartbillCurrency Czk = new("CZK");

    /// <summary><c>DKK</c></summary>
    public static readonly SmartbillCurrency Dkk = new("DKK");

    /// <summary><c>HUF</c></summary>
    public static readonly SmartbillCurrency Huf = new("HUF");

    /// <summary><c>MDL</c></summary>
    public static readonly SmartbillCurrency Mdl = new("MDL");

    /// <summary><c>SEK</c></summary>
    public static readonly SmartbillCurrency Sek = new("SEK");

    /// <summary><c>NOK</c></summary>
    public static readonly SmartbillCurrency Nok = new("NOK");

    /// <summary><c>JPY</c></summary>
    public static readonly SmartbillCurrency Jpy = new("JPY");

    /// <summary><c>EGP</c></summary>
    public static readonly SmartbillCurrency Egp = new("EGP");

    /// <summary><c>PLN</c></summary>
    public static readonly SmartbillCurrency Pln = new("PLN");

    /// <summary><c>RUB</c></summary>
    public static readonly SmartbillCurrency Rub = new("RUB");

    /// <summary><c>AED</c></summary>
    public static readonly SmartbillCurrency Aed = new("AED");

    /// <summary><c>BRL</c></summary>
    public static readonly SmartbillCurrency Brl = new("BRL");

    /// <summary><c>CNY</c></summary>
    public static readonly SmartbillCurrency Cny = new("CNY");

    /// <summary><c>HRK</c></summary>
    public static readonly SmartbillCurrency Hrk = new("HRK");

    /// <summary><c>INR</c></summary>
    public static readonly SmartbillCurrency Inr = new("INR");

    /// <summary><c>KRW</c></summary>
    public static readonly SmartbillCurrency Krw = new("KRW");

    /// <summary><c>MXN</c></summary>
    public static readonly SmartbillCurrency Mxn = new("MXN");

    /// <summary><c>NZD</c></summary>
    public static readonly SmartbillCurrency Nzd = new("NZD");

    /// <summary><c>RSD</c></summary>
    public static readonly SmartbillCurrency Rsd = new("RSD");

    /// <summary><c>THB</c></summary>
    public static readonly SmartbillCurrency Thb = new("THB");

    /// <summary><c>UAH</c></summary>
    public static readonly SmartbillCurrency Uah = new("UAH");

    /// <summary><c>XDR</c></summary>
    public static readonly SmartbillCurrency Xdr = new("XDR");

    /// <summary><c>ZAR</c></summary>
    public static readonly SmartbillCurrency Zar = new("ZAR");

    /// <inheritdoc/>
    public bool Equals(SmartbillCurrency other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SmartbillCurrency IOpenText<SmartbillCurrency>.From(string value) => new(value);
}
