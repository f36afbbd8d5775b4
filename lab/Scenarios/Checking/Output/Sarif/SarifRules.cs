using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.Output.Sarif;

/// <summary>The tool and its rules (SARIF 2.1.0, 3.18 and 3.49): all of them, whether anything was found or not.
/// </summary>
internal static class SarifRules
{
    /// <summary>Id of what says that the answer is no proof.</summary>
    public const string NotProved = "not-proved";

    /// <summary>Id of a remark.</summary>
    public const string Remark = "remark";

    /// <summary>The tool.</summary>
    public static object Tool() => new
    {
        Driver = new
        {
            Name = "cdnlab check",
            SemanticVersion = typeof(SarifRules).Assembly.GetName().Version!.ToString(3),
            InformationUri = CheckPages.Address,
            Rules = CheckRule.All.Select(Descriptor),
            Notifications = new[]
            {
                new { Id = NotProved, ShortDescription = SarifText.Message("Nothing was found, but it is no proof.") },
                new { Id = Remark, ShortDescription = SarifText.Message("What is to be known besides.") },
            },
        },
    };

    private static object Descriptor(CheckRule rule) => new
    {
        rule.Id,
        rule.Name,
        ShortDescription = SarifText.Message(rule.Text),
        HelpUri = CheckPages.AddressOf(rule),
        Help = new
        {
            Text = SarifText.Braced(CheckPages.TextOf(rule)),
            Markdown = SarifText.Braced(CheckPages.MarkdownOf(rule)),
        },
        DefaultConfiguration = new { Level = "error" },
        Properties = new { Tags = new[] { "cdn", "deploy" } },
    };
}
