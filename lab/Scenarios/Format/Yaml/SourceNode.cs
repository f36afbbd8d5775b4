namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A value of the file that knows where it is written: at its anchor when it came by an alias.</summary>
internal abstract class SourceNode(Position start)
{
    public Position Start { get; } = start;

    /// <summary>The first place after it.</summary>
    public Position End { get; set; } = start;

    /// <summary>What settings have put below it, whose places lie elsewhere.</summary>
    public IReadOnlyList<SourceNode> Inserted { get; init; } = [];

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}
