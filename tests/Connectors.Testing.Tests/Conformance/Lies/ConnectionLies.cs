using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal static class ConnectionLies
{
    public static IReadOnlyList<Lie> All { get; } =
    [
        new("throws from a probe", "probe: refused credentials are an answer", static (p, _) => new LyingProvider(p)
        {
            OnProbe = static async probe => await probe() is { Ok: false } red ? throw new InvalidOperationException(red.Reason) : await probe(),
        }),
        new("is green whatever happens", "probe: an unreachable system is an answer", static (p, _) => new LyingProvider(p) { OnProbe = static async probe => await probe() with { Ok = true, Failure = null } }),
        new("names an account anew at every probe", "probe: the account is the same at every run, whatever its records", static (p, _) => new LyingProvider(p)
        {
            OnProbe = static async probe => await probe() with { Account = new(Guid.NewGuid().ToString("D"), "Memory") },
        }),
        new("names the product in place of the account", "probe: another account has another id", static (p, _) => new LyingProvider(p) { OnProbe = static async probe => await probe() with { Account = new("memory", "Memory") } }),
        new("does not say what to do", "probe: a missing plan or right is an answer", static (p, _) => new LyingProvider(p) { OnProbe = static async probe => await probe() with { NextStep = null } }),
        new("describes fields in another order each time", "describe: the same schema has the same revision", static (p, _) =>
        {
            var turn = 0;
            return new LyingProvider(p) { OnSchema = s => turn++ % 2 == 0 ? s : new ProviderSchema(s.Entities.Select(static e => new EntitySchema(e.Entity, e.Fields.Reverse()))) };
        }),
        new("describes less than it declares", "describe: what is declared is described, and nothing else", static (p, _) => new LyingProvider(p) { OnSchema = static s => new ProviderSchema(s.Entities.Take(1)) }),
        new("calls a field required that is not", "describe: what is required is refused when it is missing, by name", static (p, _) => new LyingProvider(p)
        {
            OnSchema = static s => new ProviderSchema(s.Entities.Select(static e => new EntitySchema(e.Entity, e.Fields.Select(static f => f.Name == "city" ? f with { Required = true } : f)))),
        }),
        new("does not say what is required", "describe: nothing else is required", static (p, _) => new LyingProvider(p)
        {
            OnSchema = static s => new ProviderSchema(s.Entities.Select(static e => new EntitySchema(e.Entity, e.Fields.Select(static f => f with { Required = false })))),
        }),
        new("does not describe the customer's own fields", "describe: a field that the customer adds is there at the next run", static (p, _) => new LyingProvider(p)
        {
            OnSchema = static s => new ProviderSchema(s.Entities.Select(static e => new EntitySchema(e.Entity, e.Fields.Where(static f => !f.Custom)))),
        }),
        new("names fields that are not described", "declares: fields that capabilities name are described", static (p, _) => new LyingProvider(p) { OnCapabilities = static c => c with { Entities = [.. c.Entities.Select(static e => e with { NumberField = "Nummer" })] } }),
        new("lacks a field and does not say why", "declares: fields that capabilities name are described", static (p, _) => new LyingProvider(p) { OnCapabilities = static c => c with { Entities = [.. c.Entities.Select(static e => e with { Missing = [new("stock", " ")] })] } }),
        new("lacks a field twice", "declares: fields that capabilities name are described", static (p, _) => new LyingProvider(p) { OnCapabilities = static c => c with { Entities = [.. c.Entities.Select(static e => e with { Missing = [new("stock", "It keeps none."), new("stock", "It sells services.")] })] } }),
        new("declares a resource twice", "declares: every entity stands on a declared resource, and names are unique", static (p, _) => new LyingProvider(p) { OnCapabilities = static c => c with { Resources = [.. c.Resources, c.Resources[0]] } }),
        new("declares batches of nothing", "declares: numbers can be planned with", static (p, _) => new LyingProvider(p) { OnCapabilities = static c => c with { Entities = [.. c.Entities.Select(static e => e with { ReadBatchSize = 0 })] } }),
        new("declares what it tried out", "declares: the same at every run", static (p, _) =>
        {
            var asked = 0;
            return new LyingProvider(p) { OnCapabilities = c => c with { MaxConcurrentCalls = asked++ > 1 ? 1 : 4 } };
        }),
        new("closes the client that others use", "lifetime: a run that ended leaves others at work", static (p, system) => new LyingProvider(p) { OnDispose = () => system.Closed = true }),
        new("cannot be disposed of twice", "lifetime: disposing twice is disposing once", static (p, _) =>
        {
            var disposed = false;
            return new LyingProvider(p) { OnDispose = () => disposed = disposed ? throw new ObjectDisposedException("provider") : true };
        }),
        new("hides the features of what it wraps", "lifetime: features are seen through decorators", static (p, _) => new LyingProvider(p) { HidesFeatures = true }),
        new("mixes up overlapping calls", "lifetime: calls for different records overlap as declared", static (p, _) =>
        {
            GetRequest? current = null;
            return new LyingProvider(p)
            {
                OnGet = async (get, request, token) =>
                {
                    current = request;
                    await Task.Delay(20, token);
                    return await get(current, token);
                },
            };
        }),
        new("answers nothing when it is not allowed to read", "trouble: a missing plan or right ends a read with the reason, at once", static (p, _) => new LyingProvider(p)
        {
            OnGet = static async (get, request, token) =>
            {
                try
                {
                    return await get(request, token);
                }
                catch (ProviderUnavailableException)
                {
                    return [.. request.Ids.Select(static id => new RecordLookup.Unknown(id))];
                }
            },
        }),
        new("waits until a limit is over", "trouble: a limit ends a read with the reason, at once", static (p, _) => new LyingProvider(p)
        {
            OnGet = static async (get, request, token) =>
            {
                while (true)
                {
                    try
                    {
                        return await get(request, token);
                    }
                    catch (ProviderUnavailableException)
                    {
                        await Task.Delay(TimeSpan.FromMinutes(1), token);
                    }
                }
            },
        }),
        new("lets the client's own errors through", "trouble: an unreachable system ends a read with the reason, at once", static (p, _) => new LyingProvider(p)
        {
            OnGet = static async (get, request, token) =>
            {
                try
                {
                    return await get(request, token);
                }
                catch (ProviderUnavailableException e)
                {
                    throw new HttpRequestException(e.Message, e);
                }
            },
        }),
    ];
}
