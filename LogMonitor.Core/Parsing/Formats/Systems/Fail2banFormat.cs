using LogMonitor.Core.Parsing.Layouts;

namespace LogMonitor.Core.Parsing.Formats.Systems;

/// <summary>fail2ban: <c>2026-11-20 12:00:00,123 fail2ban.actions [7]: NOTICE [sshd] Ban 203.0.113.7</c>. Fields: <c>component</c>, <c>pid</c>, <c>jail</c>.</summary>
internal sealed class Fail2banFormat() : LayoutFormat("fail2ban", "{time} fail2ban.{component:name} [{pid:int}]: {level} (?[{jail}] ?){message}");
