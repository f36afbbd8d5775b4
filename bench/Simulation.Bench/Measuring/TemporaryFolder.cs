namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>A folder, in memory where that is possible, that is gone when it is no longer needed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(System.IO.Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()));

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
