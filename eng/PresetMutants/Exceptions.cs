namespace Connectors.PresetMutants;

/// <summary>Places that are left out, each with its reason: one per line in exceptions.txt, <c>vendor | kind | file | part of the source | why nothing can be seen</c>.</summary>
internal sealed class Exceptions
{
    private readonly List<(string Vendor, string Kind, string File, string Part, string Reason, string Line)> _all = [];

    public Exceptions(string path)
    {
        foreach (var line in File.ReadLines(path).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            if (parts.Length != 5 || parts[4].Length == 0)
                throw new FormatException($"'{line}' is no exception: vendor | kind | file | part of the source | reason.");
            _all.Add((parts[0], parts[1], parts[2], parts[3], parts[4], line));
        }
    }

    public IEnumerable<string> Lines => _all.Select(static e => e.Line);

    /// <returns>The line that leaves a place out, or null.</returns>
    public string? LineOf(string vendor, Site site) =>
        _all.FirstOrDefault(e => e.Vendor == vendor && e.Kind == site.Kind && site.File.EndsWith(e.File, StringComparison.Ordinal) && site.Source.Contains(e.Part, StringComparison.Ordinal)).Line;

    public string? Reason(string vendor, Site site) => LineOf(vendor, site) is { } line ? line.Split('|')[4].Trim() : null;
}
