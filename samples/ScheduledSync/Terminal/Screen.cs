using Spectre.Console;

namespace ScheduledSync.Terminal;

/// <summary>Where everything is printed: with colours and moving bars on a terminal, as plain lines where the output goes into a file or a build log.</summary>
public static class Screen
{
    /// <summary>Nothing that moves: the output is not a terminal.</summary>
    public static bool IsPlain { get; } = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>What the other side is called in tables.</summary>
    public static string Accounting { get; set; } = "accounting";

    /// <summary>What the account allows, for estimates; null: no estimate of time.</summary>
    public static int? CallsPerMinute { get; set; }

    public static IAnsiConsole Out { get; } = Create();

    public static void Line(string text = "") => Out.WriteLine(text);

    public static void Heading(string text)
    {
        Line();
        Out.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
    }

    public static void Note(string text) => Out.MarkupLine($"  [grey]{Markup.Escape(text)}[/]");

    public static void Claim(string text, bool holds) => Out.MarkupLine(holds ? $"  [green]✓[/] {Markup.Escape(text)}" : $"  [red]✗ {Markup.Escape(text)}[/]");

    private static IAnsiConsole Create()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        if (!IsPlain)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        // A file has no width, and a table that is folded at 80 columns cannot be read.
        console.Profile.Width = 180;
        return console;
    }
}
