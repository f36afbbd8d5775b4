using CdnLab.Model.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class HeaderFieldsTests
{
    private static readonly Gen<HeaderField> Field =
        from name in Gen.Elements("Vary", "vary", "ETag", "Age", "AGE")
        from value in Gen.Elements("", "a", "b", "a, b")
        select new HeaderField(name, value);

    private static readonly Arbitrary<HeaderFields> Any =
        Field.ListOf().Select(fields => new HeaderFields(fields)).ToArbitrary();

    [Fact]
    public void Indexer_AnyFields_JoinsLinesOfANameWithoutCase() =>
        Prop.ForAll(Any, fields =>
        {
            var lines = fields.Where(f => f.Name.ToLowerInvariant() == "vary").Select(f => f.Value).ToList();
            return fields["VARY"] == (lines.Count == 0 ? null : string.Join(", ", lines));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_AnyFields_LeavesOneLineOfTheNameAndTheOthersInOrder() =>
        Prop.ForAll(Any, fields =>
        {
            var with = fields.With("age", "7");
            return with["Age"] == "7"
                && with.Count(f => f.Name.ToLowerInvariant() == "age") == 1
                && with.SkipLast(1).SequenceEqual(fields.Where(f => f.Name.ToLowerInvariant() != "age"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_AnyFields_RemovesEveryLineOfTheNames() =>
        Prop.ForAll(Any, fields =>
        {
            var without = fields.Without("AGE", "Vary");
            return !without.Contains("age") && !without.Contains("VARY")
                && without.SequenceEqual(fields.Where(f => f.Name == "ETag"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_NameThatIsAbsent_IsTheSameInstance()
    {
        var fields = new HeaderFields(("ETag", "\"1\""));

        Assert.Same(fields, fields.Without("Vary"));
    }

    [Fact]
    public void Contains_EmptyValue_IsTrue() => Assert.True(new HeaderFields(("Vary", "")).Contains("vary"));
}
