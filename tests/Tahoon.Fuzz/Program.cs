using Tahoon.Fuzz.Engine;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.WriteLine(FuzzOptions.Usage);
    return 2;
}

// the services' folders are looked up in a file beside the program, by its bare name
Environment.CurrentDirectory = AppContext.BaseDirectory;
return await Campaign.RunAsync(options, Console.Out) ? 0 : 1;
