using System.ComponentModel;
using System.Diagnostics;
using CdnLab.AppHost.Resources;

namespace CdnLab.AppHost.Edges;

/// <summary>Docker or Podman. A program in a container uses the host's network and the same paths as on the host, so that
/// everything else is as with a process; and its process ids, by which a reload of nginx is followed.</summary>
/// <param name="program">The engine's command.</param>
public sealed class ContainerEngine(string program)
{
    private static readonly string[] Engines = ["docker", "podman"];
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    /// <summary>The engine's command.</summary>
    public string Program => program;

    /// <summary>The first engine that answers.</summary>
    /// <exception cref="ResourceException">None does.</exception>
    public static async Task<ContainerEngine> RequireAsync(CancellationToken cancellation)
    {
        foreach (var engine in Engines)
        {
            if (await AnswersAsync(engine, cancellation))
            {
                return new ContainerEngine(engine);
            }
        }
        throw new ResourceException(
            "edge",
            $"--edge-container: no container engine answers ({string.Join(", ", Engines.Select(e => e + " info"))})",
            "start Docker or Podman, or leave --edge-container out: the program then runs as a process");
    }

    /// <summary>Arguments that run a program as the container's own.</summary>
    public IReadOnlyList<string> Run(string container, string image, IEnumerable<string> folders, string command) =>
    [
        "run", "--rm", "--init", "--user", "0:0", "--network", "host", "--pid", "host", "--name", container,
        .. folders.SelectMany(folder => new[] { "-v", $"{folder}:{folder}" }), image, command,
    ];

    /// <summary>Arguments that run a program beside it.</summary>
    public IReadOnlyList<string> Exec(string container, string command) => ["exec", container, command];

    /// <summary>Removes a container, running or not, if there is one.</summary>
    public void Remove(string container)
    {
        using var process = Start(Program, ["rm", "-f", container]);
        process?.WaitForExit(AnswerMax);
    }

    private static async Task<bool> AnswersAsync(string engine, CancellationToken cancellation)
    {
        using var process = Start(engine, ["info"]);
        if (process is null)
        {
            return false;
        }
        using var late = new CancellationTokenSource(AnswerMax, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill();
            return false;
        }
    }

    private static Process? Start(string engine, IReadOnlyList<string> arguments)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(engine, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            // Not installed.
            return null;
        }
    }
}
