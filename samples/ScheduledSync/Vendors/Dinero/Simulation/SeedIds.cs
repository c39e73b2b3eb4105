using System.Buffers.Binary;

namespace ScheduledSync.Vendors.Dinero.Simulation;

public enum SeedKind
{
    Company = 1,
    Person = 2,
    Product = 3,

    /// <summary>Added by a colleague while the story runs.</summary>
    Colleague = 9,
}

/// <summary>The guids of records that the demonstration put into Dinero: whoever checks the outcome sees which one it was, and that the sync did not make it.</summary>
public static class SeedIds
{
    private static ReadOnlySpan<byte> Mark => "dinero"u8;

    public static Guid Of(SeedKind kind, int id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Mark.CopyTo(bytes);
        bytes[7] = 0x40;
        bytes[8] = 0x80;
        bytes[9] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], id);
        return new Guid(bytes);
    }

    public static bool IsSeeded(Guid id) => Read(id) is not null;

    public static (SeedKind Kind, int Id)? Read(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return bytes.StartsWith(Mark) ? ((SeedKind)bytes[9], BinaryPrimitives.ReadInt32BigEndian(bytes[12..])) : null;
    }
}
