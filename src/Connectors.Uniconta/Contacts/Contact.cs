namespace Connectors.Uniconta;

/// <summary>A person (<c>Contact</c>, table 60) of a debtor, creditor or prospect. It has no business key, and its e-mail is neither required nor unique.</summary>
public sealed record Contact : UnicontaRecord
{
    /// <summary>The name, required.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail; 60 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Mobile telephone, as newer versions call it.</summary>
    public string? Mobil { get; init; }

    /// <summary>Mobile telephone, as versions of 2016 called it. One of the two is there.</summary>
    public string? Mobile { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>What the person is.</summary>
    public ContactTitle? Title { get; init; }

    /// <summary>Whose contact it is.</summary>
    public AccountOwner? DCType { get; init; }

    /// <summary>The account of the owner.</summary>
    public string? DCAccount { get; init; }

    /// <summary>The name of the owner. Set by Uniconta.</summary>
    public string? AccountName { get; init; }

    /// <summary>EAN (GLN).</summary>
    public string? EAN { get; init; }

    /// <summary>A reference of your own.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>Kind of contact: a word in the user's language, left as it is.</summary>
    public string? ContactType { get; init; }

    /// <summary>Interests, text.</summary>
    public string? Interests { get; init; }

    /// <summary>Products, text.</summary>
    public string? Products { get; init; }

    /// <summary>Gets invoices by e-mail.</summary>
    public bool? Invoice { get; init; }

    /// <summary>Gets account statements by e-mail.</summary>
    public bool? AccountStatement { get; init; }

    /// <summary>Gets interest notes by e-mail.</summary>
    public bool? InterestNote { get; init; }

    /// <summary>Gets reminders by e-mail.</summary>
    public bool? CollectionLetter { get; init; }

    /// <summary>Gets delivery notes by e-mail.</summary>
    public bool? Packnote { get; init; }

    /// <summary>Gets order confirmations by e-mail.</summary>
    public bool? Confirmation { get; init; }

    /// <summary>Gets offers by e-mail.</summary>
    public bool? Offer { get; init; }

    /// <summary>The id once more. Set by Uniconta.</summary>
    public int? PrimaryKeyId { get; init; }

    /// <summary>When it was last changed. Whether contacts have it is not certain. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>It has notes. Set by Uniconta.</summary>
    public bool? HasNotes { get; init; }

    /// <summary>It has documents. Set by Uniconta.</summary>
    public bool? HasDocs { get; init; }

    /// <summary>The mobile telephone, by whichever of the two names it came.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? MobilePhone => string.IsNullOrEmpty(Mobil) ? Mobile : Mobil;
}
