using System.Text;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli;

/// <summary>Where a command writes: results on standard output, diagnostics on standard error.</summary>
public sealed class Terminal
{
    /// <summary>Columns of output that goes to no terminal, unless the environment says otherwise.</summary>
    private const int WidthDefault = 80;

    /// <summary>A terminal over two writers.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="width">Columns.</param>
    /// <param name="colour">Whether results are coloured.</param>
    /// <param name="errorIsTerminal">Whether standard error is a terminal, on which a line can be written over.</param>
    public Terminal(TextWriter output, TextWriter error, int width, bool colour, bool errorIsTerminal = false)
    {
        Output = output;
        Error = error;
        ErrorIsTerminal = errorIsTerminal;
        Page = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        Page.Profile.Width = width;
        Page.Profile.Capabilities.Unicode = output.Encoding is UTF8Encoding or UnicodeEncoding;
    }

    /// <summary>Standard output, for machine formats.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether progress may be shown on standard error.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>Standard output, for people.</summary>
    public IAnsiConsole Page { get; }

    /// <summary>The process's own: coloured on a terminal unless NO_COLOR is set (no-color.org); as wide as the
    /// terminal, or as COLUMNS says.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var live = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(Console.Out, Console.Error, WidthOfProcess(), colour, live);
    }

    private static int WidthOfProcess()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns >= 40)
        {
            return columns;
        }
        return Console.IsOutputRedirected ? WidthDefault : Math.Max(40, Console.WindowWidth);
    }
}
