-- f3518a71
INSERT INTO "Allocations" ("Id", "ApplicationId", "EndCell", "EndsAt", "ExpiresAt", "FirstCell", "HoldId", "Owner", "ProviderId", "StartsAt", "State", "UserId", "Version")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)
RETURNING "ChangedAt";

GO

-- bbb23a14
SELECT "a"."Id"
FROM "Allocations" AS "a"
WHERE "a"."State" = 1 AND "a"."ExpiresAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now')
ORDER BY "a"."ExpiresAt"
LIMIT @p
GO

-- fc49edfa
SELECT "a"."Id"
FROM "Allocations" AS "a"
WHERE "a"."State" = 2 AND "a"."ChangedAt" < strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@age AS TEXT) || ' seconds')
ORDER BY "a"."ChangedAt"
LIMIT @p
GO

-- 2860c65d
SELECT "a"."Id", "a"."ApplicationId", "a"."ChangedAt", "a"."EndCell", "a"."EndsAt", "a"."ExpiresAt", "a"."FirstCell", "a"."HoldId", "a"."Owner", "a"."ProviderId", "a"."StartsAt", "a"."State", "a"."UserId", "a"."Version"
FROM "Allocations" AS "a"
WHERE "a"."Id" = @allocationId
LIMIT 2
GO

-- e440f3f7
SELECT "a"."Id", "a"."ApplicationId", "a"."ChangedAt", "a"."EndCell", "a"."EndsAt", "a"."ExpiresAt", "a"."FirstCell", "a"."HoldId", "a"."Owner", "a"."ProviderId", "a"."StartsAt", "a"."State", "a"."UserId", "a"."Version"
FROM "Allocations" AS "a"
WHERE "a"."Id" = @id
LIMIT 2
GO

-- 807806b3
SELECT "a"."Id", "a"."ApplicationId", "a"."ChangedAt", "a"."EndCell", "a"."EndsAt", "a"."ExpiresAt", "a"."FirstCell", "a"."HoldId", "a"."Owner", "a"."ProviderId", "a"."StartsAt", "a"."State", "a"."UserId", "a"."Version"
FROM "Allocations" AS "a"
WHERE "a"."Id" = @id OR "a"."Id" = @holdId
GO

-- f6e587a7
SELECT "a"."Id", "a"."ApplicationId", "a"."ChangedAt", "a"."EndCell", "a"."EndsAt", "a"."ExpiresAt", "a"."FirstCell", "a"."HoldId", "a"."Owner", "a"."ProviderId", "a"."StartsAt", "a"."State", "a"."UserId", "a"."Version"
FROM "Allocations" AS "a"
WHERE "a"."State" = 3 AND "a"."StartsAt" > @after
ORDER BY "a"."StartsAt"
LIMIT @p
GO

-- 939e7e0b
SELECT "a"."Id", "a"."Owner", "a"."StartsAt", "a"."FirstCell", "a"."EndCell", "a"."State" = 1 AND CASE
    WHEN "a"."ExpiresAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') THEN 1
    ELSE 0
END
FROM "Allocations" AS "a"
WHERE "a"."ProviderId" = @provider AND "a"."State" <> 4 AND "a"."FirstCell" >= @from AND "a"."FirstCell" < @to
GO

-- 0294a2ab
SELECT "a"."ProviderId" AS "Provider", "a"."Owner" AS "Booking", "a"."StartsAt" AS "Start", "a"."EndsAt" AS "End"
FROM "Allocations" AS "a"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "a"."ProviderId") AND "a"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
) AND "a"."State" <> 4 AND "a"."State" <> 1 AND "a"."FirstCell" >= @from AND "a"."EndsAt" > @ended
ORDER BY "a"."StartsAt"
GO

-- 4d82c7d2
SELECT "a"."ProviderId", "a"."Owner", "a"."StartsAt", "a"."FirstCell", "a"."EndCell"
FROM "Allocations" AS "a"
WHERE "a"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
) AND "a"."State" <> 4 AND "a"."FirstCell" >= @from AND "a"."FirstCell" < @to AND ("a"."State" <> 1 OR "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- 17acd95b
SELECT "a"."ProviderId", "a"."Owner", "a"."StartsAt", "a"."FirstCell", "a"."EndCell"
FROM "Allocations" AS "a"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "a"."ProviderId") AND "a"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
) AND "a"."State" <> 4 AND "a"."FirstCell" >= @from AND "a"."FirstCell" < @to AND ("a"."State" <> 1 OR "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- 3b692a8d
SELECT "a"."ProviderId", "a"."Owner", "a"."StartsAt", "a"."FirstCell", "a"."EndCell", CASE
    WHEN "a"."State" = 1 THEN "a"."ExpiresAt"
END AS "Until"
FROM "Allocations" AS "a"
WHERE "a"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
) AND "a"."State" <> 4 AND "a"."FirstCell" >= @from AND "a"."FirstCell" < @to AND ("a"."State" <> 1 OR "a"."ExpiresAt" > @now)
GO

-- 61a9406f
SELECT "a1"."Id", "a1"."FirstCell", "a1"."EndCell"
FROM "Allocations" AS "a"
CROSS JOIN (
    SELECT "a0"."Id", "a0"."EndCell", "a0"."FirstCell", "a0"."Owner", "a0"."ProviderId", "a0"."State"
    FROM "Allocations" AS "a0"
) AS "a1"
WHERE "a"."Id" = @allocation AND ("a1"."Owner" = "a"."Owner" OR ("a1"."Owner" IS NULL AND "a"."Owner" IS NULL)) AND ("a1"."ProviderId" = "a"."ProviderId" OR ("a1"."ProviderId" IS NULL AND "a"."ProviderId" IS NULL)) AND "a1"."Id" <> "a"."Id" AND "a1"."State" <> 4 AND "a1"."FirstCell" < "a"."EndCell" AND "a"."FirstCell" < "a1"."EndCell"
GO

-- c073d2ed
SELECT COUNT(*)
FROM "Allocations" AS "a"
WHERE "a"."State" = 1 AND "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now') AND "a"."ApplicationId" = @command_ApplicationId
GO

-- 7dee9cd4
SELECT COUNT(*)
FROM "Allocations" AS "a"
WHERE "a"."State" = 1 AND "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now') AND "a"."UserId" = @command_UserId
GO

-- 77da2ede
SELECT COUNT(*)
FROM "Allocations" AS "a"
WHERE "a"."State" = @state
GO

-- 2fe70322
SELECT EXISTS (
    SELECT 1
    FROM "Allocations" AS "a"
    WHERE "a"."Id" = @before_Id AND "a"."State" = 1 AND "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- 681ae18d
SELECT EXISTS (
    SELECT 1
    FROM "Allocations" AS "a"
    WHERE "a"."Id" = @holdId AND "a"."UserId" IS NOT NULL AND "a"."UserId" = @userId AND EXISTS (
        SELECT 1
        FROM "Schedules" AS "s0"
        WHERE "s0"."ProviderId" = "a"."ProviderId" AND "s0"."OrganisationId" = @organisationId))
GO

-- c63f96d9
SELECT EXISTS (
    SELECT 1
    FROM "Allocations" AS "a"
    WHERE "a"."Id" = @holdId AND "a"."UserId" IS NOT NULL AND EXISTS (
        SELECT 1
        FROM "Schedules" AS "s0"
        WHERE "s0"."ProviderId" = "a"."ProviderId" AND "s0"."OrganisationId" = @organisationId))
GO

-- 57e80a83
SELECT EXISTS (
    SELECT 1
    FROM "Allocations" AS "a"
    WHERE "a"."Id" = @id)
GO

-- 46105318
SELECT MIN("a"."ChangedAt")
FROM "Allocations" AS "a"
WHERE "a"."State" = @state
GO

-- 490b161d
UPDATE "Allocations" AS "a"
SET "State" = @p,
    "Version" = "a"."Version" + 1,
    "ChangedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "a"."Id" = @holdId AND "a"."State" = 1 AND "a"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now')
GO

-- acd61a89
UPDATE "Allocations" AS "a"
SET "State" = @p,
    "Version" = "a"."Version" + 1,
    "ChangedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "a"."Id" = @id AND "a"."State" <> 4
GO

-- d7e385a3
UPDATE "Allocations" AS "a"
SET "State" = @p,
    "Version" = "a"."Version" + 1,
    "ChangedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "a"."Id" = @id AND "a"."State" = 1
GO

-- 92b2eac9
UPDATE "Allocations" AS "a"
SET "State" = @p,
    "Version" = "a"."Version" + 1,
    "ChangedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "a"."Id" = @id AND "a"."State" = 1 AND "a"."ExpiresAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now')
GO

-- f5124bfa
UPDATE "Allocations" AS "a"
SET "State" = @p,
    "Version" = "a"."Version" + 1,
    "ChangedAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "a"."Id" = @id AND "a"."State" = 2
GO

-- 609f5259
DELETE FROM "Cells" AS "c"
WHERE "c"."AllocationId" = @allocation
GO

-- fe17d196
SELECT EXISTS (
    SELECT 1
    FROM "Cells" AS "c"
    INNER JOIN (
        SELECT "a"."Id", "a"."ExpiresAt", "a"."Owner", "a"."State"
        FROM "Allocations" AS "a"
    ) AS "a0" ON "c"."AllocationId" = "a0"."Id"
    WHERE "c"."ProviderId" = @command_ProviderId AND "c"."Number" >= @cells_First AND "c"."Number" < @cells_End AND ("a0"."Owner" <> @command_Owner OR "a0"."Owner" IS NULL) AND NOT EXISTS (
        SELECT 1
        FROM "Allocations" AS "a1"
        WHERE "a1"."Id" = @id) AND ("a0"."State" <> 1 OR "a0"."ExpiresAt" > strftime('%Y-%m-%d %H:%M:%f', 'now')))
GO

-- 50ea1925
UPDATE "Cells" AS "c"
SET "AllocationId" = @p
WHERE "c"."AllocationId" = @_8__locals1_allocation AND "c"."Number" >= @heir_FirstCell AND "c"."Number" < @heir_EndCell
GO

-- fbc9f152
UPDATE "Cells" AS "c"
SET "AllocationId" = @p
WHERE "c"."AllocationId" = @hold_Id
GO

-- 1a814629
DELETE FROM "DateHours" AS "d"
WHERE "d"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- bf80a9d5
DELETE FROM "DateHours" AS "d"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "d"."ProviderId") AND "d"."ProviderId" = @provider
GO

-- 8a28b0d3
DELETE FROM "DateHours" AS "d"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = "d"."ProviderId") AND "d"."ProviderId" = @provider
GO

-- b5e99770
INSERT INTO "DateHours" ("Id", "Closes", "Date", "Opens", "ProviderId")
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- f79a263b
SELECT "d"."Id", "d"."Closes", "d"."Date", "d"."Opens", "d"."ProviderId"
FROM "DateHours" AS "d"
WHERE "d"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 239bacc1
SELECT "d"."Id", "d"."Closes", "d"."Date", "d"."Opens", "d"."ProviderId"
FROM "DateHours" AS "d"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "d"."ProviderId") AND "d"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
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

-- 21e924b9
INSERT INTO "HolderLocks" ("HolderId", "Turn")
VALUES (@p0, @p1)
RETURNING "TakenAt";

GO

-- 11b16506
UPDATE "HolderLocks" AS "h"
SET "Turn" = "h"."Turn" + 1,
    "TakenAt" = strftime('%Y-%m-%d %H:%M:%f', 'now')
WHERE "h"."HolderId" = @holder
GO

-- 32997089
INSERT INTO "HolidayLists" ("OrganisationId", "Version")
VALUES (@p0, @p1);

GO

-- f9a2bc50
SELECT "h"."Version"
FROM "HolidayLists" AS "h"
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" = @organisation
LIMIT 2
GO

-- 25e28d8b
SELECT "h"."Version"
FROM "HolidayLists" AS "h"
WHERE "h"."OrganisationId" = @organisation
LIMIT 2
GO

-- dd1cafcc
UPDATE "HolidayLists" AS "h"
SET "Version" = "h"."Version"
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" = @organisation
GO

-- fbe3f7d1
UPDATE "HolidayLists" AS "h"
SET "Version" = "h"."Version" + 1
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" = @organisation
GO

-- 187c7c8a
UPDATE "HolidayLists" AS "h"
SET "Version" = "h"."Version" + 1
WHERE "h"."OrganisationId" = @organisation
GO

-- 748d7ba8
UPDATE "HolidayLists" AS "h"
SET "Version" = "h"."Version" + 1000000
GO

-- febbb665
DELETE FROM "Holidays" AS "h"
WHERE "h"."OrganisationId" = @clinic
GO

-- e17455fb
DELETE FROM "Holidays" AS "h"
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" = @organisation
GO

-- 59b01d37
INSERT INTO "Holidays" ("Date", "OrganisationId", "EveryYear", "Title")
VALUES (@p0, @p1, @p2, @p3);

GO

-- 3ed011f2
SELECT "h"."OrganisationId", "h"."Date", "h"."EveryYear", "h"."Title"
FROM "Holidays" AS "h"
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" = @organisation
ORDER BY "h"."Date"
GO

-- 79257dfb
SELECT "h"."OrganisationId", "h"."Date", "h"."EveryYear", "h"."Title"
FROM "Holidays" AS "h"
WHERE "h"."OrganisationId" = @ef_filter__OrganisationInReach AND "h"."OrganisationId" IN (
    SELECT "o"."value"
    FROM json_each(@organisations) AS "o"
)
GO

-- 54ebbfac
SELECT "h"."OrganisationId", "h"."Date", "h"."EveryYear", "h"."Title"
FROM "Holidays" AS "h"
WHERE "h"."OrganisationId" IN (
    SELECT "o"."value"
    FROM json_each(@organisations) AS "o"
)
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

-- fb33cf8e
INSERT INTO "ProviderLocks" ("ProviderId", "Turn")
VALUES (@p0, @p1);

GO

-- 0a59525b
SELECT "p"."ProviderId"
FROM "ProviderLocks" AS "p"
GO

-- 2332f64d
SELECT "p"."ProviderId", "p"."Turn", "s1"."Version", strftime('%Y-%m-%d %H:%M:%f', 'now')
FROM "ProviderLocks" AS "p"
INNER JOIN (
    SELECT "s0"."ProviderId", "s0"."Version"
    FROM "Schedules" AS "s0"
) AS "s1" ON "p"."ProviderId" = "s1"."ProviderId"
GO

-- 4442bd94
SELECT "p"."ProviderId", "p"."Turn", "s1"."Version", strftime('%Y-%m-%d %H:%M:%f', 'now')
FROM "ProviderLocks" AS "p"
INNER JOIN (
    SELECT "s0"."ProviderId", "s0"."Version"
    FROM "Schedules" AS "s0"
) AS "s1" ON "p"."ProviderId" = "s1"."ProviderId"
WHERE "p"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- c43cf743
SELECT COUNT(*) AS "Count", COALESCE(SUM("p0"."Turn"), 0) AS "Turns"
FROM (
    SELECT "p"."Turn", 1 AS "Key"
    FROM "ProviderLocks" AS "p"
) AS "p0"
GROUP BY "p0"."Key"
LIMIT 2
GO

-- 4b60fc59
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE "p"."ProviderId" = @provider
GO

-- 5fabf7e1
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE "p"."ProviderId" IN (
    SELECT "a"."ProviderId"
    FROM "Allocations" AS "a"
    WHERE "a"."Id" IN (
        SELECT "a0"."value"
        FROM json_each(@allocations) AS "a0"
    )
)
GO

-- e9d68670
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE "p"."ProviderId" IN (
    SELECT "s0"."ProviderId"
    FROM "Schedules" AS "s0"
    WHERE "s0"."OrganisationId" = @organisation
)
GO

-- f1d12bde
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "p"."ProviderId") AND "p"."ProviderId" = @provider
GO

-- a39e4e77
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "p"."ProviderId") AND "p"."ProviderId" IN (
    SELECT "s0"."ProviderId"
    FROM "Schedules" AS "s0"
    WHERE "s0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s0"."OrganisationId" = @organisation
)
GO

-- 78a8dc78
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = "p"."ProviderId") AND "p"."ProviderId" = @provider
GO

-- b82c91f1
UPDATE "ProviderLocks" AS "p"
SET "Turn" = "p"."Turn" + 1000000
WHERE "p"."ProviderId" IN (
    SELECT "s0"."value"
    FROM json_each(@some) AS "s0"
)
GO

-- 67ec59c9
INSERT INTO "Schedules" ("ProviderId", "BufferAfterMinutes", "BufferBeforeMinutes", "HorizonDays", "MaxPerDay", "NoticeMinutes", "OrganisationId", "SlotMinutes", "TimeZone", "Version")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

GO

-- dba77260
SELECT "s"."OrganisationId", "s"."Version", "a0"."Id", "a0"."ApplicationId", "a0"."ChangedAt", "a0"."EndCell", "a0"."EndsAt", "a0"."ExpiresAt", "a0"."FirstCell", "a0"."HoldId", "a0"."Owner", "a0"."ProviderId", "a0"."StartsAt", "a0"."State", "a0"."UserId", "a0"."Version"
FROM "Schedules" AS "s"
LEFT JOIN (
    SELECT "a"."Id", "a"."ApplicationId", "a"."ChangedAt", "a"."EndCell", "a"."EndsAt", "a"."ExpiresAt", "a"."FirstCell", "a"."HoldId", "a"."Owner", "a"."ProviderId", "a"."StartsAt", "a"."State", "a"."UserId", "a"."Version"
    FROM "Allocations" AS "a"
) AS "a0" ON @id = "a0"."Id"
WHERE "s"."ProviderId" = @provider
LIMIT 2
GO

-- 11ca5fba
SELECT "s"."ProviderId"
FROM "Schedules" AS "s"
GO

-- c2f302f7
SELECT "s"."ProviderId"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @organisation
GO

-- f0ab5c9b
SELECT "s"."ProviderId"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @organisation
GO

-- 00bf2aa4
SELECT "s"."ProviderId", "s"."BufferAfterMinutes", "s"."BufferBeforeMinutes", "s"."HorizonDays", "s"."MaxPerDay", "s"."NoticeMinutes", "s"."OrganisationId", "s"."SlotMinutes", "s"."TimeZone", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = @provider
LIMIT 2
GO

-- fc71ea66
SELECT "s"."ProviderId", "s"."BufferAfterMinutes", "s"."BufferBeforeMinutes", "s"."HorizonDays", "s"."MaxPerDay", "s"."NoticeMinutes", "s"."OrganisationId", "s"."SlotMinutes", "s"."TimeZone", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."ProviderId" = @provider
LIMIT 2
GO

-- 8b251113
SELECT "s"."ProviderId", "s"."BufferAfterMinutes", "s"."BufferBeforeMinutes", "s"."HorizonDays", "s"."MaxPerDay", "s"."NoticeMinutes", "s"."OrganisationId", "s"."SlotMinutes", "s"."TimeZone", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 5c51af67
SELECT "s"."ProviderId", "s"."BufferAfterMinutes", "s"."BufferBeforeMinutes", "s"."HorizonDays", "s"."MaxPerDay", "s"."NoticeMinutes", "s"."OrganisationId", "s"."SlotMinutes", "s"."TimeZone", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- fb22e74c
SELECT "s"."ProviderId", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 95f388da
SELECT "s"."ProviderId", "s"."Version"
FROM "Schedules" AS "s"
WHERE "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- ba83d0ce
SELECT COALESCE(SUM(CAST("s"."Version" AS INTEGER)), 0)
FROM "Schedules" AS "s"
GO

-- 986d04ad
SELECT EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."ProviderId" = @provider)
GO

-- d3313149
SELECT EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."ProviderId" = @hold_ProviderId AND "s"."OrganisationId" = @command_OrganisationId)
GO

-- 649907fe
UPDATE "Schedules" AS "s"
SET "Version" = "s"."Version" + 1
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @organisation
GO

-- b97c6aa9
UPDATE "Schedules" AS "s"
SET "Version" = "s"."Version" + 1
WHERE "s"."OrganisationId" = @organisation
GO

-- 08c3a380
UPDATE "Schedules" AS "s"
SET "Version" = "s"."Version" + 1000000
GO

-- 32dfdade
UPDATE "Schedules" SET "BufferAfterMinutes" = @p0, "HorizonDays" = @p1, "MaxPerDay" = @p2, "NoticeMinutes" = @p3, "SlotMinutes" = @p4, "TimeZone" = @p5, "Version" = @p6
WHERE "ProviderId" = @p7 AND "OrganisationId" = @p8
RETURNING 1;

GO

-- 5e915e39
UPDATE "Schedules" SET "HorizonDays" = @p0, "NoticeMinutes" = @p1, "SlotMinutes" = @p2, "Version" = @p3
WHERE "ProviderId" = @p4 AND "OrganisationId" = @p5
RETURNING 1;

GO

-- 888908e1
UPDATE "Schedules" SET "NoticeMinutes" = @p0, "Version" = @p1
WHERE "ProviderId" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- 74830d80
UPDATE "Schedules" SET "SlotMinutes" = @p0, "TimeZone" = @p1
WHERE "ProviderId" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- a5329759
UPDATE "Schedules" SET "Version" = @p0
WHERE "ProviderId" = @p1 AND "OrganisationId" = @p2
RETURNING 1;

GO

-- 628e7dba
DELETE FROM "SessionLengths" AS "s"
WHERE "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 1964c5fc
DELETE FROM "SessionLengths" AS "s"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s0"
    WHERE "s0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s0"."ProviderId" = "s"."ProviderId") AND "s"."ProviderId" = @provider
GO

-- f5469f59
DELETE FROM "SessionLengths" AS "s"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s0"
    WHERE "s0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s0"."ProviderId" = @ef_filter__WritingProvider AND "s0"."ProviderId" = "s"."ProviderId") AND "s"."ProviderId" = @provider
GO

-- 04c67208
INSERT INTO "SessionLengths" ("Minutes", "ProviderId")
VALUES (@p0, @p1);

GO

-- 6bcae0f5
SELECT "s"."ProviderId", "s"."Minutes"
FROM "SessionLengths" AS "s"
WHERE "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- b49feaf9
SELECT "s"."ProviderId", "s"."Minutes"
FROM "SessionLengths" AS "s"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s0"
    WHERE "s0"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s0"."ProviderId" = "s"."ProviderId") AND "s"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- bf2222be
DELETE FROM "TimeOff" AS "t"
WHERE "t"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 98be2685
DELETE FROM "TimeOff" AS "t"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = "t"."ProviderId") AND "t"."Id" = @timeOff AND "t"."ProviderId" = @provider
GO

-- 3d75b8fd
INSERT INTO "TimeOff" ("Id", "EndsAt", "ProviderId", "StartsAt")
VALUES (@p0, @p1, @p2, @p3);

GO

-- dec06c0f
SELECT "t"."Id", "t"."EndsAt", "t"."ProviderId", "t"."StartsAt"
FROM "TimeOff" AS "t"
WHERE "t"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- be3d2296
SELECT "t"."Id", "t"."EndsAt", "t"."ProviderId", "t"."StartsAt"
FROM "TimeOff" AS "t"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "t"."ProviderId") AND "t"."ProviderId" = @provider
GO

-- 0432a6f5
SELECT "t"."Id", "t"."EndsAt", "t"."ProviderId", "t"."StartsAt"
FROM "TimeOff" AS "t"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "t"."ProviderId") AND "t"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 4eaa9cf1
SELECT COUNT(*)
FROM "TimeOff" AS "t"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = "t"."ProviderId") AND "t"."ProviderId" = @off_ProviderId
GO

-- b1ecd123
DELETE FROM "WeekHours" AS "w"
WHERE "w"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 2755b3bf
DELETE FROM "WeekHours" AS "w"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "w"."ProviderId") AND "w"."ProviderId" = @provider
GO

-- 7e9f531e
DELETE FROM "WeekHours" AS "w"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = @ef_filter__WritingProvider AND "s"."ProviderId" = "w"."ProviderId") AND "w"."ProviderId" = @provider
GO

-- 674f7481
INSERT INTO "WeekHours" ("Id", "Closes", "Day", "Opens", "ProviderId", "ValidFrom", "ValidTo")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 56fa3e73
SELECT "w"."Id", "w"."Closes", "w"."Day", "w"."Opens", "w"."ProviderId", "w"."ValidFrom", "w"."ValidTo"
FROM "WeekHours" AS "w"
WHERE "w"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- d2f35e4b
SELECT "w"."Id", "w"."Closes", "w"."Day", "w"."Opens", "w"."ProviderId", "w"."ValidFrom", "w"."ValidTo"
FROM "WeekHours" AS "w"
WHERE EXISTS (
    SELECT 1
    FROM "Schedules" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "s"."ProviderId" = "w"."ProviderId") AND "w"."ProviderId" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO
