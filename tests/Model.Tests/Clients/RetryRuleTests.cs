using CdnLab.Model.Clients;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Clients;

public class RetryRuleTests
{
    private static readonly ClientPersona Bandersnatch = new()
    {
        Name = "bandersnatch",
        RetryOn = [ChainOutcome.TimedOut],
        RetriesMax = 2,
        RetryDelay = TimeSpan.FromSeconds(1),
    };

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 2.0)]
    [InlineData(2, null)]
    public void Next_OutcomeToRetry_DoublesTheDelayUntilTheLimit(int retries, double? seconds) =>
        Assert.Equal(seconds, RetryRule.Next(Bandersnatch, ChainOutcome.TimedOut, retries)?.TotalSeconds);

    [Theory]
    [InlineData(ChainOutcome.Ok)]
    [InlineData(ChainOutcome.Looped)]
    [InlineData(ChainOutcome.NotFound)]
    [InlineData(ChainOutcome.ServerError)]
    public void Next_OtherOutcome_IsNotRetried(ChainOutcome outcome) =>
        Assert.Null(RetryRule.Next(Bandersnatch, outcome, 0));

    [Fact]
    public void Next_AnyPersona_GivesUpAfterItsRetries()
    {
        var cases = Gen.Zip(Gen.Choose(0, 100), Gen.Choose(0, 86_400)).ToArbitrary();
        Prop.ForAll(cases, drawn =>
        {
            var persona = Bandersnatch with
            {
                RetriesMax = drawn.Item1,
                RetryDelay = TimeSpan.FromSeconds(drawn.Item2),
            };
            var delays = Enumerable.Range(0, 200)
                .Select(n => RetryRule.Next(persona, ChainOutcome.TimedOut, n))
                .ToList();
            var tried = delays.TakeWhile(delay => delay is not null).ToList();
            return tried.Count == drawn.Item1
                && delays.Skip(tried.Count).All(delay => delay is null)
                && tried.SequenceEqual(tried.Order());
        }).QuickCheckThrowOnFailure();
    }
}
