using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The legal form of a company. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<CompanyTypeKey>))]
public readonly record struct CompanyTypeKey(string Value) : IOpenText<CompanyTypeKey>
{
    /// <summary><c>EmptyCompanyType</c></summary>
    public static readonly CompanyTypeKey EmptyCompanyType = new("EmptyCompanyType");

    /// <summary><c>SoleProprietorship</c></summary>
    public static readonly CompanyTypeKey SoleProprietorship = new("SoleProprietorship");

    /// <summary><c>PrivateLimitedCompany</c></summary>
    public static readonly CompanyTypeKey PrivateLimitedCompany = new("PrivateLimitedCompany");

    /// <summary><c>PublicLimitedCompany</c></summary>
    public static readonly CompanyTypeKey PublicLimitedCompany = new("PublicLimitedCompany");

    /// <summary><c>GeneralPartnership</c></summary>
    public static readonly CompanyTypeKey GeneralPartnership = new("GeneralPartnership");

    /// <summary><c>LimitedPartnership</c></summary>
    public static readonly CompanyTypeKey LimitedPartnership = new("LimitedPartnership");

    /// <summary><c>LimitedLiabilityCooperative</c></summary>
    public static readonly CompanyTypeKey LimitedLiabilityCooperative = new("LimitedLiabilityCooperative");

    /// <summary><c>LimitedLiabilityVoluntaryAssociation</c></summary>
    public static readonly CompanyTypeKey LimitedLiabilityVoluntaryAssociation = new("LimitedLiabilityVoluntaryAssociation");

    /// <summary><c>LimitedLiabilityCompany</c></summary>
    public static readonly CompanyTypeKey LimitedLiabilityCompany = new("LimitedLiabilityCompany");

    /// <summary><c>EntreprenurLimitedCompany</c></summary>
    public static readonly CompanyTypeKey EntreprenurLimitedCompany = new("EntreprenurLimitedCompany");

    /// <summary><c>Union</c></summary>
    public static readonly CompanyTypeKey Union = new("Union");

    /// <summary><c>VoluntaryUnion</c></summary>
    public static readonly CompanyTypeKey VoluntaryUnion = new("VoluntaryUnion");

    /// <summary><c>SmallPersonallyOwnedCompany</c></summary>
    public static readonly CompanyTypeKey SmallPersonallyOwnedCompany = new("SmallPersonallyOwnedCompany");

    /// <summary><c>TrustFund</c></summary>
    public static readonly CompanyTypeKey TrustFund = new("TrustFund");

    /// <summary><c>Others</c></summary>
    public static readonly CompanyTypeKey Others = new("Others");

    /// <inheritdoc/>
    public bool Equals(CompanyTypeKey other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static CompanyTypeKey IOpenText<CompanyTypeKey>.From(string value) => new(value);
}
