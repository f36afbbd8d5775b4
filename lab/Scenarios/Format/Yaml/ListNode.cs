namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A sequence.</summary>
internal sealed class ListNode(Position start) : SourceNode(start)
{
    public List<SourceNode> Items { get; } = [];

    public override string Kind => "a list";
}
