using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Tests.Sources.Files;

public class ContainerPathTests
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static TheoryData<string, string> Paths => new()
    {
        { "/var/log/pods/shop_pay-7d4b9c-x2x9z_1b4e28ba-2fa1-11d2-883f-0016d3cca427/checkout/0.log", "checkout: container=checkout namespace=shop pod=pay-7d4b9c-x2x9z" },
        { "/var/log/pods/shop_pay-0_1b4e28ba/side-car/12.log.20261120-120000", "side-car: container=side-car namespace=shop pod=pay-0" },
        { "/var/log/pods/shop_pay-0_1b4e28ba/side-car/12.log.20261120-120000.gz", "side-car: container=side-car namespace=shop pod=pay-0" },
        { $"/var/log/containers/pay-0_shop_checkout-{Id}.log", "checkout: container=checkout namespace=shop pod=pay-0" },
        { $"/var/lib/docker/containers/{Id}/{Id}-json.log", "0123456789ab: container=0123456789ab" },
        { $"/var/lib/docker/containers/{Id}/{Id}-json.log.1", "0123456789ab: container=0123456789ab" },
        { "/var/log/pods/shop_pay-0_1b4e28ba/checkout/app.log", "" },
        { "/var/log/pods/pay/checkout/0.log", "" },
        { "/var/log/containers/pay-0.log", "" },
        { $"/var/lib/docker/containers/{Id}/local.log", "" },
        { "/logs/0.log", "" },
        { "0.log", "" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_containers_path_names_it(string path, string expected)
    {
        var read = ContainerPath.Read(path);
        var words = read is null ? "" : $"{read.Service}: {string.Join(' ', read.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"))}";
        words.ShouldBe(expected);
    }
}
