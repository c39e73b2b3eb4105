using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Smartbill;

public sealed partial class SmartbillAccount
{
    private static readonly HashSet<string> Counties = new(
        ("alba,arad,arges,bacau,bihor,bistrita-nasaud,botosani,brasov,braila,bucuresti,buzau,caras-severin,calarasi,cluj,constanta,covasna,dambovita,dolj,galati,giurgiu,"
            + "gorj,harghita,hunedoara,ialomita,iasi,ilfov,maramures,mehedinti,mures,neamt,olt,prahova,satu mare,salaj,sibiu,suceava,teleorman,timis,tulcea,vaslui,valcea,vrancea").Split(','));

    /// <summary>
    /// What the state's e-invoice system (SPV) would find wrong with a document's client. The API says nothing about it: the vendor accepts the document and
    /// the trouble comes later. Only clients in Romania are looked at.
    /// </summary>
    /// <param name="document">An invoice.</param>
    /// <returns>The members that are wrong: <c>vatCode</c>, <c>address</c>, <c>city</c>, <c>county</c>; empty: it would pass.</returns>
    public static IReadOnlyList<string> SpvProblemsOf(StoredDocument document)
    {
        var client = document.Client;
        if (Folded(client.Country) is not ("romania" or "ro"))
            return [];
        var problems = new List<string>();
        if (!VatCode().IsMatch(client.VatCode))
            problems.Add("vatCode");
        if (string.IsNullOrWhiteSpace(client.Address))
            problems.Add("address");
        var county = Folded(client.County);
        if (string.IsNullOrWhiteSpace(client.City) || (county == "bucuresti" && !Sector().IsMatch(client.City)))
            problems.Add("city");
        if (!Counties.Contains(county))
            problems.Add("county");
        return problems;
    }

    private static string Folded(string text) => new([.. text.Trim().Normalize(NormalizationForm.FormD)
        .Where(static c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant)]);

    /// <summary>A CIF, a CNP, a dash, or up to thirteen zeros.</summary>
    [GeneratedRegex("^(-|0{1,13}|[0-9]{13}|(RO)?[0-9]{2,10})$", RegexOptions.IgnoreCase)]
    private static partial Regex VatCode();

    [GeneratedRegex("^Sector [1-6]$")]
    private static partial Regex Sector();
}
