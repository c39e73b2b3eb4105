using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>The functions of the XML gateway, over the same records as the REST API.</summary>
internal sealed class XmlFunctions(IntacctSimulator simulator)
{
    private readonly Dictionary<string, Listing> _results = new(StringComparer.Ordinal);
    private int _issued;

    public XElement Run(IntacctCaller caller, XElement? body, string functionId)
    {
        var name = body?.Name.LocalName ?? "";
        var result = new XElement("result", new XElement("status", "success"), new XElement("function", name), new XElement("controlid", functionId));
        try
        {
            var answer = name switch
            {
                "getAPISession" => Session(caller, body!),
                "query" => Query(caller, body!),
                "readByQuery" => ReadByQuery(caller, body!),
                "readMore" => ReadMore(caller, body!),
                "read" => Read(caller, body!, byName: false),
                "readByName" => Read(caller, body!, byName: true),
                "lookup" or "inspect" => Lookup(body!),
                "create" => Write(caller, body!, create: true),
                "update" => Write(caller, body!, create: false),
                "delete" => Delete(caller, body!),
                "create_sotransaction" => XmlOrders.Create(caller, body!),
                "update_sotransaction" => XmlOrders.Update(caller, body!),
                "delete_sotransaction" => XmlOrders.Delete(caller, body!),
                _ => throw new XmlFailure("XL03000003", $"The function {name} is unknown"),
            };
            if (answer is not null)
                result.Add(answer);
        }
        catch (XmlFailure failure)
        {
            result.Element("status")!.Value = "failure";
            result.Add(failure.Partial, new XElement("errormessage", failure.Errors));
        }
        catch (ApiError error)
        {
            result.Element("status")!.Value = "failure";
            result.Add(new XElement("errormessage", XmlGateway.Errors(error, name, (string?)body!.Element("object") ?? body.Elements().FirstOrDefault()?.Name.LocalName ?? name)));
        }

        return result;
    }

    /// <summary>A row's elements are named exactly as they were selected, dots included.</summary>
    public static XElement Row(IntacctAccount account, XmlNames names, StoredRecord record, IReadOnlyList<string> fields, string? elementName = null)
    {
        var row = new XElement(elementName ?? names.Name);
        foreach (var field in fields)
        {
            // A name in any casing is taken, and comes back as it was asked for.
            var path = names.Fields[field.ToUpperInvariant()];
            var value = path switch
            {
                "$created" => record.Created,
                "$modified" => record.Modified,
                "$objecttype" => XmlNames.ByObject(record.Text("changeDetails.objectName") ?? "")?.Name ?? record.Text("changeDetails.objectName"),
                "$accessmode" => record.Text("changeSource.actionPerformed") is "delete" ? "D" : "M",
                _ => FieldPath.Parse(account, names.Definition, path, filter: false).Value(account.Reader, account.Store, record),
            };
            row.Add(new XElement(field, XmlValues.Show(value, isEnum: names.Definition.Field(path)?.Kind == FieldKind.Enum, account.Oddities.XmlTimesOffset)));
        }

        return row;
    }

    private XElement Session(IntacctCaller caller, XElement body)
    {
        var place = body.Element("locationid");
        var inside = caller;
        if (place is not null)
            inside = caller with { Entity = place.Value.Length == 0 ? null : caller.Account.Entity(place.Value) ?? throw new XmlFailure("XL03000006", $"The location {place.Value} does not exist") };
        return new XElement("data", new XElement(
            "api", new XElement("sessionid", simulator.Xml.NewSession(inside, onSessionHost: true)), new XElement("endpoint", simulator.XmlSessionAddress.AbsoluteUri),
            new XElement("locationid", inside.Entity?.Text("id"))));
    }

    private XElement Query(IntacctCaller caller, XElement body)
    {
        var names = Names(caller, body);
        var fields = (body.Element("select") ?? throw new XmlFailure("XL03000003", "select is required")).Elements("field").Select(static f => f.Value).ToList();
        if (fields.Count == 0 || fields.Contains("*"))
            throw new XmlFailure("DL02000001", "select must name the fields");
        Check(names, fields);
        var options = body.Element("options");
        var insensitive = (string?)options?.Element("caseinsensitive") == "true";
        var filter = body.Element("filter")?.Elements().SingleOrDefault();
        var rows = Visible(caller, names, (string?)options?.Element("showprivate") == "true").Where(r => filter is null || XmlFilter.Matches(caller.Account, names, filter, r, insensitive)).ToList();
        var size = Whole(body, "pagesize", 100, 1, 2000);
        var offset = Whole(body, "offset", 0, 0, int.MaxValue);
        var orders = body.Element("orderby")?.Elements("order").ToList() ?? [];
        IEnumerable<StoredRecord> sorted = orders.Count == 0 ? QueryService.Shuffled(simulator.Oddities, rows, offset + 1, size) : XmlFilter.Sort(caller.Account, names, rows, orders);
        var page = sorted.Skip(offset).Take(size).Select(r => Row(caller.Account, names, r, fields)).ToList();
        return new XElement(
            "data", new XAttribute("listtype", names.Name), new XAttribute("totalcount", rows.Count), new XAttribute("offset", offset), new XAttribute("count", page.Count),
            new XAttribute("numremaining", Math.Max(0, rows.Count - offset - page.Count)), page);
    }

    private XElement ReadByQuery(IntacctCaller caller, XElement body)
    {
        var names = Names(caller, body);
        var fields = Fields(names, body);
        var filter = XmlQueryText.Parse(names, (string?)body.Element("query") ?? "");
        var rows = Visible(caller, names, includePrivate: false).Where(r => filter(caller.Account, r)).ToList();
        var id = $"7030372031{(++_issued).ToString("d4", CultureInfo.InvariantCulture)}";
        _results[id] = new Listing(caller.Account, names, fields, rows, Whole(body, "pagesize", 100, 1, 1000), 0);
        return Page(id);
    }

    private XElement ReadMore(IntacctCaller caller, XElement body)
    {
        var name = (string?)body.Element("object");
        var id = (string?)body.Element("resultId") ?? _results.LastOrDefault(r => r.Value.Account == caller.Account && r.Value.Names.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? "";
        return _results.TryGetValue(id, out var listing) && listing.Account == caller.Account ? Page(id) : throw new XmlFailure("DL02000001", "There is no such result");
    }

    private XElement Page(string id)
    {
        var listing = _results[id];
        var rows = listing.Rows.Skip(listing.At).Take(listing.Size).ToList();
        _results[id] = listing with { At = listing.At + rows.Count };
        return new XElement(
            "data", new XAttribute("listtype", listing.Names.Name.ToLowerInvariant()), new XAttribute("count", rows.Count), new XAttribute("totalcount", listing.Rows.Count),
            new XAttribute("numremaining", listing.Rows.Count - listing.At - rows.Count), new XAttribute("resultId", id),
            rows.Select(r => Row(listing.Account, listing.Names, r, listing.Fields, listing.Names.Name.ToLowerInvariant())));
    }

    private XElement Read(IntacctCaller caller, XElement body, bool byName)
    {
        var names = Names(caller, body);
        var fields = Fields(names, body);
        var keys = ((string?)body.Element("keys") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length > 100)
            throw new XmlFailure("XL03000003", "At most 100 keys can be read");
        var rows = new List<XElement>();
        foreach (var key in keys)
        {
            var record = byName ? caller.Account.Store.WithId(names.ObjectName, key) is [{ } named, ..] ? named : null : caller.Account.Store.Find(names.ObjectName, key);
            if (record is not null && caller.Sees(record, includePrivate: true))
                rows.Add(Row(caller.Account, names, record, fields, names.Name.ToLowerInvariant()));
            else if (!simulator.Oddities.XmlReadSkipsUnknownKeys)
                throw new XmlFailure("BL01001973", $"Cannot find {names.Name} with key {key}");
        }

        return new XElement("data", new XAttribute("listtype", names.Name.ToLowerInvariant()), new XAttribute("count", rows.Count), rows);
    }

    private static XElement Lookup(XElement body)
    {
        var wanted = (string?)body.Element("object") ?? "";
        var names = XmlNames.ByName(wanted) ?? throw new XmlFailure("DL02000001", $"There is no object {wanted}");
        var fields = names.Fields.Select(pair =>
        {
            var field = names.Definition.Field(pair.Value);
            return new XElement(
                "Field", new XElement("ID", pair.Key), new XElement("LABEL", pair.Key), new XElement("REQUIRED", field?.Required == true ? "true" : "false"),
                new XElement("READONLY", field is null or { ReadOnly: true } ? "true" : "false"), new XElement("DATATYPE", field?.Kind.ToString().ToUpperInvariant() ?? "TEXT"), new XElement("ISCUSTOM", "false"));
        });
        return new XElement("data", new XAttribute("listtype", "All"), new XAttribute("count", 1), new XElement("Type", new XAttribute("Name", names.Name), new XElement("Fields", fields), new XElement("Relationships")));
    }

    /// <summary>Several objects in one function are written one after another: what came before the failing one stays, and is counted.</summary>
    private static XElement Write(IntacctCaller caller, XElement body, bool create)
    {
        var written = new List<XElement>();
        foreach (var element in body.Elements())
        {
            try
            {
                var names = XmlNames.ByName(element.Name.LocalName) ?? throw new XmlFailure("DL02000001", $"There is no object {element.Name.LocalName}");
                May(caller, names, write: true);
                if (names.IsReadOnly)
                    throw new XmlFailure("XL03000003", $"{names.Name} cannot be written with generic functions");
                var json = XmlValues.ToJson(names, element);
                var record = caller.Account.Atomic(() => create ? Create(caller, names, json) : Change(caller, names, json));
                written.Add(new XElement(names.Name.ToLowerInvariant(), new XElement("RECORDNO", record.KeyText), new XElement(names.IdField, caller.Account.Reader.IdText(record))));
            }
            catch (ApiError error)
            {
                throw new XmlFailure(XmlGateway.Errors(error, create ? "create" : "update", element.Name.LocalName), Data(written));
            }
            catch (XmlFailure failure)
            {
                throw new XmlFailure(failure.Errors, Data(written));
            }
        }

        return Data(written);
    }

    private static XElement Data(List<XElement> written) => new("data", new XAttribute("listtype", "objects"), new XAttribute("count", written.Count), written);

    private static StoredRecord Create(IntacctCaller caller, XmlNames names, JsonObject json)
    {
        json.Remove("key");
        if (names.Name == "CUSTOMER" && json["contacts"]?["default"]?["printAs"] is null && json["contacts"]?["default"]?["id"] is null)
            throw ApiError.Rule("BL03000018", "DISPLAYCONTACT.PRINTAS is required", names.Name, "create");
        return new RecordWriter(caller).Create(names.Definition, json);
    }

    private static StoredRecord Change(IntacctCaller caller, XmlNames names, JsonObject json)
    {
        var store = caller.Account.Store;
        var record = json["key"] is { } key ? store.Find(names.ObjectName, key.ToString()) : json["id"] is { } id && store.WithId(names.ObjectName, id.ToString()) is [{ } named, ..] ? named : null;
        if (record is null || !caller.Sees(record, includePrivate: true))
            throw ApiError.Rule("BL01001973", $"Cannot find {names.Name} {json["key"] ?? json["id"]}", names.Name, "update");
        json.Remove("id");
        return new RecordWriter(caller).Update(record, json);
    }

    private static XElement? Delete(IntacctCaller caller, XElement body)
    {
        var names = Names(caller, body);
        May(caller, names, write: true);
        caller.Account.Atomic(() =>
        {
            foreach (var key in ((string?)body.Element("keys") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var record = caller.Account.Store.Find(names.ObjectName, key) ?? throw ApiError.Rule("BL01001973", $"Cannot find {names.Name} with key {key}", names.Name, "delete");
                new RecordWriter(caller).Delete(record);
            }

            return true;
        });
        return null;
    }

    private static IEnumerable<StoredRecord> Visible(IntacctCaller caller, XmlNames names, bool includePrivate) =>
        caller.Account.Store.All(names.ObjectName).Where(r => caller.Sees(r, includePrivate));

    private static XmlNames Names(IntacctCaller caller, XElement body)
    {
        var wanted = (string?)body.Element("object") ?? throw new XmlFailure("XL03000003", "object is required");
        var names = XmlNames.ByName(wanted) ?? throw new XmlFailure("DL02000001", $"There is no object {wanted}");
        May(caller, names, write: false);
        return names;
    }

    private static void May(IntacctCaller caller, XmlNames names, bool write)
    {
        if (!caller.Account.Modules.Contains(names.Definition.Application) || !caller.User.MayUse(names.Definition) || (write && caller.User.IsReadOnly))
            throw new XmlFailure("BL01001973", $"You do not have permission for API operation on objects of type {names.Name}");
    }

    private static string[] Fields(XmlNames names, XElement body)
    {
        var wanted = (string?)body.Element("fields") ?? "*";
        if (wanted == "*")
            return [.. names.Fields.Keys];
        var fields = wanted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Check(names, fields);
        return fields;
    }

    /// <summary>The number beside a bad field list is a sentence: nobody should read numbers out of it.</summary>
    private static void Check(XmlNames names, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (!names.Fields.ContainsKey(field.ToUpperInvariant()))
                throw new XmlFailure($"There was an error processing the request: field {field}", $"{field} is not a field of {names.Name}");
        }
    }

    private static int Whole(XElement body, string name, int standard, int least, int most) =>
        body.Element(name) is not { } element ? standard
        : int.TryParse(element.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new XmlFailure("XL03000003", $"{name} must be between {least.ToString(CultureInfo.InvariantCulture)} and {most.ToString(CultureInfo.InvariantCulture)}");

    private sealed record Listing(IntacctAccount Account, XmlNames Names, IReadOnlyList<string> Fields, List<StoredRecord> Rows, int Size, int At);
}
