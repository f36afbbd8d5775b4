using CdnLab.Conformance.Format;
using CdnLab.Conformance.Live;
using CdnLab.Conformance.Rules;
using Xunit;

namespace CdnLab.Conformance;

/// <summary>Every case through the pure rules and through the live edge: both must decide as the case says, and alike
/// in what it leaves open.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Ids => CaseFiles.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rules_Case_DecideAsTheClauseSays(string id)
    {
        var test = CaseFiles.Get(id);
        Verify(test, RuleRun.Run(test), "rules");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task LiveEdge_Case_DecidesAsTheRules(string id)
    {
        var test = CaseFiles.Get(id);
        var seen = await LiveRun.RunAsync(test);
        Verify(test, seen, "live edge");
        Assert.Equal(RuleRun.Run(test), seen);
    }

    private static void Verify(ConformanceCase test, IReadOnlyList<Observed> seen, string who)
    {
        var asking = test.Steps.Where(s => s.Ask is not null).ToList();
        Assert.Equal(asking.Count, seen.Count);
        for (var i = 0; i < asking.Count; i++)
        {
            asking[i].Expect!.Verify(asking[i], seen[i], $"{test.Id} ({test.Clause}), {who}, request {i + 1}");
        }
    }
}
