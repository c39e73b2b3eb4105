using System.Reflection;
using System.Text.Json;
using Connectors.AspNetCore.Operations;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>docs/buttons.md is written from the definitions of the endpoints that a CRM's buttons call (<c>CONNECTORS_ACCEPT_VERIFIED=1</c> writes it), so that it cannot say what is not so.</summary>
public sealed class ButtonPageTests
{
    private static readonly (string Operation, string Button, Type Body, Type Answer)[] Buttons =
    [
        ("documents.check", "Show what would be sent, and what stands in the way", typeof(SendInput), typeof(Sync.DocumentPreview)),
        ("documents.send", "Send to accounting: create the sales order, the quote, the invoice", typeof(SendInput), typeof(Sync.SendInfo)),
        ("documents.answer", "Answer the question that a send asks", typeof(SendAnswerInput), typeof(Sync.SendInfo)),
        ("documents.again", "Send anew what was cancelled or credited", typeof(ReasonInput), typeof(Sync.SendInfo)),
        ("documents.refresh", "Ask accounting for the state now", typeof(void), typeof(Sync.SendInfo)),
    ];

    [Fact, Acceptance("004-06"), Acceptance("004-08")]
    public void The_page_is_what_the_definitions_say()
    {
        var path = Path.Combine(Root(), "docs", "buttons.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_VERIFIED") == "1")
            File.WriteAllText(path, page);
        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Page() => string.Join('\n',
        (string[])[
            "# Buttons", "",
            "What a button of a CRM calls, below the address under which the host maps the operations. The user is whoever is signed in at the host, never a member of the body; without the right the answer is 403 `not-allowed`. A second press finds",
            "what the first one made. Every answer is JSON that can be shown as it is: what was done, or all that stands in the way, each with its remedy; a refused call has `code`, `title` and `detail`.", "",
            "A record is named by its entity and id: `offer:42`. Which flows a connection has, `GET /{connection}/documents` says.", "",
            "| button | right | call | body | answer |", "|---|---|---|---|---|",
            .. Buttons.Select(static b => OperationTable.All.Single(o => o.Name == b.Operation) is var o ? $"| {b.Button} | `{o.Name}` | `{o}` | {Members(b.Body)} | {Members(b.Answer)} |" : ""), "",
        ]);

    private static string Members(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var names = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"`{JsonNamingPolicy.CamelCase.ConvertName(p.Name)}{(nullability.Create(p).ReadState == NullabilityState.Nullable ? "?" : "")}`").ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Connectors.sln")))
            at = Path.GetDirectoryName(at)!;
        return at;
    }
}
