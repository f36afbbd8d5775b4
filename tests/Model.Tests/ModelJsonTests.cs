using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Purging;
using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Model.Topology;
using CdnLab.Model.Workloads;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests;

public sealed class ModelJsonTests
{
    public static TheoryData<Type> Records => new(
        typeof(CacheProfile), typeof(CapacityOptions), typeof(CatalogueOptions), typeof(ClientPersona),
        typeof(DocumentFamily), typeof(EdgeConfig), typeof(EdgeRule), typeof(OriginRelease), typeof(Project),
        typeof(PurgeDelivery), typeof(PurgeRequest), typeof(PurgeStrategy), typeof(RouteRule), typeof(TopologySpec));

    [Theory]
    [MemberData(nameof(Records))]
    public void Options_RecordWithEveryPropertySet_ComesBackTheSame(Type type)
    {
        foreach (var flag in (bool[])[false, true])
        {
            var json = Sample(type, flag);

            var value = json.Deserialize(type, ModelJson.Options);
            var back = JsonSerializer.SerializeToNode(value, type, ModelJson.Options);

            Assert.True(JsonNode.DeepEquals(json, back), $"sent {json.ToJsonString()}, got {back?.ToJsonString()}");
        }
    }

    [Fact]
    public void Options_EveryOptionsAndSpecRecordOfTheModel_IsAmongTheRecordsTested()
    {
        var tested = Records.Select(row => row.Data).ToHashSet();
        Type[] parts = [typeof(PopSpec)];

        Assert.All(
            typeof(ModelJson).Assembly.GetExportedTypes().Where(t =>
                t.Name.EndsWith("Options", StringComparison.Ordinal)
                || t.Name.EndsWith("Spec", StringComparison.Ordinal)),
            type => Assert.Contains(type, tested.Concat(parts)));
    }

    [Fact]
    public void Options_UnknownKey_IsRefused() =>
        Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<CapacityOptions>("""{"worker": 3}""", ModelJson.Options));

    [Theory]
    [InlineData("""{"mode": "sof"}""")]
    [InlineData("""{"kind": 1}""")]
    [InlineData("""{"retry_delay": 1e300}""")]
    [InlineData("""{"retry_delay": "3m"}""")]
    public void Options_ValueOfTheWrongKind_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PurgeStrategy>(json, ModelJson.Options));

    [Fact]
    public void Options_AnyDurationUpToAYear_ComesBackToTheTick() =>
        Prop.ForAll(Gen.Choose(0, 365 * 86_400).SelectMany(s => Gen.Choose(0, 9_999_999), (s, t) =>
            TimeSpan.FromSeconds(s) + TimeSpan.FromTicks(t)).ToArbitrary(), duration =>
            JsonSerializer.Deserialize<TimeSpan>(
                JsonSerializer.Serialize(duration, ModelJson.Options), ModelJson.Options) == duration)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static JsonObject Sample(Type record, bool flag) => new(record
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
        .Select(p => KeyValuePair.Create<string, JsonNode?>(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), Value(p.PropertyType, flag))));

    private static JsonNode Value(Type type, bool flag)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "some text",
            _ when type == typeof(bool) => flag,
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 7_000_000_000,
            _ when type == typeof(double) => 0.37,
            _ when type == typeof(TimeSpan) => 12.5,
            { IsEnum: true } => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.GetEnumNames()[^1]),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
                new JsonArray(Value(type.GenericTypeArguments[0], flag)),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) =>
                new JsonObject { ["A-key"] = Value(type.GenericTypeArguments[1], flag) },
            _ => Sample(type, flag),
        };
    }
}
