namespace Connectors.Testing;

/// <summary>What all generated records have: their place on their side, and the truth.</summary>
public interface IMessyRecord
{
    /// <summary>From 1, without gaps, unique among the records of its kind on its side. The two sides count independently of each other.</summary>
    int Id { get; }

    /// <summary>The truth: two records of one kind with the same identity are the same company, person or product. Never show it to what is being tested.</summary>
    int Identity { get; }

    /// <summary>What is untidy about this record.</summary>
    MessyTraits Traits { get; }
}

/// <summary>A company as one side has it written down. All texts are as typed: normalise nothing before handing them on.</summary>
public sealed record MessyCompany : IMessyRecord
{
    /// <inheritdoc/>
    public required int Id { get; init; }

    /// <inheritdoc/>
    public required int Identity { get; init; }

    /// <inheritdoc/>
    public MessyTraits Traits { get; init; }

    /// <summary>ISO 3166, always right.</summary>
    public required string Country { get; init; }

    /// <summary>The country as typed: <c>DK</c>, <c>Danmark</c>, <c>Denmark</c>, or null.</summary>
    public string? CountryText { get; init; }

    /// <summary>Name with legal form, as typed.</summary>
    public required string Name { get; init; }

    /// <summary>CVR number, partita IVA or CUI, as typed: with or without prefix, blanks, dots.</summary>
    public string? VatNumber { get; init; }

    /// <summary>Codice fiscale of an Italian company: its partita IVA again, or for a sole trader the person's 16 characters. Else null.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Danish production unit number (P-nummer), 10 digits: of branches.</summary>
    public string? PNumber { get; init; }

    /// <summary>EAN/GLN for electronic invoices, 13 digits.</summary>
    public string? EanNumber { get; init; }

    /// <summary>Street and house number.</summary>
    public string? Street { get; init; }

    /// <summary>Postcode, maybe without its leading zeros.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>Italian province (two letters) or Romanian county; null in Denmark.</summary>
    public string? Region { get; init; }

    /// <summary>Telephone number in any spelling.</summary>
    public string? Phone { get; init; }

    /// <summary>One or several e-mail addresses, all in reserved domains.</summary>
    public string? Email { get; init; }

    /// <summary>Web site, in a reserved domain.</summary>
    public string? Website { get; init; }
}

/// <summary>A person as one side has it written down.</summary>
public sealed record MessyPerson : IMessyRecord
{
    /// <inheritdoc/>
    public required int Id { get; init; }

    /// <inheritdoc/>
    public required int Identity { get; init; }

    /// <inheritdoc/>
    public MessyTraits Traits { get; init; }

    /// <summary>ISO 3166, always right.</summary>
    public required string Country { get; init; }

    /// <summary>First name, as typed.</summary>
    public required string FirstName { get; init; }

    /// <summary>Surname, as typed.</summary>
    public required string LastName { get; init; }

    /// <summary>Both names in one field, as a system with one name field has it.</summary>
    public string FullName => $"{FirstName} {LastName}";

    /// <summary><see cref="MessyCompany.Id"/> on the same side of the company that the person works for; null: a customer in its own right.</summary>
    public int? CompanyId { get; init; }

    /// <summary>Job title, of persons in a company.</summary>
    public string? Title { get; init; }

    /// <summary>Codice fiscale (Italy) or CNP (Romania) of a person that belongs to nobody; null in Denmark, whose personal numbers stand in no address book.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Street and house number.</summary>
    public string? Street { get; init; }

    /// <summary>Postcode, maybe without its leading zeros.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>Telephone number in any spelling.</summary>
    public string? Phone { get; init; }

    /// <summary>One or several e-mail addresses, all in reserved domains.</summary>
    public string? Email { get; init; }
}

/// <summary>A product as one side has it written down.</summary>
public sealed record MessyProduct : IMessyRecord
{
    /// <inheritdoc/>
    public required int Id { get; init; }

    /// <inheritdoc/>
    public required int Identity { get; init; }

    /// <inheritdoc/>
    public MessyTraits Traits { get; init; }

    /// <summary>Product number, as typed; may be empty.</summary>
    public string? Number { get; init; }

    /// <summary>Name, as typed.</summary>
    public required string Name { get; init; }

    /// <summary>A longer text, or empty.</summary>
    public string? Description { get; init; }

    /// <summary>A neutral unit word: <c>piece</c>, <c>hour</c>, <c>kilogram</c>, <c>metre</c>, <c>litre</c>, <c>box</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Sales price without VAT, in the account's currency, two decimals. The sides may disagree.</summary>
    public decimal Price { get; init; }

    /// <summary>Cost price without VAT, two decimals.</summary>
    public decimal Cost { get; init; }

    /// <summary>Barcode with 13 digits, from the range for in-house use; may be empty or fail its check digit.</summary>
    public string? Barcode { get; init; }
}
