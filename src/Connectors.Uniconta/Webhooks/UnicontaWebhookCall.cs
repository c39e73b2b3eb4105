using System.Globalization;
using System.Text;

namespace Connectors.Uniconta;

/// <summary>Makes calls as Uniconta would send them, for tests and simulators.</summary>
public sealed record UnicontaWebhookCall
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The whole address.</summary>
    public required Uri Address { get; init; }

    /// <summary>The headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What stands behind the address's first question mark.</summary>
    public string Query => Address.OriginalString.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>Makes the call of one change.</summary>
    /// <param name="address">The address as entered in Uniconta, with its secret.</param>
    /// <param name="change">The change. With a <see cref="ChangeEvent.Row"/> it is a POST, as of Change URLs with "Post".</param>
    /// <param name="operationName">What the parameter of the operation is called: production shows Action, the vendor's page Operation.</param>
    /// <param name="separator">What stands between parameters: an ampersand, or the question mark that the vendor's page prints.</param>
    public static UnicontaWebhookCall Of(Uri address, ChangeEvent change, string operationName = "Action", char separator = '&')
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(change);
        var text = new StringBuilder(address.AbsoluteUri);
        var first = address.Query.Length == 0;
        foreach (var (name, value) in new[]
        {
            ("CompanyId", change.CompanyId?.ToString(CultureInfo.InvariantCulture)), ("Table", change.Table?.Value), ("RowId", change.RowId?.ToString()), ("Key", change.Key),
            (operationName, change.Operation?.Value), ("Argument", change.Argument), ("Job", change.Job),
        })
        {
            if (value is null)
                continue;
            text.Append(first ? '?' : separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            first = false;
        }

        return new()
        {
            Method = change.Row is null ? "GET" : "POST",
            Address = new(text.ToString()),
            Headers = change.Row is null ? new Dictionary<string, string>() : new() { ["Content-Type"] = "application/json; charset=utf-8" },
            Body = change.Row is { } row ? Encoding.UTF8.GetBytes(row.GetRawText()) : default,
        };
    }
}
