using System.Buffers.Binary;

namespace Connectors.Sync.Sqlite.Tests;

/// <summary>Reads the log beside a database: how many transactions it holds.</summary>
internal static class WriteAheadLog
{
    /// <summary>A frame that ends a transaction carries the size of the database (bytes 4-7); frames of an earlier round of the log have another salt.</summary>
    public static int Transactions(string database)
    {
        using var file = new FileStream(database + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var page = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var salt = log.AsSpan(16, 8);
        var count = 0;
        for (var at = 32; at + 24 + page <= log.Length; at += 24 + page)
        {
            if (log.AsSpan(at + 8, 8).SequenceEqual(salt) && BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(at + 4)) != 0)
                count++;
        }

        return count;
    }
}
