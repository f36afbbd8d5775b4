using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CdnLab.Purger.Targets;
using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Cli;

/// <summary><c>cdnlab purge</c>: purges real edges.</summary>
public static class PurgeCommand
{
    private const string About =
        """
        Purge real edges over HTTP: paced, with dry run, pause, resume after a crash, and a look at what is still bad.
        The token is read from CDNLAB_PURGE_TOKEN or --token-file. Ctrl-C stops; --resume goes on.

        Example: cdnlab purge pypi-json-2022-06-10 --scale 0.01 --strategy affected:hard --dry-run
        Example: cdnlab purge --keys keys.txt --strategy paced:total_calls_per_second=20:batch_max=100 \
                   --target fastly --endpoint http://127.0.0.1:8081 --service ID
        """;

    /// <summary>Runs a command line; returns an <see cref="ExitCode"/>.</summary>
    public static async Task<int> InvokeAsync(
        IReadOnlyList<string> args, Terminal terminal, PurgerEnvironment environment)
    {
        var parsed = Create(terminal, environment).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine($"error: {error.Message}");
            }
            terminal.Error.WriteLine("try: cdnlab purge --help");
            return ExitCode.InvalidInput;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Create(Terminal terminal, PurgerEnvironment environment)
    {
        var standard = new PurgerOptions();
        var scenario = new Argument<string?>("SCENARIO")
        {
            Description = "A name from the catalogue, or a path: its projects, and its purge.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var keys = Text(
            "--keys", "FILE", "Surrogate keys, one a line; -: standard input. With a SCENARIO: only these of it.");
        var strategy = Text(
            "--strategy", "NAME[:p=v…]", "How: letters, hash:shards=8:hard, …; default: the scenario's.");
        var scale = Number("--scale", "F", "Share of the scenario's size; default: 1.", Positive);
        var target = Text("--target", "KIND", "lab (default), varnish, xkey or fastly.");
        var endpoints = Texts(
            "--endpoint", "[NAME=]URL", "Where purges go; one for each edge. The name shield is the shield.");
        var service = Text("--service", "ID", "The service, where the purge API wants it named.");
        var host = Text("--host", "HOST", "Host of URLs; default: the scenario's.");
        var token = Text("--token-file", "FILE", "File of the token; default: CDNLAB_PURGE_TOKEN.");
        var timeout = Number("--timeout", "S", "Longest time of a call, seconds; default: 10.", Positive);
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the plan; send nothing." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the purge begun in --out." };
        var output = Text("--out", "DIR", "Directory of journal and results; default: reports/latest/purge.");
        var health = Text("--health", "URL", "Tells the origin's load; the rate follows it.");
        var healthEvery = Number("--health-every", "S", "Time between two looks at it, seconds; default: 2.", Positive);
        var errors = Number("--errors-max", "R", "Share of failing calls at which it stops; default: 0.5.", Ratio);
        var wait = Number("--wait-max", "S", "Longest wait that a 429 may ask for, seconds; default: 600.", Positive);
        var verify = Text("--verify", "all|N", "Look afterwards whether keys are still bad: all of them, or N.");
        var fronts = Texts("--front", "[NAME=]URL", "Public address of an edge, for --verify.");
        var path = Text("--path", "TEMPLATE", "Path of a key's document for --verify, with {key} or {name}.");
        var verifyRate = Number("--verify-rate", "R", "Requests a second of --verify; default: 50.", Positive);
        var format = new Option<string>("--format")
        {
            Description = "text or json; default: text.",
            DefaultValueFactory = _ => standard.Format,
        };
        format.AcceptOnlyFromAmong("text", "json");
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print results only." };
        var command = new RootCommand(About + Environment.NewLine + Environment.NewLine + Kinds())
        {
            scenario, keys, strategy, scale, target, endpoints, service, host, token, timeout, dryRun, resume, output,
            health, healthEvery, errors, wait, verify, fronts, path, verifyRate, format, quiet,
        };
        scenario.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] word }])
            {
                result.AddError($"there is no option {word}");
            }
        });
        command.SetAction((parsed, _) => new PurgeHost(terminal, environment, new PurgerOptions
        {
            Scenario = parsed.GetValue(scenario),
            Keys = parsed.GetValue(keys),
            Strategy = parsed.GetValue(strategy),
            Scale = parsed.GetValue(scale) ?? standard.Scale,
            Target = parsed.GetValue(target) ?? standard.Target,
            Endpoints = parsed.GetValue(endpoints) ?? [],
            Service = parsed.GetValue(service),
            Host = parsed.GetValue(host),
            TokenFile = parsed.GetValue(token),
            Timeout = parsed.GetValue(timeout) ?? standard.Timeout,
            DryRun = parsed.GetValue(dryRun),
            Resume = parsed.GetValue(resume),
            Out = parsed.GetValue(output),
            Health = parsed.GetValue(health),
            HealthEvery = parsed.GetValue(healthEvery) ?? standard.HealthEvery,
            ErrorsMax = parsed.GetValue(errors) ?? standard.ErrorsMax,
            WaitMax = parsed.GetValue(wait) ?? standard.WaitMax,
            Verify = parsed.GetValue(verify) ?? standard.Verify,
            Fronts = parsed.GetValue(fronts) ?? [],
            Path = parsed.GetValue(path),
            VerifyRate = parsed.GetValue(verifyRate) ?? standard.VerifyRate,
            Format = parsed.GetRequiredValue(format),
            Quiet = parsed.GetValue(quiet),
        }).RunAsync());
        return command;
    }

    private static string Kinds() => string.Join(
        Environment.NewLine, TargetKinds.ByName.Values.Select(k => $"{k.Traits.Name,-8} {k.Traits.About}"));

    private static Option<string?> Text(string name, string value, string about) =>
        new(name) { Description = about, HelpName = value };

    private static Option<string[]> Texts(string name, string value, string about) =>
        new(name) { Description = about, HelpName = value };

    private static Option<double?> Number(string name, string value, string about, Func<double, string?> wrong) =>
        new(name)
        {
            Description = about,
            HelpName = value,
            CustomParser = result => Read(result, name, wrong),
        };

    private static double? Read(ArgumentResult result, string name, Func<double, string?> wrong)
    {
        var text = result.Tokens[0].Value;
        var reason = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? wrong(number) : "a number";
        if (reason is not null)
        {
            result.AddError($"{name} {text}: {reason}");
        }
        return reason is null ? number : null;
    }

    private static string? Positive(double value) => value is > 0 and <= 1e6 ? null : "a number above 0, up to 1000000";

    private static string? Ratio(double value) => value is > 0 and <= 1 ? null : "a number above 0, up to 1";
}
