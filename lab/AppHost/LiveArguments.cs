using System.CommandLine.Parsing;
using System.Globalization;
using CdnLab.AppHost.Edges;

namespace CdnLab.AppHost;

/// <summary>Reads the values of the command line; what cannot be read is told in a line each.</summary>
internal static class LiveArguments
{
    public static double? Number(ArgumentResult result, double least, string words) =>
        double.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least && double.IsFinite(value)
            ? value
            : Refuse<double?>(result, $"a number {words}");

    public static ulong? Seed(ArgumentResult result) =>
        ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : Refuse<ulong?>(result, "a whole number from 0");

    public static int Port(ArgumentResult result) =>
        int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 65535
            ? value
            : Refuse<int>(result, "a port is 0 to 65535");

    public static Uri? Address(ArgumentResult result) =>
        Uri.TryCreate(Text(result), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : Refuse<Uri?>(result, "an address such as http://127.0.0.1:8000");

    public static EdgeKind Edge(ArgumentResult result) => Text(result) switch
    {
        "builtin" => EdgeKind.Builtin,
        "varnish" => EdgeKind.Varnish,
        "nginx" => EdgeKind.Nginx,
        _ => Refuse<EdgeKind>(result, "one of builtin, varnish, nginx"),
    };

    /// <summary>A word in the scenario's place that begins as an option does is a mistyped option.</summary>
    public static void NoOption(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: ['-', ..] word }])
        {
            result.AddError($"there is no option {word}; --help shows the options");
        }
    }

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string wanted)
    {
        result.AddError($"{result.Argument.Name} {Text(result)}: {wanted}");
        return default;
    }
}
