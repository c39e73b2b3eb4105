namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Contact"/> to filter and sort by.</summary>
public static class ContactField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>Name</c>.</summary>
    public static readonly UnicontaField Name = new("Name");

    /// <summary><c>Email</c>.</summary>
    public static readonly UnicontaField Email = new("Email");

    /// <summary><c>Mobil</c>.</summary>
    public static readonly UnicontaField Mobil = new("Mobil");

    /// <summary><c>Mobile</c>.</summary>
    public static readonly UnicontaField Mobile = new("Mobile");

    /// <summary><c>Phone</c>.</summary>
    public static readonly UnicontaField Phone = new("Phone");

    /// <summary><c>Title</c>.</summary>
    public static readonly UnicontaField Title = new("Title");

    /// <summary><c>DCType</c>.</summary>
    public static readonly UnicontaField DCType = new("DCType");

    /// <summary><c>DCAccount</c>.</summary>
    public static readonly UnicontaField DCAccount = new("DCAccount");

    /// <summary><c>AccountName</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField AccountName = new("AccountName", Computed: true);

    /// <summary><c>EAN</c>.</summary>
    public static readonly UnicontaField EAN = new("EAN");

    /// <summary><c>ReferenceId</c>.</summary>
    public static readonly UnicontaField ReferenceId = new("ReferenceId");

    /// <summary><c>ContactType</c>.</summary>
    public static readonly UnicontaField ContactType = new("ContactType");

    /// <summary><c>Interests</c>.</summary>
    public static readonly UnicontaField Interests = new("Interests");

    /// <summary><c>Products</c>.</summary>
    public static readonly UnicontaField Products = new("Products");

    /// <summary><c>Invoice</c>.</summary>
    public static readonly UnicontaField Invoice = new("Invoice");

    /// <summary><c>AccountStatement</c>.</summary>
    public static readonly UnicontaField AccountStatement = new("AccountStatement");

    /// <summary><c>InterestNote</c>.</summary>
    public static readonly UnicontaField InterestNote = new("InterestNote");

    /// <summary><c>CollectionLetter</c>.</summary>
    public static readonly UnicontaField CollectionLetter = new("CollectionLetter");

    /// <summary><c>Packnote</c>.</summary>
    public static readonly UnicontaField Packnote = new("Packnote");

    /// <summary><c>Confirmation</c>.</summary>
    public static readonly UnicontaField Confirmation = new("Confirmation");

    /// <summary><c>Offer</c>.</summary>
    public static readonly UnicontaField Offer = new("Offer");

    /// <summary><c>PrimaryKeyId</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField PrimaryKeyId = new("PrimaryKeyId", Computed: true);

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>HasNotes</c>.</summary>
    public static readonly UnicontaField HasNotes = new("HasNotes");

    /// <summary><c>HasDocs</c>.</summary>
    public static readonly UnicontaField HasDocs = new("HasDocs");
}
