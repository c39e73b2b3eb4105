using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

/// <summary>How the endpoints write and read. Ids are texts (<c>company:42</c>), enums are words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowTrailingCommas = true,
    Converters = [typeof(ConnectionIdText), typeof(RecordIdText), typeof(RecordRefText)])]
[JsonSerializable(typeof(OperationProblem))]
[JsonSerializable(typeof(IReadOnlyList<ConnectionAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<OverviewAnswer>))]
[JsonSerializable(typeof(ProbeAnswer))]
[JsonSerializable(typeof(SideHealth))]
[JsonSerializable(typeof(SettingsAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(SavedAnswer))]
[JsonSerializable(typeof(SchemaAnswer))]
[JsonSerializable(typeof(FieldsAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunsAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(IReadOnlyList<CauseAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<ParkedPair>))]
[JsonSerializable(typeof(IReadOnlyList<OpenWriteAnswer>))]
[JsonSerializable(typeof(CountAnswer))]
[JsonSerializable(typeof(IReadOnlyList<LinksAsideInfo>))]
[JsonSerializable(typeof(DecisionReport))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(IReadOnlyList<FlowInfo>))]
[JsonSerializable(typeof(IReadOnlyList<SendInfo>))]
[JsonSerializable(typeof(DocumentPreview))]
[JsonSerializable(typeof(IReadOnlyList<RecordRef>))]
[JsonSerializable(typeof(IReadOnlyList<RecordHit>))]
[JsonSerializable(typeof(RecordStory))]
[JsonSerializable(typeof(ForgetReport))]
[JsonSerializable(typeof(IReadOnlyList<JournalAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<WayAnswer>))]
[JsonSerializable(typeof(BegunAnswer))]
[JsonSerializable(typeof(IReadOnlyList<WebhookHookAnswer>))]
[JsonSerializable(typeof(ChooseAnswer))]
[JsonSerializable(typeof(ConnectInput))]
[JsonSerializable(typeof(ChooseInput))]
[JsonSerializable(typeof(CreateInput))]
[JsonSerializable(typeof(ModeInput))]
[JsonSerializable(typeof(SettingsInput))]
[JsonSerializable(typeof(CredentialsInput))]
[JsonSerializable(typeof(RebindInput))]
[JsonSerializable(typeof(PresetInput))]
[JsonSerializable(typeof(RunInput))]
[JsonSerializable(typeof(ApproveInput))]
[JsonSerializable(typeof(ReasonInput))]
[JsonSerializable(typeof(RetryInput))]
[JsonSerializable(typeof(AssignInput))]
[JsonSerializable(typeof(DecideInput))]
[JsonSerializable(typeof(ApprovePairsInput))]
[JsonSerializable(typeof(UncertainInput))]
[JsonSerializable(typeof(SendInput))]
[JsonSerializable(typeof(SendAnswerInput))]
[JsonSerializable(typeof(ResumeInput))]
internal sealed partial class OperationsJson : JsonSerializerContext;

/// <summary><c>acme</c></summary>
internal sealed class ConnectionIdText : JsonConverter<ConnectionId>
{
    public override ConnectionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new ConnectionId(reader.GetString() ?? "");
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message);
        }
    }

    public override void Write(Utf8JsonWriter writer, ConnectionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary><c>42</c></summary>
internal sealed class RecordIdText : JsonConverter<RecordId>
{
    public override RecordId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, RecordId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary><c>company:42</c></summary>
internal sealed class RecordRefText : JsonConverter<RecordRef>
{
    public override RecordRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return RecordRef.Parse(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message);
        }
    }

    public override void Write(Utf8JsonWriter writer, RecordRef value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
