using System.Diagnostics;
using Npgsql;
using Xunit;

namespace CdnLab.Testing;

/// <summary>A PostgreSQL server of its own in a temporary folder, reached by a Unix socket there; started when the
/// first test asks for it, gone with its folder afterwards.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private string? _folder;

    /// <summary>Connection string of a new, empty database; skips the test where PostgreSQL is not installed.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await StartAsync();
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            return;
        }
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "stop", "-D", $"{_folder}/data", "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        if (_folder is not null)
        {
            return;
        }
        RequiredProgram.OrSkip("initdb");
        RequiredProgram.OrSkip("pg_ctl");
        _folder = Directory.CreateTempSubdirectory("cdnlab-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await ExecAsync(RequiredProgram.OrSkip("chown"), "postgres:", _folder);
        }
        await RunAsync("initdb", "-D", $"{_folder}/data", "-U", "lab", "-A", "trust", "-N");
        await RunAsync(
            "pg_ctl", "start", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/log",
            "-o", $"-c listen_addresses= -c unix_socket_directories={_folder} -c fsync=off");
    }

    private string Connection(string database) => $"Host={_folder};Username=lab;Database={database}";

    /// <summary>Runs a program of PostgreSQL, which refuses to be root.</summary>
    private static Task RunAsync(string program, params string[] arguments)
    {
        var path = RequiredProgram.OrSkip(program);
        return Environment.IsPrivilegedProcess
            ? ExecAsync(
                RequiredProgram.OrSkip("setpriv"),
                ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : ExecAsync(path, arguments);
    }

    private static async Task ExecAsync(string path, params string[] arguments)
    {
        // The server inherits its output; a pipe to it would never end.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in new[] { "-c", "exec \"$0\" \"$@\" >/dev/null", path }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.Equal((path, 0), (path, process.ExitCode));
    }
}
