using Tahoon.Invariants;

if (Arguments.Read(args, out var problem) is not { } arguments)
{
    Console.Error.WriteLine($"{problem}\n{Arguments.Usage}");
    return 2;
}

var verdicts = await Check.RunAsync(arguments.Data, arguments.Again);
Console.Write(Report.Of(verdicts));
return verdicts.All(verdict => verdict.Holds) ? 0 : 1;
