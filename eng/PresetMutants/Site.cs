namespace Connectors.PresetMutants;

/// <summary>A place at which one thing can be taken away.</summary>
/// <param name="Number">Its number among those of the vendor.</param>
/// <param name="Kind">field, match, list, validation or text.</param>
/// <param name="File">Relative to the vendor's Sync folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Member">The method or property that it stands in.</param>
/// <param name="Source">What is taken away, as it is written, on one line.</param>
internal sealed record Site(int Number, string Kind, string File, int Line, string Member, string Source)
{
    public override string ToString() => $"{Kind,-10} {File}:{Line}  {(Source.Length > 120 ? Source[..120] + "…" : Source)}";
}
