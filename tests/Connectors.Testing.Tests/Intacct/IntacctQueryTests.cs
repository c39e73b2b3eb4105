namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctQueryTests
{
    private const string Customer = "accounts-receivable/customer";

    [Fact]
    public async Task Checklist07_Rows_are_flat_with_dotted_names_and_null_for_unset_references()
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME", """{"term":{"id":"N30"},"discountPercent":"10","creditLimit":5}"""));
        var row = Assert.Single((await Query(api, """ "fields":["key","id","name","term.id","parent.id","contacts.default.printAs","discountPercent","creditLimit","term.due.days","totalDue","href","audit.createdByUser.id","entity.id"] """)).Rows)!;
        Assert.Equal(
            """{"key":"KEY","id":"ACME","name":"Acme","term.id":"N30","parent.id":null,"contacts.default.printAs":"Acme","discountPercent":"10","creditLimit":5,"term.due.days":30,"totalDue":null,"href":"/objects/accounts-receivable/customer/KEY","audit.createdByUser.id":"Admin","entity.id":null}"""
                .Replace("KEY", api.Account.Customers[0].Key),
            row.ToJsonString());
        Assert.Equal("customers.query", api.Sim.Calls[^1].Operation);
    }

    [Theory]
    [InlineData("""{"$eq":{"name":"Beta"}}""", "B")]
    [InlineData("""{"$eq":{"name":"beta"}}""", "")]
    [InlineData("""{"$ne":{"name":"Beta"}}""", "A,C")]
    [InlineData("""{"$eq":{"notes":null}}""", "B,C")]
    [InlineData("""{"$ne":{"notes":null}}""", "A")]
    [InlineData("""{"$gt":{"creditLimit":9}}""", "B,C")]
    [InlineData("""{"$gte":{"creditLimit":10}}""", "B,C")]
    [InlineData("""{"$lt":{"creditLimit":"10"}}""", "A")]
    [InlineData("""{"$lte":{"creditLimit":10}}""", "A,B")]
    [InlineData("""{"$in":{"id":["A","C","Z"]}}""", "A,C")]
    [InlineData("""{"$notIn":{"id":["A","C"]}}""", "B")]
    [InlineData("""{"$between":{"creditLimit":[9,10]}}""", "A,B")]
    [InlineData("""{"$notBetween":{"creditLimit":[9,10]}}""", "C")]
    [InlineData("""{"$contains":{"name":"et"}}""", "B")]
    [InlineData("""{"$notContains":{"name":"et"}}""", "A,C")]
    [InlineData("""{"$startsWith":{"name":"Ga"}}""", "C")]
    [InlineData("""{"$notStartsWith":{"name":"Ga"}}""", "A,B")]
    [InlineData("""{"$endsWith":{"name":"ha"}}""", "A")]
    [InlineData("""{"$notEndsWith":{"name":"ha"}}""", "B,C")]
    [InlineData("""{"$eq":{"isOnHold":true}}""", "C")]
    [InlineData("""{"$eq":{"term.id":"N30"}}""", "A")]
    [InlineData("""{"$eq":{"status":"inactive"}}""", "B")]
    [InlineData("""{"$gte":{"audit.modifiedDateTime":"2000-01-01T00:00:00Z"}}""", "A,B,C")]
    [InlineData("""{"$eq":{"audit.createdDateTime":"today"}}""", "A,B,C")]
    [InlineData("""{"$eq":{"audit.createdDateTime":"yesterday"}}""", "")]
    public async Task Every_operator_compares_as_its_field_does(string filter, string found)
    {
        await using var api = Three();
        Assert.Equal(found, await IdsAsync(api, $$""" "fields":["id"],"filters":[{{filter}}],"orderBy":[{"id":"asc"}] """));
    }

    [Theory]
    [InlineData("1 and 2", "")]
    [InlineData("1 or 2", "A,B")]
    [InlineData("or", "A,B,C")]
    [InlineData("and", "")]
    [InlineData("(1 or 2) and 3", "B")]
    [InlineData("1 or 2 and 3", "A,B")]
    [InlineData("3 AND (2 OR 1)", "B")]
    public async Task Expressions_join_numbered_filters(string expression, string found)
    {
        await using var api = Three();
        Assert.Equal(found, await IdsAsync(api, $$$""" "fields":["id"],"filters":[{"$eq":{"id":"A"}},{"$eq":{"id":"B"}},{"$gt":{"creditLimit":9}}],"filterExpression":"{{{expression}}}","orderBy":[{"id":"asc"}] """));
    }

    [Fact]
    public async Task Without_an_expression_all_filters_hold_and_case_can_be_let_go()
    {
        await using var api = Three();
        Assert.Equal("B", await IdsAsync(api, """ "fields":["id"],"filters":[{"$gt":{"creditLimit":9}},{"$eq":{"id":"B"}}] """));
        Assert.Equal("B", await IdsAsync(api, """ "fields":["id"],"filters":[{"$eq":{"name":"BETA"}}],"filterParameters":{"caseSensitiveComparison":false} """));
    }

    [Theory]
    [InlineData(""" "fields":["nonsense"] """, "REST-1019")]
    [InlineData(""" "fields":["*"] """, "REST-1102")]
    [InlineData(""" "fields":[] """, "REST-1102")]
    [InlineData(""" "fields":["contactList"] """, "REST-1107")]
    [InlineData(""" "fields":["contactList.categoryName"] """, "REST-1107")]
    [InlineData(""" "fields":["contacts"] """, "REST-1106")]
    [InlineData(""" "fields":["term"] """, "REST-1106")]
    [InlineData(""" "fields":["id"],"filters":[{"$eq":{"href":"x"}}] """, "REST-1106")]
    [InlineData(""" "fields":["id"],"orderBy":[{"href":"asc"}] """, "REST-1106")]
    [InlineData(""" "fields":["id"],"filters":[{"$like":{"id":"x"}}] """, "REST-1104")]
    [InlineData(""" "fields":["id"],"filters":[{"field":"id","operator":"$eq","value":"x"}] """, "REST-1104")]
    [InlineData(""" "fields":["id"],"filters":[{"$in":{"id":"x"}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$between":{"creditLimit":[1]}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$gt":{"id":null}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$eq":{"creditLimit":"much"}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$eq":{"status":"Active"}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$gte":{"audit.modifiedDateTime":"soon"}}] """, "REST-1105")]
    [InlineData(""" "fields":["id"],"filters":[{"$eq":{"id":"x"}}],"filterExpression":"1 and 2" """, "REST-1103")]
    [InlineData(""" "fields":["id"],"filters":[{"$eq":{"id":"x"}}],"filterExpression":"(1" """, "REST-1103")]
    [InlineData(""" "fields":["id"],"orderBy":[{"id":"up"}] """, "REST-1108")]
    [InlineData(""" "fields":["id"],"size":4001 """, "REST-1109")]
    [InlineData(""" "fields":["id"],"start":0 """, "REST-1109")]
    [InlineData(""" "fields":["id"],"limit":5 """, "REST-1100")]
    public async Task Checklist07_What_cannot_be_asked_is_refused(string query, string errorId)
    {
        await using var api = Three();
        var reply = (await api.QueryAsync($$"""{"object":"{{Customer}}",{{query}}}""")).Refused(400, errorId);
        Assert.Equal("invalidRequest", reply.Code);
    }

    [Fact]
    public async Task Objects_without_audit_cannot_be_asked_for_changes()
    {
        await using var api = Three();
        (await api.QueryAsync("""{"object":"company-config/contact","fields":["id"],"filters":[{"$gte":{"audit.modifiedDateTime":"2026-01-01T00:00:00Z"}}]}""")).Refused(400, "REST-1019");
        (await api.QueryAsync("""{"object":"order-entry/price-list","fields":["id","audit.modifiedDateTime"]}""")).Refused(400, "REST-1019");
        (await api.QueryAsync("""{"object":"nothing/at-all","fields":["id"]}""")).Refused(400, "REST-1101");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist07_Pages_say_where_the_next_one_starts(bool nextIsNull)
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(5));
        api.Oddities.LastPageNextIsNull = nextIsNull;
        var first = (await Query(api, """ "fields":["id"],"orderBy":[{"key":"asc"}],"start":1,"size":3 """)).Meta;
        Assert.Equal((5, 1, 3, 4), ((int)first["totalCount"]!, (int)first["start"]!, (int)first["pageSize"]!, (int)first["next"]!));
        var last = await Query(api, """ "fields":["id"],"orderBy":[{"key":"asc"}],"start":4,"size":3 """);
        Assert.Equal((2, nextIsNull ? "null" : "0", 1), (last.Rows.Count, last.Meta["next"]?.ToJsonString() ?? "null", (int)last.Meta["previous"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checklist05_Pages_without_an_order_are_shuffled(bool shuffle)
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(10));
        api.Oddities.UnorderedPagesShuffle = shuffle;
        var seen = new List<string>();
        for (var start = 1; start <= 10; start += 4)
            seen.AddRange((await Query(api, $""" "fields":["id"],"start":{start},"size":4 """)).Rows.Select(static r => r!["id"]!.ToString()));
        Assert.Equal(10, seen.Count);
        Assert.Equal(!shuffle, seen.Distinct().Count() == 10);
        var ordered = new List<string>();
        for (var start = 1; start <= 10; start += 4)
            ordered.AddRange((await Query(api, $$""" "fields":["id"],"orderBy":[{"key":"asc"}],"start":{{start}},"size":4 """)).Rows.Select(static r => r!["id"]!.ToString()));
        Assert.Equal(10, ordered.Distinct().Count());
    }

    [Fact]
    public async Task Checklist14_Rows_of_one_second_change_places_unless_the_key_is_in_the_order()
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(6));
        var byStamp = new HashSet<string>();
        var byKey = new HashSet<string>();
        for (var start = 1; start <= 6; start += 3)
        {
            byStamp.UnionWith((await Query(api, $$""" "fields":["id"],"orderBy":[{"audit.modifiedDateTime":"asc"}],"start":{{start}},"size":3 """)).Rows.Select(static r => r!["id"]!.ToString()));
            byKey.UnionWith((await Query(api, $$""" "fields":["id"],"orderBy":[{"audit.modifiedDateTime":"asc"},{"key":"asc"}],"start":{{start}},"size":3 """)).Rows.Select(static r => r!["id"]!.ToString()));
        }

        Assert.Equal(6, byKey.Count);
        Assert.True(byStamp.Count < 6);
    }

    [Fact]
    public async Task Checklist14_An_edit_between_pages_moves_a_row()
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(4));
        api.Sim.After("customers.query", c =>
        {
            api.Sim.Clock.Advance(TimeSpan.FromSeconds(5));
            api.Account.Edit(Customer, api.Account.Customers[0].Key, """{"notes":"moved"}""");
        });
        var first = (await Query(api, """ "fields":["id"],"orderBy":[{"audit.modifiedDateTime":"asc"},{"key":"asc"}],"start":1,"size":2 """)).Rows.Select(static r => r!["id"]!.ToString()).ToList();
        var second = (await Query(api, """ "fields":["id"],"orderBy":[{"audit.modifiedDateTime":"asc"},{"key":"asc"}],"start":3,"size":2 """)).Rows.Select(static r => r!["id"]!.ToString()).ToList();
        Assert.Equal(["CUST-1", "CUST-2", "CUST-4", "CUST-1"], first.Concat(second));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_sort_as_numbers_or_as_texts(bool numbers)
    {
        await using var api = Api.InProcess(static a => a.ManyCustomers(120));
        api.Oddities.KeysCompareAsNumbers = numbers;
        var keys = (await Query(api, """ "fields":["key"],"orderBy":[{"key":"asc"}],"size":4000 """)).Rows.Select(static r => r!["key"]!.ToString()).ToList();
        Assert.Equal(numbers, long.Parse(keys[0]) < 100 && keys.Select(long.Parse).SequenceEqual(keys.Select(long.Parse).Order()));
        if (!numbers)
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        var after = (await Query(api, $$$""" "fields":["key"],"filters":[{"$gt":{"key":"{{{keys[60]}}}"}}],"orderBy":[{"key":"asc"}],"size":4000 """)).Rows.Select(static r => r!["key"]!.ToString());
        Assert.Equal(keys.Skip(61), after);
    }

    [Fact]
    public async Task Sums_group_by_the_other_fields()
    {
        await using var api = Three();
        var rows = (await Query(api, """ "fields":["status","count:id","sum:creditLimit"] """)).Rows;
        Assert.Equal(["""{"status":"active","count:id":2,"sum:creditLimit":"109"}""", """{"status":"inactive","count:id":1,"sum:creditLimit":"10"}"""], rows.Select(static r => r!.ToJsonString()));
    }

    [Fact]
    public async Task Checklist12_Private_rows_are_hidden_at_top_level_unless_asked_for()
    {
        await using var api = Api.InProcess(static a => a
            .Add("company-config/entity", """{"id":"US","name":"Us Inc"}""").Add("company-config/entity", """{"id":"DK","name":"Dk ApS"}""")
            .Customer("Ours", "OURS").Customer("Theirs", "US-1", entityId: "US"));
        const string all = """ "fields":["id"],"orderBy":[{"id":"asc"}] """;
        Assert.Equal("OURS", await IdsAsync(api, all));
        Assert.Equal("OURS,US-1", await IdsAsync(api, all + ""","filterParameters":{"includePrivate":true}"""));
        Assert.Equal("OURS,US-1", await IdsAsync(api, all, ("X-IA-API-Param-Entity", "US")));
        Assert.Equal("OURS,US-1", await IdsAsync(api, all, ("X-IA-API-ParamEntity", "US")));
        Assert.Equal("OURS", await IdsAsync(api, all, ("X-IA-API-Param-Entity", "DK")));
        (await api.QueryAsync($$"""{"object":"{{Customer}}",{{all}}}""", ("X-IA-API-Param-Entity", "SE"))).Refused(400, "REST-1006");
        var key = api.Account.Customers[1].Key;
        (await api.GetAsync($"objects/{Customer}/{key}", ("X-IA-API-Param-Entity", "DK"))).Is(404);
        (await api.PatchAsync($"objects/{Customer}/{key}", """{"notes":"x"}""")).Ruled("BL03000122");
        (await api.PatchAsync($"objects/{Customer}/{key}", """{"notes":"x"}""", ("X-IA-API-Param-Entity", "US"))).Is(200);
        var mine = (await api.PostAsync($"objects/{Customer}", """{"id":"US-2","name":"New"}""", ("X-IA-API-Param-Entity", "US"))).Is(201);
        Assert.Equal("US", (string?)(await api.GetAsync($"objects/{Customer}/{mine.Key}", ("X-IA-API-Param-Entity", "US"))).Result["entity"]!["id"]);
        api.Oddities.PrivateRecordsWritableAtTop = true;
        (await api.PatchAsync($"objects/{Customer}/{key}", """{"notes":"y"}""")).Is(200);
    }

    private static Api Three() => Api.InProcess(static a => a
        .Customer("Alpha", "A", """{"creditLimit":9,"notes":"first","term":{"id":"N30"}}""")
        .Customer("Beta", "B", """{"creditLimit":10,"status":"inactive"}""")
        .Customer("Gamma", "C", """{"creditLimit":100,"isOnHold":true}"""));

    private static async Task<string> IdsAsync(Api api, string query, params (string Name, string Value)[] headers) =>
        string.Join(',', (await Query(api, query, headers)).Rows.Select(static r => r!["id"]!.ToString()));

    private static async Task<Reply> Query(Api api, string query, params (string Name, string Value)[] headers) =>
        (await api.QueryAsync($$"""{"object":"{{Customer}}",{{query}}}""", headers)).Is(200);
}
