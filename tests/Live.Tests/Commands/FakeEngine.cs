namespace CdnLab.Live.Tests.Commands;

/// <summary>A shell script that stands in PATH before Docker and Podman, and writes down what it is asked.</summary>
internal sealed class FakeEngine : IDisposable
{
    /// <summary>Runs the program on this machine as its container; <c>rm</c> finds nothing to remove.</summary>
    public const string Runs = """
        case $1 in
          info | rm) exit 0 ;;
          run) while [ "${1%%:*}" != varnish ] && [ "${1%%:*}" != nginx ]; do shift; done; shift ;;
          exec) shift 2 ;;
        esac
        PATH=/usr/sbin:$PATH exec "$@"
        """;

    private readonly TemporaryFolder _folder = new();

    public FakeEngine(string script)
    {
        foreach (var name in new[] { "docker", "podman" })
        {
            File.WriteAllText(_folder[name], $"#!/bin/sh\necho \"$*\" >> '{Log}'\n{script}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>Its command.</summary>
    public string Program => _folder["docker"];

    /// <summary>The environment in which it is found first.</summary>
    public (string Name, string Value)[] Environment =>
        [("PATH", $"{_folder.Location}:{System.Environment.GetEnvironmentVariable("PATH")}")];

    /// <summary>What it was asked, a line each.</summary>
    public IReadOnlyList<string> Asked => File.ReadAllLines(Log);

    private string Log => _folder["asked"];

    public void Dispose() => _folder.Dispose();
}
