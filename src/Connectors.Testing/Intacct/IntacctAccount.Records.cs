using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

public sealed partial class IntacctAccount
{
    /// <summary>Customers.</summary>
    public IReadOnlyList<IntacctRecord> Customers => Records("accounts-receivable/customer");

    /// <summary>Contacts: those of customers, employees and nobody.</summary>
    public IReadOnlyList<IntacctRecord> Contacts => Records("company-config/contact");

    /// <summary>Items.</summary>
    public IReadOnlyList<IntacctRecord> Items => Records("inventory-control/item");

    /// <summary>Projects.</summary>
    public IReadOnlyList<IntacctRecord> Projects => Records("projects/project");

    /// <summary>Tasks.</summary>
    public IReadOnlyList<IntacctRecord> Tasks => Records("projects/task");

    /// <summary>Contracts.</summary>
    public IReadOnlyList<IntacctRecord> Contracts => Records("contracts/contract");

    /// <summary>Order-entry documents of all types.</summary>
    public IReadOnlyList<IntacctRecord> Documents => Records("order-entry/document");

    /// <summary>The records of any object, by key.</summary>
    /// <param name="objectName">The object, <c>contracts/contract-line</c>.</param>
    /// <returns>Copies.</returns>
    public IReadOnlyList<IntacctRecord> Records(string objectName)
    {
        lock (_simulator.Gate)
            return [.. Store.All(objectName).Select(r => new IntacctRecord(r, Reader))];
    }

    /// <summary>Adds a record of any object; the same rules hold as for a create through the API.</summary>
    /// <param name="objectName">The object; a document with its type, <c>order-entry/document::Sales Order</c>.</param>
    /// <param name="json">Its members, as a POST would send them.</param>
    /// <param name="entityId">The entity whose private record it becomes; null: the company's.</param>
    /// <returns>This account.</returns>
    /// <exception cref="InvalidOperationException">The record is not valid.</exception>
    public IntacctAccount Add(string objectName, string json, string? entityId = null)
    {
        Put(objectName, (JsonObject)JsonNode.Parse(json)!, entityId);
        return this;
    }

    /// <summary>Adds a customer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its id; null: CUST-1 and so on.</param>
    /// <param name="json">Further members, as a POST would send them.</param>
    /// <param name="entityId">The entity whose private record it becomes; null: the company's.</param>
    /// <returns>This account.</returns>
    public IntacctAccount Customer(string name, string? id = null, string? json = null, string? entityId = null) =>
        Named("accounts-receivable/customer", "CUST-", name, id, json, entityId);

    /// <summary>Adds a contact of its own.</summary>
    /// <param name="id">The contact's name, which is its id.</param>
    /// <param name="json">Further members; <c>printAs</c> is the name when it is left out.</param>
    /// <returns>This account.</returns>
    public IntacctAccount Contact(string id, string? json = null)
    {
        var body = Parse(json);
        body["id"] = id;
        body["printAs"] ??= id;
        Put("company-config/contact", body, null);
        return this;
    }

    /// <summary>Adds an item that is sold by the piece and not stocked.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="price">Its base price.</param>
    /// <param name="id">Its id; null: ITEM-1 and so on.</param>
    /// <param name="json">Further members.</param>
    /// <returns>This account.</returns>
    public IntacctAccount Item(string name, decimal price, string? id = null, string? json = null)
    {
        var body = Parse(json);
        body["itemType"] ??= "nonInventory";
        body["sales"] ??= new JsonObject { ["basePrice"] = price.ToString(CultureInfo.InvariantCulture) };
        return Named("inventory-control/item", "ITEM-", name, id, body.ToJsonString(), null);
    }

    /// <summary>Adds a project of category "contract".</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its id; null: PRJ-1 and so on.</param>
    /// <param name="json">Further members.</param>
    /// <returns>This account.</returns>
    public IntacctAccount Project(string name, string? id = null, string? json = null)
    {
        var body = Parse(json);
        body["category"] ??= "contract";
        return Named("projects/project", "PRJ-", name, id, body.ToJsonString(), null);
    }

    /// <summary>Adds many customers of the names "Customer 1" and so on.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This account.</returns>
    public IntacctAccount ManyCustomers(int count)
    {
        for (var i = 1; i <= count; i++)
            Customer($"Customer {i.ToString(CultureInfo.InvariantCulture)}");
        return this;
    }

    /// <summary>Adds a document with one line per item, one piece each, in the warehouse and location that exist from the start.</summary>
    /// <param name="type">The transaction definition, <c>Sales Order</c>.</param>
    /// <param name="customerId">The customer's id.</param>
    /// <param name="itemIds">The items' ids.</param>
    /// <returns>This account.</returns>
    public IntacctAccount Document(string type, string customerId, params string[] itemIds)
    {
        var lines = itemIds.Select(static item => (JsonNode)new JsonObject
        {
            ["dimensions"] = new JsonObject
            {
                ["item"] = new JsonObject { ["id"] = item },
                ["warehouse"] = new JsonObject { ["id"] = "WH1" },
                ["location"] = new JsonObject { ["id"] = "HQ" },
            },
            ["unit"] = "Each",
            ["unitQuantity"] = "1",
        });
        Put("order-entry/document::" + type, new JsonObject
        {
            ["customer"] = new JsonObject { ["id"] = customerId },
            ["txnDate"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["lines"] = new JsonArray([.. lines]),
        }, null);
        return this;
    }

    /// <summary>Somebody else changes a record: values, stamp and audit trail move.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="key">The record's key.</param>
    /// <param name="json">What to change, as a PATCH would send it.</param>
    /// <exception cref="InvalidOperationException">There is no such record, or the change is not valid.</exception>
    public void Edit(string objectName, string key, string json) => Locked(() => new RecordWriter(Behind()).Update(Must(objectName, key), (JsonObject)JsonNode.Parse(json)!));

    /// <summary>Somebody else deletes a record.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="key">The record's key.</param>
    /// <exception cref="InvalidOperationException">There is no such record, or it is used.</exception>
    public void Delete(string objectName, string key) => Locked(() =>
    {
        new RecordWriter(Behind()).Delete(Must(objectName, key));
        return true;
    });

    /// <summary>An administrator gives a record another id, which the API does not allow; its key stays.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="key">The record's key.</param>
    /// <param name="newId">The new id.</param>
    public void Renumber(string objectName, string key, string newId) => Locked(() =>
    {
        var record = Must(objectName, key);
        Store.Rename(record, newId);
        record.Modified = Now;
        return true;
    });

    /// <summary>The customer pays an invoice document, wholly or in part: amounts and payment state move, stamps only where the switch says so.</summary>
    /// <param name="documentKey">The document's key.</param>
    /// <param name="amount">How much, in the document's base currency.</param>
    public void Pay(string documentKey, decimal amount) => Locked(() =>
    {
        var document = Must("order-entry/document", documentKey);
        Store.Touch(document);
        document["$paid"] = document.Number("$paid") + amount;
        document["paymentStatus"] = document.Number("$paid") >= document.Number("total") ? "paid" : "partiallyPaid";
        if (Oddities.TotalsMoveStamp)
            document.Modified = Now;
        DocumentRules.Due(this, document.Text("customer"));
        return true;
    });

    /// <summary>A document has been printed, which some policies ask for.</summary>
    /// <param name="documentKey">The document's key.</param>
    public void Print(string documentKey) => Locked(() => Must("order-entry/document", documentKey)["isPrinted"] = true);

    /// <summary>A document moves to a state that no API call reaches: approved, declined, in progress.</summary>
    /// <param name="documentKey">The document's key.</param>
    /// <param name="state">The state's word.</param>
    public void SetState(string documentKey, string state) => Locked(() =>
    {
        var document = Must("order-entry/document", documentKey);
        Store.Touch(document);
        document["state"] = state;
        document.Modified = Now;
        return true;
    });

    internal StoredRecord Put(string objectName, JsonObject body, string? entityId)
    {
        var colons = objectName.IndexOf("::", StringComparison.Ordinal);
        var definition = ObjectCatalog.Find(colons < 0 ? objectName : objectName[..colons]) ?? throw new InvalidOperationException($"There is no object {objectName}.");
        return Locked(() =>
        {
            Audit.IsOff = true;
            try
            {
                return new RecordWriter(Behind(entityId)).Create(definition, body, colons < 0 ? null : objectName[(colons + 2)..]);
            }
            finally
            {
                Audit.IsOff = false;
            }
        });
    }

    private IntacctAccount Named(string objectName, string prefix, string name, string? id, string? json, string? entityId)
    {
        var body = Parse(json);
        lock (_simulator.Gate)
            body["id"] = id ?? FreeId(objectName, prefix);
        body["name"] = name;
        Put(objectName, body, entityId);
        return this;
    }

    private string FreeId(string objectName, string prefix)
    {
        for (var i = Store.All(objectName).Count + 1; ; i++)
        {
            var id = prefix + i.ToString(CultureInfo.InvariantCulture);
            if (Store.WithId(objectName, id).Count == 0)
                return id;
        }
    }

    private static JsonObject Parse(string? json) => json is null ? [] : (JsonObject)JsonNode.Parse(json)!;

    private StoredRecord Must(string objectName, string key) => Store.Find(objectName, key) ?? throw new InvalidOperationException($"There is no {objectName} {key}.");

    private void SeedCompany()
    {
        Audit.IsOff = true;
        var start = 11;
        foreach (var definition in ObjectCatalog.All)
            Store.StartKeysAt(definition.Name, definition.KeysAreNumbers ? 1 : start += 7);
        Unit("Count", new JsonObject { ["Each"] = 1, ["10 Pack"] = 10, ["Dozen"] = 12 });
        Unit("Time", new JsonObject { ["Hour"] = 1, ["Day"] = 8 });
        Add("company-config/location", """{"id":"HQ","name":"Headquarters"}""");
        Add("inventory-control/warehouse", """{"id":"WH1","name":"Main warehouse","location":{"id":"HQ"}}""");
        Add("accounts-receivable/term", """{"id":"N30","description":"Net 30","due":{"days":30}}""");
        var daily = new StoredRecord(ObjectCatalog.Get("company-config/exchange-rate-type"), -1) { Created = Now, Modified = Now, CreatedBy = Administrator, ModifiedBy = Administrator };
        daily["name"] = "Intacct Daily Rate";
        daily["isDefault"] = true;
        Store.Add(daily);
        Add("order-entry/txn-definition", Definition("Sales Quote", "quote", "SQ", "noPosting"));
        Add("order-entry/txn-definition", Definition("Sales Order", "order", "SO", "noPosting", "Sales Quote"));
        Add("order-entry/txn-definition", Definition("Sales Invoice", "invoice", "SI", "toAR", "Sales Order", "Sales Quote"));
        Add("order-entry/txn-definition", Definition("Service/Order: EU", "other", "SV", "noPosting", "Sales Quote"));
        Audit.IsOff = false;
    }

    private void Unit(string id, JsonObject units)
    {
        var definition = ObjectCatalog.Get("inventory-control/unit-of-measure-group");
        var group = new StoredRecord(definition, Store.NextKey(definition.Name)) { Created = Now, Modified = Now };
        group["id"] = id;
        group["units"] = units;
        Store.Add(group);
    }

    private static string Definition(string id, string docClass, string prefix, string posting, params string[] sources) => new JsonObject
    {
        ["id"] = id,
        ["docClass"] = docClass,
        ["workflowCategory"] = docClass,
        ["description"] = id,
        ["txnPostingMethod"] = posting,
        ["documentSequence"] = new JsonObject { ["id"] = prefix, ["printTitle"] = id },
        ["sourceDocumentDetail"] = new JsonArray([.. sources.Select(static s => (JsonNode)new JsonObject { ["isDefault"] = false, ["sourceDocument"] = new JsonObject { ["id"] = s } })]),
    }.ToJsonString();
}
