namespace LogMonitor.Core.Parsing.Formats.Json;

/// <summary>
/// OpenStack's services with <c>use_json</c> of oslo.log: <c>{"message": "…", "asctime": "…", "name": "nova.compute", "levelname": "WARNING", "created": 1795172400.25, "relative_created": 7.5, "funcname": "run", "context": {…}}</c>.
/// The time is that of <c>created</c>: the other has no zone. Also <c>pid</c>, <c>host</c>, <c>request_id</c>.
/// </summary>
internal sealed class OpenStackJsonFormat : JsonDialect
{
    public OpenStackJsonFormat()
        : base("openstack-json", "\"levelname\":", "\"relative_created\":")
    {
        Time = new JsonPath("created");
        Aliases =
        [
            new("pid", "process"),
            new("host", "hostname"),
            new("request_id", "context>request_id"),
        ];
    }
}
