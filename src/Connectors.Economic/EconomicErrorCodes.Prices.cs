namespace Connectors.Economic;

/// <content>Price groups and prices in other currencies.</content>
public static partial class EconomicErrorCodes
{
    /// <summary>OpenAPI: the number is taken.</summary>
    public const string PriceGroupExists = "PriceGroupIdExists";

    /// <summary>OpenAPI: the number is none.</summary>
    public const string PriceGroupInvalidNumber = "PriceGroupInvalidPriceGroupId";

    /// <summary>OpenAPI: a price group has no name.</summary>
    public const string PriceGroupNameMissing = "PriceGroupNameIsRequired";

    /// <summary>OpenAPI: the name has more than 50 characters.</summary>
    public const string PriceGroupNameTooLong = "PriceGroupNameCanBe50CharMax";

    /// <summary>OpenAPI: customers are in the price group.</summary>
    public const string PriceGroupUsedByCustomers = "PriceGroupUsedByOneOrMoreCustomers";

    /// <summary>OpenAPI: the price group holds special prices.</summary>
    public const string PriceGroupUsedBySpecialPrices = "PriceGroupUsedByProductSpecialPrice";

    /// <summary>OpenAPI: there is no such currency.</summary>
    public const string InvalidCurrency = "InvalidCurrency";

    /// <summary>OpenAPI: there is no such price group.</summary>
    public const string SpecialPriceGroupDoesNotExist = "ProductSpecialPriceCreatePriceGroupDoesNotExist";

    /// <summary>OpenAPI: there is no such product.</summary>
    public const string SpecialPriceProductDoesNotExist = "ProductSpecialPriceCreateProductDoesNotExist";

    /// <summary>OpenAPI: the product has a price in this group.</summary>
    public const string SpecialPriceExists = "ProductSpecialPriceCreateProductAlreadyHasSpecialPriceInPriceGroup";

    /// <summary>OpenAPI: a price and a discount cannot stand together.</summary>
    public const string SpecialPriceAndDiscount = "ProductSpecialPriceCreateSalesPriceBaseCurrencyAndDiscountPercentageSpecified";

    /// <summary>OpenAPI: a discount is 0 to 100.</summary>
    public const string SpecialPriceDiscountOutOfRange = "ProductSpecialPriceCreateDiscountPercentageOutOfRange";

    /// <summary>OpenAPI: prices in other currencies hang on it.</summary>
    public const string SpecialPriceHasCurrencies = "ProductSpecialPriceDeleteSpecialPriceUsedBySpecialPriceInCurrency";

    /// <summary>OpenAPI: there is no such special price.</summary>
    public const string SpecialPriceDoesNotExist = "ProductSpecialPriceCurrencyCreateProductSpecialPriceDoesNotExist";

    /// <summary>OpenAPI: there is no such currency.</summary>
    public const string SpecialPriceCurrencyDoesNotExist = "ProductSpecialPriceCurrencyCreateCurrencyDoesNotExist";

    /// <summary>OpenAPI: a discount has no prices in other currencies.</summary>
    public const string SpecialPriceCurrencyOfDiscount = "ProductSpecialPriceCurrencyCreateDiscountPercentageSpecified";

    /// <summary>OpenAPI: there is a price in this currency.</summary>
    public const string SpecialPriceCurrencyAlreadyExists = "ProductSpecialPriceCurrencyCreateSpecialPriceInCurrencyAlreadyExists";
}
