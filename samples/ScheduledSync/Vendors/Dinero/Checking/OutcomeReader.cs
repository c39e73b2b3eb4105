using System.Globalization;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.Testing;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Vendors.Dinero.Simulation;

namespace ScheduledSync.Vendors.Dinero.Checking;

/// <summary>Counts what stands on both sides. Of the engine it uses nothing but the list of links and of what is parked.</summary>
public static class OutcomeReader
{
    public static async Task<Outcome> ReadAsync(
        IDbContextFactory<CrmDb> crm, Func<CancellationToken, Task<AccountView>> dinero, ISyncStore store, MessyWorld world, CancellationToken cancellationToken)
    {
        var links = await LinkReader.ReadAsync(store, cancellationToken);
        var parked = await store.ListParkedAsync(DineroRegistration.Connection, ParkedFilter.All, null, 100_000, cancellationToken);
        var account = await dinero(cancellationToken);
        await using var db = await crm.CreateDbContextAsync(cancellationToken);
        var contacts = account.Contacts.Where(static c => c.DeletedAt is null).ToList();

        return new Outcome
        {
            Entities =
            [
                Entity(
                    "company", SeedKind.Company, await db.Companies.Where(static c => !c.Deleted).ToDictionaryAsync(static c => c.Id, cancellationToken), static c => c.Source, static c => c.Type == CompanyTypes.Customer,
                    contacts.Where(static c => !c.IsPerson).ToDictionary(static c => c.ContactGuid), FieldPairs.Of, world.Companies, links, parked),
                Entity(
                    "person", SeedKind.Person, await db.People.Where(static p => !p.Deleted).ToDictionaryAsync(static p => p.Id, cancellationToken), static p => p.Source, static p => p.Kind == PersonKinds.Private,
                    contacts.Where(static c => c.IsPerson).ToDictionary(static c => c.ContactGuid), FieldPairs.Of, world.Persons, links, parked),
                Entity(
                    "product", SeedKind.Product, await db.Products.Where(static p => !p.Deleted).ToDictionaryAsync(static p => p.Id, cancellationToken), static p => p.Source, static _ => true,
                    account.Products.Where(static p => p.DeletedAt is null).ToDictionary(static p => p.ProductGuid), FieldPairs.Of, world.Products, links, parked),
            ],
        };
    }

    private static EntityOutcome Entity<TCrm, TDinero, TMessy>(
        string mapping, SeedKind kind, Dictionary<int, TCrm> crm, Func<TCrm, string> sourceOf, Func<TCrm, bool> isCovered, Dictionary<Guid, TDinero> dinero, Func<TCrm, TDinero, IEnumerable<FieldPair>> fieldsOf,
        MessyPopulation<TMessy> truth, LinkReader links, IReadOnlyList<ParkedRow> parked)
        where TMessy : IMessyRecord
    {
        var pairs = links.Of(mapping).ToList();
        // Somebody was asked about these: they need not agree, and need not be joined.
        var asked = parked.Where(p => p.Mapping == mapping).SelectMany(static p => new[] { p.CrmId, p.AccountingId }).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var compared = pairs.Where(p => crm.ContainsKey(p.Crm) && dinero.ContainsKey(p.Dinero))
            .SelectMany(p => fieldsOf(crm[p.Crm], dinero[p.Dinero]).Select(field => (p.Crm, Field: field))).ToList();
        var linkedInCrm = pairs.Select(static p => p.Crm).ToHashSet();
        var linkedInDinero = pairs.Select(static p => p.Dinero).ToHashSet();
        return new EntityOutcome
        {
            Entity = mapping,
            InCrm = crm.Count,
            InDinero = dinero.Count,
            Linked = pairs.Count,
            WrongLinks = pairs.Count(p => IsWrong(p, kind, truth)),
            CrmDuplicates = crm.Count(c => sourceOf(c.Value) == Sources.Accounting && !linkedInCrm.Contains(c.Key)),
            DineroDuplicates = dinero.Keys.Count(id => !SeedIds.IsSeeded(id) && !linkedInDinero.Contains(id)),
            Forgotten =
            [
                .. crm.Where(c => isCovered(c.Value) && !linkedInCrm.Contains(c.Key) && !asked.Contains($"{c.Key}")).Select(c => $"{mapping}:{c.Key} of the CRM"),
                .. dinero.Keys.Where(id => !linkedInDinero.Contains(id) && !asked.Contains($"{id}")).Select(id => $"{mapping} {id} of Dinero"),
            ],
            NotRecognised = truth.Score(
                pairs.Select(p => (p.Crm, Seed: SeedIds.Read(p.Dinero))).Where(p => p.Crm <= truth.Crm.Count && p.Seed?.Kind == kind).Select(static p => new MessyPair(p.Crm, p.Seed!.Value.Id)),
                asked.Select(static id => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0 && id <= truth.Crm.Count)).Missed.Count,
            FieldsCompared = compared.Count,
            Differences =
            [
                .. compared.Where(c => !c.Field.Agrees && !asked.Contains($"{c.Crm}"))
                    .Select(c => $"{mapping}:{c.Crm} {c.Field.Field}: CRM '{c.Field.Crm}', Dinero '{c.Field.Dinero}'"),
            ],
        };
    }

    /// <summary>Both records were generated, and they are not the same thing.</summary>
    private static bool IsWrong<TMessy>((int Crm, Guid Dinero) pair, SeedKind kind, MessyPopulation<TMessy> truth)
        where TMessy : IMessyRecord =>
        pair.Crm <= truth.Crm.Count && SeedIds.Read(pair.Dinero) is { } seeded && seeded.Kind == kind
        && truth.Crm[pair.Crm - 1].Identity != truth.Accounting[seeded.Id - 1].Identity;
}
