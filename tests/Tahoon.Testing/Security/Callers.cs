using Tahoon.Contracts.Demonstration;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Testing.Security;

/// <summary>Who may ask, in tests.</summary>
public static class Callers
{
    /// <summary>The application that the callers below belong to, where none is given.</summary>
    public static Guid DemoApplication { get; } = DemoClinics.Id(9, 1);

    /// <summary>An application of Demo Clinic, or of the given organisation.</summary>
    public static Caller Application(Guid? organisation = null, Guid? application = null)
    {
        var id = application ?? DemoApplication;
        return new Caller(CallerKind.Application, organisation ?? DemoClinics.DemoClinic, id, id);
    }

    /// <summary>A user of Demo Clinic, or of the given organisation.</summary>
    public static Caller User(Guid user, Guid? organisation = null) =>
        new(CallerKind.User, organisation ?? DemoClinics.DemoClinic, DemoApplication, user);

    /// <summary>A provider of Demo Clinic, or of the given organisation.</summary>
    public static Caller Provider(Guid provider, Guid? organisation = null) =>
        new(CallerKind.Provider, organisation ?? DemoClinics.DemoClinic, DemoApplication, provider);

    /// <summary>Another service.</summary>
    public static Caller Service() => new(CallerKind.Service, Guid.Empty, Guid.Empty, Guid.Empty);

    /// <summary>An operator of Tahoon.</summary>
    public static Caller Operator() => new(CallerKind.Operator, Guid.Empty, Guid.Empty, Guid.Empty);
}
