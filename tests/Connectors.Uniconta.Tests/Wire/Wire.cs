using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Wire;

/// <summary>What the wire tests have in common.</summary>
internal static class Wire
{
    public const string DebtorRow = """
        {"RowId":101,"CompanyId":4415,"KeyStr":"T-1001","KeyName":"Account","Account":"T-1001","Name":"Prøvekunde A/S","Group":"DK","Country":57,"CountryName":"Danmark","Currency":"DKK","VatZone":"Domestic",
        "Phone":"00000000","Blocked":false,"CurBalance":0.0,"EndDiscountPct":5.0,"LastInvoice":"0001-01-01T00:00:00","UpdatedAt":"2026-01-31T10:11:12","CrmId":"o-7","NewMember":{"a":1}}
        """;

    public const string LineRow = """{"RowId":901,"CompanyId":4415,"OrderNumber":1007,"LineNumber":1.0,"Item":"ITEM-1","Text":"Vare 1","Qty":2.0,"Price":125.5,"PrimaryKey1Id":77,"PrimaryKey2Id":901}""";

    public static WireSnapshot<IUnicontaClient> Snapshot(Action<UnicontaOptions>? change = null) => new(wire =>
    {
        var test = TestClient.On(wire, change);
        return (test.Client, test);
    });
}
