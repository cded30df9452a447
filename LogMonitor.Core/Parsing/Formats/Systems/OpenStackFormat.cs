using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>
/// OpenStack's services (oslo.log): <c>2026-11-20 12:00:00.123 7 INFO nova.compute.manager [req-1f2e ann shop - - -] [instance: 5c0f] Started</c>. Fields: <c>pid</c>, <c>logger</c>,
/// <c>request</c> (its id and who asked), <c>instance</c>.
/// </summary>
internal sealed class OpenStackFormat() : LayoutFormat(
    "openstack",
    "{time} {pid:int} {level} {logger:name} [{request}] (?[instance: {instance}] ?){message}",
    // The lines of a traceback, each with a head of its own.
    "{time} {pid:int} {level} {logger:name} {message}");
