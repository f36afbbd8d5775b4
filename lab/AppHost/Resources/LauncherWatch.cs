using System.Runtime.Versioning;

namespace CdnLab.AppHost.Resources;

/// <summary>Notices that the <c>dotnet run</c> that launched this host is gone. Ctrl-C and a termination reach the
/// host by themselves; the death of the launcher does not.</summary>
public static class LauncherWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls <paramref name="gone"/> once when the launcher ends; does nothing where there is none.</summary>
    public static void Start(Action gone, CancellationToken cancellation)
    {
        if (OperatingSystem.IsLinux() && ParentOf("self") is { } parent && IsDotnetRun(parent))
        {
            _ = WatchAsync(parent, gone, cancellation);
        }
    }

    [SupportedOSPlatform("linux")]
    private static async Task WatchAsync(int parent, Action gone, CancellationToken cancellation)
    {
        try
        {
            while (ParentOf("self") == parent)
            {
                await Task.Delay(Interval, TimeProvider.System, cancellation);
            }

            gone();
        }
        catch (OperationCanceledException)
        {
            // The host ends before its launcher.
        }
    }

    [SupportedOSPlatform("linux")]
    private static bool IsDotnetRun(int pid)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "dotnet" && arguments.ElementAtOrDefault(1) is "run" or "watch";
        }
        catch (IOException)
        {
            return false;
        }
    }

    [SupportedOSPlatform("linux")]
    private static int? ParentOf(string process)
    {
        // The name of the program, in brackets, may hold anything: the fields begin after the last bracket.
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return int.TryParse(fields[1], out var parent) ? parent : null;
    }
}
