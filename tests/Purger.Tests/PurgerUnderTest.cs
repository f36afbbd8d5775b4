using System.Text.Json;
using CdnLab.Purger.Cli;
using CdnLab.Scenarios.Cli;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests;

/// <summary>The command in this process, with a folder of its own.</summary>
internal sealed class PurgerUnderTest : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("cdnlab-purge-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = "";

    public string? Token { get; set; } = PurgeApiStub.Token;

    /// <summary>Asks to stop; a purge that does not end by itself is asked to in the end.</summary>
    public CancellationTokenSource Stop { get; } = new(Eventually.Deadline, TimeProvider.System);

    /// <summary>Directory of the journal.</summary>
    public string Out => this["out"];

    public string Journal => Path.Combine(Out, "journal.jsonl");

    public JsonElement Summary => JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "summary.json"))).RootElement;

    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes a file of so many keys and returns its path.</summary>
    public string Keys(int count, string prefix = "project/p")
    {
        File.WriteAllLines(this["keys.txt"], Enumerable.Range(0, count).Select(i => $"{prefix}{i}"));
        return this["keys.txt"];
    }

    /// <summary>Runs a command line, quietly and in the folder.</summary>
    public async Task<int> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new PurgerEnvironment
        {
            Input = new StringReader(Input), Token = Token, HasKeyboard = false, Interruption = Stop.Token,
        };
        var code = await PurgeCommand.InvokeAsync(
            [.. args, "--out", Out], new Terminal(output, error, 80, colour: false), environment);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    /// <summary>Purges the keys of a file at a stub.</summary>
    public Task<int> PurgeAsync(PurgeApiStub stub, string keys, string strategy, params string[] more) => RunAsync(
    [
        "--keys", keys, "--strategy", strategy, "--target", "fastly", "--service", PurgeApiStub.Service,
        "--endpoint", stub.Url.ToString(), .. more,
    ]);

    public void Dispose()
    {
        Stop.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
