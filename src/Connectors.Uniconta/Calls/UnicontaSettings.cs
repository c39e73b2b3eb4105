namespace Connectors.Uniconta;

/// <summary>The options that the operations use, as they were when the client was made.</summary>
internal sealed record UnicontaSettings(
    bool UseWebApi, bool AllowWebApiUpdate, bool UpdatesSendOnlyChanges, bool UserFields, bool CompanyInPath, bool? CountryAsNumber, bool AllowUnknownLabels, string ZonelessTimesZone)
{
    public static UnicontaSettings Of(UnicontaOptions o) => new(
        o.UseWebApi, o.AllowWebApiUpdate, o.UpdatesSendOnlyChanges, o.UserFields, o.CompanyInPath, o.CountryAsNumber, o.AllowUnknownLabels, o.ZonelessTimesZone);
}
