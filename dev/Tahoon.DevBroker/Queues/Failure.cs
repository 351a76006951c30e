using Amqp;
using Microsoft.Data.Sqlite;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Queues;

/// <summary>Tells a peer why its order could not be stored.</summary>
internal static class Failure
{
    private const int DiskFull = 13;

    public static AmqpFault? Of(Exception? failure) => failure switch
    {
        null => null,
        SqliteException { SqliteErrorCode: DiskFull } =>
            new AmqpFault(ErrorCode.ResourceLimitExceeded, "The broker's storage is full."),
        _ => new AmqpFault(ErrorCode.InternalError, "The broker could not store it."),
    };
}
