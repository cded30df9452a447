using System.Text;

namespace LogMonitor.Core.Sources.Push;

internal enum ClefName : byte
{
    Other = 0,
    Time,

    /// <summary>A service by its name, or an object with a member <c>name</c>.</summary>
    Service,

    /// <summary>A host by its name, or an object with a member <c>name</c>.</summary>
    Host,

    /// <summary>An object whose members count as if they stood beside it.</summary>
    Container,
}

/// <summary>The properties of an event that say when, from which service and on which host: as Serilog's enrichers, OpenTelemetry and ECS write them.</summary>
internal static class ClefNames
{
    // The earlier name wins where an event has several.
    private static readonly byte[][] Services = Utf8("service.name", "Application", "ApplicationName", "ServiceName", "service_name", "service", "app");
    private static readonly byte[][] Hosts = Utf8("host.name", "MachineName", "HostName", "host_name", "host");

    // Resource attributes, and where Seq's older layout keeps an event's properties.
    private static readonly byte[][] Containers = Utf8("@ra", "Properties");

    /// <summary>A lower <paramref name="rank"/> is more certain.</summary>
    public static ClefName Of(ReadOnlySpan<byte> name, out byte rank)
    {
        rank = 0;
        if (name.SequenceEqual("@t"u8) || name.SequenceEqual("Timestamp"u8)) return ClefName.Time;
        if (IsOneOf(name, Services, out rank)) return ClefName.Service;
        if (IsOneOf(name, Hosts, out rank)) return ClefName.Host;
        return IsOneOf(name, Containers, out rank) ? ClefName.Container : ClefName.Other;
    }

    private static bool IsOneOf(ReadOnlySpan<byte> name, byte[][] names, out byte rank)
    {
        for (rank = 0; rank < names.Length; rank++)
        {
            if (names[rank].Length == name.Length && Ascii.EqualsIgnoreCase(names[rank], name)) return true;
        }

        return false;
    }

    private static byte[][] Utf8(params string[] names) => Array.ConvertAll(names, Encoding.UTF8.GetBytes);
}
