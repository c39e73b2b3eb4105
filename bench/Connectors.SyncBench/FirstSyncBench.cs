using System.Diagnostics;

namespace Connectors.SyncBench;

/// <summary>
/// From two systems that never met to equal ones, and what follows: records per second with everything durable, calls per record, memory, what a run that is cut short reads again, what an idle pass and a
/// change cost. 30 % of the CRM's records stand in accounting already.
/// </summary>
internal static class FirstSyncBench
{
    public static async Task RunAsync(string kind, int records, int cuts)
    {
        await using var store = await StoreChoice.OpenAsync(kind);
        var crm = new SyntheticSystem("crm", SyntheticSystem.Company, records);
        var books = new SyntheticSystem("books", SyntheticSystem.Customer, records * 3 / 10);
        using var memory = new MemoryWatch();
        var started = Stopwatch.GetTimestamp();
        var random = new Random(20);
        for (var cut = 0; cut < cuts; cut++)
        {
            // Not sooner than the next part of the work is begun, so that each cut falls into it.
            var until = books.Count + random.Next(1, Math.Max(2, records * 7 / 10 / (cuts + 1)));
            await using var cutShort = await EngineHost.StartAsync(store, crm, books);
            using var stop = new CancellationTokenSource();
            var run = cutShort.RunAsync(stop.Token);
            while (!run.IsCompleted && books.Count < until)
                await Task.Delay(5);
            await stop.CancelAsync();
            try
            {
                await run;
            }
            catch (OperationCanceledException)
            {
            }
        }

        await using var host = await EngineHost.StartAsync(store, crm, books);
        var report = await host.RunAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Check(report, crm, books);
        var least = Pages(crm) + Pages(books);
        Console.WriteLine($"first sync of {records:N0} on {kind}{(cuts > 0 ? $", cut short {cuts} times" : "")}: {seconds:N1} s, {records / seconds:N0} records/s, {books.Writes:N0} writes, {crm.Pages + books.Pages:N0} pages (least {least:N0}), {crm.Reads + books.Reads:N0} other reads; {memory}");

        await FollowAsync("pass over what the first one wrote", host, crm, books, 0);
        await FollowAsync("idle pass", host, crm, books, 0);
        var changed = Math.Max(1, records / 100);
        for (var i = 0; i < changed; i++)
            crm.Edit(i * 97 % records, "city", $"Odense {i}");
        await FollowAsync($"pass with {changed:N0} changes in the CRM", host, crm, books, changed);
    }

    /// <summary>The same reads and writes as a careful script makes them: both sides in memory, joined by the number, what is missing written one by one; it remembers nothing.</summary>
    public static async Task ByHandAsync(int records)
    {
        var crm = new SyntheticSystem("crm", SyntheticSystem.Company, records);
        var books = new SyntheticSystem("books", SyntheticSystem.Customer, records * 3 / 10);
        using var memory = new MemoryWatch();
        var started = Stopwatch.GetTimestamp();
        await using var left = crm.Open();
        await using var right = books.Open();
        var known = await ReadAsync(right, SyntheticSystem.Customer, "Vat");
        foreach (var (vat, company) in await ReadAsync(left, SyntheticSystem.Company, "vat"))
        {
            if (known.ContainsKey(vat))
                continue;
            var set = SyntheticSystem.Company.Fields.Select((f, i) => new FieldAssignment(SyntheticSystem.Customer.SlotOf(SyntheticSystem.Customer.Fields[i].Name), company[f.Name]));
            await right.WriteAsync(new WriteBatch(SyntheticSystem.Customer, [new RecordWrite { IntentId = Guid.CreateVersion7(), Kind = WriteKind.Create, Set = [.. set] }]), default);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"the same by hand, nothing remembered: {seconds:N2} s, {records / seconds:N0} records/s, {books.Writes:N0} writes; {memory}");
    }

    private static async Task<Dictionary<string, SyncRecord>> ReadAsync(ISyncProvider provider, EntitySchema schema, string key)
    {
        var rows = new Dictionary<string, SyncRecord>(StringComparer.Ordinal);
        var request = new ReadRequest { Resource = "rows", Entities = [new EntitySelection(schema, [.. schema.Fields.Select(f => schema.SlotOf(f.Name))])] };
        await foreach (var page in provider.ReadChangesAsync(request, default))
        {
            foreach (var change in page.Changes)
                rows[change.Record![key].AsText()!] = change.Record;
        }

        return rows;
    }

    private static async Task FollowAsync(string name, EngineHost host, SyntheticSystem crm, SyntheticSystem books, int changed)
    {
        var (calls, writes) = (crm.Calls + books.Calls, books.Writes + crm.Writes);
        var started = Stopwatch.GetTimestamp();
        var report = await host.RunAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (report.State != RunState.Completed)
            throw new InvalidOperationException($"{name}: {report.State} {report.Reason}");
        var (did, wrote) = (crm.Calls + books.Calls - calls, books.Writes + crm.Writes - writes);
        Console.WriteLine($"  {name}: {seconds * 1000:N0} ms, {did:N0} calls, {wrote:N0} of them writes{(changed > 0 ? $", {(double)did / changed:N2} calls per changed record, {changed / seconds:N0} changes/s" : "")}");
        if (wrote != changed)
            throw new InvalidOperationException($"{name}: {wrote} writes, expected {changed}.");
    }

    private static void Check(RunReport report, SyntheticSystem crm, SyntheticSystem books)
    {
        if (report.State != RunState.Completed || books.Count != crm.Count)
            throw new InvalidOperationException($"{report.State} {report.Reason}: {crm.Count} companies, {books.Count} customers, {report.Total}.");
    }

    private static int Pages(SyntheticSystem system) => (system.Count + 499) / 500;
}
