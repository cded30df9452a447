using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Apps;

/// <summary>
/// Sidekiq: <c>2026-11-20T12:00:00.123Z pid=7 tid=oz3k class=PayJob jid=8f2c… elapsed=0.012 INFO: done</c>, and before version 6
/// <c>2026-11-20T12:00:00.123Z 7 TID-oz3k PayJob JID-8f2c… INFO: done: 0.012 sec</c>. Fields: <c>pid</c>, <c>thread</c>, <c>class</c>, <c>jid</c>, <c>elapsed_s</c>.
/// </summary>
internal sealed class SidekiqFormat() : LayoutFormat(
    "sidekiq",
    "{time} pid={pid:int} tid={thread:word} (?class={class:word} ?)(?jid={jid:hex} ?)(?bid={:word} ?)(?tags={tags:word} ?)(?elapsed={elapsed_s:number} ?){level}: {message}",
    "{time} {pid:int} TID-{thread:word} (?{class:module} JID-{jid:hex} ?)(?BID-{:word} ?){level}: {message}");
