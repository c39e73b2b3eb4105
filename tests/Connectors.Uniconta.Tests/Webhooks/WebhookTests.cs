using System.Text;
using System.Text.Json;
using static Connectors.Uniconta.WebhookReading;

namespace Connectors.Uniconta.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private static readonly Dictionary<string, string> NoHeaders = [];

    [Theory]
    [InlineData("secret=S&CompanyId=4415&Table=Debtor&RowId=101&Key=T-1001&Action=update")]
    [InlineData("?secret=S&companyid=4415&TABLE=debtor&rowid=101&key=T-1001&action=Update")]
    [InlineData("CompanyId=4415&Table=Debtor&RowId=101&Key=T-1001&Operation=Update&secret=S")]
    [InlineData("secret=S?CompanyId=4415?Table=Debtor?RowId=101?Key=T-1001?Operation=Update")]
    [InlineData("secret=S&CompanyId=4415?TableId=50&RowId=101?Key=T-1001&Action=1")]
    [InlineData("Argument=S&CompanyId=4415&Table=DebtorClient&RowId=101&Key=T-1001&Action=UPDATE")]
    public void Trap_Parameters_come_as_Action_or_Operation_in_any_case_behind_ampersands_or_question_marks(string query)
    {
        var change = One(query.Replace("=S", "=" + Secret, StringComparison.Ordinal));
        Assert.Equal((4415, ChangedTable.Debtor, new RowId(101), "T-1001", ChangeOperation.Updated), (change.CompanyId!.Value, change.Table!.Value, change.RowId!.Value, change.Key, change.Operation!.Value));
        Assert.Null(change.Argument);
        Assert.Null(change.Row);
    }

    [Fact]
    public void A_query_that_the_framework_took_apart_reads_the_same()
    {
        var parsed = new Dictionary<string, string> { ["secret"] = $"{Secret}?CompanyId=4415?Table=InvItem", ["RowId"] = "7?Key=a b?Action=delete" };
        var change = Assert.Single(Assert.IsType<Accepted>(UnicontaWebhook.Read(NoHeaders, parsed, default, Secret)).Events);
        Assert.Equal((ChangedTable.Item, new RowId(7), "a b", ChangeOperation.Deleted), (change.Table!.Value, change.RowId!.Value, change.Key, change.Operation!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret=")]
    [InlineData("secret=0123456789abcdef0123456789abcdeg&Table=Debtor&RowId=1")]
    [InlineData("secret=0123456789abcdef&Table=Debtor&RowId=1")]
    [InlineData("Table=Debtor&RowId=1&Argument=x")]
    public void Without_the_secret_nothing_is_read(string query)
    {
        var refused = Assert.IsType<Refused>(UnicontaWebhook.Read(NoHeaders, query, Encoding.UTF8.GetBytes($$"""{"secret":"{{Secret}}","Argument":"{{Secret}}"}"""), Secret));
        Assert.Equal(401, refused.Status);
        Assert.DoesNotContain(Secret, refused.Reason);
    }

    [Fact]
    public void A_post_brings_the_row_and_what_it_says_does_not_override_the_address()
    {
        var body = """{"RowId":999,"CompanyId":1,"KeyStr":"x","Account":"T-1001","Key":"user field","Operation":"user field","Name":"Prøvekunde A/S"}""";
        var change = One($"secret={Secret}&CompanyId=4415&Table=Debtor&RowId=101&Key=T-1001&Action=add", body, "application/json; charset=utf-8");
        Assert.Equal((4415, 101, "T-1001", ChangeOperation.Added), (change.CompanyId!.Value, change.RowId!.Value.Value, change.Key, change.Operation!.Value));
        Assert.Equal("Prøvekunde A/S", change.Row!.Value.GetProperty("Name").GetString());
        // And where the address lacks them, the row's own id and key help; its fields are never taken for an operation.
        var bare = One($"secret={Secret}&Table=Debtor", body, "application/json");
        Assert.Equal((1, 999, "x", null), (bare.CompanyId!.Value, bare.RowId!.Value.Value, bare.Key, bare.Operation));
    }

    [Fact]
    public void Forms_and_objects_of_parameters_are_read_too()
    {
        var form = One($"secret={Secret}", "CompanyId=4415&Table=InvItem&RowId=7&Key=a%2Bb+c&Action=update", "application/x-www-form-urlencoded");
        Assert.Equal((ChangedTable.Item, "a+b c"), (form.Table!.Value, form.Key));
        var json = One($"secret={Secret}", """{"CompanyId":4415,"TableId":134,"RowId":7,"Key":"k","Action":"update"}""", "application/json");
        Assert.Equal((ChangedTable.ItemStorage, 7, "k", ChangeOperation.Updated), (json.Table!.Value, json.RowId!.Value.Value, json.Key, json.Operation!.Value));
    }

    [Fact]
    public void Unknown_tables_and_operations_survive_and_a_try_of_the_address_is_no_event()
    {
        var other = One($"secret={Secret}&Table=WorkInstallation&RowId=1&Action=joined&Argument=free text");
        Assert.Equal(("WorkInstallation", "joined", "free text"), (other.Table!.Value.Name, other.Operation!.Value.Value, other.Argument));
        Assert.Equal("Nightly", One($"secret={Secret}&Job=Nightly").Job);
        Assert.Empty(Assert.IsType<Accepted>(UnicontaWebhook.Read(NoHeaders, $"secret={Secret}", default, Secret)).Events);
    }

    [Theory]
    [InlineData("RowId=1", "", "")]
    [InlineData("Table=Debtor&RowId=1", "{", "application/json")]
    [InlineData("Table=Debtor&RowId=1", "[1,2]", "application/json")]
    [InlineData("Table=Debtor&RowId=1", "<xml/>", "text/xml")]
    public void What_cannot_be_read_is_refused(string query, string body, string type) =>
        Assert.Equal(400, Assert.IsType<Refused>(UnicontaWebhook.Read(new Dictionary<string, string> { ["content-type"] = type }, $"secret={Secret}&{query}", Encoding.UTF8.GetBytes(body), Secret)).Status);

    [Theory]
    [InlineData("Action", '&', false)]
    [InlineData("Action", '&', true)]
    [InlineData("Operation", '?', false)]
    [InlineData("Operation", '?', true)]
    public void What_the_generator_makes_is_read_back(string operation, char separator, bool post)
    {
        using var row = JsonDocument.Parse("""{"Account":"Ø 1/2"}""");
        var secret = UnicontaWebhook.NewSecret();
        var change = new ChangeEvent
        {
            CompanyId = 4415,
            Table = ChangedTable.Debtor,
            RowId = new(101),
            Key = "Ø 1/2 & 50 %",
            Operation = ChangeOperation.Deleted,
            Argument = "a=b",
            Row = post ? row.RootElement : null,
        };
        var call = UnicontaWebhookCall.Of(UnicontaWebhook.BuildAddress(new("https://crm.example/hook/7?tenant=1"), secret), change, operation, separator);
        Assert.Equal(post ? "POST" : "GET", call.Method);
        Assert.StartsWith("https://crm.example/hook/7?tenant=1&secret=" + secret, call.Address.OriginalString);
        var read = Assert.Single(Assert.IsType<Accepted>(UnicontaWebhook.Read(call.Headers, call.Query, call.Body, secret)).Events);
        Assert.Equal(change with { Row = null }, read with { Row = null });
        Assert.Equal(post, read.Row is not null);
    }

    [Fact]
    public void Secrets_are_long_and_never_alike()
    {
        Assert.NotEqual(UnicontaWebhook.NewSecret(), UnicontaWebhook.NewSecret());
        Assert.Equal(64, UnicontaWebhook.NewSecret().Length);
        Assert.Throws<ArgumentException>(() => UnicontaWebhook.BuildAddress(new("https://crm.example/"), "short"));
        Assert.Throws<ArgumentException>(() => UnicontaWebhook.Read(NoHeaders, "secret=short", default, "short"));
    }

    private static ChangeEvent One(string query, string body = "", string type = "") =>
        Assert.Single(Assert.IsType<Accepted>(UnicontaWebhook.Read(new Dictionary<string, string> { ["Content-Type"] = type }, query, Encoding.UTF8.GetBytes(body), Secret)).Events);
}
