using System.Globalization;
using CdnLab.Purger.Planning;

namespace CdnLab.Purger.Cli;

/// <summary>What a run needs besides its plan.</summary>
internal sealed record RunArguments
{
    private const int TokenBytesMax = 4096;

    /// <summary>The token; null: none is given, or needed.</summary>
    public string? Token { get; private init; }

    /// <summary>Whether there is a look afterwards.</summary>
    public bool Verify { get; private init; }

    /// <summary>Keys that are looked at; null: all.</summary>
    public int? VerifyMost { get; private init; }

    /// <summary>Public addresses of the edges.</summary>
    public IReadOnlyList<(string Name, Uri Url)> Fronts { get; private init; } = [];

    /// <summary>What tells the origin's load; null: nothing.</summary>
    public Uri? Health { get; private init; }

    /// <summary>Reads them, with everything that is wrong.</summary>
    public static RunArguments Read(
        PurgerOptions options, RunPlan? plan, PurgerEnvironment environment, List<string> findings)
    {
        var health = (Uri?)null;
        if (options.Health is { } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out health) && health.Scheme is "http" or "https"))
        {
            findings.Add($"--health {text}: it is no address; fix: --health http://127.0.0.1:8000/health");
        }
        var most = 0;
        if (options.Verify is not ("none" or "all")
            && !(int.TryParse(options.Verify, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most > 0))
        {
            findings.Add($"--verify {options.Verify}: all, or a number from 1; fix: --verify all");
        }
        var verify = options.Verify != "none";
        var fronts = Endpoints.Read("--front", options.Fronts, findings);
        if (verify && options.Fronts.Count == 0)
        {
            findings.Add("--verify: which edges are asked? fix: --front http://127.0.0.1:8080, one for each");
        }
        if (verify && plan is not null && !plan.Keys.Any(key => key.Urls.Any()))
        {
            findings.Add("--verify: which URL does a key have? fix: --path, such as --path /{name}");
        }
        var token = options.DryRun ? null : TokenOf(options, environment, findings);
        if (token is null && !options.DryRun && plan is { Traits.NeedsToken: true } && findings.Count == 0)
        {
            findings.Add(
                $"{plan.Traits.Name} wants a token; fix: set {PurgerEnvironment.TokenVariable}, or --token-file FILE");
        }
        return new()
        {
            Token = token,
            Verify = verify,
            VerifyMost = most > 0 ? most : null,
            Fronts = fronts,
            Health = health,
        };
    }

    private static string? TokenOf(PurgerOptions options, PurgerEnvironment environment, List<string> findings)
    {
        var (place, token) = (PurgerEnvironment.TokenVariable, environment.Token);
        if (options.TokenFile is { } file)
        {
            try
            {
                using var reader = new StreamReader(file);
                var buffer = new char[TokenBytesMax];
                (place, token) = ($"--token-file {file}", new string(buffer, 0, reader.ReadBlock(buffer)).Trim());
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                findings.Add($"--token-file {file}: {error.Message}; fix: a file that holds the token");
                return null;
            }
        }
        if (token is { Length: > 0 } && token.Any(c => c is < ' ' or > '~'))
        {
            findings.Add($"{place}: the token holds characters that no header field takes; fix: the token alone");
            return null;
        }
        return token is { Length: > 0 } ? token : null;
    }
}
