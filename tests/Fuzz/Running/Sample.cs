namespace CdnLab.Fuzz.Running;

/// <summary>The edge at a quiet moment: nothing is asked of it.</summary>
public sealed record Sample(TimeSpan At, long Cases, double MemoryMebibytes, int Descriptors, int OriginConnections);
