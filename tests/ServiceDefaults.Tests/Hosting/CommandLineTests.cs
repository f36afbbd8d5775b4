using CdnLab.ServiceDefaults.Hosting;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Hosting;

public sealed class CommandLineTests
{
    private static readonly ServiceDefinition Service = new("sample", "A sample.", _ => { })
    {
        Options = [new("path", "PATH", "what to ask for")],
    };

    [Fact]
    public void Read_VariableNamedLikeAnOption_IsNotTheOption()
    {
        Assert.NotNull(Environment.GetEnvironmentVariable("PATH"));

        Assert.Null(CommandLine.Read(Service, [])["path"]);
        Assert.Equal("/x", CommandLine.Read(Service, ["--path", "/x"])["path"]);
    }
}
