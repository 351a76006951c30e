using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Scheduling.Features.Schedules;

/// <summary>Who may see and change a schedule: applications those of their organisation, a provider its own.</summary>
internal static class ScheduleAccess
{
    public static bool MaySee(this Caller caller, Guid provider, Guid organisation) =>
        caller.OrganisationId == organisation && (caller.Kind != CallerKind.Provider || caller.SubjectId == provider);
}
