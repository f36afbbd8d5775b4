namespace CdnLab.Scenarios.Comparing.Output;
/// <summary>Temporary.</summary>
public static class ComparisonWriter { /// <summary>T.</summary>
 public static void Write(RemedyComparison comparison, string directory) { } }
