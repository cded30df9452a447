using LogMonitor.Core.Sources.Files;

namespace LogMonitor.Tests.Sources.Files;

public sealed class GlobTests
{
    [Theory]
    [InlineData("/logs/app.log", "/logs/app.log", true)]
    [InlineData("/logs/app.log", "/logs/appXlog", false)]
    [InlineData("/logs/*.log", "/logs/app.log", true)]
    [InlineData("/logs/*.log", "/logs/.log", true)]
    [InlineData("/logs/*.log", "/logs/a/app.log", false)]
    [InlineData("/logs/*.log", "/logs/app.log.1", false)]
    [InlineData("/logs/*.log*", "/logs/app.log.1", true)]
    [InlineData("/logs/app-?.log", "/logs/app-1.log", true)]
    [InlineData("/logs/app-?.log", "/logs/app-12.log", false)]
    [InlineData("/logs/app?log", "/logs/app/log", false)]
    [InlineData("/logs/app-[0-9].log", "/logs/app-7.log", true)]
    [InlineData("/logs/app-[0-9].log", "/logs/app-x.log", false)]
    [InlineData("/logs/app-[!0-9].log", "/logs/app-x.log", true)]
    [InlineData("/logs/app-[!0-9].log", "/logs/app-7.log", false)]
    [InlineData("/logs/app-[^0-9].log", "/logs/app-x.log", true)]
    [InlineData("/logs/app[!x]log", "/logs/app/log", false)]
    [InlineData("/logs/{app,web}.log", "/logs/web.log", true)]
    [InlineData("/logs/{app,web}.log", "/logs/db.log", false)]
    [InlineData("/logs/{app,web-*}.{log,json}", "/logs/web-1.json", true)]
    [InlineData("/logs/a,b.log", "/logs/a,b.log", true)]
    [InlineData("/logs/a}b.log", "/logs/a}b.log", true)]
    [InlineData("/logs/a[b.log", "/logs/a[b.log", true)]
    [InlineData("/logs/a{b.log", "/logs/a{b.log", true)]
    [InlineData("/logs/a+b(c)$.log", "/logs/a+b(c)$.log", true)]
    [InlineData("/logs/**/*.log", "/logs/app.log", true)]
    [InlineData("/logs/**/*.log", "/logs/a/b/c/app.log", true)]
    [InlineData("/logs/**/*.log", "/log/app.log", false)]
    [InlineData("/logs/**", "/logs/a/b/anything", true)]
    [InlineData("/logs/**", "/logs/anything", true)]
    [InlineData("/logs/**", "/logs2/anything", false)]
    [InlineData("/logs/**/**/x", "/logs/x", true)]
    [InlineData("/logs/**/web/*.log", "/logs/a/web/x.log", true)]
    [InlineData("/logs/**/web/*.log", "/logs/a/web/b/x.log", false)]
    [InlineData("/logs/*/app.log", "/logs/a/app.log", true)]
    [InlineData("/logs/*/app.log", "/logs/app.log", false)]
    [InlineData("*.log", "/srv/app.log", true)]
    [InlineData("./logs/*.log", "/srv/logs/app.log", true)]
    [InlineData("../x/*.log", "/x/app.log", true)]
    [InlineData("/logs/[日本].log", "/logs/本.log", true)]
    [InlineData("/logs/[]].log", "/logs/].log", true)]
    [InlineData("/logs/[!]].log", "/logs/].log", false)]
    [InlineData("/logs/[z-a].log", "/logs/b.log", false)]
    [InlineData("/logs/a[+-9]b", "/logs/a/b", false)]
    [InlineData("/logs/a[+-9]b", "/logs/a5b", true)]
    [InlineData("/logs/{a,{b}.log", "/logs/{a,b.log", true)]
    [InlineData("/logs/[a-].log", "/logs/-.log", true)]
    public void A_pattern_takes_a_path_or_leaves_it(string pattern, string path, bool matches)
        => new Glob(pattern, "/srv").IsMatch(path).ShouldBe(matches);

    [Theory]
    [InlineData("/logs/app.log", "/logs", false, 0)]
    [InlineData("/logs/*.log", "/logs", false, 0)]
    [InlineData("/logs/*/app.log", "/logs", false, 1)]
    [InlineData("/logs/web-*/x/*.log", "/logs", false, 2)]
    [InlineData("/logs/**/*.log", "/logs", true, 1)]
    [InlineData("*.log", "/srv", false, 0)]
    [InlineData("/*", "/", false, 0)]
    public void A_walk_begins_at_the_last_folder_without_wildcards(string pattern, string root, bool recursive, int depth)
    {
        var glob = new Glob(pattern, "/srv");
        glob.Root.ShouldBe(root);
        glob.IsRecursive.ShouldBe(recursive);
        if (!recursive) glob.Depth.ShouldBe(depth);
    }

    [Theory]
    [InlineData("/logs/web-*/*.log", "web-1", 0, true)]
    [InlineData("/logs/web-*/*.log", "db-1", 0, false)]
    [InlineData("/logs/web-*/*.log", "web-1", 1, false)]
    [InlineData("/logs/web-*/**/*.log", "db-1", 0, false)]
    [InlineData("/logs/web-*/**/*.log", "anything", 5, true)]
    [InlineData("/logs/*.log", "folder", 0, false)]
    public void A_walk_leaves_out_folders_that_cannot_hold_a_match(string pattern, string folder, int depth, bool may)
        => new Glob(pattern, "/srv").MayHold(folder, depth).ShouldBe(may);

    [Theory]
    [InlineData("*.gz", "/logs/a/app.log.gz", true)]
    [InlineData("*.gz", "/logs/app.gz/app.log", false)]
    [InlineData("debug.log", "/logs/debug.log", true)]
    [InlineData("debug.log", "/logs/my-debug.log", false)]
    [InlineData("/logs/old/**", "/logs/old/a/app.log", true)]
    [InlineData("/logs/old/**", "/logs/app.log", false)]
    public void An_exclusion_without_a_slash_looks_at_the_name_alone(string pattern, string path, bool excluded)
        => Glob.ForExclusion(pattern, "/srv").IsMatch(path).ShouldBe(excluded);

    [Theory]
    [InlineData("/logs/[z-a].log")]
    [InlineData("/logs/[!].log")]
    [InlineData("/logs/a[")]
    [InlineData("/logs/[!")]
    [InlineData("/logs/{a,{b}")]
    [InlineData("/logs/{[}]")]
    [InlineData("/logs/[\\d].log")]
    [InlineData("/logs/{a,{b,c}}.log")]
    [InlineData("/logs/{a}b}.log")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("**")]
    public void No_pattern_is_a_crash(string pattern) => Should.NotThrow(() => new Glob(pattern, "/srv").IsMatch("/logs/x.log"));
}
