using System.Text;

namespace Connectors.Testing.Dinero;

/// <summary>The file archive, and attachments of sales documents.</summary>
internal static class FileEndpoints
{
    private const int MaxBytes = 6 * 1024 * 1024;
    private static readonly string[] Extensions = ["pdf", "png", "jpg", "jpeg", "gif"];

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /v1/{o}/files", "files.create", static c => Upload(c, inArchive: true));
        routes.Add("POST /v1/{o}/files/attachment", "files.create-attachment", static c => Upload(c, inArchive: false));
        routes.Add("GET /v1/{o}/files", "files.list", List);
        routes.Add("GET /v1/{o}/files/{fileGuid}", "files.get", Get);
        routes.Add("GET /v1/{o}/attachments/{documentGuid}", "attachments.list", ListAttachments);
        routes.Add("POST /v1/{o}/attachments/{documentGuid}/{fileGuid}/{fileName}", "attachments.create", Attach);
        routes.Add("DELETE /v1/{o}/attachments/{documentGuid}/{fileGuid}", "attachments.delete", Detach);
        routes.Add("POST /v1/{o}/attachments/bind/default/{documentGuid}/{documentType}", "attachments.bind-default", static c => c.Done());
    }

    private static SimResponse Upload(DineroCall call, bool inArchive)
    {
        var part = Multipart.FirstFile(call.Request) ?? throw ApiError.Validation("file", "The request must be multipart/form-data with one file.");
        if (part.Content.Length > MaxBytes)
            throw ApiError.Of(call.Oddities.TooLargeFileIs413 ? 413 : 400, 43, "The file is larger than 6 MB.");
        var name = call.Query("fileName") ?? part.Name;
        if (!Extensions.Contains(Extension(name)))
            throw ApiError.Validation("file", $"Files of the type '{Extension(name)}' are not supported. Use an image or a PDF.");
        var file = call.Account.AddFile(name, part.Content, inArchive);
        return call.Created(json => json.Name("FileGuid").Value(file.FileGuid));
    }

    private static string Extension(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private static SimResponse List(DineroCall call)
    {
        var pageSize = call.QueryInt("pageSize", 1000);
        var page = call.QueryInt("page", 0);
        if (pageSize is < 1 or > 1000 || page < 0)
            throw ApiError.Of(400, 43, "The page size must be between 1 and 1000.");
        var extensions = call.Query("extensions")?.Split(',', StringSplitOptions.TrimEntries).Select(static e => e.TrimStart('.').ToLowerInvariant()).ToList();
        var before = call.QueryDate("uploadedBefore", "yyyy/MM/dd");
        var after = call.QueryDate("uploadedAfter", "yyyy/MM/dd");
        var status = call.Query("fileStatus") ?? "All";
        if (status is not ("All" or "Used" or "Unused"))
            throw ApiError.Validation("fileStatus", "Use All, Used or Unused.");
        var files = call.Account.FileList.Where(f => f.InArchive
            && (extensions is null || extensions.Contains(Extension(f.Name)))
            && (before is null || DateOnly.FromDateTime(f.UploadedAt.UtcDateTime) < before)
            && (after is null || DateOnly.FromDateTime(f.UploadedAt.UtcDateTime) > after)
            && (status == "All" || call.Account.LinksOf(f.FileGuid).Any() == (status == "Used")));
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var file in files.Skip(page * pageSize).Take(pageSize))
            {
                json.Json.WriteStartObject();
                json.Name("FileGuid").Value(file.FileGuid);
                json.Name("Name").Value(Path.GetFileNameWithoutExtension(file.Name));
                json.Name("Extension").Value(Extension(file.Name));
                json.Name("Size").Value((long)file.Content.Length);
                json.Name("UploadedAt").Value(file.UploadedAt);
                json.Name("Note").Value((string?)null);
                json.Name("NumberOfPages").Value((long?)1);
                json.Json.WriteStartArray("Linked");
                foreach (var (voucher, id) in call.Account.LinksOf(file.FileGuid))
                {
                    json.Json.WriteStartObject();
                    json.Name("VoucherId").Value(id);
                    json.Name("VoucherGuid").Value(voucher);
                    json.Name("LinkedAt").Value(file.UploadedAt);
                    json.Json.WriteEndObject();
                }

                json.Json.WriteEndArray();
                json.Name("UploadedBy").Value("api");
                json.Json.WriteEndObject();
            }

            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Get(DineroCall call) => call.Account.UsableFile(call.Route("fileGuid")) is { } file
        ? new SimResponse(200, file.Content.ToArray(), Extension(file.Name) == "pdf" ? "application/pdf" : "image/" + Extension(file.Name))
        : throw call.NotFound();

    private static SimResponse ListAttachments(DineroCall call)
    {
        var document = call.RouteGuid("documentGuid");
        return call.Ok(json =>
        {
            json.Json.WriteStartArray();
            foreach (var attachment in call.Account.AttachmentList.Where(a => a.DocumentGuid == document))
            {
                json.Json.WriteStartObject();
                json.Name("OrganizationId").Value((long)call.Account.Id);
                json.Name("DocumentId").Value(attachment.DocumentGuid);
                json.Name("FileGuid").Value(attachment.FileGuid);
                json.Name("FileName").Value(attachment.FileName);
                json.Json.WriteEndObject();
            }

            json.Json.WriteEndArray();
        });
    }

    private static SimResponse Attach(DineroCall call)
    {
        var document = call.RouteGuid("documentGuid");
        var account = call.Account;
        if (account.InvoiceTable.Get(document) is null && account.CreditNoteTable.Get(document) is null && account.TradeOfferTable.Get(document) is null)
            throw call.NotFound();
        if (account.UsableFile(call.Route("fileGuid")) is not { } file)
            throw call.NotFound();
        account.AttachmentList.RemoveAll(a => a.DocumentGuid == document && a.FileGuid == file.FileGuid);
        account.AttachmentList.Add(new StoredAttachment(document, file.FileGuid, call.Route("fileName")));
        return call.Done();
    }

    private static SimResponse Detach(DineroCall call)
    {
        var document = call.RouteGuid("documentGuid");
        return call.Account.AttachmentList.RemoveAll(a => a.DocumentGuid == document && a.FileGuid.Equals(call.Route("fileGuid"), StringComparison.OrdinalIgnoreCase)) > 0
            ? call.Done() : throw call.NotFound();
    }
}

/// <summary>Just enough of multipart/form-data for one file.</summary>
internal static class Multipart
{
    public static (string Name, byte[] Content)? FirstFile(SimRequest request)
    {
        var type = request.Header("Content-Type") ?? "";
        var at = type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (!type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) || at < 0)
            return null;
        var boundary = Encoding.ASCII.GetBytes("--" + type[(at + 9)..].Split(';')[0].Trim('"', ' '));
        var body = request.Body.AsSpan();
        var start = body.IndexOf(boundary);
        while (start >= 0)
        {
            var rest = body[(start + boundary.Length)..];
            var end = rest.IndexOf(boundary);
            if (end < 0)
                return null;
            var part = rest[..end];
            var blank = part.IndexOf("\r\n\r\n"u8);
            if (blank > 0 && FileName(Encoding.UTF8.GetString(part[..blank])) is { } name)
                return (name, part[(blank + 4)..^2].ToArray());
            body = rest[end..];
            start = 0;
        }

        return null;
    }

    private static string? FileName(string headers)
    {
        foreach (var line in headers.Split("\r\n").Where(static l => l.StartsWith("Content-Disposition", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var item in line.Split(';', StringSplitOptions.TrimEntries))
            {
                if (item.StartsWith("filename=", StringComparison.OrdinalIgnoreCase))
                    return item[9..].Trim('"');
            }
        }

        return null;
    }
}
