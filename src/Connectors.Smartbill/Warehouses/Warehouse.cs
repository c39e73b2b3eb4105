namespace Connectors.Smartbill;

/// <summary>A warehouse (V3). What is not filled in is empty text.</summary>
public sealed record Warehouse
{
    /// <summary>The id.</summary>
    public required WarehouseId Id { get; init; }

    /// <summary>The name; letter case counts where lines and stock queries name it.</summary>
    public string? Name { get; init; }

    /// <summary>A longer text.</summary>
    public string? Description { get; init; }

    /// <summary>How it is valued.</summary>
    public WarehouseType? Type { get; init; }

    /// <summary>Who keeps it.</summary>
    public string? Keeper { get; init; }

    /// <summary>Street and number.</summary>
    public string? Address { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>County.</summary>
    public string? County { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Holds goods of others.</summary>
    public bool IsCustody { get; init; }
}

/// <summary>Which warehouses.</summary>
public sealed record WarehouseQuery
{
    /// <summary>Part of the name, letter case ignored.</summary>
    public string? Name { get; init; }

    /// <summary>Rows per page, 1 to 100.</summary>
    public int PageSize { get; init; } = 100;
}
