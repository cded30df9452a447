using LogMonitor.Core.Sources.RabbitMq;

namespace LogMonitor.Tests.Sources.RabbitMq;

public sealed class RecentMessagesTests
{
    [Fact]
    public void What_was_committed_is_known_once_for_each_time_that_it_was()
    {
        var recent = new RecentMessages(prefetch: 10);
        recent.Add([1, 2, 2]);
        recent.Expect();
        recent.IsKnown(1).ShouldBeTrue();
        recent.IsKnown(1).ShouldBeFalse();
        recent.IsKnown(2).ShouldBeTrue();
        recent.IsKnown(2).ShouldBeTrue();
        recent.IsKnown(2).ShouldBeFalse();
        recent.IsKnown(3).ShouldBeFalse();
    }

    [Fact]
    public void A_connection_expects_again_what_the_one_before_it_had_met()
    {
        var recent = new RecentMessages(prefetch: 10);
        recent.Add([1]);
        recent.Expect();
        recent.IsKnown(1).ShouldBeTrue();
        recent.Expect();
        recent.IsKnown(1).ShouldBeTrue();
    }

    [Fact]
    public void What_is_committed_while_a_connection_lasts_is_not_expected_on_it()
    {
        var recent = new RecentMessages(prefetch: 10);
        recent.Expect();
        recent.Add([1]);
        recent.IsKnown(1).ShouldBeFalse();
    }

    [Theory]
    [InlineData(10, 4096)]
    [InlineData(5000, 5000)]
    public void It_remembers_as_many_as_may_be_unacknowledged_and_no_fewer_than_a_broker_may_forget(int prefetch, int remembered)
    {
        var recent = new RecentMessages(prefetch);
        recent.Add(Enumerable.Range(0, 6000).Select(i => (ulong)i));
        recent.Expect();
        Enumerable.Range(0, 6000).Count(i => recent.IsKnown((ulong)i)).ShouldBe(remembered);
    }

    [Fact]
    public void It_is_read_back_from_its_text()
    {
        var recent = new RecentMessages(prefetch: 10);
        recent.Add([1, ulong.MaxValue]);
        var again = new RecentMessages(prefetch: 10);
        again.Load(recent.ToString());
        again.Expect();
        again.IsKnown(1).ShouldBeTrue();
        again.IsKnown(ulong.MaxValue).ShouldBeTrue();
        again.ToString().ShouldBe(recent.ToString());
    }

    [Fact]
    public void A_text_that_is_none_of_its_own_is_ignored()
    {
        var recent = new RecentMessages(prefetch: 10);
        recent.Load("no base64!");
        recent.Load("");
        recent.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Messages_that_differ_in_anything_are_different()
    {
        ulong[] identities =
        [
            RecentMessages.IdentityOf("a", "k", 1, "x"u8),
            RecentMessages.IdentityOf("b", "k", 1, "x"u8),
            RecentMessages.IdentityOf("a", "l", 1, "x"u8),
            RecentMessages.IdentityOf("a", "k", 2, "x"u8),
            RecentMessages.IdentityOf("a", "k", 1, "y"u8),
            RecentMessages.IdentityOf(null, "k", 1, "x"u8),
        ];
        identities.Distinct().Count().ShouldBe(identities.Length);
        RecentMessages.IdentityOf("a", "k", 1, "x"u8).ShouldBe(identities[0]);
    }
}
