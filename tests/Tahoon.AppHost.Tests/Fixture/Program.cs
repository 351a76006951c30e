using Tahoon.AppHost.Fixture;

// "serve …" is a service; everything else is the runner's own command line
if (args is ["serve", .. var rest])
    return await Service.RunAsync(rest);

await Model.RunAsync(args);
return Environment.ExitCode;
