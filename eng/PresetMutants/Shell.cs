using System.Diagnostics;
using System.Text;

namespace Connectors.PresetMutants;

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    /// <param name="line">Gets each line as it is written.</param>
    public static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> arguments, Action<string>? line = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToString());

        void Append(string? text)
        {
            if (text is null)
                return;
            lock (output)
            {
                output.AppendLine(text);
                line?.Invoke(text);
            }
        }
    }
}
