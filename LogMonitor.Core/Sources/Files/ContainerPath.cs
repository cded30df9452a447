namespace LogMonitor.Core.Sources.Files;

/// <summary>What the path of a container's log says about the container, in the layouts of Kubernetes and Docker.</summary>
internal sealed record ContainerPath(string Service, IReadOnlyDictionary<string, string> Labels)
{
    private const int IdLength = 64;
    private const int ShortIdLength = 12;

    /// <summary>Null for the path of any other file.</summary>
    public static ContainerPath? Read(string path) => path.Split('/') switch
    {
        // The kubelet's /var/log/pods/NAMESPACE_POD_UID/CONTAINER/RESTARTS.log, rotated to RESTARTS.log.20261120-120000
        [.., "pods", var pod, var container, var file] when pod.Split('_') is [var space, var name, _] && IsRestartsLog(file) => InPod(space, name, container),
        // The kubelet's links, /var/log/containers/POD_NAMESPACE_CONTAINER-ID.log
        [.., "containers", var link] when NameOfLink(link)?.Split('_') is [var name, var space, var container] => InPod(space, name, container),
        // Docker's /var/lib/docker/containers/ID/ID-json.log, rotated to ID-json.log.1
        [.., var id, var file] when IsId(id) && file.StartsWith($"{id}-json.log", StringComparison.Ordinal) => OfDocker(id[..ShortIdLength]),
        _ => null,
    };

    private static ContainerPath InPod(string space, string pod, string container)
        => new(container, new Dictionary<string, string> { ["namespace"] = space, ["pod"] = pod, ["container"] = container });

    private static ContainerPath OfDocker(string id) => new(id, new Dictionary<string, string> { ["container"] = id });

    private static bool IsRestartsLog(string file) => file.IndexOf(".log", StringComparison.Ordinal) is > 0 and var end && file.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string? NameOfLink(string file)
        => file.EndsWith(".log", StringComparison.Ordinal) && file[..^4].LastIndexOf('-') is > 0 and var dash && IsId(file[(dash + 1)..^4]) ? file[..dash] : null;

    private static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);
}
