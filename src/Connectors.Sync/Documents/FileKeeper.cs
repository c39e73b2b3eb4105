using Connectors.Sync.Execution;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>
/// Fetches the file of a sent document and has it kept with the source's record, once per version. It is an act of its own: whatever goes wrong with it, the document stays sent and its number shown, and only the file is tried again.
/// </summary>
internal sealed class FileKeeper(Session session, DocumentCall call)
{
    /// <summary>A document without a state to watch is asked for its file this long.</summary>
    private const int Days = 30;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The record has not got the file of this content yet.</summary>
    public static bool IsOwed(CompiledFlow flow, SendRow row) =>
        flow is { Files: not null, FileStore: not null } && row is { State: SendState.Sent, DocumentId: not null, Status: not DocumentStatus.Draft } && SendResult.Parse(row.Result).FileVersion != VersionOf(row);

    /// <summary>The row afterwards; <see langword="null"/> = there was nothing to do. Of a draft no file is kept: it will have another one.</summary>
    public async Task<SendRow?> KeepAsync(CompiledFlow flow, SendRow row, CancellationToken cancellationToken)
    {
        if (!IsOwed(flow, row) || flow is not { Files: { } files, FileStore: { } store } || row is not { DocumentId: { } id } || session.Row.Mode is ConnectionMode.Off or ConnectionMode.PlanOnly || session.Stopped is not null)
            return null;
        var result = SendResult.Parse(row.Result);
        var version = VersionOf(row);
        var now = session.Clock.GetUtcNow();
        if (result.FileAt > now)
            return await LaterAsync(row, result, result.FileAt.Value).ConfigureAwait(false);
        string? kept;
        string name;
        await session.Lease.CoverAsync(flow.Target.SendTimeout, cancellationToken).ConfigureAwait(false);
        try
        {
            var file = await files.ReadFileAsync(row.Kind, new RecordId(id), cancellationToken).ConfigureAwait(false);
            if (file is null || !IsWhatItSays(file))
                return await FailedAsync(flow, row, result, version, file is null ? "There is none yet." : "It is no PDF.", null).ConfigureAwait(false);
            name = file.Name;
            using (await session.Crm.EnterAsync(cancellationToken).ConfigureAwait(false))
                kept = await store.KeepAsync(new FileToKeep { Connection = session.Connection, Record = new RecordRef(row.SourceEntity, row.SourceId), Kind = row.Kind, Key = version, File = file }, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            // A limit is everybody's; a page that does not come is this file's alone.
            if (e.Reason is UnavailableReason.Limited or UnavailableReason.CredentialsRefused)
                session.Stop(e);
            return await FailedAsync(flow, row, result, version, e.Message, e.RetryAt).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not LeaseLostException and not SettingsChangedException)
        {
            Log.ProviderThrew(session.Logger, e, session.Connection.Value, flow.Name);
            return await FailedAsync(flow, row, result, version, e.Message, null).ConfigureAwait(false);
        }

        result = result with { File = kept ?? result.File, FileVersion = version, FileTries = 0, FileAt = null };
        row = row with { Result = result.ToJson(), WriteBackAt = kept is not null && flow.Flow.Results.ContainsKey(DocumentField.File) ? now : null };
        return await call.StoreAsync(row, null, kept is null ? "file-not-kept" : "file", name).ConfigureAwait(false);
    }

    /// <summary>Another content, another number: another file.</summary>
    private static string VersionOf(SendRow row) => Values.Hash($"{row.DocumentId}\n{row.Number}\n{row.Hash}").Replace('+', '-').Replace('/', '_');

    private static bool IsWhatItSays(DocumentFile file) => file.MediaType != "application/pdf" ? file.Content.Length > 0 : file.Content.Span.StartsWith("%PDF-"u8);

    private async Task<SendRow> FailedAsync(CompiledFlow flow, SendRow row, SendResult result, string version, string why, DateTimeOffset? retryAt)
    {
        var now = session.Clock.GetUtcNow();
        var wait = TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(result.FileTries, 10), LongestWait.Ticks));
        var next = retryAt > now + wait ? retryAt.Value : now + wait;
        var until = (row.SentAt ?? row.CreatedAt).AddDays(Math.Max(Days, flow.Flow.Monitor.LastDay));
        // Some day it is not worth a call any more: the link is still there.
        if (next > until)
            return await call.StoreAsync(row with { Result = (result with { FileVersion = version, FileTries = 0, FileAt = null }).ToJson(), WriteBackAt = null }, null, "file-given-up", why).ConfigureAwait(false);
        row = row with { Result = (result with { FileTries = result.FileTries + 1, FileAt = next }).ToJson(), WriteBackAt = next };
        return result.FileTries == 0 ? await call.StoreAsync(row, null, "file-failed", why).ConfigureAwait(false) : await LaterAsync(row, SendResult.Parse(row.Result), next).ConfigureAwait(false);
    }

    private async Task<SendRow> LaterAsync(SendRow row, SendResult result, DateTimeOffset at)
    {
        row = row with { Result = result.ToJson(), WriteBackAt = at };
        await session.RecordAsync(new StoreBatch { Sends = { row } }, CancellationToken.None).ConfigureAwait(false);
        return row;
    }
}
