using System.Text;
using Connectors.Testing.Conformance;

namespace Connectors.Testing;

/// <summary>
/// The promises of <c>ISyncProvider</c> as named cases, for the provider of any CRM or accounting system. They need no test framework: each runs by itself and throws when a promise is broken.
/// </summary>
/// <example><code>
/// public static TheoryData&lt;string&gt; Names => [.. ProviderConformance.Cases(new MyFixture()).Select(c => c.Name)];
///
/// [Theory, MemberData(nameof(Names))]
/// public Task Keeps_its_promise(string name) => ProviderConformance.Cases(new MyFixture()).Single(c => c.Name == name).RunAsync();
/// </code></example>
public static class ProviderConformance
{
    /// <summary>All cases: those about the provider as a whole once, the others for each sampled entity. Nothing is opened.</summary>
    /// <param name="fixture">What the cases need to know of the provider.</param>
    /// <returns>The cases, in a fixed order.</returns>
    public static IReadOnlyList<ProviderConformanceCase> Cases(ProviderFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        return
        [
            .. CaseCatalog.All.SelectMany(definition => definition.Scope == CaseScope.Provider
                ? [new ProviderConformanceCase(fixture, definition, null)]
                : fixture.Entities.Select(sample => new ProviderConformanceCase(fixture, definition, sample))),
        ];
    }

    /// <summary>Says of each case whether it applies, and if not, why. Nothing but the schema is read.</summary>
    /// <param name="fixture">What the cases need to know of the provider.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="ProviderConformanceVerdict.Applicable"/> or <see cref="ProviderConformanceVerdict.NotApplicable"/>, in the order of <see cref="Cases"/>.</returns>
    public static async Task<ProviderConformanceReport> ListAsync(ProviderFixture fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        var results = new List<ProviderConformanceResult>();
        var account = await fixture.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (account.ConfigureAwait(false))
        {
            var subjects = new Dictionary<string, Subject>(StringComparer.Ordinal);
            foreach (var @case in Cases(fixture))
            {
                if (!subjects.TryGetValue(@case.Entity ?? "", out var subject))
                    subjects[@case.Entity ?? ""] = subject = await OpenAsync(@case).ConfigureAwait(false);
                var reason = @case.Excuse(subject);
                results.Add(new(@case, reason is null ? ProviderConformanceVerdict.Applicable : ProviderConformanceVerdict.NotApplicable, reason ?? ""));
            }
        }

        return new(fixture.Name, results);

        async Task<Subject> OpenAsync(ProviderConformanceCase @case)
        {
            var trial = new Trial(@case, CaseCatalog.Opening, account, fixture.Patience, cancellationToken);
            await using (trial.ConfigureAwait(false))
                return await Subject.OpenAsync(fixture, fixture.Entities.FirstOrDefault(e => e.Entity == @case.Entity), trial).ConfigureAwait(false);
        }
    }

    /// <summary>Runs every case, one after the other, and answers with what became of each.</summary>
    /// <param name="fixture">What the cases need to know of the provider.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The results, in the order of <see cref="Cases"/>.</returns>
    public static async Task<ProviderConformanceReport> CheckAsync(ProviderFixture fixture, CancellationToken cancellationToken = default)
    {
        var results = new List<ProviderConformanceResult>();
        foreach (var @case in Cases(fixture))
            results.Add(await @case.CheckAsync(cancellationToken).ConfigureAwait(false));
        return new(fixture.Name, results);
    }
}

/// <summary>The results of all cases of one fixture.</summary>
/// <param name="Fixture">The fixture's name.</param>
/// <param name="Results">The results, in the order of the cases.</param>
public sealed record ProviderConformanceReport(string Fixture, IReadOnlyList<ProviderConformanceResult> Results)
{
    /// <summary>The cases that are broken.</summary>
    public IEnumerable<ProviderConformanceResult> Broken => Results.Where(static r => r.Verdict == ProviderConformanceVerdict.Broken);

    /// <summary>The cases that do not apply. Keep this list under version control: what appears in it is no longer proved.</summary>
    public IEnumerable<ProviderConformanceResult> NotApplicable => Results.Where(static r => r.Verdict == ProviderConformanceVerdict.NotApplicable);

    /// <summary>The cases that do not apply, as a text: one line for each, entities with one reason together.</summary>
    /// <returns>The text, with <c>\n</c> as line end.</returns>
    public string ListNotApplicable()
    {
        var text = new StringBuilder();
        foreach (var group in NotApplicable.GroupBy(static r => (r.Case.Id, r.Reason)))
        {
            text.Append(group.Key.Id);
            if (group.First().Case.Entity is not null)
                text.Append(" [").AppendJoin(", ", group.Select(static r => r.Case.Entity)).Append(']');
            text.Append(": ").Append(group.Key.Reason).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Counts, then every case that is broken or does not apply.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Fixture).Append(": ").AppendJoin(", ", Results.GroupBy(static r => r.Verdict).OrderBy(static g => g.Key).Select(static g => $"{g.Count()} {g.Key}"));
        foreach (var result in Broken.Concat(NotApplicable))
            text.Append('\n').Append(result);
        return text.ToString();
    }
}
