using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>The title of a contact or employee (<c>Title</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<ContactTitle>))]
public readonly record struct ContactTitle(string Value) : ILabel<ContactTitle>
{
    /// <summary><c>Contact</c>, Danish <c>Kontaktperson</c>.</summary>
    public static readonly ContactTitle Contact = new("Contact");

    /// <summary><c>Sales</c>, Danish <c>Salg</c>.</summary>
    public static readonly ContactTitle Sales = new("Sales");

    /// <summary><c>Purchase</c>, Danish <c>Indkøb</c>.</summary>
    public static readonly ContactTitle Purchase = new("Purchase");

    /// <summary><c>Finance</c>, Danish <c>Finans</c>.</summary>
    public static readonly ContactTitle Finance = new("Finance");

    /// <summary><c>Support</c>, Danish <c>Kundehjælp</c>.</summary>
    public static readonly ContactTitle Support = new("Support");

    /// <summary><c>Legal</c>.</summary>
    public static readonly ContactTitle Legal = new("Legal");

    /// <summary><c>Marketing</c>.</summary>
    public static readonly ContactTitle Marketing = new("Marketing");

    /// <summary><c>Secretary</c>, Danish <c>Sekretær</c>.</summary>
    public static readonly ContactTitle Secretary = new("Secretary");

    /// <summary><c>Director</c>, Danish <c>Direktør</c>.</summary>
    public static readonly ContactTitle Director = new("Director");

    /// <summary><c>Owner</c>, Danish <c>Ejer</c>.</summary>
    public static readonly ContactTitle Owner = new("Owner");

    /// <summary><c>Employee</c>, Danish <c>Medarbejder</c>.</summary>
    public static readonly ContactTitle Employee = new("Employee");

    /// <summary><c>Freelance</c>, Danish <c>Selvstændig</c>.</summary>
    public static readonly ContactTitle Freelance = new("Freelance");

    /// <summary><c>Supervisor</c>, Danish <c>Supervisor</c>.</summary>
    public static readonly ContactTitle Supervisor = new("Supervisor");

    /// <summary><c>Technician</c>, Danish <c>Tekniker</c>.</summary>
    public static readonly ContactTitle Technician = new("Technician");

    /// <summary><c>Apprentice</c>, Danish <c>Lærling</c>.</summary>
    public static readonly ContactTitle Apprentice = new("Apprentice");

    /// <summary><c>ProjectResponsible</c>, Danish <c>Sagsansvarlig</c>.</summary>
    public static readonly ContactTitle ProjectResponsible = new("ProjectResponsible");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.ContactTitle, Value);

    /// <inheritdoc/>
    public bool Equals(ContactTitle other) => Labels.Same(LabelVocabulary.ContactTitle, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.ContactTitle, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static ContactTitle ILabel<ContactTitle>.From(string value) => new(value);

    static Label[] ILabel<ContactTitle>.Vocabulary => LabelVocabulary.ContactTitle;
}
