namespace Connectors.Dinero;

/// <summary>A document and its newest version, as writes answer it.</summary>
/// <typeparam name="TId">The kind of id.</typeparam>
/// <param name="Guid">The document.</param>
/// <param name="TimeStamp">Its version. Null where Dinero answered without one: read the document to get it.</param>
public sealed record DocumentVersion<TId>(TId Guid, DineroTimeStamp? TimeStamp) where TId : struct;

/// <summary>The version in a body: requests spell it <c>Timestamp</c>.</summary>
internal sealed record TimestampBody(DineroTimeStamp? Timestamp);

internal sealed record BookBody(DineroTimeStamp Timestamp, long? Number);

internal sealed record TimeStampAnswer(DineroTimeStamp? TimeStamp);

/// <summary>Update bodies: what a document is written with, and its version beside it.</summary>
internal static class VersionedBody
{
    public static Func<HttpContent> Create<T>(T input, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, DineroTimeStamp version)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(input, type)!.AsObject();
        body["Timestamp"] = version.Value;
        return Http.ApiContent.Bytes(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString(type.Options)), "application/json");
    }
}
