namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A sequence.</summary>
internal sealed class ListNode(Position start) : SourceNode(start)
{
    public List<SourceNode> Items { get; } = [];

    public override string Kind => "a list";

    /// <summary>A copy with another item, in which a setting put something.</summary>
    public ListNode With(int index, SourceNode item, SourceNode inserted)
    {
        var copy = new ListNode(Start) { End = End, Inserted = [.. Inserted, inserted] };
        copy.Items.AddRange(Items);
        copy.Items[index] = item;
        return copy;
    }
}
