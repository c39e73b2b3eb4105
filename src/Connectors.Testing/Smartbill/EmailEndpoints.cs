using System.Text;

namespace Connectors.Testing.Smartbill;

/// <summary><c>/document/send</c>: its answers and refusals have a shape of their own, <c>status.code</c> and <c>status.message</c>.</summary>
internal static class EmailEndpoints
{
    private static readonly char[] Separators = [',', ';'];

    public static void Map(RouteTable<SmartbillCall> routes) => routes.Add("POST /SBORO/api/document/send", "documents.send", Send);

    private static SimResponse Send(SmartbillCall call)
    {
        try
        {
            call.Begin(Schema.Email);
            call.Account.EmailList.Add(Read(call));
            return Status(call, 200, 0, "Documentul a fost trimis cu succes.");
        }
        catch (ApiError error) when (error.Response is null)
        {
            return Status(call, call.StatusOf(error), 1, error.Text);
        }
    }

    private static StoredEmail Read(SmartbillCall call)
    {
        var (account, body) = (call.Account, call.Body);
        var type = body.TextOrEmpty("type");
        if (type.Length == 0)
            throw new ApiError("type  trebuie specificat. Valorile acceptate sunt: factura, proforma.");
        var kind = type.ToLowerInvariant();
        if (kind is not ("factura" or "proforma"))
            throw new ApiError($"Valoarea campului 'type' nu este suportata ({type}). Valorile acceptate sunt: factura, proforma.");
        var number = body.TextOrEmpty("number");
        if (number.Length == 0)
            throw new ApiError("Numarul documentului  trebuie specificat");
        var series = body.TextOrEmpty("seriesName");
        if (!account.SeriesList.Exists(s => s.Name == series))
            throw new ApiError(DocumentInput.UnknownSeries);
        var document = (kind == "factura" ? (StoredDocument?)account.InvoiceTable.Find(series, number) : account.EstimateTable.Find(series, number))
            ?? throw new ApiError("Documentul nu a fost gasit");
        var subject = Decoded(body.Text("subject"), "Subiectul emailului trebuie sa fie codat folosind Base64.");
        var text = Decoded(body.Text("bodyText"), "Continutul emailului trebuie sa fie codat folosind Base64.");
        var to = body.Text("to") is { Length: > 0 } own ? own : document.Client.Email;
        if (to.Length == 0)
            throw new ApiError("Trebuie specificata adresa de email a clientului.");
        CheckAddresses(to, body.TextOrEmpty("cc"), body.TextOrEmpty("bcc"));
        if (!account.HasEmailServer)
            throw new ApiError("Server-ul de email nu a fost configurat.");
        return new StoredEmail { Type = kind, Document = document.Label, To = to, Cc = body.TextOrEmpty("cc"), Bcc = body.TextOrEmpty("bcc"), Subject = subject, Text = text };
    }

    private static string? Decoded(string? text, string refusal)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            // The runtime's reader skips blanks, so that "Buna ziua" would pass for Base64.
            if (text.Any(char.IsWhiteSpace))
                throw new ApiError(refusal);
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new ApiError(refusal);
        }
    }

    /// <summary>One bad address, and nothing is sent to anybody.</summary>
    private static void CheckAddresses(params string[] lists)
    {
        foreach (var address in lists.SelectMany(static l => l.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var at = address.IndexOf('@', StringComparison.Ordinal);
            if (at == address.Length - 1 && at > 0)
                throw new ApiError("Missing domain");
            if (at <= 0 || address.Contains(' ', StringComparison.Ordinal) || address.IndexOf('@', at + 1) >= 0)
                throw new ApiError("Invalid Addresses");
        }
    }

    private static SimResponse Status(SmartbillCall call, int status, int code, string message) => call.Json(status, json =>
    {
        json.WriteStartObject("status");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
        if (call.Oddities.UnknownMembers)
            json.WriteString("serverTime", "x");
    });
}
