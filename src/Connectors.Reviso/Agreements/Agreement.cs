using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>The agreement behind the tokens.</summary>
public sealed record Agreement : RevisoRecord
{
    /// <summary>Its number.</summary>
    public int? AgreementNumber { get; init; }

    /// <summary>An accountant's own agreement: its token reaches nothing but this and the studio.</summary>
    public bool? IsAdminAgreement { get; init; }

    /// <summary>What kind of agreement.</summary>
    public AgreementType? AgreementType { get; init; }

    /// <summary>Who granted.</summary>
    public string? UserName { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? SignupDate { get; init; }

    /// <summary>It can send electronic invoices.</summary>
    public bool? CanSendElectronicInvoice { get; init; }

    /// <summary>As Reviso says it.</summary>
    public string? CompanyAffiliation { get; init; }

    /// <summary>The company.</summary>
    public Company? Company { get; init; }

    /// <summary>The user who granted.</summary>
    public AgreementUser? User { get; init; }

    /// <summary>The app.</summary>
    public AgreementApplication? Application { get; init; }

    /// <summary>Bank, as it comes.</summary>
    public JsonElement? BankInformation { get; init; }

    /// <summary>Settings.</summary>
    public AgreementSettings? Settings { get; init; }

    /// <summary>The modules that it has.</summary>
    public IReadOnlyList<AgreementModule>? Modules { get; init; }

    /// <summary>The agreement has the module for stock: known by its Danish name <c>Lager</c>, under which Reviso lists it in every language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasInventory => Modules?.Any(static m => string.Equals(m.Name?.Trim(), "Lager", StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>The agreement has a module for dimensions (departments).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasDimensions => Modules?.Any(static m => m.Name?.TrimStart().StartsWith("Dimension", StringComparison.OrdinalIgnoreCase) == true) == true;
}
