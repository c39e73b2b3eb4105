using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Two colleagues edit the same field. One value must give way, and it can be asked for.</summary>
public sealed class SameField : IStep<DineroStage>
{
    public string Name => "same-field";

    public string Title => "Two edits of the same field: the CRM has priority, and the other value is not forgotten";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        var (id, contact) = await stage.LinkedCompanyAsync(skip: 1, cancellationToken);
        var (typedInCrm, typedInDinero) = ($"{19_000_000 + attempt}", $"{18_000_000 + attempt}");
        var name = await stage.InCrmAsync(
            async db =>
            {
                var company = await db.Companies.SingleAsync(c => c.Id == id, cancellationToken);
                company.Phone = typedInCrm;
                return company.Name;
            },
            cancellationToken);
        await stage.Dinero.EditAsync(contact, new() { ["Phone"] = typedInDinero }, cancellationToken);
        Screen.Line($"  {name}: the CRM's user types the telephone {typedInCrm}, the bookkeeper {typedInDinero}");

        await stage.RunAsync(cancellationToken);

        var crm = await stage.InCrmAsync(db => db.Companies.SingleAsync(c => c.Id == id, cancellationToken), cancellationToken);
        var dinero = await stage.ContactAsync(contact, cancellationToken);
        stage.Claim("both sides show what was typed in the CRM", crm.Phone == typedInCrm && dinero.Phone == typedInCrm);

        var explanation = await stage.Engine.ExplainAsync(stage.Connection, new RecordRef("company", $"{id}"), "phone", cancellationToken);
        Screen.Line($"  explain company:{id}:phone");
        foreach (var line in explanation.ToString().Split('\n'))
            Screen.Note(line.TrimEnd());
        stage.Claim(
            "the explanation names the conflict, the rule and the value that gave way",
            explanation.Events is [{ Conflict: true } latest, ..] && latest.Accounting.Contains(typedInDinero, StringComparison.Ordinal) && latest.Rule.Length > 0);
    }
}
