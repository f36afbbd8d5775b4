using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Edge.Bench.Servers;

/// <summary>A server in processes of its own, bound to the first processor.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private ServerProcess(Process process, string name) => (_process, Name) = (process, name);

    public string Name { get; }

    public string Url { get; private set; } = "";

    /// <summary>Where it is controlled, if it is a service of the lab with a control listener.</summary>
    public string ControlUrl { get; private set; } = "";

    /// <summary>A folder of its own that goes with it; null: none.</summary>
    public string? Folder { get; private init; }

    public TimeSpan ProcessorTime => ProcessFigures.ProcessorTime(_process.Id);

    /// <summary>Memory of its processes and of the files in its folder, which lies in memory too.</summary>
    public long Memory => ProcessFigures.Memory(_process.Id) + FileBytes;

    public long MemoryMax => ProcessFigures.MemoryMax(_process.Id);

    private long FileBytes => Folder is null ? 0 : new DirectoryInfo(Folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.FullName.Contains("/cache/", StringComparison.Ordinal))
        .Sum(file => (file.Length + 4095) / 4096 * 4096);

    /// <summary>Starts a service of the lab and reads its addresses.</summary>
    public static async Task<ServerProcess> StartServiceAsync(string name, string assembly, params string[] arguments)
    {
        string[] line = ["dotnet", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments];
        var server = new ServerProcess(Start(line), name);
        while (await server._process.StandardOutput.ReadLineAsync() is { } output)
        {
            if (StartLine.TryParse(output) is { } started)
            {
                var ready = started.Ready ?? throw new InvalidOperationException($"{name}: {started.Failed!.Error}");
                (server.Url, server.ControlUrl) = (ready.Public[0], ready.Control.FirstOrDefault() ?? "");
                return server;
            }
        }

        throw new InvalidOperationException($"{name} ended at its start");
    }

    /// <summary>Starts any other program and waits until it answers on the port.</summary>
    public static async Task<ServerProcess> StartProgramAsync(string name, int port, string folder, string[] line)
    {
        var server = new ServerProcess(Start(line), name) { Url = $"http://127.0.0.1:{port}", Folder = folder };
        var begin = TimeProvider.System.GetTimestamp();
        while (!await ListensAsync(port))
        {
            if (server._process.HasExited || TimeProvider.System.GetElapsedTime(begin) > StartMax)
            {
                throw new InvalidOperationException($"{name} does not listen: {string.Join(' ', line)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return server;
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A new folder in memory.</summary>
    public static string NewFolder()
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (Folder is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Process Start(string[] line)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. line])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
