using Tahoon.Operator;
using Tahoon.Operator.DeadLetters;
using Tahoon.Operator.Reconciling;
using Tahoon.Operator.Smoke;

if (args is ["smoke", .. var smoke])
{
    if (SmokeArguments.Read(smoke) is { } looked)
        return await Command.RunAsync(looked, Console.Out, Console.Error);

    Console.Error.WriteLine(SmokeArguments.Usage);
    return 2;
}

if (Arguments.Read(args, out var problem) is not { } arguments)
{
    Console.Error.WriteLine($"{problem}\n{Arguments.Usage}\n\n{SmokeArguments.Usage}");
    return 2;
}

try
{
    using var services = await Services.EnterAsync(arguments);
    if (arguments.Verb == Arguments.Reconcile)
        return await Reconciliation.RunAsync(services, Console.Out, Console.Error);
    return await Commands.RunAsync(arguments, services, Console.Out, Console.Error);
}
catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or InvalidOperationException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
