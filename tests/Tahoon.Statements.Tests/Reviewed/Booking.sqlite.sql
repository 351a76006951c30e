-- dbabe152
DELETE FROM "AccessTrail" AS "a"
WHERE "a"."Id" IN (
    SELECT "a0"."Id"
    FROM "AccessTrail" AS "a0"
    WHERE "a0"."At" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@p AS TEXT) || ' seconds')
    LIMIT @p1
)
GO

-- f4a429e8
INSERT INTO "AccessTrail" ("Id", "Action", "At", "ByApplication", "ByKind", "BySubject", "OrganisationId", "ThingId", "TraceId", "UserId", "What")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

GO

-- 92fbf10a
SELECT "a"."Id", "a"."Action", "a"."At", "a"."ByApplication", "a"."ByKind", "a"."BySubject", "a"."OrganisationId", "a"."ThingId", "a"."TraceId", "a"."UserId", "a"."What"
FROM "AccessTrail" AS "a"
WHERE "a"."UserId" = @userId AND "a"."OrganisationId" = @organisationId
ORDER BY "a"."At"
GO

-- e60cd1b3
INSERT INTO "BookingEvents" ("BookingId", "Version", "At", "ByKind", "BySubject", "Data", "TraceId")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 7d3ae289
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE "b"."BookingId" = @bookingId
ORDER BY "b"."Version"
GO

-- c69821fa
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE "b"."BookingId" IN (
    SELECT "b1"."BookingId"
    FROM "Bookings" AS "b1"
    WHERE "b1"."UserId" = @userId AND "b1"."OrganisationId" = @organisationId
)
ORDER BY "b"."Version"
GO

-- a078e3c0
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE EXISTS (
    SELECT 1
    FROM "Bookings" AS "b0"
    WHERE "b0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "b0"."BookingId" = "b"."BookingId") AND "b"."BookingId" = @bookingId
ORDER BY "b"."Version"
GO

-- 2b53330c
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE EXISTS (
    SELECT 1
    FROM "Bookings" AS "b0"
    WHERE "b0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "b0"."BookingId" = "b"."BookingId") AND "b"."BookingId" = @bookingId_Value
ORDER BY "b"."Version"
GO

-- 3a5e4fc5
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE EXISTS (
    SELECT 1
    FROM "Bookings" AS "b0"
    WHERE "b0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "b0"."ProviderId" = @ef_filter__ProviderInReach AND "b0"."BookingId" = "b"."BookingId") AND "b"."BookingId" = @bookingId
ORDER BY "b"."Version"
GO

-- 8aaeceac
SELECT "b"."BookingId", "b"."Version", "b"."At", "b"."ByKind", "b"."BySubject", "b"."Data", "b"."TraceId"
FROM "BookingEvents" AS "b"
WHERE EXISTS (
    SELECT 1
    FROM "Bookings" AS "b0"
    WHERE "b0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "b0"."UserId" = @ef_filter__UserInReach AND "b0"."BookingId" = "b"."BookingId") AND "b"."BookingId" = @bookingId
ORDER BY "b"."Version"
GO

-- 48c088b4
INSERT INTO "Bookings" ("BookingId", "AllocationId", "CreatedAt", "Currency", "End", "Notes", "OrderId", "OrganisationId", "PriceMinor", "ProviderId", "ProviderName", "Start", "Status", "Tie", "UserId", "Version")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15);

GO

-- 09c549dd
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."BookingId" = @bookingId
LIMIT 2
GO

-- ed94c589
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."BookingId" = @command_BookingId
LIMIT 2
GO

-- 7e937a10
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."ProviderId" = @ef_filter__ProviderInReach AND "b"."BookingId" = @bookingId
LIMIT 2
GO

-- fca75d8c
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."ProviderId" = @ef_filter__ProviderInReach AND "b"."BookingId" = @bookingId_Value
LIMIT 2
GO

-- 76e6928c
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."ProviderId" = @ef_filter__ProviderInReach AND "b"."BookingId" = @command_BookingId
LIMIT 2
GO

-- de00fb7e
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND "b"."BookingId" = @bookingId
LIMIT 2
GO

-- d420252c
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND "b"."BookingId" = @bookingId_Value
LIMIT 2
GO

-- 5ff6d921
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND "b"."BookingId" = @command_BookingId
LIMIT 2
GO

-- a06610d1
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."UserId" = @data_UserId AND "b"."Status" = 1 AND "b"."Start" > @now
GO

-- 5ba5d874
SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
FROM "Bookings" AS "b"
WHERE "b"."UserId" = @userId AND "b"."OrganisationId" = @organisationId
ORDER BY "b"."Start", "b"."Tie"
GO

-- aac29204
SELECT "b"."UserId"
FROM "Bookings" AS "b"
WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."BookingId" = @bookingId_Value
LIMIT 2
GO

-- 74becf8a
SELECT "b0"."BookingId", "b0"."AllocationId", "b0"."CreatedAt", "b0"."Currency", "b0"."End", "b0"."Notes", "b0"."OrderId", "b0"."OrganisationId", "b0"."PriceMinor", "b0"."ProviderId", "b0"."ProviderName", "b0"."Start", "b0"."Status", "b0"."Tie", "b0"."UserId", "b0"."Version", "m0"."Id", "m0"."Attempts", "m0"."BookingVersion", "m0"."CustomRoomId", "m0"."Deadline", "m0"."End", "m0"."Interruptions", "m0"."LeaseOwner", "m0"."LeaseUntil", "m0"."NextAttemptAt", "m0"."OrganisationId", "m0"."ProviderId", "m0"."ProviderName", "m0"."Reason", "m0"."RoomId", "m0"."Start", "m0"."State", "m0"."TraceParent", "m0"."UserId", "m0"."Wanted"
FROM (
    SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."ProviderId" = @ef_filter__ProviderInReach AND ("b"."Start" > @after_Start OR ("b"."Start" = @after_Start AND "b"."Tie" > @after_Tie))
    ORDER BY "b"."Start", "b"."Tie"
    LIMIT @p
) AS "b0"
LEFT JOIN (
    SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
    FROM "Meetings" AS "m"
    WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach6 AND "m"."ProviderId" = @ef_filter__ProviderInReach10
) AS "m0" ON "b0"."BookingId" = "m0"."Id"
ORDER BY "b0"."Start", "b0"."Tie"
GO

-- 586fcc3f
SELECT "b0"."BookingId", "b0"."AllocationId", "b0"."CreatedAt", "b0"."Currency", "b0"."End", "b0"."Notes", "b0"."OrderId", "b0"."OrganisationId", "b0"."PriceMinor", "b0"."ProviderId", "b0"."ProviderName", "b0"."Start", "b0"."Status", "b0"."Tie", "b0"."UserId", "b0"."Version", "m0"."Id", "m0"."Attempts", "m0"."BookingVersion", "m0"."CustomRoomId", "m0"."Deadline", "m0"."End", "m0"."Interruptions", "m0"."LeaseOwner", "m0"."LeaseUntil", "m0"."NextAttemptAt", "m0"."OrganisationId", "m0"."ProviderId", "m0"."ProviderName", "m0"."Reason", "m0"."RoomId", "m0"."Start", "m0"."State", "m0"."TraceParent", "m0"."UserId", "m0"."Wanted"
FROM (
    SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."Start" >= @from AND ("b"."Start" > @after_Start OR ("b"."Start" = @after_Start AND "b"."Tie" > @after_Tie))
    ORDER BY "b"."Start", "b"."Tie"
    LIMIT @p
) AS "b0"
LEFT JOIN (
    SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
    FROM "Meetings" AS "m"
    WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach6
) AS "m0" ON "b0"."BookingId" = "m0"."Id"
ORDER BY "b0"."Start", "b0"."Tie"
GO

-- 25e1bfe7
SELECT "b0"."BookingId", "b0"."AllocationId", "b0"."CreatedAt", "b0"."Currency", "b0"."End", "b0"."Notes", "b0"."OrderId", "b0"."OrganisationId", "b0"."PriceMinor", "b0"."ProviderId", "b0"."ProviderName", "b0"."Start", "b0"."Status", "b0"."Tie", "b0"."UserId", "b0"."Version", "m0"."Id", "m0"."Attempts", "m0"."BookingVersion", "m0"."CustomRoomId", "m0"."Deadline", "m0"."End", "m0"."Interruptions", "m0"."LeaseOwner", "m0"."LeaseUntil", "m0"."NextAttemptAt", "m0"."OrganisationId", "m0"."ProviderId", "m0"."ProviderName", "m0"."Reason", "m0"."RoomId", "m0"."Start", "m0"."State", "m0"."TraceParent", "m0"."UserId", "m0"."Wanted"
FROM (
    SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND ("b"."Start" > @after_Start OR ("b"."Start" = @after_Start AND "b"."Tie" > @after_Tie))
    ORDER BY "b"."Start", "b"."Tie"
    LIMIT @p
) AS "b0"
LEFT JOIN (
    SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
    FROM "Meetings" AS "m"
    WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach6 AND "m"."UserId" = @ef_filter__UserInReach8
) AS "m0" ON "b0"."BookingId" = "m0"."Id"
ORDER BY "b0"."Start", "b0"."Tie"
GO

-- 7c846f62
SELECT "b0"."BookingId", "b0"."AllocationId", "b0"."CreatedAt", "b0"."Currency", "b0"."End", "b0"."Notes", "b0"."OrderId", "b0"."OrganisationId", "b0"."PriceMinor", "b0"."ProviderId", "b0"."ProviderName", "b0"."Start", "b0"."Status", "b0"."Tie", "b0"."UserId", "b0"."Version", "m0"."Id", "m0"."Attempts", "m0"."BookingVersion", "m0"."CustomRoomId", "m0"."Deadline", "m0"."End", "m0"."Interruptions", "m0"."LeaseOwner", "m0"."LeaseUntil", "m0"."NextAttemptAt", "m0"."OrganisationId", "m0"."ProviderId", "m0"."ProviderName", "m0"."Reason", "m0"."RoomId", "m0"."Start", "m0"."State", "m0"."TraceParent", "m0"."UserId", "m0"."Wanted"
FROM (
    SELECT "b"."BookingId", "b"."AllocationId", "b"."CreatedAt", "b"."Currency", "b"."End", "b"."Notes", "b"."OrderId", "b"."OrganisationId", "b"."PriceMinor", "b"."ProviderId", "b"."ProviderName", "b"."Start", "b"."Status", "b"."Tie", "b"."UserId", "b"."Version"
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND ("b"."Start" > @after_Start OR ("b"."Start" = @after_Start AND "b"."Tie" > @after_Tie))
    ORDER BY "b"."Start", "b"."Tie"
    LIMIT @p
) AS "b0"
LEFT JOIN (
    SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
    FROM "Meetings" AS "m"
    WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach6
) AS "m0" ON "b0"."BookingId" = "m0"."Id"
ORDER BY "b0"."Start", "b0"."Tie"
GO

-- beece8f4
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."BookingId" = @row_Id AND "b"."Status" = 1)
GO

-- bf4199f7
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."BookingId" = @bookingId_Value)
GO

-- 754f6e5a
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."BookingId" = @command_BookingId)
GO

-- edcd33ce
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."ProviderId" = @ef_filter__ProviderInReach AND "b"."BookingId" = @command_BookingId)
GO

-- 0df1dd0e
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND "b"."BookingId" = @bookingId_Value)
GO

-- cb058000
SELECT EXISTS (
    SELECT 1
    FROM "Bookings" AS "b"
    WHERE "b"."OrganisationId" = @ef_filter__OrganisationInReach AND "b"."UserId" = @ef_filter__UserInReach AND "b"."BookingId" = @command_BookingId)
GO

-- 0e9497bd
UPDATE "Bookings" AS "b"
SET "Notes" = NULL
WHERE "b"."UserId" = @data_UserId AND "b"."Notes" IS NOT NULL
GO

-- 26608481
UPDATE "Bookings" SET "AllocationId" = @p0, "End" = @p1, "PriceMinor" = @p2, "Start" = @p3, "Version" = @p4
WHERE "BookingId" = @p5 AND "OrganisationId" = @p6 AND "ProviderId" = @p7 AND "UserId" = @p8
RETURNING 1;

GO

-- 2926dd61
UPDATE "Bookings" SET "AllocationId" = @p0, "End" = @p1, "Start" = @p2, "Version" = @p3
WHERE "BookingId" = @p4 AND "OrganisationId" = @p5 AND "ProviderId" = @p6 AND "UserId" = @p7
RETURNING 1;

GO

-- f8dea2ee
UPDATE "Bookings" SET "Status" = @p0, "Version" = @p1
WHERE "BookingId" = @p2 AND "OrganisationId" = @p3 AND "ProviderId" = @p4 AND "UserId" = @p5
RETURNING 1;

GO

-- bfbd801f
DELETE FROM "Claims" AS "c"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT "c0"."ApplicationId", "c0"."KeyHash"
        FROM "Claims" AS "c0"
        WHERE "c0"."CreatedAt" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@p AS TEXT) || ' seconds')
        LIMIT @p1
    ) AS "c1"
    WHERE "c1"."ApplicationId" = "c"."ApplicationId" AND "c1"."KeyHash" = "c"."KeyHash")
GO

-- 856adda0
INSERT INTO "Claims" ("ApplicationId", "KeyHash", "About", "AllocationId", "Attempt", "Body", "CreatedAt", "ETag", "Finished", "LeaseUntil", "Location", "RequestHash", "Status", "SubjectId")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13);

GO

-- a2f9a593
SELECT "c"."ApplicationId", "c"."KeyHash", "c"."About", "c"."AllocationId", "c"."Attempt", "c"."Body", "c"."CreatedAt", "c"."ETag", "c"."Finished", "c"."LeaseUntil", "c"."Location", "c"."RequestHash", "c"."Status", "c"."SubjectId"
FROM "Claims" AS "c"
WHERE "c"."ApplicationId" = @key_ApplicationId AND "c"."KeyHash" = @key_KeyHash
LIMIT 2
GO

-- 518d7615
UPDATE "Claims" AS "c"
SET "AllocationId" = @p
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished") AND "c"."AllocationId" = @claim_AllocationId
GO

-- fc73360e
UPDATE "Claims" AS "c"
SET "Attempt" = @p,
    "LeaseUntil" = @p5
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished") AND "c"."LeaseUntil" <= @now
GO

-- b73fa3b1
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = @p6,
    "ETag" = @p7,
    "About" = NULL
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- d99927ff
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = @p6,
    "ETag" = NULL,
    "About" = NULL
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 3ac6b00e
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = NULL,
    "ETag" = @p7,
    "About" = NULL
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- bcbab3cc
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = NULL,
    "ETag" = NULL,
    "About" = NULL
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 8092e8ca
UPDATE "Claims" AS "c"
SET "LeaseUntil" = @p
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 5f1c6b1a
INSERT INTO "DataProtectionKeys" ("FriendlyName", "Xml")
VALUES (@p0, @p1)
RETURNING "Id";

GO

-- 0d8b3f96
SELECT "d"."Id", "d"."FriendlyName", "d"."Xml"
FROM "DataProtectionKeys" AS "d"
GO

-- a0183f77
DELETE FROM "DeadLetterTrail" AS "d"
WHERE "d"."Id" IN (
    SELECT "d0"."Id"
    FROM "DeadLetterTrail" AS "d0"
    WHERE "d0"."At" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@p AS TEXT) || ' seconds')
    LIMIT @p1
)
GO

-- 0d78c9a0
INSERT INTO "DeadLetterTrail" ("Id", "Action", "At", "LetterId", "MessageId", "Operator", "TraceId")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 8489304a
SELECT EXISTS (
    SELECT 1
    FROM "DeadLetterTrail" AS "d"
    WHERE "d"."LetterId" = @letterId AND "d"."Action" = 2)
GO

-- 29975b86
INSERT INTO "Decisions" ("AllocationId", "BookingId", "DecidedAt", "Kind")
VALUES (@p0, @p1, @p2, @p3);

GO

-- ae3e7dc2
SELECT "d"."AllocationId", "d"."BookingId", "d"."DecidedAt", "d"."Kind"
FROM "Decisions" AS "d"
WHERE "d"."AllocationId" IN (
    SELECT "a"."value"
    FROM json_each(@allocations) AS "a"
)
GO

-- 81c8ac00
SELECT EXISTS (
    SELECT 1
    FROM "Decisions" AS "d"
    WHERE "d"."AllocationId" = @claim_AllocationId AND "d"."Kind" = 2)
GO

-- 8d1dc29a
DELETE FROM "Inbox" AS "i"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT "i0"."Consumer", "i0"."MessageId"
        FROM "Inbox" AS "i0"
        WHERE "i0"."ReceivedAt" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@p AS TEXT) || ' seconds')
        LIMIT @p1
    ) AS "i1"
    WHERE "i1"."Consumer" = "i"."Consumer" AND "i1"."MessageId" = "i"."MessageId")
GO

-- a596d618
INSERT INTO "Inbox" ("Consumer", "MessageId", "ReceivedAt")
VALUES (@p0, @p1, @p2);

GO

-- a8bbe39b
SELECT EXISTS (
    SELECT 1
    FROM "Inbox" AS "i"
    WHERE "i"."Consumer" = @queue AND "i"."MessageId" = @messageId)
GO

-- 2d674dda
INSERT INTO "Meetings" ("Id", "Attempts", "BookingVersion", "CustomRoomId", "Deadline", "End", "Interruptions", "LeaseOwner", "LeaseUntil", "NextAttemptAt", "OrganisationId", "ProviderId", "ProviderName", "Reason", "RoomId", "Start", "State", "TraceParent", "UserId", "Wanted")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

GO

-- 09ac77ea
SELECT "m"."Id"
FROM "Meetings" AS "m"
WHERE "m"."State" = 1 AND "m"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("m"."LeaseUntil" IS NULL OR "m"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
ORDER BY "m"."NextAttemptAt"
LIMIT @p
GO

-- 7a2c481a
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."Id" = @id
LIMIT 2
GO

-- 61a2f934
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."Id" = @id AND "m"."State" = 3
LIMIT 2
GO

-- 37430810
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."Id" = @tried_Id AND "m"."LeaseOwner" = @tried_LeaseOwner
LIMIT 2
GO

-- f5545ae4
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."Id" IN (
    SELECT "b"."BookingId"
    FROM "Bookings" AS "b"
    WHERE "b"."UserId" = @userId AND "b"."OrganisationId" = @organisationId
)
GO

-- 38709736
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."LeaseOwner" = @owner
GO

-- b011ce46
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."Id" = @bookingId_Value
LIMIT 2
GO

-- c9f83ea9
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."Id" = @booking_BookingId
LIMIT 2
GO

-- 0424ad7b
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."ProviderId" = @ef_filter__ProviderInReach AND "m"."Id" = @bookingId_Value
LIMIT 2
GO

-- 4e3d8bfa
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."ProviderId" = @ef_filter__ProviderInReach AND "m"."Id" = @booking_BookingId
LIMIT 2
GO

-- b4287b4a
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."UserId" = @ef_filter__UserInReach AND "m"."Id" = @bookingId_Value
LIMIT 2
GO

-- 45e286f4
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."OrganisationId" = @ef_filter__OrganisationInReach AND "m"."UserId" = @ef_filter__UserInReach AND "m"."Id" = @booking_BookingId
LIMIT 2
GO

-- 8d212b02
SELECT "m"."Id", "m"."Attempts", "m"."BookingVersion", "m"."CustomRoomId", "m"."Deadline", "m"."End", "m"."Interruptions", "m"."LeaseOwner", "m"."LeaseUntil", "m"."NextAttemptAt", "m"."OrganisationId", "m"."ProviderId", "m"."ProviderName", "m"."Reason", "m"."RoomId", "m"."Start", "m"."State", "m"."TraceParent", "m"."UserId", "m"."Wanted"
FROM "Meetings" AS "m"
WHERE "m"."State" = 3
ORDER BY "m"."Deadline", "m"."Id"
LIMIT @p
GO

-- 49f76035
SELECT COUNT(*)
FROM "Meetings" AS "m"
WHERE "m"."State" = 1
GO

-- 96314bf6
SELECT COUNT(*)
FROM "Meetings" AS "m"
WHERE "m"."State" = 1 AND "m"."LeaseUntil" >= strftime('%Y-%m-%d %H:%M:%f', 'now')
GO

-- da83687e
SELECT COUNT(*)
FROM "Meetings" AS "m"
WHERE "m"."State" = 1 AND "m"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("m"."LeaseUntil" IS NULL OR "m"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- 29b57bd6
SELECT COUNT(*)
FROM "Meetings" AS "m"
WHERE "m"."State" = 3
GO

-- 5efd93a7
SELECT EXISTS (
    SELECT 1
    FROM "Meetings" AS "m"
    WHERE "m"."Id" = @data_BookingId)
GO

-- d19007c4
SELECT EXISTS (
    SELECT 1
    FROM "Meetings" AS "m"
    WHERE "m"."State" = 1 AND "m"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("m"."LeaseUntil" IS NULL OR "m"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now')))
GO

-- 81ce1188
UPDATE "Meetings" AS "m"
SET "Start" = @p,
    "End" = @p3,
    "BookingVersion" = @p4,
    "Deadline" = @p30
WHERE "m"."Id" = @data_BookingId AND "m"."BookingVersion" < @data_Version AND "m"."Wanted"
GO

-- 1182fcef
UPDATE "Meetings" AS "m"
SET "State" = @p,
    "NextAttemptAt" = @p2,
    "Deadline" = @p3
WHERE "m"."Id" = @id AND "m"."State" = 3
GO

-- 04d2e864
UPDATE "Meetings" AS "m"
SET "Wanted" = @p,
    "BookingVersion" = @p3,
    "State" = @p4
WHERE "m"."Id" = @data_BookingId AND "m"."BookingVersion" < @data_Version AND "m"."Attempts" = 0
GO

-- e5054ecb
UPDATE "Meetings" AS "m"
SET "Wanted" = @p,
    "BookingVersion" = @p3,
    "State" = @p4,
    "NextAttemptAt" = @p5,
    "Deadline" = @p6
WHERE "m"."Id" = @data_BookingId AND "m"."BookingVersion" < @data_Version
GO

-- 51c76598
UPDATE "Meetings" AS "m0"
SET "Interruptions" = CASE
    WHEN "m1"."LeaseOwner" IS NULL THEN "m1"."Interruptions"
    ELSE "m1"."Interruptions" + 1
END,
    "Attempts" = "m1"."Attempts" + 1,
    "LeaseOwner" = @p1,
    "LeaseUntil" = strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@seconds AS TEXT) || ' seconds')
FROM (
    SELECT "m"."Id", "m"."Attempts", "m"."Interruptions", "m"."LeaseOwner"
    FROM "Meetings" AS "m"
    WHERE "m"."State" = 1 AND "m"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("m"."LeaseUntil" IS NULL OR "m"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
    ORDER BY "m"."NextAttemptAt"
    LIMIT @p
) AS "m1"
WHERE "m0"."Id" = "m1"."Id"
GO

-- 3452d761
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "NextAttemptAt" = @p2, "Reason" = @p3
WHERE "Id" = @p4 AND "BookingVersion" = @p5 AND "OrganisationId" = @p6 AND "ProviderId" = @p7 AND "UserId" = @p8
RETURNING 1;

GO

-- 73d0a2e6
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "Reason" = @p2, "RoomId" = @p3, "State" = @p4
WHERE "Id" = @p5 AND "BookingVersion" = @p6 AND "OrganisationId" = @p7 AND "ProviderId" = @p8 AND "UserId" = @p9
RETURNING 1;

GO

-- fc33efe7
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "Reason" = @p2, "State" = @p3
WHERE "Id" = @p4 AND "BookingVersion" = @p5 AND "OrganisationId" = @p6 AND "ProviderId" = @p7 AND "UserId" = @p8
RETURNING 1;

GO

-- e7b52a84
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "RoomId" = @p2
WHERE "Id" = @p3 AND "BookingVersion" = @p4 AND "OrganisationId" = @p5 AND "ProviderId" = @p6 AND "UserId" = @p7
RETURNING 1;

GO

-- f0de09f1
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "RoomId" = @p2, "State" = @p3
WHERE "Id" = @p4 AND "BookingVersion" = @p5 AND "OrganisationId" = @p6 AND "ProviderId" = @p7 AND "UserId" = @p8
RETURNING 1;

GO

-- d54a86b2
UPDATE "Meetings" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "State" = @p2
WHERE "Id" = @p3 AND "BookingVersion" = @p4 AND "OrganisationId" = @p5 AND "ProviderId" = @p6 AND "UserId" = @p7
RETURNING 1;

GO

-- 3868c72d
DELETE FROM "Outbox" AS "o"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT "o0"."EventId", "o0"."Queue"
        FROM "Outbox" AS "o0"
        WHERE "o0"."SentAt" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@p AS TEXT) || ' seconds')
        LIMIT @p1
    ) AS "o1"
    WHERE "o1"."EventId" = "o"."EventId" AND "o1"."Queue" = "o"."Queue")
GO

-- 44a8d8a4
INSERT INTO "Outbox" ("EventId", "Queue", "Body", "LeaseOwner", "LeaseUntil", "OccurredAt", "SentAt", "TraceParent", "TraceState", "Type")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

GO

-- 622c7186
SELECT "o"."EventId", "o"."Queue", "o"."Body", "o"."LeaseOwner", "o"."LeaseUntil", "o"."OccurredAt", "o"."SentAt", "o"."TraceParent", "o"."TraceState", "o"."Type"
FROM "Outbox" AS "o"
WHERE "o"."LeaseOwner" = @owner
ORDER BY "o"."OccurredAt"
GO

-- bab99747
SELECT "o"."Queue", COUNT(*) AS "Count", MIN("o"."OccurredAt") AS "Oldest"
FROM "Outbox" AS "o"
WHERE "o"."SentAt" IS NULL
GROUP BY "o"."Queue"
GO

-- 4abdefda
SELECT EXISTS (
    SELECT 1
    FROM "Outbox" AS "o"
    WHERE "o"."SentAt" IS NULL AND ("o"."LeaseUntil" IS NULL OR "o"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now')))
GO

-- 548097e3
UPDATE "Outbox" AS "o"
SET "SentAt" = @p,
    "LeaseOwner" = NULL,
    "LeaseUntil" = NULL
WHERE "o"."Queue" = @queue AND "o"."EventId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- a4da6737
UPDATE "Outbox" AS "o0"
SET "LeaseOwner" = @p1,
    "LeaseUntil" = strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@seconds AS TEXT) || ' seconds')
FROM (
    SELECT "o"."EventId", "o"."Queue"
    FROM "Outbox" AS "o"
    WHERE "o"."SentAt" IS NULL AND ("o"."LeaseUntil" IS NULL OR "o"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
    ORDER BY "o"."OccurredAt"
    LIMIT @p
) AS "o1"
WHERE "o0"."EventId" = "o1"."EventId" AND "o0"."Queue" = "o1"."Queue"
GO

-- 60966679
INSERT INTO "Policies" ("OrganisationId", "Version", "At", "ByKind", "BySubject", "CancellationCutoffMinutes", "LateCancelRefundPercent", "RescheduleCutoffMinutes")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

GO

-- cb4dd1b9
SELECT "p"."OrganisationId", "p"."Version", "p"."At", "p"."ByKind", "p"."BySubject", "p"."CancellationCutoffMinutes", "p"."LateCancelRefundPercent", "p"."RescheduleCutoffMinutes"
FROM "Policies" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @organisation
ORDER BY "p"."Version" DESC
LIMIT 1
GO

-- 93a0ca88
SELECT "p"."OrganisationId", "p"."Version", "p"."At", "p"."ByKind", "p"."BySubject", "p"."CancellationCutoffMinutes", "p"."LateCancelRefundPercent", "p"."RescheduleCutoffMinutes"
FROM "Policies" AS "p"
WHERE "p"."OrganisationId" = @organisation
ORDER BY "p"."Version" DESC
LIMIT 1
GO

-- 53f3e72b
INSERT INTO "UserKeys" ("UserId", "BookedAt", "CreatedAt", "DestroyedAt", "OrganisationId", "ProtectedKey")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 160daed6
SELECT "u"."UserId", "u"."BookedAt", "u"."CreatedAt", "u"."DestroyedAt", "u"."OrganisationId", "u"."ProtectedKey"
FROM "UserKeys" AS "u"
WHERE "u"."UserId" = @user
LIMIT 2
GO

-- 21d7397b
SELECT EXISTS (
    SELECT 1
    FROM "UserKeys" AS "u"
    WHERE "u"."UserId" = @user AND "u"."DestroyedAt" IS NOT NULL)
GO

-- 172aea4a
SELECT EXISTS (
    SELECT 1
    FROM "UserKeys" AS "u"
    WHERE "u"."UserId" = @user)
GO

-- 8063e3af
UPDATE "UserKeys" AS "u"
SET "BookedAt" = @p
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."UserId" = @ef_filter__UserInReach AND "u"."UserId" = @user AND "u"."DestroyedAt" IS NULL
GO

-- 50bba9ef
UPDATE "UserKeys" AS "u"
SET "BookedAt" = @p
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."UserId" = @user AND "u"."DestroyedAt" IS NULL
GO

-- 0a335330
UPDATE "UserKeys" AS "u"
SET "ProtectedKey" = NULL,
    "DestroyedAt" = @p2
WHERE "u"."UserId" = @user AND "u"."DestroyedAt" IS NULL
GO
