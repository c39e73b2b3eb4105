using System.Collections.Immutable;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Merging;

/// <summary>A unit that holds a number by which a company or person is known. Pure.</summary>
internal static class IdentityUnit
{
    /// <summary>Normal forms of numbers. Names, addresses and telephone numbers have normal forms too, and their spelling is a value of its own.</summary>
    private static readonly ImmutableHashSet<string> Numbers = [Normalisers.VatNumber, Normalisers.EuVat, Normalisers.Cvr, Normalisers.PNumber, Normalisers.Gln, Normalisers.PartitaIva, Normalisers.CodiceFiscale, Normalisers.Cui, Normalisers.Cnp];

    /// <summary>The part of the mapping's match keys that compares the two fields of a rule as a number; <see langword="null"/> = none does, or a converter says how they belong together.</summary>
    public static MatchPart? Of(EntityMapping mapping, UnitRule rule) =>
        rule is { Converter: null, CrmFields: [var crm], AccountingFields: [var accounting] }
            ? mapping.Match.SelectMany(static k => k.Parts).FirstOrDefault(p => p.CrmField == crm && p.AccountingField == accounting && Numbers.Contains(p.Normaliser))
            : null;

    /// <summary>Both sides hold the same number, however each of them spells it.</summary>
    public static bool IsSame(CompiledUnit unit, SyncRecord crm, SyncRecord accounting)
    {
        if (unit.Identity is not { } part || Text(crm, part.CrmField) is not { } mine || Text(accounting, part.AccountingField) is not { } theirs)
            return false;
        // The common form leaves the country's prefix out: of two that differ in it, one was corrected.
        if (part.Normaliser == Normalisers.VatNumber && Prefix(mine) is { } here && Prefix(theirs) is { } there && !string.Equals(here, there, StringComparison.OrdinalIgnoreCase))
            return false;
        return Normalisers.Apply(part.Normaliser, mine, Country(crm, part.CrmCountryField)) is { } number && number == Normalisers.Apply(part.Normaliser, theirs, Country(accounting, part.AccountingCountryField));
    }

    /// <summary>What is wrong with the numbers of a record and does not stop it: a check digit may be wrong in the register itself (P-04g).</summary>
    public static IEnumerable<Problem> Warnings(CompiledMapping mapping, SyncRecord? crm, SyncRecord? accounting)
    {
        foreach (var unit in mapping.Units)
        {
            if (unit.Identity is not { } part)
                continue;
            var wrong = new[] { (Field: part.CrmField, Value: Text(crm, part.CrmField)), (Field: part.AccountingField, Value: Text(accounting, part.AccountingField)) }.FirstOrDefault(v => v.Value is not null && IdentityNumbers.HasWrongCheckDigit(part.Normaliser, v.Value));
            if (wrong.Value is not null)
                yield return new Problem("check-digit", wrong.Field, $"'{wrong.Value}' in '{wrong.Field}' has a wrong check digit. It is synchronised as it is.", Fixer.User, $"Look the number up and correct '{unit.Name}' if it is mistyped.");
        }
    }

    private static string? Text(SyncRecord? record, string field) => record is not null && record.TryGet(field, out var value) && value.Kind == FieldValueKind.Text ? value.AsText() : null;

    private static string? Country(SyncRecord record, string? field) => field is null ? null : Text(record, field);

    private static string? Prefix(string number)
    {
        var text = number.TrimStart();
        return text.Length > 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? text[..2] : null;
    }
}
