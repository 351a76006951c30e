using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.ServiceDefaults.Telemetry;

namespace Tahoon.Scheduling.FreeForms;

internal static class FreeFormsRegistration
{
    public static void AddFreeForms(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FreeFormOptions>()
            .BindConfiguration("Scheduling:FreeForms").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<FormCache>();
        builder.Services.AddSingleton<FormMaker>();
        builder.Services.AddSingleton<FormKeeper>();
        builder.Services.AddSingleton<FreeStarts>();
        builder.Services.AddHostedService<FormPolling>();
        builder.AddCensus<FormCensus>();
    }
}
