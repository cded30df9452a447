namespace LogMonitor.Core.Parsing.Formats.Servers;

/// <summary>Server access logs of AWS S3. Fields: <c>bucket</c>, <c>ip</c>, <c>requester</c>, <c>request_id</c>, <c>operation</c>, <c>key</c>, the request's parts, <c>status</c>, <c>error_code</c>, <c>size</c>, <c>object_size</c>, <c>duration_ms</c>, <c>turnaround_ms</c>, <c>referer</c>, <c>agent</c>.</summary>
internal sealed class S3Format() : AccessLayoutFormat("aws-s3", Head + "<<{request:quoted}" + Tail, Head + "<<-" + Tail)
{
    private const string Head = "{owner:word} {bucket:word} [{time}] {ip:word} {requester:word} {request_id:word} {operation:word} {key:word} ";
    private const string Tail = " {status:word} {error_code:word} {size:word}>> {object_size:word} {duration_ms:word} {turnaround_ms:word} {referer:quoted} {agent:quoted} {version:word}(? {}?)";
}
