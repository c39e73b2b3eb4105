using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>An error as an answer tells it; any part may be missing.</summary>
internal sealed record UnicontaError(string? Code, int? Number = null, string? Message = null, string? Property = null, string? Value = null);

/// <summary>
/// Reads the forms in which Uniconta says no: an <c>Err</c> number in an object, the name of a code as a bare word (in JSON quotes or without, also with status 200), a text, a list of
/// errors. What is none of these is no error here, and the reader of the answer decides.
/// </summary>
internal static class UnicontaErrors
{
    // Errors are short, tables are long: a success that is long is not looked through.
    private const int LongestError = 64 * 1024;
    private const int LongestWord = 1000;

    public static UnicontaError? Read(ApiResponse answer)
    {
        if (answer.Body.IsEmpty || (answer.IsSuccess && answer.Body.Length > LongestError))
            return null;
        if (answer.IsSuccess && IsRow(answer.Body.Span))
            return null;
        var text = answer.Text.Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0 || (answer.IsSuccess && text[0] == '['))
            return null;
        if (text[0] is '{' or '[' or '"' || char.IsAsciiDigit(text[0]))
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                return Read(json.RootElement, answer.IsSuccess);
            }
            catch (JsonException)
            {
                // Text that only looks like JSON.
            }
        }

        return FromText(text, answer.IsSuccess);
    }

    public static bool IsSuccessWord(string text) => text.Trim('\uFEFF', ' ', '\t', '\r', '\n', '"') is var word
        && (word is "" or "0" || string.Equals(word, "Succes", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "Success", StringComparison.OrdinalIgnoreCase)
            || string.Equals(word, "OK", StringComparison.OrdinalIgnoreCase));

    public static string Describe(string? code) =>
        code is null ? "Uniconta refused it and says no more." : UnicontaErrorTexts.ByCode.TryGetValue(code, out var text) ? text : $"Uniconta refused it: {Words(code)}.";

    public static ApiFaultKind KindOf(string? code) => code switch
    {
        UnicontaErrorCodes.NoRights or UnicontaErrorCodes.UserNotLoggedIn or UnicontaErrorCodes.UserIsBlocked or UnicontaErrorCodes.UserOrPasswordIsWrong or UnicontaErrorCodes.UnknownAppIdent
            or UnicontaErrorCodes.NoRightsToDelete or UnicontaErrorCodes.NoRightsToUpdate or UnicontaErrorCodes.NoRightsToInsert or UnicontaErrorCodes.NoCompanyId
            or UnicontaErrorCodes.CompanyIsDeactivated or UnicontaErrorCodes.AppIdentBlocked or UnicontaErrorCodes.NoRightsToRunApp or UnicontaErrorCodes.NoSubscription
            or "UserDoesNotExist" => ApiFaultKind.Authentication,
        UnicontaErrorCodes.SlowDown or UnicontaErrorCodes.ToManyCreatesInOneDay => ApiFaultKind.RateLimit,
        UnicontaErrorCodes.ServerIsBusy or "Exception" or "SQLException" => ApiFaultKind.Unavailable,
        UnicontaErrorCodes.CouldNotFind or UnicontaErrorCodes.IdDoesNotExist or UnicontaErrorCodes.RecordIsAlreadyDeleted => ApiFaultKind.NotFound,
        UnicontaErrorCodes.KeyExists or UnicontaErrorCodes.RecordExists or UnicontaErrorCodes.NumberIsUsedBefore or UnicontaErrorCodes.CouldNotDeleteRecordThatIsReferred
            or UnicontaErrorCodes.CouldNotDeleteRecordThatHasTransactions or UnicontaErrorCodes.CannotDeleteRecord or UnicontaErrorCodes.CannotUpdateRecord => ApiFaultKind.Conflict,
        "NoSucces" or "VersionNoLongerSupported" or "InvalidVersion" or "CouldNotLoad" or "CouldNotLoadOriginal" or UnicontaErrorCodes.CouldNotSave or UnicontaErrorCodes.CouldNotCreate
            or "NoInternetHeading" => ApiFaultKind.Other,
        _ => ApiFaultKind.Validation,
    };

    /// <summary>An object that shows a RowId, or no Err: every success but a few, so its text is not made only to be looked at.</summary>
    private static bool IsRow(ReadOnlySpan<byte> body)
    {
        if (body[0] != (byte)'{')
            return false;
        try
        {
            var err = false;
            for (var members = new RowMembers(body); members.Next();)
            {
                if (Ascii.EqualsIgnoreCase(members.Name, "RowId"u8))
                    return true;
                err |= Ascii.EqualsIgnoreCase(members.Name, "Err"u8);
            }

            return !err;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static UnicontaError? Read(JsonElement root, bool success) => root.ValueKind switch
    {
        JsonValueKind.String => FromText(root.GetString()!, success),
        // A bare number beside a success may be anything, an id too.
        JsonValueKind.Number when !success && root.TryGetInt32(out var number) => FromNumber(number),
        JsonValueKind.Object => FromObject(root, success),
        JsonValueKind.Array when !success => root.EnumerateArray().Where(static e => e.ValueKind is JsonValueKind.Object or JsonValueKind.String).Select(static e => Read(e, false)).FirstOrDefault(static e => e is not null),
        _ => null,
    };

    private static UnicontaError? FromObject(JsonElement root, bool success)
    {
        JsonElement err = default;
        string? code = null, message = null, property = null, value = null;
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name.ToUpperInvariant())
            {
                case "ERR":
                    err = member.Value;
                    break;
                case "ROWID" when success:
                    // A row, whatever its user-defined fields are called.
                    return null;
                case "ERROR" or "ODATA.ERROR" when member.Value.ValueKind == JsonValueKind.Object && !success:
                    // OData's own envelope.
                    return FromObject(member.Value, false);
                case "MODELSTATE" when member.Value.ValueKind == JsonValueKind.Object && !success:
                    property ??= member.Value.EnumerateObject().Select(static m => m.Name).FirstOrDefault();
                    break;
                case "ERRORPROPERTY" or "INPROPERTY":
                    property = Text(member.Value);
                    break;
                case "ERRORVALUE":
                    value = Text(member.Value);
                    break;
                case "ERRORCODE" or "ERRORID" or "ERROR" or "CODE":
                    code ??= Text(member.Value);
                    break;
                case "MESSAGE" or "ERRORMESSAGE" or "EXCEPTIONMESSAGE" or "MESSAGEDETAIL" or "DETAIL" or "TITLE":
                    message ??= Text(member.Value);
                    break;
                default:
                    break;
            }
        }

        var found = err.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : FromCode(Text(err));
        if (err.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null) && found is null)
            return null;
        if (found is null && success)
            return null;
        found ??= FromCode(code) is { } named && UnicontaErrorNames.Find(named.Code ?? "") is not null ? named : FromText(message ?? code ?? "", false);
        return found is null ? null : found with { Message = message ?? found.Message, Property = property, Value = value };
    }

    private static UnicontaError? FromCode(string? text) =>
        text is null || IsSuccessWord(text) ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is > 0 and < int.MaxValue ? FromNumber((int)number)
        : new(UnicontaErrorNames.Find(text) ?? text);

    private static UnicontaError? FromNumber(int number) => number == 0
        ? null
        : new(number > 0 && number < UnicontaErrorNames.Numbered.Length ? UnicontaErrorNames.Numbered[number] : number.ToString(CultureInfo.InvariantCulture), number);

    private static UnicontaError? FromText(string text, bool success)
    {
        text = text.Trim('"', ' ', '\t', '\r', '\n');
        if (text.Length == 0 || text.Length > LongestWord || IsSuccessWord(text))
            return success || text.Length == 0 || IsSuccessWord(text) ? null : new(null, Message: text[..LongestWord]);
        if (UnicontaErrorNames.Find(text) is { } name)
            return new(name);
        if (!success && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return FromNumber(number);
        // With a success only a text that begins with a code is an error; any other may be what was asked for.
        var words = text.Split([' ', ':', ',', ';', '.', '(', ')', '=', '\'', '"', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var known = (success ? words.Take(1) : words).Select(UnicontaErrorNames.Find).FirstOrDefault(static n => n is not (null or "Succes" or "Exception"));
        return known is not null ? new(known, Message: text) : success ? null : new(null, Message: text);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("value", out var inner) && inner.ValueKind == JsonValueKind.String => inner.GetString(),
        _ => null,
    };

    private static string Words(string code)
    {
        var text = new StringBuilder();
        foreach (var c in code)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append(' ');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
