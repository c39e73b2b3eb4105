namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Employee"/> to filter and sort by.</summary>
public static class EmployeeField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>Number</c>.</summary>
    public static readonly UnicontaField Number = new("Number");

    /// <summary><c>Name</c>.</summary>
    public static readonly UnicontaField Name = new("Name");

    /// <summary><c>Title</c>.</summary>
    public static readonly UnicontaField Title = new("Title");

    /// <summary><c>Group</c>.</summary>
    public static readonly UnicontaField Group = new("Group");

    /// <summary><c>Address1</c>.</summary>
    public static readonly UnicontaField Address1 = new("Address1");

    /// <summary><c>Address2</c>.</summary>
    public static readonly UnicontaField Address2 = new("Address2");

    /// <summary><c>ZipCode</c>.</summary>
    public static readonly UnicontaField ZipCode = new("ZipCode");

    /// <summary><c>City</c>.</summary>
    public static readonly UnicontaField City = new("City");

    /// <summary><c>Mobil</c>.</summary>
    public static readonly UnicontaField Mobil = new("Mobil");

    /// <summary><c>Email</c>.</summary>
    public static readonly UnicontaField Email = new("Email");

    /// <summary><c>Hired</c>.</summary>
    public static readonly UnicontaField Hired = new("Hired");

    /// <summary><c>Terminated</c>.</summary>
    public static readonly UnicontaField Terminated = new("Terminated");

    /// <summary><c>Blocked</c>.</summary>
    public static readonly UnicontaField Blocked = new("Blocked");

    /// <summary><c>UserLoginId</c>.</summary>
    public static readonly UnicontaField UserLoginId = new("UserLoginId");

    /// <summary><c>UserName</c>.</summary>
    public static readonly UnicontaField UserName = new("UserName");

    /// <summary><c>CostPrice</c>.</summary>
    public static readonly UnicontaField CostPrice = new("CostPrice");

    /// <summary><c>SalesPrice</c>.</summary>
    public static readonly UnicontaField SalesPrice = new("SalesPrice");

    /// <summary><c>Approver</c>.</summary>
    public static readonly UnicontaField Approver = new("Approver");

    /// <summary><c>Dimension1</c>.</summary>
    public static readonly UnicontaField Dimension1 = new("Dimension1");

    /// <summary><c>Dimension2</c>.</summary>
    public static readonly UnicontaField Dimension2 = new("Dimension2");

    /// <summary><c>Dimension3</c>.</summary>
    public static readonly UnicontaField Dimension3 = new("Dimension3");

    /// <summary><c>Dimension4</c>.</summary>
    public static readonly UnicontaField Dimension4 = new("Dimension4");

    /// <summary><c>Dimension5</c>.</summary>
    public static readonly UnicontaField Dimension5 = new("Dimension5");

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>HasNotes</c>.</summary>
    public static readonly UnicontaField HasNotes = new("HasNotes");

    /// <summary><c>HasDocs</c>.</summary>
    public static readonly UnicontaField HasDocs = new("HasDocs");
}
