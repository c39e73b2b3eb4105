namespace Connectors.Testing.Dinero;

/// <summary>A contact as the simulated vendor stores it. Instants are UTC with milliseconds.</summary>
public sealed record StoredContact
{
    /// <summary>The vendor's id, or the one that the creator chose.</summary>
    public Guid ContactGuid { get; init; }

    /// <summary>The creator's own key, 128 characters at most.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>Postal code.</summary>
    public string? ZipCode { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Two letters.</summary>
    public string CountryKey { get; init; } = "DK";

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Web page.</summary>
    public string? Webpage { get; init; }

    /// <summary>The person at the company; companies only.</summary>
    public string? AttPerson { get; init; }

    /// <summary>VAT number as typed; companies only.</summary>
    public string? VatNumber { get; init; }

    /// <summary>EAN (GLN) number; companies only.</summary>
    public string? EanNumber { get; init; }

    /// <summary>SE number; companies only. Never in a list.</summary>
    public string? SENumber { get; init; }

    /// <summary>P number; companies only. Never in a list.</summary>
    public string? PNumber { get; init; }

    /// <summary>Netto, NettoCash or CurrentMonthOut.</summary>
    public string PaymentConditionType { get; init; } = "Netto";

    /// <summary>Days; reads as 0 with NettoCash.</summary>
    public int PaymentConditionNumberOfDays { get; init; } = 8;

    /// <summary>A private person.</summary>
    public bool IsPerson { get; init; }

    /// <summary>A member; unions only.</summary>
    public bool IsMember { get; init; }

    /// <summary>The member's number; unions only.</summary>
    public string? MemberNumber { get; init; }

    /// <summary>Name and address are copied from the company register at every write. Never in a list.</summary>
    public bool UseCvr { get; init; }

    /// <summary>The kind of company. Never in a list.</summary>
    public string? CompanyTypeKey { get; init; }

    /// <summary>By which number an electronic invoice finds its receiver: VAT, GLN, SE, P. Never in a list.</summary>
    public string? InvoiceMailOutOptionKey { get; init; }

    /// <summary>da, en, de, sv or no.</summary>
    public string? PreferredInvoiceLanguageKey { get; init; }

    /// <summary>ISO currency.</summary>
    public string? PreferredInvoiceCurrencyKey { get; init; }

    /// <summary>Read-only: something was sold to the contact.</summary>
    public bool IsDebitor { get; init; }

    /// <summary>Read-only: something was bought from the contact.</summary>
    public bool IsCreditor { get; init; }

    /// <summary>Read-only: unknown, normal, active, dissolved …</summary>
    public string CompanyStatus { get; init; } = "unknown";

    /// <summary>When it came into being.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, deleted or restored.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
