using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>Bodies for <see cref="ApiCall.Content"/>: made once, sent by every attempt with the same bytes.</summary>
public static class ApiContent
{
    private const string JsonType = "application/json";

    /// <summary>A JSON body.</summary>
    /// <typeparam name="T">What is sent.</typeparam>
    /// <param name="value">What is sent; read now, later changes are not seen.</param>
    /// <param name="type">Its source-generated description.</param>
    public static Func<HttpContent> Json<T>(T value, JsonTypeInfo<T> type) => Bytes(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    /// <summary>A body of bytes.</summary>
    /// <param name="body">The bytes; not copied.</param>
    /// <param name="contentType">The media type, with parameters if any.</param>
    public static Func<HttpContent> Bytes(ReadOnlyMemory<byte> body, string contentType)
    {
        // Nearly every body: nothing to parse, and nothing to write out again.
        if (contentType == JsonType)
        {
            return () =>
            {
                var content = new ReadOnlyMemoryContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", JsonType);
                return content;
            };
        }

        var type = MediaTypeHeaderValue.Parse(contentType);
        return () => new ReadOnlyMemoryContent(body) { Headers = { ContentType = type } };
    }

    /// <summary>A form, <c>application/x-www-form-urlencoded</c>.</summary>
    /// <param name="fields">Names and values, unescaped.</param>
    public static Func<HttpContent> Form(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var pairs = fields.ToArray();
        return () => new FormUrlEncodedContent(pairs);
    }

    /// <summary>One file as <c>multipart/form-data</c>.</summary>
    /// <param name="field">The form field's name.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="file">Its bytes; not copied.</param>
    /// <param name="contentType">Its media type.</param>
    public static Func<HttpContent> File(string field, string fileName, ReadOnlyMemory<byte> file, string contentType)
    {
        // The same boundary every time: a repeated attempt sends the same bytes.
        var boundary = Guid.NewGuid().ToString("N");
        var part = Bytes(file, contentType);
        return () => new MultipartFormDataContent(boundary) { { part(), field, fileName } };
    }
}
