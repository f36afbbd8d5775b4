using CdnLab.Testing;
using Xunit;
using Xunit.Sdk;

namespace CdnLab.ServiceDefaults.Tests.Testing;

public sealed class RequiredProgramTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable(RequiredProgram.RequireVariable);

    [Fact]
    public void OrSkip_ProgramThere_IsItsPath() => Assert.True(File.Exists(RequiredProgram.OrSkip("sh")));

    [Fact]
    public void OrSkip_ProgramMissing_SkipsWithTheReason()
    {
        Environment.SetEnvironmentVariable(RequiredProgram.RequireVariable, null);
        try
        {
            Assert.Fail($"found {RequiredProgram.OrSkip("no-such-program")}");
        }
        catch (SkipException skipped)
        {
            Assert.Contains("no-such-program is not installed", skipped.Message);
        }
    }

    [Fact]
    public void OrSkip_ProgramMissingAndDemanded_Fails()
    {
        Environment.SetEnvironmentVariable(RequiredProgram.RequireVariable, "1");
        Assert.Throws<InvalidOperationException>(() => RequiredProgram.OrSkip("no-such-program"));
    }

    public void Dispose() => Environment.SetEnvironmentVariable(RequiredProgram.RequireVariable, _before);
}
