using System.Collections.Concurrent;

namespace Connectors.Testing.Dinero;

/// <summary>The Danish company register, as far as the vendor copies from it.</summary>
public sealed class DineroCvrRegister
{
    private readonly ConcurrentDictionary<string, DineroCvrCompany> _companies = new(StringComparer.Ordinal);

    /// <summary>Adds or replaces a company.</summary>
    /// <param name="cvr">Eight digits; a leading DK and blanks are dropped.</param>
    /// <param name="name">The registered name.</param>
    /// <param name="street">The registered street.</param>
    /// <param name="zipCode">The registered postal code.</param>
    /// <param name="city">The registered city.</param>
    /// <returns>This register.</returns>
    public DineroCvrRegister Add(string cvr, string name, string street, string zipCode, string city)
    {
        _companies[Digits(cvr)] = new DineroCvrCompany(name, street, zipCode, city);
        return this;
    }

    internal DineroCvrCompany? Find(string? vatNumber) => vatNumber is not null && _companies.TryGetValue(Digits(vatNumber), out var company) ? company : null;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

internal sealed record DineroCvrCompany(string Name, string Street, string ZipCode, string City);
