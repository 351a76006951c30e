using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tahoon.ServiceDefaults.Tests.Support;

/// <summary>A replica of another service: a real server on loopback that answers as it is told and counts.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<int> _answers;
    private int _asked;

    private Replica(WebApplication app, IEnumerable<int> answers) => (_app, _answers) = (app, new(answers));

    public int Asked => _asked;

    public string Address => _app.Urls.Single();

    /// <summary>Answers with these statuses by turns, then with 200.</summary>
    public static Task<Replica> StartAsync(params int[] answers) => StartAsync(_ => Task.CompletedTask, answers);

    /// <summary>Takes connections and requests, and answers nothing.</summary>
    public static Task<Replica> StartHangingAsync() => StartAsync(
        context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default), []);

    private static async Task<Replica> StartAsync(Func<HttpContext, Task> wait, int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var replica = new Replica(app, answers);
        app.Run(async context =>
        {
            lock (replica._answers)
            {
                replica._asked++;
                context.Response.StatusCode = replica._answers.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
            }

            await wait(context);
        });
        await app.StartAsync();
        return replica;
    }

    /// <summary>An address that refuses every connection for as long as the socket is not disposed: bound, but not listening.</summary>
    public static (string Address, Socket Holder) Refusing()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ($"http://{socket.LocalEndPoint}", socket);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
