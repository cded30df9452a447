using Bunit;
using LogMonitor.Tests.Support;
using LogMonitor.Web.Components.LogView;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LogMonitor.Tests.Components.LogView;

public sealed class RecordListTests : PageContext
{
    [Fact]
    public async Task What_comes_while_the_browser_has_not_confirmed_the_last_paint_is_painted_next()
    {
        await using var session = new LiveSession(Page.Services.GetRequiredService<LogData>(), TimeProvider.System, new LiveUrl("", RangeChoice.Default), QueryText.Empty, () => { });
        _ = session.RunAsync();
        await Eventually.TrueAsync(() => !session.Loading);
        var list = Page.Render<RecordList>(parameters => parameters.Add(component => component.Session, session));

        await list.InvokeAsync(async () =>
        {
            session.Rows.Take(SomeRecord.Page(SomeRecord.Run(1, 2)));
            await ((IHandleAfterRender)list.Instance).OnAfterRenderAsync();
        });
        list.Render();

        list.FindAll(".row").Count.ShouldBe(2);
    }
}
