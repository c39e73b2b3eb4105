using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>A vendor's recorded calls, ready to be made by the client and by hand, over either transport.</summary>
internal sealed class Subject
{
    private readonly VendorBench _vendor;
    private readonly Exchange _page;
    private readonly Exchange _create;

    private Subject(VendorBench vendor, Exchange page, Exchange create, IReadOnlyDictionary<string, Exchange> recorded) =>
        (_vendor, _page, _create, Recorded) = (vendor, page, create, recorded);

    public IReadOnlyDictionary<string, Exchange> Recorded { get; }

    public string Name => _vendor.Name;

    public int PageBytes => _page.Body.Length;

    /// <summary>Lets the client call the vendor's simulator once, and keeps what went over the wire.</summary>
    public static async Task<Subject> RecordAsync(VendorBench vendor)
    {
        await using var simulator = vendor.Simulate();
        var recorded = new List<Exchange>();
        var services = new ServiceCollection();
        vendor.Register(services, static address => address).ConfigurePrimaryHttpMessageHandler(() => new RecordingHandler(simulator.CreateHandler(), recorded));
        await using var provider = services.BuildServiceProvider();
        var client = vendor.ByClient(provider);
        var rows = await client.Page();
        if (rows.Count != VendorBench.Rows)
            throw new InvalidOperationException($"{vendor.Name}: {rows.Count} rows came, not {VendorBench.Rows}.");
        var page = recorded[^1];
        await client.Create();
        var subject = new Subject(vendor, page, recorded[^1], recorded.ToDictionary(static e => e.Key, StringComparer.Ordinal));
        await subject.CheckAsync(rows);
        return subject;
    }

    /// <summary>The same against a simulator behind a port, whose state goes on from call to call.</summary>
    public static async Task<Subject> RecordAsync(VendorBench vendor, Uri root)
    {
        var recorded = new List<Exchange>();
        var services = new ServiceCollection();
        vendor.Register(services, address => new Uri(root, address.PathAndQuery)).ConfigurePrimaryHttpMessageHandler(() => new RecordingHandler(new SocketsHttpHandler(), recorded));
        await using var provider = services.BuildServiceProvider();
        var client = vendor.ByClient(provider);
        await client.Page();
        var page = recorded[^1];
        await client.Create();
        return new Subject(vendor, page, recorded[^1], recorded.ToDictionary(static e => e.Key, StringComparer.Ordinal));
    }

    /// <summary>Both ways against the recording, in this process.</summary>
    public (Calls Client, Calls Hand) InProcess()
    {
        var root = new Uri("http://bench.invalid/");
        return (ByClient(root, http => http.ConfigurePrimaryHttpMessageHandler(() => new ReplayHandler(Recorded))), ByHand(root, new ReplayHandler(Recorded)));
    }

    /// <summary>Both ways against a server, each with the handler that it would have in life; compression and cookies alike, so that the requests are.</summary>
    public (Calls Client, Calls Hand) Loopback(Uri root) =>
        (ByClient(root, static _ => { }), ByHand(root, new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, UseCookies = false }));

    private Calls ByClient(Uri root, Action<IHttpClientBuilder> configure)
    {
        var clock = new BudgetClock();
        var services = new ServiceCollection();
        services.AddSingleton<IBudgetStore>(new InMemoryBudgetStore(clock));
        configure(_vendor.Register(services, address => new Uri(root, address.PathAndQuery)));
        var calls = _vendor.ByClient(services.BuildServiceProvider());
        return new(
            () =>
            {
                clock.Advance(_vendor.Pace);
                return calls.Page();
            },
            () =>
            {
                clock.Advance(_vendor.Pace);
                return calls.Create();
            });
    }

    private Calls ByHand(Uri root, HttpMessageHandler handler) => _vendor.ByHand(new BareHttp(new HttpClient(handler), root), _page, _create);

    /// <summary>The comparison is honest only if the hand-written records have every member of the package's, and read the same values.</summary>
    private async Task CheckAsync(IReadOnlyList<object> rows)
    {
        var bare = await InProcess().Hand.Page();
        if (bare.Count != rows.Count)
            throw new InvalidOperationException($"{Name}: by hand {bare.Count} rows came, by the client {rows.Count}.");
        foreach (var member in rows[0].GetType().GetProperties())
        {
            if (member.Name is "EqualityContract" or "AdditionalData" or "Fields" or "NotKept")
                continue;
            if (bare[0].GetType().GetProperty(member.Name) is not { } twin)
            {
                // What the wire shows flat is flat by hand; what it does not show at all nobody reads.
                if (bare[0].GetType().GetProperties().Any(p => p.Name.StartsWith(member.Name, StringComparison.Ordinal)) || rows.All(r => member.GetValue(r) is null))
                    continue;
                throw new InvalidOperationException($"{Name}: the hand-written record has no {member.Name}.");
            }

            if (twin.PropertyType != typeof(string) && Nullable.GetUnderlyingType(twin.PropertyType) is null)
                continue;
            for (var i = 0; i < rows.Count; i++)
            {
                var (ours, theirs) = (Text(member.GetValue(rows[i])), Text(twin.GetValue(bare[i])));
                // A word that the package shows by another name (Uniconta's countries, numbers on the wire) was read all the same.
                if (ours != theirs && !(twin.PropertyType != member.PropertyType && theirs.Length > 0 && ours.Length > 0))
                    throw new InvalidOperationException($"{Name}: {member.Name} is '{ours}' by the client and '{theirs}' by hand.");
            }
        }

        static string Text(object? value) => value switch
        {
            null => "",
            // Unset on the wire.
            DateTime { Year: 1 } => "",
            DateTimeOffset instant => instant.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            decimal number => number.ToString("G29", System.Globalization.CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
