namespace Connectors.Testing.Dinero;

/// <summary>What invoices, credit notes and trade offers do alike.</summary>
/// <typeparam name="TDocument">The kind of document.</typeparam>
internal abstract class SalesEndpoints<TDocument>
    where TDocument : StoredSalesDocument
{
    /// <summary>What a computed but unsaved document does not have.</summary>
    private static readonly HashSet<string> NotFetched =
    [
        "Guid", "TimeStamp", "CreatedAt", "UpdatedAt", "DeletedAt", "PaymentStatus", "FikCode", "DepositAccountNumber", "MailOutStatus", "LatestMailOutType",
        "IsSentToDebtCollection", "IsMobilePayInvoiceEnabled", "IsPensoPayEnabled", "Status", "HasGeneratedAnyVouchers", "GeneratedVouchers", "History",
    ];

    protected abstract string Kind { get; }

    protected abstract FieldMap<TDocument> Fields { get; }

    protected virtual bool ContactRequired => false;

    protected void MapCommon(RouteTable<DineroCall> routes, string path, string resource)
    {
        routes.Add($"POST /v1/{{o}}/{path}", $"{resource}.create", Create);
        routes.Add($"GET /v1/{{o}}/{path}/{{guid}}", $"{resource}.get", Get);
        routes.Add($"PUT /v1.2/{{o}}/{path}/{{guid}}", $"{resource}.update", Update);
        routes.Add($"DELETE /v1/{{o}}/{path}/{{guid}}", $"{resource}.delete", Delete);
        routes.Add($"POST /v1/{{o}}/{path}/fetch", $"{resource}.fetch", Fetch);
        routes.Add($"GET /v1/{{o}}/{path}/{{guid}}/mailouts", $"{resource}.mailouts", Mailouts);
        routes.Add($"POST /v1/{{o}}/{path}/{{guid}}/email", $"{resource}.email", Email);
    }

    protected abstract Table<TDocument> TableOf(DineroAccount account);

    protected abstract TDocument New();

    /// <summary>The number that a new document gets before any booking.</summary>
    protected virtual long FirstNumber(DineroAccount account) => 0;

    /// <summary>The document's word in Danish or English: what an empty description becomes.</summary>
    protected abstract string Word(bool danish);

    protected abstract TDocument ReadOwn(TDocument document, Body body, DineroCall call);

    protected abstract TDocument Save(TDocument document, DineroAccount account);

    /// <summary>What no caller can write survives an update.</summary>
    protected virtual TDocument Keep(TDocument stored, TDocument document) => document;

    /// <summary>Refuses what cannot be changed or deleted any more.</summary>
    protected abstract void CheckChangeable(TDocument document);

    protected abstract void CheckMailable(TDocument document);

    protected TDocument Existing(DineroCall call) => TableOf(call.Account).Get(call.RouteGuid()) ?? throw call.NotFound();

    /// <summary>An object that lives, in the version that the caller knows. A stale or missing row version is refused where it is asked for.</summary>
    protected TDocument Current(DineroCall call, Body body, bool timestampRequired)
    {
        var stored = Existing(call);
        if (stored.DeletedAt is not null)
            throw call.Oddities.SecondDeleteIs404 ? call.NotFound() : ApiError.Deleted();
        CheckTimestamp(body, stored.TimeStamp, timestampRequired);
        return stored;
    }

    public static void CheckTimestamp(Body body, string current, bool required)
    {
        var sent = body.Text("Timestamp", required);
        body.ThrowIfInvalid();
        if (!string.IsNullOrEmpty(sent) && !sent.Equals(current, StringComparison.OrdinalIgnoreCase))
            throw ApiError.Outdated();
    }

    protected static void Versioned(Out json, TDocument document)
    {
        json.Name("Guid").Value(document.Guid);
        json.Name("TimeStamp").Value(document.TimeStamp);
    }

    protected SimResponse Whole(DineroCall call, TDocument document) => call.Ok(json => Fields.WriteSingle(json, document));

    /// <summary>Sends a mail about a document: checks, the record of it, and a new row version.</summary>
    protected TDocument Send(DineroCall call, TDocument document, string kind, Body body)
    {
        var receiver = body.Text("Receiver");
        if (string.IsNullOrWhiteSpace(receiver))
            receiver = document.ContactGuid is { } guid ? call.Account.ContactTable.Get(guid)?.Email : null;
        var receivers = (receiver ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (receivers.Length == 0)
            body.Rule("Receiver", "There is no receiver: neither in the request nor on the contact.");
        else if (receivers.Any(static r => !r.Contains('@', StringComparison.Ordinal)))
            body.Rule("Receiver", "A receiver is not an e-mail address.");
        var message = body.Text("Message");
        if (!string.IsNullOrEmpty(message) && !message.Contains("[link-to-pdf]", StringComparison.Ordinal))
            body.Rule("Message", "The message must contain the tag [link-to-pdf].");
        body.ThrowIfInvalid();
        var sender = body.Text("Sender");
        call.Account.AddMail(new StoredMail(
            document.Guid, kind, string.IsNullOrEmpty(sender) ? call.Account.Email : sender, receivers, body.Text("Subject"), message, call.Now));
        return Save((TDocument)((StoredSalesDocument)document with { MailOutStatus = "Sent", LatestMailOutType = kind }), call.Account);
    }

    protected static void Recipients(Out json, IEnumerable<string> receivers)
    {
        json.Json.WriteStartObject();
        json.Json.WriteStartArray("Recipients");
        foreach (var receiver in receivers)
        {
            json.Json.WriteStartObject();
            json.Name("Email").Value(receiver);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
        json.Json.WriteEndObject();
    }

    protected abstract string MailKind { get; }

    protected virtual SimResponse Get(DineroCall call) => Whole(call, Existing(call));

    private SimResponse Create(DineroCall call)
    {
        var body = call.Body;
        var document = Read(call, body);
        var chosen = body.GuidOrNull("Guid");
        body.ThrowIfInvalid();
        var taken = chosen is { } guid ? TableOf(call.Account).Get(guid) : null;
        if (taken is not null)
        {
            if (call.Oddities.DuplicateGuid == DineroDuplicateGuid.Refused)
                throw ApiError.Validation("guid", $"A {Kind} with this guid exists already.");
            CheckChangeable(taken);
        }

        document = (TDocument)((StoredSalesDocument)document with
        {
            Guid = chosen ?? call.Account.NextGuid(),
            CreatedAt = taken?.CreatedAt ?? call.Now,
            Number = taken?.Number ?? FirstNumber(call.Account),
        });
        var stored = Save(document, call.Account);
        return call.Created(json => Versioned(json, stored));
    }

    private SimResponse Update(DineroCall call)
    {
        var stored = Current(call, call.Body, timestampRequired: true);
        CheckChangeable(stored);
        var document = Read(call, call.Body);
        call.Body.ThrowIfInvalid();
        document = (TDocument)((StoredSalesDocument)document with
        {
            Guid = stored.Guid,
            CreatedAt = stored.CreatedAt,
            Number = stored.Number,
            MailOutStatus = stored.MailOutStatus,
            LatestMailOutType = stored.LatestMailOutType,
        });
        var saved = Save(Keep(stored, document), call.Account);
        return call.Ok(json =>
        {
            json.Json.WriteStartObject();
            Versioned(json, saved);
            json.Json.WriteEndObject();
        });
    }

    private SimResponse Delete(DineroCall call)
    {
        var stored = Current(call, call.BodyOrEmpty, timestampRequired: false);
        CheckChangeable(stored);
        Save((TDocument)((StoredSalesDocument)stored with { DeletedAt = call.Now }), call.Account);
        return call.Done();
    }

    private SimResponse Fetch(DineroCall call)
    {
        var document = Read(call, call.Body);
        call.Body.ThrowIfInvalid();
        var computed = SalesMath.Computed(document, call.Account);
        return call.Ok(json => Fields.WriteSingle(json, computed, NotFetched));
    }

    private SimResponse Email(DineroCall call)
    {
        var stored = Current(call, call.Body, timestampRequired: false);
        CheckMailable(stored);
        Send(call, stored, MailKind, call.Body);
        var receivers = call.Account.MailsOf(stored.Guid).Last().Receivers;
        return call.Ok(json => Recipients(json, receivers));
    }

    private SimResponse Mailouts(DineroCall call)
    {
        var stored = Existing(call);
        var since = ListRequest.Since(call.Query("changesSince"));
        var mails = call.Account.MailsOf(stored.Guid).Where(m => since is null || m.At >= since).ToList();
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            for (var i = 0; i < mails.Count; i++)
            {
                json.Json.WriteStartObject();
                json.Name("Id").Value(i + 1L);
                json.Name("Date").Value(mails[i].At);
                json.Name("SeenAt").Value((string?)null);
                json.Name("Sender").Value(mails[i].Sender);
                json.Name("Receiver").Value(string.Join(',', mails[i].Receivers));
                json.Name("Subject").Value(mails[i].Subject);
                json.Name("Message").Value(mails[i].Message);
                json.Name("DownloadCount").Value(0L);
                json.Name("PrintCount").Value(0L);
                json.Name("Type").Value(mails[i].Kind);
                json.Name("Status").Value("Sent");
                json.Name("LatestEvent").Value((string?)null);
                json.Name("IsSmsMessage").Value(mails[i].Kind == "Sms");
                json.Name("CCToSender").Value(false);
                json.Json.WriteEndObject();
            }

            json.Json.WriteEndArray();
        });
    }

    private TDocument Read(DineroCall call, Body body) => ReadOwn(SalesInput.Read(New(), body, call, Word, ContactRequired), body, call);
}
