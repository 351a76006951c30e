using Google.Protobuf.WellKnownTypes;
using Tahoon.AppHost.Embedded.Running;

namespace Tahoon.AppHost.Embedded.Feed;

/// <summary>A database, the cache, the queue: nothing that runs, but what the services stand on.</summary>
internal static class ConnectionPicture
{
    public static Wire.Resource Of(ConnectionStringResource connection, Board board, Masking masking, DateTimeOffset since)
    {
        var picture = new Wire.Resource
        {
            Name = connection.Name,
            DisplayName = connection.Name,
            Uid = connection.Name,
            ResourceType = "ConnectionString",
            State = Waits.AreOver(connection, board) ? "Running" : "Waiting",
            CreatedAt = Timestamp.FromDateTimeOffset(since)
        };
        picture.Properties.Add(Property.Of(
            "resource.connectionString", "Connection string", Value.ForString(masking.Text(connection.ConnectionStringExpression.Text)), isSensitive: true));
        picture.Relationships.AddRange(Relationships.Of(connection));
        return picture;
    }
}
