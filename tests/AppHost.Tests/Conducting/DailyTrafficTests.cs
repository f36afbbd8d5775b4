using CdnLab.AppHost.Conducting;
using CdnLab.Scenarios.Format;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.AppHost.Tests.Conducting;

public sealed class DailyTrafficTests
{
    private static readonly ClientsSpec Clients = new()
    {
        Rate = 100,
        Diurnal = new DiurnalSpec { Amplitude = 0.5, Peak = TimeSpan.FromHours(14) },
    };

    private readonly FakeTimeProvider _clock = new(new(2024, 3, 1, 13, 55, 0, TimeSpan.Zero));
    private readonly List<(double? Rate, bool Mix)> _set = [];

    [Fact]
    public async Task SetNow_InAStepOfTenMinutes_SetsItsMeanRateUntilItsEnd()
    {
        var traffic = Traffic(Clients);

        Assert.Equal(new(2024, 3, 1, 14, 0, 0, TimeSpan.Zero), await traffic.SetNowAsync(default));

        var middle = Clients.Diurnal!.FactorAt(new(2024, 3, 1, 13, 55, 0, TimeSpan.Zero));
        Assert.Equal(100 * middle, Assert.Single(_set).Rate!.Value, 0.01);
    }

    [Fact]
    public async Task SetNow_HalfADayLater_SetsTheLowestRate()
    {
        var traffic = Traffic(Clients);
        _clock.Advance(TimeSpan.FromHours(12));

        await traffic.SetNowAsync(default);

        Assert.Equal(50, Assert.Single(_set).Rate!.Value, 0.1);
    }

    [Fact]
    public async Task Set_OtherMeanRate_CountsFromThenOn()
    {
        var traffic = Traffic(Clients);

        await traffic.SetAsync(200, null, default);
        await traffic.SetAsync(null, new Dictionary<string, double> { ["pip"] = 1 }, default);
        await traffic.SetNowAsync(default);

        Assert.Equal(300, _set[0].Rate!.Value, 0.2);
        Assert.Equal((null, true), _set[1]);
        Assert.Equal(_set[0].Rate, _set[2].Rate);
    }

    [Fact]
    public async Task SetNow_MeanRateChangesMeanwhile_EndsWithTheNewOne()
    {
        DailyTraffic traffic = null!;
        traffic = new DailyTraffic(Clients, _clock, async (rate, mix, cancellation) =>
        {
            if (_set.Count == 0)
            {
                _set.Add((null, false));
                await traffic.SetAsync(200, null, cancellation);
            }
            _set.Add((rate, mix is not null));
        });

        await traffic.SetNowAsync(default);

        Assert.Equal(300, _set[^1].Rate!.Value, 0.2);
    }

    [Fact]
    public async Task Set_WithoutALawOfTheDay_IsTheRateItself()
    {
        await Traffic(Clients with { Diurnal = null }).SetAsync(200, null, default);

        Assert.Equal(200, Assert.Single(_set).Rate);
    }

    private DailyTraffic Traffic(ClientsSpec clients) => new(clients, _clock, (rate, mix, _) =>
    {
        _set.Add((rate, mix is not null));
        return Task.CompletedTask;
    });
}
