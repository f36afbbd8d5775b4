using System.Diagnostics;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>Lets the program itself read the user's files, before anything starts.</summary>
internal static class OwnConfigCheck
{
    private static readonly string[] NginxPlaces = ["@listen@", "@lab@"];

    /// <summary>What is wrong with them, a finding a file at least.</summary>
    public static IEnumerable<ExportFinding> Findings(EdgeKind kind, OwnConfigs own, EdgeSite site)
    {
        foreach (var (config, file) in own.Files.Where(pair => File.Exists(pair.Value)))
        {
            var name = config.Length > 0 ? config : "of every name";
            var text = File.ReadAllText(file);
            var absent = kind == EdgeKind.Nginx
                ? NginxPlaces.Where(place => !text.Contains(place, StringComparison.Ordinal)).ToList()
                : [];
            foreach (var place in absent)
            {
                yield return new(
                    name, file, $"the place {place} is not in it", "put it in, as docs/real-edges.md shows");
            }
            if (absent.Count == 0 && Refusal(kind, file, site) is { } told)
            {
                yield return new(name, file, told, "correct the file");
            }
        }
    }

    /// <summary>What the program says against a file; null: nothing.</summary>
    private static string? Refusal(EdgeKind kind, string file, EdgeSite site)
    {
        var folder = Directory.CreateTempSubdirectory("cdnlab-check-").FullName;
        try
        {
            var place = site with { Lab = new LabSite(folder, "127.0.0.1:8081") };
            var filled = Path.Combine(folder, "own");
            File.WriteAllText(filled, OwnConfigs.Fill(file, place));
            var main = Path.Combine(folder, kind == EdgeKind.Varnish ? "main.vcl" : "lab.conf");
            File.WriteAllText(
                main, kind == EdgeKind.Varnish ? LabInclude.Vcl(filled, place) : LabInclude.Nginx("check", place));
            return kind == EdgeKind.Varnish
                ? Run("varnishd", "-C", "-j", "none", "-n", Path.Combine(folder, "n"), "-f", main)
                : Run("nginx", "-t", "-q", "-e", "stderr", "-p", folder, "-c", filled, "-g", place.Lab.NginxGlobals);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(EdgePrograms.Find(program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{program} refuses it: {error.Trim()}";
    }
}
