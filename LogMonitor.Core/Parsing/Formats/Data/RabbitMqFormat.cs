using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Data;

/// <summary>
/// RabbitMQ: <c>2026-11-20 12:00:00.123456+00:00 [info] &lt;0.7.0&gt; Server startup complete</c>; before 3.7 <c>=INFO REPORT==== 20-Nov-2026::12:00:00 ===</c> with the message on the lines behind it.
/// Fields: <c>pid</c>, of Erlang.
/// </summary>
internal sealed class RabbitMqFormat() : LayoutFormat("rabbitmq", "{time} [{level}] <{pid}>(? {message}?)", "={level} REPORT==== {time} ===");
