using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>The agreement behind the tokens (<c>/self</c>).</summary>
public sealed record Agreement : EconomicRecord
{
    /// <summary>Its number: what a connection is pinned to.</summary>
    public int? AgreementNumber { get; init; }

    /// <summary>Its type.</summary>
    public AgreementType? AgreementType { get; init; }

    /// <summary>The user who granted access.</summary>
    public string? UserName { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? SignupDate { get; init; }

    /// <summary>Electronic invoices can be sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CanSendElectronicInvoice { get; init; }

    /// <summary>The company group.</summary>
    public string? CompanyAffiliation { get; init; }

    /// <summary>The company.</summary>
    public Company? Company { get; init; }

    /// <summary>The user.</summary>
    public AgreementUser? User { get; init; }

    /// <summary>The app.</summary>
    public AgreementApplication? Application { get; init; }

    /// <summary>The bank.</summary>
    public BankInformation? BankInformation { get; init; }

    /// <summary>Settings.</summary>
    public AgreementSettings? Settings { get; init; }

    /// <summary>Its modules.</summary>
    public IReadOnlyList<AgreementModule>? Modules { get; init; }
}
