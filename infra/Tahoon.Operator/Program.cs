using Tahoon.Operator;
using Tahoon.Operator.DeadLetters;

if (Arguments.Read(args, out var problem) is not { } arguments)
{
    Console.Error.WriteLine($"{problem}\n{Arguments.Usage}");
    return 2;
}

try
{
    using var services = await Services.EnterAsync(arguments);
    return await Commands.RunAsync(arguments, services, Console.Out, Console.Error);
}
catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or InvalidOperationException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
