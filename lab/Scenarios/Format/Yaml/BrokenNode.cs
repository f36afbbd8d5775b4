namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>Stands where a value could not be resolved; the finding is made already.</summary>
internal sealed class BrokenNode(Position start) : SourceNode(start)
{
    public override string Kind => "unresolved";
}
