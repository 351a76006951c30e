using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Messaging.Tests")]
[assembly: InternalsVisibleTo("Tahoon.CrashPoints.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Messaging.ServiceBus.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Booking.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Notification.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Scheduling.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Identity.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Testing")]
[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]
