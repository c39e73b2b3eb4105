using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a quantity counts. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ProductUnit>))]
public readonly record struct ProductUnit(string Value) : IOpenText<ProductUnit>
{
    /// <summary><c>hours</c></summary>
    public static readonly ProductUnit Hours = new("hours");

    /// <summary><c>parts</c></summary>
    public static readonly ProductUnit Parts = new("parts");

    /// <summary><c>km</c></summary>
    public static readonly ProductUnit Km = new("km");

    /// <summary><c>day</c></summary>
    public static readonly ProductUnit Day = new("day");

    /// <summary><c>week</c></summary>
    public static readonly ProductUnit Week = new("week");

    /// <summary><c>month</c></summary>
    public static readonly ProductUnit Month = new("month");

    /// <summary><c>kilogram</c></summary>
    public static readonly ProductUnit Kilogram = new("kilogram");

    /// <summary><c>cubicMetre</c></summary>
    public static readonly ProductUnit CubicMetre = new("cubicMetre");

    /// <summary><c>set</c></summary>
    public static readonly ProductUnit Set = new("set");

    /// <summary><c>litre</c></summary>
    public static readonly ProductUnit Litre = new("litre");

    /// <summary><c>box</c></summary>
    public static readonly ProductUnit Box = new("box");

    /// <summary><c>case</c></summary>
    public static readonly ProductUnit Case = new("case");

    /// <summary><c>carton</c></summary>
    public static readonly ProductUnit Carton = new("carton");

    /// <summary><c>metre</c></summary>
    public static readonly ProductUnit Metre = new("metre");

    /// <summary><c>package</c></summary>
    public static readonly ProductUnit Package = new("package");

    /// <summary><c>shipment</c></summary>
    public static readonly ProductUnit Shipment = new("shipment");

    /// <summary><c>squareMetre</c></summary>
    public static readonly ProductUnit SquareMetre = new("squareMetre");

    /// <summary><c>session</c></summary>
    public static readonly ProductUnit Session = new("session");

    /// <summary><c>tonne</c></summary>
    public static readonly ProductUnit Tonne = new("tonne");

    /// <inheritdoc/>
    public bool Equals(ProductUnit other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ProductUnit IOpenText<ProductUnit>.From(string value) => new(value);
}
