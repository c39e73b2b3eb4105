using Connectors.Http;

namespace Connectors.EconomicDialect;

/// <summary>A PUT makes a record where there is none.</summary>
internal static class DialectUpdate
{
    /// <summary>
    /// A PUT that must have met a record. 201 says that it met none and made one: the update was meant for a record that is gone, and nobody may take that for a success.
    /// </summary>
    /// <param name="vendor">The vendor's name.</param>
    /// <param name="code">The package's code for this.</param>
    /// <param name="response">The answer.</param>
    /// <param name="call">The call, with evidence.</param>
    /// <param name="key">The record that was meant.</param>
    /// <param name="read">Reads the answer of an update that was one.</param>
    public static T MustHaveMet<T>(string vendor, string code, ApiResponse response, ApiCall call, string key, Func<ApiResponse, T> read)
    {
        if (response.StatusCode != 201)
            return read(response);
        var text = $"{vendor} {call.Operation}: there was no record {key} any more, and the update made a new one under this number (201). Look at it, and delete it where it should not be.";
        throw new OutcomeUnknownException(text, new ConnectorConflictException(text)
        {
            Vendor = vendor,
            Operation = call.Operation,
            StatusCode = 201,
            ErrorCode = code,
            RequestId = response.RequestId,
        })
        {
            Vendor = vendor,
            Operation = call.Operation,
            Evidence = call.Evidence! with { ClientId = key, Hints = new Dictionary<string, string>(call.Evidence.Hints) { ["createdByUpdate"] = key } },
        };
    }
}
