using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Tests that look at the memory of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
