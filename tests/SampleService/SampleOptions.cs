namespace CdnLab.SampleService;

public sealed record SampleOptions(int Size);
