namespace Connectors.Reviso;

/// <summary>Texts of a document. Drafts, orders and quotations have <see cref="Text1"/> and <see cref="Text2"/>; the same texts of a booked invoice are <see cref="TextLine1"/> and <see cref="TextLine2"/>.</summary>
public sealed record DocumentNotes : RevisoRecord
{
    /// <summary>Heading, at most 250 characters.</summary>
    public string? Heading { get; init; }

    /// <summary>Text above, at most 1000 characters.</summary>
    public string? Text1 { get; init; }

    /// <summary>Text below, at most 1000 characters.</summary>
    public string? Text2 { get; init; }

    /// <summary>Text above, on booked invoices. Read only.</summary>
    public string? TextLine1 { get; init; }

    /// <summary>Text below, on booked invoices. Read only.</summary>
    public string? TextLine2 { get; init; }
}
