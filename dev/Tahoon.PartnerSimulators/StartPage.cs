namespace Tahoon.PartnerSimulators;

internal static class StartPage
{
    public const string Text = """
        Partner simulators: VideoSDK v2 and FCM HTTP v1, as the partners answer, for development and tests.

        VideoSDK (Authorization: <HS256 JWT>, no Bearer)
          POST /v2/rooms
          GET  /v2/rooms/validate/{roomId}
          POST /v2/rooms/deactivate

        FCM
          POST /token                                  OAuth 2.0, jwt-bearer
          POST /v1/projects/{project}/messages:send    Authorization: Bearer
          A device token that starts with unregistered-, invalid-, mismatch-, thirdparty-, quota-, internal- or
          unavailable- is answered with that error.

        What they were asked
          GET    /_simulator/rooms      ?bookingId= (the customRoomId)
          GET    /_simulator/pushes     ?bookingId= (data.bookingId), ?token=
          DELETE /_simulator/records

        Orders
          GET    /_simulator/orders
          PUT    /_simulator/orders/{videosdk|fcm}
                 { "mode": "normal|slow|failing|rateLimited|away", "delayMs"?, "jitterMs"?, "errorCode"?, "status"?,
                   "retryAfterSeconds"?, "rate"?, "seed"?, "acceptThenFail"?, "count"?, "forSeconds"? }
          slow            does the work and keeps the answer back
          away            cuts the connection without an answer
          acceptThenFail  does the work, then cuts the connection: the caller can't know
          rate, seed      the share of requests the order is for, drawn in the same sequence for the same seed
          count           for the next so many requests; forSeconds: for so long; afterwards normal again

        Health: /health, /health/live, /health/ready
        """;
}
