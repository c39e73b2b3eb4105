namespace Connectors.Sync;

/// <summary>Price lists and their prices.</summary>
public static partial class Crm
{
    /// <summary>A price list (price book).</summary>
    public static class PriceList
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("priceList");

        /// <summary>Name, by which people and customers' records know it.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>Which of accounting's kinds of price lists it is, where there are several; a choice. It decides which mapping takes care of it.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>Currency of its prices, ISO 4217, where the list has one.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>The first day on which it holds.</summary>
        public static readonly Field<DateOnly> ValidFrom = Of<DateOnly>("validFrom");

        /// <summary>The last day on which it holds.</summary>
        public static readonly Field<DateOnly> ValidTo = Of<DateOnly>("validTo");

        /// <summary>It may be used.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("priceList", name);
    }

    /// <summary>The price of one product in a price list.</summary>
    public static class Price
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("price");

        /// <summary>The price list.</summary>
        public static readonly Field<RecordRef> PriceList = Of<RecordRef>("priceList");

        /// <summary>The kind of its price list; a choice.</summary>
        public static readonly Field<string> Kind = Of<string>("kind");

        /// <summary>The product.</summary>
        public static readonly Field<RecordRef> Product = Of<RecordRef>("product");

        /// <summary>Price per unit, without VAT.</summary>
        public static readonly Field<decimal> Amount = Of<decimal>("amount");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>From which quantity it holds.</summary>
        public static readonly Field<decimal> MinimumQuantity = Of<decimal>("minimumQuantity");

        /// <summary>Up to which quantity it holds.</summary>
        public static readonly Field<decimal> MaximumQuantity = Of<decimal>("maximumQuantity");

        /// <summary>The first day on which it holds.</summary>
        public static readonly Field<DateOnly> ValidFrom = Of<DateOnly>("validFrom");

        /// <summary>The last day on which it holds.</summary>
        public static readonly Field<DateOnly> ValidTo = Of<DateOnly>("validTo");

        /// <summary>It may be used.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>Its steps, where a price has several: each from a day or a quantity on.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("price", name);
    }
}
