using CdnLab.Model.Redirects;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>Programs made at random decide, read as rules, as an interpreter that runs them statement by statement.
/// </summary>
public sealed class GeneratedVclTests
{
    private static readonly string[] Targets =
        ["/", "/a", "/b?a", "/ab", "/abc?x", "/c/a/b", "/A?B", "/aab/bba?c", "/x", "/a/b/c", "/bc?abc", "/p/a"];

    private static readonly string[] Methods = ["GET", "POST"];

    [Fact]
    public void Rules_OfAnyProgram_DecideAsItDoes() => Prop.ForAll(
        GeneratedVcl.Programs.ToArbitrary(),
        program =>
        {
            var text = GeneratedVcl.Text(program);
            var result = Imported.Vcl(text);
            // A group or field that depends on the way is refused; what is read must be right.
            var rules = new EdgeRules(result.Config);
            return !result.Complete || Methods.All(method => Targets.All(target =>
            {
                var (expected, actual) = (
                    GeneratedVcl.Run(program, method, target),
                    Imported.Words(rules.Decide(method, Imported.Host, target)));
                Assert.True(expected == actual, $"{method} {target}: {expected}, by rules {actual}\n{text}");
                return true;
            }));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));

    [Fact]
    public void Programs_MadeAtRandom_AreMostlyUnderstood() => Assert.True(
        GeneratedVcl.Programs.Sample(200, 12).Count(p => Imported.Vcl(GeneratedVcl.Text(p)).Complete) > 100);
}
