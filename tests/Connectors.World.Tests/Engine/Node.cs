using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Connectors.World.Kernel;
using Connectors.World.Oracle;
using Connectors.World.Systems;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.World.Engine;

/// <summary>A process with the engine in it, as a host registers it. Nothing in it survives its death.</summary>
internal sealed class Node
{
    public static readonly ConnectionId Connection = new("acme");

    private readonly ServiceProvider _services;

    public Node(Process process, Simulation simulation, SharedStore store, Boundaries boundaries, Judge judge, int slow, Server crm, Server books, IReadOnlyList<MappingRules> mappings, Dice ids)
    {
        Process = process;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new WorldClock(simulation, process));
        services.AddSingleton<ISyncStore>(new WorldStore(store, simulation, process, boundaries, judge, slow));
        services.AddSingleton<Surroundings>(new OneThread(ids));
        services.AddConnectorSync(o => o.Owner = process.Name).AddConnection(Connection.Value, c => c
            .UseProvider(Side.Crm, (_, _) => ValueTask.FromResult<ISyncProvider>(new Provider(crm, process, boundaries)))
            .UseProvider(Side.Accounting, (_, _) => ValueTask.FromResult<ISyncProvider>(new Provider(books, process, boundaries)))
            .Mapping(m => Map(m, mappings)));
        _services = services.BuildServiceProvider();
    }

    public Process Process { get; }

    public ISyncEngine Engine => _services.GetRequiredService<ISyncEngine>();

    public IConnections Connections => _services.GetRequiredService<IConnections>();

    /// <summary>The run that is under way.</summary>
    public Task? Running { get; set; }

    private static void Map(MappingBuilder builder, IReadOnlyList<MappingRules> mappings)
    {
        foreach (var rules in mappings)
        {
            var map = builder.Map(new Entity(rules.Crm), new Entity(rules.Books), rules.Name).Flow(Flow.Both, rules.Winner).With(m => m with { NewestFallback = rules.Fallback });
            foreach (var unit in rules.Units)
            {
                map.Field(new Field<string>(rules.Crm, unit.Crm), new Field<string>(rules.Books, unit.Books), r =>
                {
                    r.Flow(unit.Flow).OnDeviation(unit.Deviation);
                    if (unit.TooLong == TooLong.Cut)
                        r.CutWhenTooLong();
                });
            }

            map.MatchOn(new Field<string>(rules.Crm, "vat"), new Field<string>(rules.Books, "Vat"), Normalisers.VatNumber);
        }
    }

    /// <summary>Everybody who waited goes on at once, on the only thread there is, and ids come from the seed.</summary>
    private sealed class OneThread(Dice dice) : Surroundings
    {
        public override TaskCreationOptions Waiting => TaskCreationOptions.None;

        public override ValueTask YieldAsync() => default;

        public override Guid NewId(DateTimeOffset now)
        {
            Span<byte> bytes = stackalloc byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, now.ToUnixTimeMilliseconds() << 16);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], dice.Next());
            bytes[6] = (byte)(0x70 | (dice.Next(16)));
            bytes[7] = (byte)dice.Next(256);
            bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
            return new Guid(bytes, bigEndian: true);
        }
    }
}
