using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli;

public class CdnLabCommandTests
{
    [Fact]
    public void List_Quiet_PrintsNamesOnly()
    {
        var (code, output, error) = Run("list", "--quiet");

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.Equal(ScenarioCatalog.Names, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void List_Catalogue_MarksTheCanary()
    {
        var canary = Run(["list"], 120).Output.Split('\n')
            .Single(line => line.Contains("must fail", StringComparison.Ordinal));

        Assert.StartsWith("canary-must-fail ", canary, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_Printed_IsTheSchemaAndNothingElse() => Assert.Equal(
        (ExitCode.Pass, ScenarioSchema.Write(), ""), Run("schema"));

    [Theory]
    [InlineData("vcl", ".host = \"10.0.0.9\";")]
    [InlineData("nginx", "server 10.0.0.9:8123 ")]
    public void Export_ToAnOrigin_NamesItInTheConfiguration(string format, string expected)
    {
        var (code, output, error) = Run("export", format, "healthy", "--origin", "http://10.0.0.9:8123");

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--origin", "nowhere", "--origin nowhere: an address")]
    [InlineData("--config", "nope", "has no edge config 'nope'; known: steady")]
    public void Export_Mistaken_IsRefusedInALine(string option, string value, string expected)
    {
        var (code, output, error) = Run("export", "vcl", "healthy", option, value);

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_OfAFile_PrintsRulesAsYamlAndWhatIsNotUnderstoodBesides()
    {
        var file = Path.Combine(Path.GetTempPath(), $"cdnlab-{Environment.ProcessId}.vcl");
        File.WriteAllText(file, "set req.url = req.url.path;\nrestart;\n");
        try
        {
            var (code, output, error) = Run("import", file, "--name", "after");

            Assert.Equal(ExitCode.Fail, code);
            Assert.Equal("'after':\n  rules:\n    - name: 'line-1'\n      match: '^'\n      strip_query: true\n", output);
            Assert.StartsWith($"{file}:2:1: not understood: 'restart;'", error, StringComparison.Ordinal);
            Assert.Contains("incomplete: 1 not understood", error, StringComparison.Ordinal);
            Assert.DoesNotContain("incomplete", Run("import", file, "--quiet").Error, StringComparison.Ordinal);
            File.WriteAllText(file, "/a /b\n");
            var redirects = Run("import", file, "--kind", "redirects");
            Assert.Equal((ExitCode.Pass, ""), (redirects.Code, redirects.Error));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("edge.txt", "its name tells no kind")]
    [InlineData("/nowhere/edge.vcl", "nowhere")]
    public void Import_Mistaken_IsRefusedInALine(string file, string expected)
    {
        var (code, output, error) = Run("import", file);

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_BadFile_PrintsFindingsOnStandardError()
    {
        var file = Path.Combine(Path.GetTempPath(), $"cdnlab-{Environment.ProcessId}.yaml");
        File.WriteAllText(file, "schema: 1\nnmae: x\n");
        try
        {
            var (code, output, error) = Run("validate", "healthy", file);

            Assert.Equal((ExitCode.InvalidInput, "healthy: ok\n"), (code, output));
            Assert.Contains($"{file}:2:1: error LAB005: unknown key 'nmae'", error, StringComparison.Ordinal);
            Assert.Contains("did you mean 'name'?", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Validate_Quiet_SaysNothingOfAGoodFile() =>
        Assert.Equal((ExitCode.Pass, "", ""), Run("validate", "healthy", "--quiet"));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Show_Flagship_FitsTheWidthAndExplainsTheLoop(int width)
    {
        var (code, output, error) = Run(["show", "pypi-json-2022-06-10"], width);

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('…', output);
        Assert.Contains("becomes /pypi/N/json", output, StringComparison.Ordinal);
        Assert.Contains("the same again: a self-loop", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_WithColour_ColoursTheLoop() =>
        Assert.Contains(
            "\u001b[", Run(["show", "canary-must-fail"], 80, colour: true).Output, StringComparison.Ordinal);

    [Fact]
    public void Show_UnknownScenario_ExitsWithInvalidInput()
    {
        var (code, output, error) = Run("show", "nothing");

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains("error LAB001", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NoRunDirectory_ExitsWithInvalidInput()
    {
        var (code, output, error) = Run("report", Path.Combine(Path.GetTempPath(), "no-such-run"));

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shwo", "shwo")]
    [InlineData("show", "'SCENARIO'")]
    [InlineData("list --colour", "--colour")]
    [InlineData("simulate", "'SCENARIO'")]
    public void Run_BadUsage_ExitsWithInvalidInput(string args, string words)
    {
        var (code, output, error) = Run(args.Split(' '));

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("schema")]
    [InlineData("simulate")]
    [InlineData("validate")]
    [InlineData("report")]
    public void Help_EveryCommand_HasAnExample(string command)
    {
        var (code, output, _) = Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(ExitCode.Pass, code);
        Assert.Contains($"Example: cdnlab {command}", output, StringComparison.Ordinal);
        Assert.Contains("--quiet", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args) => Run(args, 80);

    private static (int Code, string Output, string Error) Run(string[] args, int width, bool colour = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CdnLabCommand.Run(args, new Terminal(output, error, width, colour));
        return (code, output.ToString(), error.ToString());
    }
}
