using System.Globalization;
using System.Text.Json;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Control;
using Microsoft.Extensions.Configuration;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The settings that every service shares (docs/protocol.md); the command line wins.</summary>
public sealed record ServiceSettings
{
    public required IReadOnlyList<string> PublicUrls { get; init; }

    public required IReadOnlyList<string> ControlUrls { get; init; }

    public string? ControlToken { get; init; }

    public string? ConfigPath { get; init; }

    public double Speed { get; init; } = 1;

    /// <summary>What the clock is set to from the start; null: real time times <see cref="Speed"/>.</summary>
    public ClockAnchor? Clock { get; init; }

    public TimeSpan BinSize { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>End when standard input ends.</summary>
    public bool ParentPipe { get; init; }

    public static ServiceSettings Read(IConfiguration configuration)
    {
        var settings = new ServiceSettings
        {
            PublicUrls = Urls(configuration, "urls", "ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ControlUrls = Urls(configuration, "control-urls", "CDNLAB_CONTROL_URLS", ""),
            ControlToken = Text(configuration, "control-token", "CDNLAB_CONTROL_TOKEN"),
            ConfigPath = Text(configuration, "config", "CDNLAB_CONFIG"),
            Speed = Number(configuration, "speed", "CDNLAB_SPEED", 1, ClockAnchor.IsSpeed),
            Clock = Anchor(Text(configuration, "clock", "CDNLAB_CLOCK")),
            BinSize = TimeSpan.FromSeconds(
                Number(configuration, "bin-seconds", "CDNLAB_BIN_SECONDS", 60, size => size is >= 0.001 and < 1e9)),
            ParentPipe = configuration["CDNLAB_PARENT_PIPE"] == "1",
        };
        return settings.ControlUrls.Count == 0 || settings.ControlToken is not null
            ? settings
            : throw new ServiceStartException(
                "a control address needs a control token",
                "give --control-token or CDNLAB_CONTROL_TOKEN, or leave --control-urls out");
    }

    private static ClockAnchor? Anchor(string? text)
    {
        try
        {
            var anchor = text is null ? null : JsonSerializer.Deserialize<ClockAnchor>(text, ControlJson.Options);
            return anchor is null || ClockAnchor.IsSpeed(anchor.Speed)
                ? anchor
                : throw new JsonException($"speed {anchor.Speed} is no speed");
        }
        catch (JsonException wrong)
        {
            throw new ServiceStartException(
                $"--clock: '{text}' is not possible: {wrong.Message}", "give it as PUT /control/clock takes it");
        }
    }

    private static string? Text(IConfiguration configuration, string option, string variable) =>
        (configuration[option] ?? configuration[variable]) is { Length: > 0 } text ? text : null;

    private static string[] Urls(IConfiguration configuration, string option, string variable, string absent)
    {
        var text = Text(configuration, option, variable) ?? absent;
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            // A host such as * or + is Kestrel's: every interface.
            if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.Length < 8)
            {
                throw new ServiceStartException(
                    $"--{option}: '{url}' is no http address", $"give one such as --{option} http://127.0.0.1:8080");
            }
        }

        return urls;
    }

    private static double Number(
        IConfiguration configuration, string option, string variable, double absent, Predicate<double> isValid)
    {
        var text = Text(configuration, option, variable);
        return text is null ? absent
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && isValid(number)
                ? number
                : throw new ServiceStartException(
                    $"--{option}: '{text}' is not possible", $"give a number, as --{option} 60");
    }
}
