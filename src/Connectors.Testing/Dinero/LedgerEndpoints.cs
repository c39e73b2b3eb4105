namespace Connectors.Testing.Dinero;

/// <summary>The ledger (kassekladde): bodies are arrays, a booking is queued and takes place later on the simulator's clock.</summary>
internal static class LedgerEndpoints
{
    private const int MaxItems = 1000;

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /v1.2/{o}/ledgeritems", "ledgeritems.create", Create);
        routes.Add("PUT /v1/{o}/ledgeritems", "ledgeritems.update", Update);
        routes.Add("POST /v1/{o}/ledgeritems/ledgers", "ledgeritems.read", Read);
        routes.Add("POST /v1/{o}/ledgeritems/book", "ledgeritems.book", Book);
        routes.Add("POST /v1/{o}/ledgeritems/status", "ledgeritems.status", Status);
        routes.Add("DELETE /v1/{o}/ledgeritems/delete", "ledgeritems.delete", Delete);
    }

    private static SimResponse Create(DineroCall call)
    {
        var ledger = call.Account.Ledger;
        var bodies = Bodies(call);
        var items = bodies.Select(b => ReadItem(b, call) with { Id = b.GuidOrNull("Id") ?? call.Account.NextGuid() }).ToList();
        Check(bodies);
        if (ledger.Values.Count(static i => i.Status != "Booked") + items.Count > MaxItems)
            throw ApiError.Of(400, 43, $"The ledger holds {MaxItems} items at most.");
        if (call.Oddities.DuplicateGuid == DineroDuplicateGuid.Refused && items.Find(i => ledger.ContainsKey(i.Id)) is not null)
            throw ApiError.Validation("id", "A ledger item with this id exists already.");
        foreach (var item in items)
            ledger[item.Id] = item;
        return call.Ok(json =>
        {
            if (call.Oddities.LedgerCreateAnswersSingleObject && items.Count == 1)
                WriteVersion(json, items[0]);
            else
                WriteVersions(json, items);
        });
    }

    private static SimResponse Update(DineroCall call)
    {
        var bodies = Bodies(call);
        var current = bodies.Select(b => Current(b, call)).ToList();
        var items = bodies.Zip(current, (b, stored) => ReadItem(b, call) with { Id = stored.Id }).ToList();
        Check(bodies);
        foreach (var item in items)
            call.Account.Ledger[item.Id] = item;
        return call.Ok(json => WriteVersions(json, items));
    }

    private static SimResponse Read(DineroCall call)
    {
        var items = Bodies(call).Select(b => b.GuidOrNull("Id")).Select(id => id is { } key ? call.Account.Ledger.GetValueOrDefault(key) : null)
            .Where(static i => i is { Status: "Draft" }).Select(static i => i!).ToList();
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var item in items)
                WriteItem(json, item);
            json.Json.WriteEndArray();
        });
    }

    /// <summary>200 says "queued"; nothing is booked yet.</summary>
    private static SimResponse Book(DineroCall call)
    {
        var bodies = Bodies(call);
        var items = bodies.Select(b => Current(b, call)).ToList();
        foreach (var (body, item) in bodies.Zip(items))
        {
            if (item.Lines.Count == 0)
                body.Rule("Lines", "The item has no lines.");
            if (item.Lines.Any(static l => l.AccountNumber is null && l.IsPaymentForVoucherId is null))
                body.Rule("Lines", "A line has no account.");
            if (item.Lines.Sum(static l => l.Amount - (l.BalancingAccountNumber is null ? 0 : l.Amount)) != 0)
                body.Rule("Lines", "The item does not balance.");
        }

        Check(bodies);
        foreach (var item in items)
        {
            call.Account.Ledger[item.Id] = item with
            {
                Status = "PendingBooking",
                BooksAt = call.Now + call.Oddities.LedgerBookingTakes,
                Version = call.Account.NextVersion(),
                UpdatedAt = call.Now,
            };
        }

        return call.Done();
    }

    private static SimResponse Status(DineroCall call)
    {
        var items = Bodies(call).Select(b => b.GuidOrNull("Id") is { } id && call.Account.Ledger.TryGetValue(id, out var item) ? item : throw call.NotFound()).ToList();
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var item in items)
            {
                json.Json.WriteStartObject();
                json.Name("Status").Value(item.Status);
                json.Name("VoucherNumber").Value(item.Status == "Booked" ? item.VoucherNumber : null);
                json.Name("Id").Value(item.Id);
                json.Name("Version").Value(item.Version);
                json.Json.WriteEndObject();
            }

            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Delete(DineroCall call)
    {
        var bodies = Bodies(call);
        var items = bodies.Select(b => Current(b, call)).ToList();
        Check(bodies);
        foreach (var item in items)
            call.Account.Ledger.Remove(item.Id);
        return call.Done();
    }

    private static IReadOnlyList<Body> Bodies(DineroCall call) => Body.ParseArray(call.Request.Body, call.Oddities);

    private static void Check(IReadOnlyList<Body> bodies)
    {
        if (bodies.Count > 0)
            bodies[0].ThrowIfInvalid();
    }

    /// <summary>An unbooked item, in the version that the caller knows.</summary>
    private static StoredLedgerItem Current(Body body, DineroCall call)
    {
        if (body.GuidOrNull("Id") is not { } id || !call.Account.Ledger.TryGetValue(id, out var item))
            throw call.NotFound();
        if (item.Status != "Draft")
            throw ApiError.Validation("status", "The item is booked, or about to be.");
        var version = body.Text("Version", required: true);
        body.ThrowIfInvalid();
        return version == item.Version ? item : throw ApiError.Outdated();
    }

    private static StoredLedgerItem ReadItem(Body body, DineroCall call)
    {
        var item = new StoredLedgerItem
        {
            Version = call.Account.NextVersion(),
            VoucherNumber = body.LongOrNull("VoucherNumber"),
            VoucherDate = body.Date("VoucherDate") ?? call.Account.Today,
            FileGuid = PurchaseJson.File(call, body),
            Lines = [.. body.Items("Lines", required: false).Select(l => ManualVoucherEndpoints.ReadLine(l, call))],
            UpdatedAt = call.Now,
        };
        foreach (var _ in item.Lines.Where(static l => l.IsPaymentForVoucherId is not null && l.AccountNumber is not null))
            body.Rule("Lines", "A line that pays a voucher has no account.");
        return item;
    }

    private static void WriteVersions(Out json, List<StoredLedgerItem> items)
    {
        json.Json.WriteStartArray();
        foreach (var item in items)
            WriteVersion(json, item);
        json.Json.WriteEndArray();
    }

    private static void WriteVersion(Out json, StoredLedgerItem item)
    {
        json.Json.WriteStartObject();
        json.Name("Id").Value(item.Id);
        json.Name("Version").Value(item.Version);
        json.Json.WriteEndObject();
    }

    private static void WriteItem(Out json, StoredLedgerItem item)
    {
        json.Json.WriteStartObject();
        json.Name("Id").Value(item.Id);
        json.Name("Version").Value(item.Version);
        json.Name("VoucherNumber").Value(item.VoucherNumber);
        json.Name("VoucherDate").Value(item.VoucherDate);
        json.Name("FileGuid").Value(item.FileGuid);
        json.Json.WriteStartArray("Lines");
        foreach (var line in item.Lines)
        {
            json.Json.WriteStartObject();
            json.Name("Id").Value(line.Id);
            json.Name("Description").Value(line.Description);
            json.Name("Amount").Value(line.Amount);
            json.Name("AccountNumber").Value((long?)line.AccountNumber);
            json.Name("AccountVatCode").Value(line.AccountVatCode);
            json.Name("BalancingAccountNumber").Value((long?)line.BalancingAccountNumber);
            json.Name("BalancingAccountVatCode").Value(line.BalancingAccountVatCode);
            json.Name("IsPaymentForVoucherId").Value(line.IsPaymentForVoucherId);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
        json.Json.WriteEndObject();
    }
}
