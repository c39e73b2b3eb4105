namespace Connectors.Reviso.Tests.Client;

public sealed class ExpiryTests
{
    private static readonly DateTimeOffset Granted = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    private static RevisoCredentials Credentials => new() { AgreementGrantToken = "g", GrantedAt = Granted };

    [Theory]
    [InlineData(0, 360, null)]
    [InlineData(329.9, 31, null)]
    [InlineData(330, 30, 30)]
    [InlineData(352.9, 8, 30)]
    [InlineData(353, 7, 7)]
    [InlineData(358.9, 2, 7)]
    [InlineData(359, 1, 1)]
    [InlineData(359.9, 1, 1)]
    [InlineData(360, 0, 0)]
    [InlineData(400, 0, 0)]
    public void A_grant_is_warned_of_thirty_seven_and_one_day_before_it_dies(double day, int left, int? warning)
    {
        var expiry = Credentials.GetExpiry(Granted.AddDays(day))!.Value;
        Assert.Equal((left, warning, day >= 360), (expiry.DaysLeft, expiry.Warning, expiry.IsExpired));
        Assert.Equal(Granted.AddDays(360), expiry.ExpiresAt);
    }

    [Fact]
    public void A_renewed_grant_starts_again() => Assert.Null((Credentials with { GrantedAt = Granted.AddDays(350) }).GetExpiry(Granted.AddDays(355))!.Value.Warning);

    [Fact]
    public void Without_its_day_and_for_the_demo_nothing_is_counted()
    {
        Assert.Null((Credentials with { GrantedAt = null }).GetExpiry(Granted));
        Assert.Null((Credentials with { AgreementGrantToken = "demo" }).ExpiresAt);
    }
}
