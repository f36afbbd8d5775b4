using CdnLab.AppHost.Resources;
using Xunit;

namespace CdnLab.AppHost.Tests.Resources;

public sealed class ResourceProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cdnlab-program");

    [Theory]
    [InlineData(true, "Service.dll")]
    [InlineData(false, "exec --depsfile CdnLab.AppHost.Tests.deps.json Service.dll")]
    public void Service_WithAndWithoutItsOwnDependencies_TakesThoseItHas(bool own, string arguments)
    {
        foreach (var name in own ? ["Service.dll", "Service.deps.json"] : new[] { "Service.dll" })
        {
            File.WriteAllText(Path.Combine(_folder.FullName, name), "");
        }

        var program = ResourceProgram.Service("Service", _folder.FullName);
        Assert.Equal(arguments, string.Join(' ', program.Arguments.Select(Path.GetFileName)));
    }

    [Fact]
    public void Service_NotBuilt_SaysWhereItIsMissing()
    {
        var missing = Assert.Throws<ResourceException>(() => ResourceProgram.Service("Service", _folder.FullName));
        Assert.Contains(Path.Combine(_folder.FullName, "Service.dll"), missing.Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
