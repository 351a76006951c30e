using Tahoon.DevBroker;

await using var broker = await Broker.StartAsync(args);
await broker.WaitForShutdownAsync();
