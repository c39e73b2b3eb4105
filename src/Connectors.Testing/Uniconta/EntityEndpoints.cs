using System.Globalization;
using System.Xml.Linq;

namespace Connectors.Testing.Uniconta;

/// <summary>Surface A: /odata to read, /api/Entities to read and write; HTTP Basic.</summary>
internal static class EntityEndpoints
{
    public static void Map(RouteTable<UnicontaCall> routes)
    {
        routes.Add("GET /odata", "odata.tables", Tables);
        routes.Add("GET /odata/{e}", "*.list", ODataOrTables);
        routes.Add("GET /odata/{c}/{e}", "*.list", OData);
        routes.Add("GET /odata/$metadata", "odata.metadata", Metadata);
        routes.Add("GET /api/Entities/{e}", "*.list", List);
        routes.Add("GET /api/Entities/Read/{e}", "*.list", List);
        routes.Add("GET /api/Entities/{c}/{e}", "*.list", List);
        routes.Add("POST /api/Entities/Insert/{e}", "*.insert", Insert);
        routes.Add("POST /api/Entities/InsertList/{e}", "*.insertList", InsertList);
        routes.Add("PUT /api/Entities/Update/{e}", "*.update", Update);
        routes.Add("DELETE /api/Entities/Delete/{e}", "*.delete", Delete);
    }

    /// <summary>Without this header /odata answers XML.</summary>
    private static bool WantsJson(UnicontaCall call) => call.Request.Header("Accept")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static SimResponse ODataOrTables(UnicontaCall call) => int.TryParse(call.Route("e"), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? Tables(call) : OData(call);

    private static SimResponse Tables(UnicontaCall call)
    {
        var names = UnicontaTables.All.Where(t => t.Exists?.Invoke(call.Oddities) != false)
            .SelectMany(t => call.Account.UserFieldsOf(t).Count > 0 || call.Oddities.UserEntitiesAlwaysExist ? new[] { t.ClassName, t.ClassName + "User" } : [t.ClassName]);
        if (!WantsJson(call))
        {
            XNamespace app = "http://www.w3.org/2007/app";
            return Xml(new XElement(app + "service", new XElement(app + "workspace", names.Select(n => new XElement(app + "collection", new XAttribute("href", n))))));
        }

        return SimResponse.Json(200, RowWriter.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", new Uri(call.Simulator.BaseAddress, "odata/$metadata").ToString());
            json.WriteStartArray("value");
            foreach (var name in names)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }

    private static SimResponse OData(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Read);
        var (rows, skip, top) = RowQuery.OData(call, entity);
        string? next = null;
        if (call.Oddities.ODataPageSize is { } size && rows.Count > size)
        {
            rows = [.. rows.Take(size)];
            next = Next(call, skip + size, top - size);
        }

        if (!WantsJson(call))
            return Xml(RowWriter.Feed(rows.Select(r => call.Writer(entity, r).Entry(r)), entity.Table.ClassName));
        return SimResponse.Json(200, RowWriter.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", new Uri(call.Simulator.BaseAddress, $"odata/$metadata#{entity.Table.ClassName}").ToString());
            json.WritePropertyName("value");
            call.WriteArray(json, entity, rows);
            if (next is not null)
                json.WriteString("@odata.nextLink", next);
            json.WriteEndObject();
        }));
    }

    private static string Next(UnicontaCall call, int skip, int? top)
    {
        var kept = call.Request.Parameters.Where(static p => p.Key is not ("$skip" or "$top")).Select(static p => $"{p.Key}={Uri.EscapeDataString(p.Value)}");
        string[] paging = top is null ? [$"$skip={skip}"] : [$"$skip={skip}", $"$top={top}"];
        return new Uri(call.Simulator.BaseAddress, $"{call.Request.Path.TrimStart('/')}?{string.Join('&', kept.Concat(paging))}").AbsoluteUri;
    }

    private static SimResponse Metadata(UnicontaCall call)
    {
        if (!call.Oddities.HasMetadata)
            throw UnicontaCall.NoSuchEntity();
        XNamespace edmx = "http://docs.oasis-open.org/odata/ns/edmx";
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        return Xml(new XElement(edmx + "Edmx", new XAttribute("Version", "4.0"), new XElement(edmx + "DataServices", new XElement(
            edm + "Schema", new XAttribute("Namespace", "Uniconta"), UnicontaTables.All.Select(t => new XElement(
                edm + "EntityType", new XAttribute("Name", t.ClassName), t.Fields.Select(f => new XElement(edm + "Property", new XAttribute("Name", f.Name), new XAttribute("Type", EdmType(f.Kind))))))))));
    }

    private static string EdmType(FieldKind kind) => kind switch
    {
        FieldKind.Number => "Edm.Double",
        FieldKind.Integer or FieldKind.Country => "Edm.Int32",
        FieldKind.Flag => "Edm.Boolean",
        FieldKind.Date => "Edm.DateTime",
        _ => "Edm.String",
    };

    /// <summary>A bare array, unlike /odata.</summary>
    private static SimResponse List(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Read);
        var rows = RowQuery.NameAndValue(call, entity);
        if (call.Oddities.EntitiesTakeODataQueries && call.Query("Name") is null)
            rows = RowQuery.OData(call, entity).Rows;
        return SimResponse.Json(200, call.Json(entity, rows));
    }

    private static SimResponse Insert(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Insert);
        var row = call.Insert(entity, call.Body);
        return call.Oddities.InsertsAnswer204 ? SimResponse.Empty(204) : SimResponse.Json(200, call.Json(entity, row));
    }

    private static SimResponse InsertList(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Insert);
        return call.InsertedList(entity, call.InsertList(entity));
    }

    private static SimResponse Update(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Update);
        return call.Updated(entity, call.Update(entity, call.Body));
    }

    private static SimResponse Delete(UnicontaCall call)
    {
        var entity = call.Entity(UnicontaRights.Delete);
        call.Delete(entity, call.Body);
        return SimResponse.Empty(200);
    }

    private static SimResponse Xml(XElement root) => SimResponse.Text(200, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>{root.ToString(SaveOptions.DisableFormatting)}", "application/atom+xml; charset=utf-8");
}
