namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Gathers what is not understood of one file.</summary>
internal sealed class Notes(string file)
{
    /// <summary>Findings that are kept; more say nothing new.</summary>
    private const int CountMax = 1000;

    private const int TextMax = 80;

    private readonly HashSet<ImportFinding> _findings = [];

    public bool Any => _findings.Count > 0;

    public void Add(Place at, string text, string why)
    {
        if (_findings.Count < CountMax)
        {
            var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
            var shown = line.Length <= TextMax ? line : line[..TextMax] + "...";
            _findings.Add(new(file, at.Line, at.Column, shown, why));
        }
    }

    public IReadOnlyList<ImportFinding> Sorted() =>
        [.. _findings.OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Why, StringComparer.Ordinal)];
}
