namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The listeners of a started service are bound to these addresses.</summary>
public sealed record ReadyReport(string Service, IReadOnlyList<string> Public, IReadOnlyList<string> Control, int Pid);
