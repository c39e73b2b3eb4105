using System.Globalization;

namespace Connectors.Testing;

internal sealed class ProductMaster
{
    public required int Identity { get; init; }
    public required string Number { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string Unit { get; init; }
    public required int PriceInCents { get; init; }
    public required int CostInCents { get; init; }
    public string? Barcode { get; init; }
    public int Copies { get; set; }
}

/// <summary>Both sides' products.</summary>
internal sealed class MessyProducts(long seed, MessyOptions options)
{
    private static readonly string[] GoodsUnits = ["piece", "piece", "piece", "kilogram", "metre", "litre", "box"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _barcodes = new(StringComparer.Ordinal);
    private readonly SeededRandom _plan = SeededRandom.For(seed, MessyStream.ProductPlan, 0);
    private int _identities;

    public MessyPopulation<MessyProduct> Build()
    {
        var layout = new MessyLayout(options.CrmProducts, options.AccountingProducts, options.ProductOverlap, options.Shares.Duplicates);
        var both = Class(layout.Both);
        var crm = both.Concat(Class(layout.CrmOnly)).ToList();
        var accounting = both.Concat(Class(layout.AccountingOnly)).ToList();
        MessyLayout.AddCopies(crm, layout.CrmCopies, _plan, static _ => true, static m => m.Copies++);
        MessyLayout.AddCopies(accounting, layout.AccountingCopies, _plan, static m => m.Copies == 0, static _ => { });
        _plan.Shuffle(crm);
        _plan.Shuffle(accounting);
        return new(Write(crm, MessyStream.ProductCrm), Write(accounting, MessyStream.ProductAccounting));
    }

    private List<ProductMaster> Class(int count)
    {
        var masters = new List<ProductMaster>(count);
        while (masters.Count < count)
            masters.Add(Master());
        return masters;
    }

    private ProductMaster Master()
    {
        var identity = ++_identities;
        var random = SeededRandom.For(seed, MessyStream.Product, identity);
        // The catalogue is the account's own: it speaks the home language.
        var locale = Locale.Of(options.Countries[0]);
        var isService = random.Chance(0.08);
        var word = random.Pick(isService ? locale.Services : locale.Products);
        var name = Name(word, isService, locale, random);
        var price = random.Between(495, isService ? 180_000 : 90_000);
        return new ProductMaster
        {
            Identity = identity,
            // The identity makes it unique; the letters and the leading zeros make it look like a catalogue.
            Number = $"{Spelling.Fold(word).ToUpperInvariant()[..2]}-{identity.ToString("00000", CultureInfo.InvariantCulture)}",
            Name = name,
            Description = $"{name}. {random.Pick(locale.ProductMakes)}.",
            Unit = isService ? "hour" : random.Pick(GoodsUnits),
            PriceInCents = price,
            CostInCents = price * random.Between(35, 80) / 100,
            Barcode = !isService && random.Chance(0.7) ? NewBarcode(random) : null,
        };
    }

    private string Name(string word, bool isService, Locale locale, SeededRandom random)
    {
        for (var attempt = 0; ; attempt++)
        {
            var size = isService ? Spelling.Format("{0} min", random.Between(1, 40 + attempt * 10) * 15)
                : Spelling.Format("{0} x {1} mm", random.Between(2, 40 + attempt), random.Between(4, 80 + attempt) * 5);
            var name = $"{word} {random.Pick(locale.ProductMakes)} {size}";
            if (_names.Add(Spelling.Fold(name)))
                return name;
        }
    }

    private string NewBarcode(SeededRandom random)
    {
        while (true)
        {
            var barcode = CheckDigits.Gs1(random);
            if (_barcodes.Add(barcode[..^1]))
                return barcode;
        }
    }

    private MessyProduct[] Write(List<ProductMaster> masters, MessyStream stream)
    {
        var onThisSide = masters.CountBy(static m => m.Identity).ToDictionary();
        var records = new MessyProduct[masters.Count];
        for (var i = 0; i < records.Length; i++)
            records[i] = Write(masters[i], i + 1, onThisSide[masters[i].Identity] > 1, new MessyWriter(SeededRandom.For(seed, stream, i), options.Shares));
        return records;
    }

    private MessyProduct Write(ProductMaster master, int id, bool isDuplicate, MessyWriter writer)
    {
        var random = writer.Random;
        writer.Mark(MessyTraits.Duplicate, isDuplicate);
        var number = master.Number;
        var isMissing = writer.Chance(options.Shares.MissingNumber, MessyTraits.MissingNumber);
        if (!isMissing && writer.Chance(options.Shares.CodeSpelling, MessyTraits.CodeSpelling))
            number = random.Pick<string>([number.ToLowerInvariant(), number + " ", " " + number]);
        var name = writer.Name(writer.MaybeTypo(master.Name, _names));
        var price = master.PriceInCents;
        if (writer.Chance(options.Shares.OtherPrice / 2, MessyTraits.OtherPrice))
            price += random.Between(1, 50) * 5;
        return new MessyProduct
        {
            Id = id,
            Identity = master.Identity,
            Number = isMissing ? writer.Empty() : number,
            Name = name,
            Description = writer.Optional(master.Description),
            Unit = master.Unit,
            Price = Money(price),
            Cost = Money(master.CostInCents),
            Barcode = writer.Ean(master.Barcode, canBeMissing: true),
            Traits = writer.Traits,
        };
    }

    private static decimal Money(int cents) => new(cents, 0, 0, false, 2);
}
