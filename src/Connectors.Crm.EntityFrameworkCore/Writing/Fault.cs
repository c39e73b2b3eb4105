using System.Data.Common;
using System.Globalization;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Writing;

internal enum FaultKind
{
    /// <summary>The database did not take the call.</summary>
    Unavailable,

    /// <summary>Locked, a deadlock, a lost race between transactions: rolled back, and a repeat may go through.</summary>
    Busy,

    NotNull,
    Duplicate,
    Reference,
    Check,
    TooLong,

    /// <summary>Another rule of the database or of the application.</summary>
    Other,
}

/// <summary>What a database complained of. Providers are told apart by what they have in common (SQLSTATE) and by the numbers of those that do not set it; none is referenced.</summary>
internal static class Fault
{
    public static FaultKind KindOf(Exception exception)
    {
        if (Guarded.Database(exception) is not { } fault)
            return FaultKind.Other;
        if (fault is not DbException database)
            return FaultKind.Unavailable;
        return Number(database, "SqliteExtendedErrorCode") is { } sqlite ? Sqlite(sqlite)
            : database.SqlState is { Length: 5 } state ? State(state)
            : Number(database, "Number") is { } number ? SqlServer(number)
            : FaultKind.Unavailable;
    }

    public static WriteOutcome ToOutcome(Exception exception, EntityPlan entity, DbContext db, IEnumerable<string> written)
    {
        var kind = KindOf(exception);
        var message = (Guarded.Database(exception) ?? exception).Message;
        if (kind is FaultKind.Unavailable or FaultKind.Busy)
            return new WriteOutcome.NotSent(kind == FaultKind.Busy ? UnavailableReason.Limited : UnavailableReason.Unreachable, $"The CRM's database did not take the write: {message}");
        var field = FieldOf(Guarded.Database(exception) as DbException, kind, entity, db, written);
        var code = kind switch
        {
            FaultKind.NotNull => "required",
            FaultKind.Duplicate => "duplicate",
            FaultKind.Reference => "reference",
            FaultKind.TooLong => "too-long",
            _ => "rejected",
        };
        return new WriteOutcome.Refused(new Problem(code, field, $"The CRM refuses it: {message}"));
    }

    private static FaultKind Sqlite(int code) => code switch
    {
        1299 => FaultKind.NotNull,
        1555 or 2067 or 2579 => FaultKind.Duplicate,
        787 or 3091 => FaultKind.Reference,
        275 => FaultKind.Check,
        _ => (code & 0xFF) switch
        {
            5 or 6 => FaultKind.Busy,
            18 => FaultKind.TooLong,
            19 or 20 => FaultKind.Other,
            _ => FaultKind.Unavailable,
        },
    };

    private static FaultKind State(string state) => state switch
    {
        "23502" => FaultKind.NotNull,
        "23505" => FaultKind.Duplicate,
        "23503" => FaultKind.Reference,
        "23514" => FaultKind.Check,
        "22001" => FaultKind.TooLong,
        "55P03" => FaultKind.Busy,
        _ when state.StartsWith("40", StringComparison.Ordinal) => FaultKind.Busy,
        _ when state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("P0", StringComparison.Ordinal)
            || state.StartsWith("45", StringComparison.Ordinal) => FaultKind.Other,
        _ => FaultKind.Unavailable,
    };

    private static FaultKind SqlServer(int number) => number switch
    {
        515 => FaultKind.NotNull,
        2601 or 2627 => FaultKind.Duplicate,
        547 => FaultKind.Reference,
        2628 or 8152 => FaultKind.TooLong,
        1205 or 1222 or 3960 => FaultKind.Busy,
        >= 50000 => FaultKind.Other,
        _ => FaultKind.Unavailable,
    };

    private static int? Number(DbException exception, string property) =>
        exception.GetType().GetProperty(property)?.GetValue(exception) is { } value and (int or short or long) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The field that the complaint names by its column or by an index over it. A foreign key without a name can only be the one reference that was written.</summary>
    private static string? FieldOf(DbException? exception, FaultKind kind, EntityPlan entity, DbContext db, IEnumerable<string> written)
    {
        if (exception is null)
            return null;
        var text = string.Join(' ', exception.Message, Text("ColumnName"), Text("ConstraintName"));
        var type = db.Model.FindEntityType(entity.Definition.ClrType)!;
        if (kind == FaultKind.Check)
        {
            // A condition is named by itself; what it says of columns is known to the model as it was designed only.
            var designed = db.GetService<IDesignTimeModel>().Model.FindEntityType(entity.Definition.ClrType)!;
            text = string.Join(' ', designed.GetCheckConstraints().Where(c => c.Name is { } name && HasWord(text, name)).Select(static c => c.Sql).Prepend(text));
        }

        var named = type.GetIndexes().Where(i => i.GetDatabaseName() is { } name && HasWord(text, name)).SelectMany(static i => i.Properties)
            .Concat(type.GetForeignKeys().Where(f => f.GetConstraintName() is { } name && HasWord(text, name)).SelectMany(static f => f.Properties)).ToHashSet();
        foreach (var field in entity.Fields)
        {
            var properties = field is ReferencePlan reference ? reference.ForeignKey : [.. field.Paths.Select(static p => p.Property)];
            if (properties.Any(p => named.Contains(p) || HasWord(text, p.GetColumnName())))
                return field.Name;
        }

        var references = entity.Fields.OfType<ReferencePlan>().Where(f => written.Contains(f.Name)).ToList();
        return kind == FaultKind.Reference && references.Count == 1 ? references[0].Name : null;

        string? Text(string property) => exception.GetType().GetProperty(property)?.GetValue(exception) as string;
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end])))
                return true;
        }

        return false;

        static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }
}
