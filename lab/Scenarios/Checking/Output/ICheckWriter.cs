namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Writes the answer of a check in one format.</summary>
public interface ICheckWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The answer.</param>
    /// <param name="to">Where.</param>
    void Write(CheckReport report, TextWriter to);
}
