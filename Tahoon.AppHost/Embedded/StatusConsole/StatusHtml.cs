using System.Globalization;
using System.Net;
using System.Text;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.StatusConsole;

/// <summary>The page itself: no script, nothing from elsewhere, readable without colour.</summary>
internal static class StatusHtml
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="refresh" content="2">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Tahoon</title>
        <style>
        :root { color-scheme: light dark }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
        table { border-collapse: collapse; width: 100% }
        caption { text-align: start; padding-block: .5rem }
        th, td { text-align: start; padding: .3rem .8rem; border-bottom: 1px solid #8886 }
        td.number { text-align: end }
        tr.well td:nth-of-type(2) { color: light-dark(#0a6b2d, #6fdc8c) }
        tr.ill td { font-weight: 600 } tr.ill td:nth-of-type(2) { color: light-dark(#a40e26, #ff8389) }
        pre { overflow: auto; max-height: 60vh; padding: 1rem; border: 1px solid #8886 }
        </style>
        </head>
        <body>
        <h1>Tahoon</h1>
        """;

    private const string Foot = """
        <p>For console logs, traces and metrics: put the Aspire CLI on the PATH or into <code>.tools</code>
        (<code>npm install --prefix .tools @microsoft/aspire-cli-linux-x64</code>, or aspire.dev), and start again; the Aspire dashboard is the console then.</p>
        </body>
        </html>
        """;

    /// <summary>The page, with the tail of one log where that was asked for.</summary>
    public static string Of(EndpointsFile? state, string? log, string? tail, DateTimeOffset now)
    {
        var page = new StringBuilder(Head);
        var time = now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (state is null)
            return page.Append("<p>Starting.</p>").Append(Foot).ToString();

        var link = state.Gateway is null ? "" : $"<p><a href=\"{state.Gateway}\">Gateway</a>, <a href=\"{state.Gateway}/docs\">API reference</a></p>";
        page.Append(link).Append(CultureInfo.InvariantCulture, $"""
            <table>
            <caption>Resources at {time}, renewed every two seconds; also <a href="/api/status">as JSON</a></caption>
            <thead><tr><th scope="col">Resource</th><th scope="col">State</th><th scope="col">Health</th><th scope="col">Endpoints</th><th scope="col">Restarts</th><th scope="col">Log</th></tr></thead>
            <tbody>
            """);
        foreach (var resource in state.Resources)
            page.Append(Row(resource, Path.GetFileNameWithoutExtension(resource.Log)));
        page.Append("</tbody></table>");
        if (log is not null)
            page.Append(CultureInfo.InvariantCulture, $"<h2>The end of the log of {Text(log)}</h2><pre tabindex=\"0\">{Text(tail)}</pre>");
        return page.Append(Foot).ToString();
    }

    private static string Row(ResourceStatus resource, string name)
    {
        var look = resource switch
        {
            { State: ReplicaState.Completed } or { Health: Health.Healthy } => "well",
            { Health: Health.Unhealthy } => "ill",
            _ => "busy"
        };
        var endpoints = string.Join("<br>", resource.Endpoints.Select(Link));
        return $"""
            <tr class="{look}"><th scope="row">{Text(name)}</th><td>{resource.State}</td><td>{resource.Health}</td><td>{endpoints}</td><td class="number">{resource.Restarts}</td><td><a href="/?log={name}">log</a></td></tr>

            """;
    }

    private static string Link(string url) =>
        url.StartsWith("http", StringComparison.Ordinal) ? $"<a href=\"{url}\">{url}</a>" : url;

    private static string Text(string? value) => WebUtility.HtmlEncode(value ?? "");
}
