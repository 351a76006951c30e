namespace Tahoon.PartnerSimulators;

// A named class, not top-level statements: a test project may see this assembly beside another application's Program.
internal static class Program
{
    public static Task Main(string[] args) => PartnerSimulatorsApp.Create(args).RunAsync();
}
