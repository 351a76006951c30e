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

-- ff2f539b
DELETE FROM "Devices" AS "d"
WHERE "d"."Id" = @seen_Id AND "d"."RegisteredAt" = @seen_RegisteredAt
GO

-- 066e890c
DELETE FROM "Devices" AS "d"
WHERE "d"."Id" IN (
    SELECT "t"."value"
    FROM json_each(@tooMany) AS "t"
)
GO

-- 3915b6ee
DELETE FROM "Devices" AS "d"
WHERE "d"."Token" = @token AND "d"."UserId" <> @userId
GO

-- f01f3be2
DELETE FROM "Devices" AS "d"
WHERE "d"."UserId" = @data_UserId
GO

-- fbc539c1
DELETE FROM "Devices" AS "d"
WHERE EXISTS (
    SELECT 1
    FROM "Recipients" AS "r"
    WHERE "r"."OrganisationId" = @ef_filter__OrganisationInReach1 AND "r"."UserId" = @ef_filter__UserInReach AND "r"."UserId" = "d"."UserId") AND "d"."Id" = @device
GO

-- 94face56
INSERT INTO "Devices" ("Id", "Platform", "RegisteredAt", "Token", "UserId")
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- df232fb4
SELECT "d"."Id"
FROM "Devices" AS "d"
WHERE "d"."UserId" = @notice_UserId
GO

-- 508ef7c5
SELECT "d"."Id"
FROM "Devices" AS "d"
WHERE "d"."UserId" = @userId AND "d"."Id" <> @added
ORDER BY "d"."RegisteredAt" DESC
GO

-- 3293817b
SELECT "d"."Id", "d"."Platform", "d"."RegisteredAt", "d"."Token", "d"."UserId"
FROM "Devices" AS "d"
WHERE "d"."Id" = @p
LIMIT 1
GO

-- 38e25c71
SELECT "d"."Id", "d"."Platform", "d"."RegisteredAt", "d"."Token", "d"."UserId"
FROM "Devices" AS "d"
WHERE "d"."UserId" = @userId
ORDER BY "d"."RegisteredAt"
GO

-- 085a4b32
SELECT "n0"."Id", "n0"."Attempts", "n0"."BookingId", "n0"."Deadline", "n0"."End", "n0"."Interruptions", "n0"."Kind", "n0"."LeaseOwner", "n0"."LeaseUntil", "n0"."MeetingId", "n0"."NextAttemptAt", "n0"."ProviderName", "n0"."Reason", "n0"."Start", "n0"."State", "n0"."TraceParent", "n0"."UserId", "r1"."UserId", "r1"."ErasedAt", "r1"."Language", "r1"."OrganisationId", "r1"."TimeZone", "r1"."Version", "d"."Id", "d"."Platform", "d"."RegisteredAt", "d"."Token", "d"."UserId"
FROM "Devices" AS "d"
INNER JOIN (
    SELECT "r0"."UserId", "r0"."ErasedAt", "r0"."Language", "r0"."OrganisationId", "r0"."TimeZone", "r0"."Version"
    FROM "Recipients" AS "r0"
) AS "r1" ON "d"."UserId" = "r1"."UserId"
CROSS JOIN (
    SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
    FROM "Notices" AS "n"
) AS "n0"
WHERE "d"."Id" = @push_DeviceId AND "n0"."Id" = @push_NoticeId
LIMIT 2
GO

-- 1b09c673
SELECT EXISTS (
    SELECT 1
    FROM "Devices" AS "d"
    WHERE "d"."Token" = @token AND "d"."UserId" <> @userId AND "d"."RegisteredAt" > @now)
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

-- 2e278e2c
DELETE FROM "Notices"
WHERE "Id" = @p0
RETURNING 1;

GO

-- c32a0293
DELETE FROM "Notices" AS "n"
WHERE "n"."UserId" = @data_UserId
GO

-- 756da5dd
INSERT INTO "Notices" ("Id", "Attempts", "BookingId", "Deadline", "End", "Interruptions", "Kind", "LeaseOwner", "LeaseUntil", "MeetingId", "NextAttemptAt", "ProviderName", "Reason", "Start", "State", "TraceParent", "UserId")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16);

GO

-- 4605ebe6
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."Id" = @id
LIMIT 2
GO

-- 3952c72d
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."Id" = @row_NoticeId
LIMIT 2
GO

-- 2666c83e
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."Id" = @tried_Id AND "n"."LeaseOwner" = @tried_LeaseOwner
LIMIT 2
GO

-- 9fca07c1
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."LeaseOwner" = @owner
GO

-- 0e312de9
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."State" = 3
ORDER BY "n"."Deadline", "n"."Id"
LIMIT @p
GO

-- 8ca5ad8b
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."State" = 3 AND "n"."Reason" = @reason
ORDER BY "n"."Deadline", "n"."Id"
LIMIT @p
GO

-- b93be64d
SELECT "n"."Id", "n"."Attempts", "n"."BookingId", "n"."Deadline", "n"."End", "n"."Interruptions", "n"."Kind", "n"."LeaseOwner", "n"."LeaseUntil", "n"."MeetingId", "n"."NextAttemptAt", "n"."ProviderName", "n"."Reason", "n"."Start", "n"."State", "n"."TraceParent", "n"."UserId"
FROM "Notices" AS "n"
WHERE "n"."UserId" = @userId
ORDER BY "n"."Deadline"
GO

-- 965baebe
SELECT COUNT(*)
FROM "Notices" AS "n"
WHERE "n"."State" = 1
GO

-- 1489fbf3
SELECT COUNT(*)
FROM "Notices" AS "n"
WHERE "n"."State" = 1 AND "n"."LeaseUntil" >= strftime('%Y-%m-%d %H:%M:%f', 'now')
GO

-- b0c91d4c
SELECT COUNT(*)
FROM "Notices" AS "n"
WHERE "n"."State" = 1 AND "n"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("n"."LeaseUntil" IS NULL OR "n"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- eb55ef7a
SELECT COUNT(*)
FROM "Notices" AS "n"
WHERE "n"."State" = 3
GO

-- 4072b19a
SELECT EXISTS (
    SELECT 1
    FROM "Notices" AS "n"
    WHERE "n"."BookingId" = @notice_BookingId AND "n"."Kind" = 2)
GO

-- cf9e0f5b
SELECT EXISTS (
    SELECT 1
    FROM "Notices" AS "n"
    WHERE "n"."State" = 1 AND "n"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("n"."LeaseUntil" IS NULL OR "n"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now')))
GO

-- 6ebd5ff4
UPDATE "Notices" AS "n"
SET "NextAttemptAt" = @p
WHERE "n"."UserId" = @data_UserId AND "n"."State" = 1
GO

-- 0f8b951c
UPDATE "Notices" AS "n"
SET "State" = @p,
    "NextAttemptAt" = @p2,
    "Deadline" = @p3
WHERE "n"."Id" = @id AND "n"."State" = 3
GO

-- ed9c7a37
UPDATE "Notices" AS "n0"
SET "Interruptions" = CASE
    WHEN "n1"."LeaseOwner" IS NULL THEN "n1"."Interruptions"
    ELSE "n1"."Interruptions" + 1
END,
    "Attempts" = "n1"."Attempts" + 1,
    "LeaseOwner" = @p1,
    "LeaseUntil" = strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@seconds AS TEXT) || ' seconds')
FROM (
    SELECT "n"."Id", "n"."Attempts", "n"."Interruptions", "n"."LeaseOwner"
    FROM "Notices" AS "n"
    WHERE "n"."State" = 1 AND "n"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("n"."LeaseUntil" IS NULL OR "n"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
    ORDER BY "n"."NextAttemptAt"
    LIMIT @p
) AS "n1"
WHERE "n0"."Id" = "n1"."Id"
GO

-- 52497e4f
UPDATE "Notices" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "NextAttemptAt" = @p2, "Reason" = @p3
WHERE "Id" = @p4
RETURNING 1;

GO

-- 54611fd5
UPDATE "Notices" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "Reason" = @p2, "State" = @p3
WHERE "Id" = @p4
RETURNING 1;

GO

-- 02f8a450
UPDATE "Notices" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "State" = @p2
WHERE "Id" = @p3
RETURNING 1;

GO

-- 9b93a517
INSERT INTO "Pushes" ("Id", "Attempts", "Deadline", "DeviceId", "Interruptions", "LeaseOwner", "LeaseUntil", "NextAttemptAt", "NoticeId", "PartnerName", "Reason", "SentAt", "State", "TraceParent", "UnansweredTries")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

GO

-- f3e1eb1f
SELECT "p"."Id"
FROM "Pushes" AS "p"
WHERE "p"."State" = 1 AND "p"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("p"."LeaseUntil" IS NULL OR "p"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
ORDER BY "p"."NextAttemptAt"
LIMIT @p
GO

-- 0dbdeb03
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."Id" = @id
LIMIT 2
GO

-- bf0be202
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."Id" = @id AND "p"."State" = 3
LIMIT 2
GO

-- 523390b7
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."Id" = @tried_Id AND "p"."LeaseOwner" = @tried_LeaseOwner
LIMIT 2
GO

-- 32f646d9
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."LeaseOwner" = @owner
GO

-- c11d25b6
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."State" = 3
ORDER BY "p"."Deadline", "p"."Id"
LIMIT @p
GO

-- 6d9edd3b
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."State" = 3 AND "p"."Reason" = @reason
ORDER BY "p"."Deadline", "p"."Id"
LIMIT @p
GO

-- 840b851b
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE "p"."State" = 3 AND ("p"."Deadline" > @deadline OR ("p"."Deadline" = @deadline AND "p"."Id" > @_8__locals1_after_Tie))
ORDER BY "p"."Deadline", "p"."Id"
LIMIT @p
GO

-- 7d329743
SELECT "p"."Id", "p"."Attempts", "p"."Deadline", "p"."DeviceId", "p"."Interruptions", "p"."LeaseOwner", "p"."LeaseUntil", "p"."NextAttemptAt", "p"."NoticeId", "p"."PartnerName", "p"."Reason", "p"."SentAt", "p"."State", "p"."TraceParent", "p"."UnansweredTries"
FROM "Pushes" AS "p"
WHERE EXISTS (
    SELECT 1
    FROM "Notices" AS "n0"
    WHERE "n0"."Id" = "p"."NoticeId" AND "n0"."UserId" = @userId)
GO

-- fc922645
SELECT COUNT(*)
FROM "Pushes" AS "p"
WHERE "p"."State" = 1
GO

-- 871aa12d
SELECT COUNT(*)
FROM "Pushes" AS "p"
WHERE "p"."State" = 1 AND "p"."LeaseUntil" >= strftime('%Y-%m-%d %H:%M:%f', 'now')
GO

-- c0dfc8a1
SELECT COUNT(*)
FROM "Pushes" AS "p"
WHERE "p"."State" = 1 AND "p"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("p"."LeaseUntil" IS NULL OR "p"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
GO

-- 9a1a3121
SELECT COUNT(*)
FROM "Pushes" AS "p"
WHERE "p"."State" = 3
GO

-- 4081c1fe
SELECT EXISTS (
    SELECT 1
    FROM "Pushes" AS "p"
    WHERE "p"."State" = 1 AND "p"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("p"."LeaseUntil" IS NULL OR "p"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now')))
GO

-- 62c27b75
UPDATE "Pushes" AS "p"
SET "State" = @p,
    "NextAttemptAt" = @p2,
    "Deadline" = @p3
WHERE "p"."Id" = @id AND "p"."State" = 3
GO

-- ddc00b72
UPDATE "Pushes" AS "p0"
SET "Interruptions" = CASE
    WHEN "p1"."LeaseOwner" IS NULL THEN "p1"."Interruptions"
    ELSE "p1"."Interruptions" + 1
END,
    "Attempts" = "p1"."Attempts" + 1,
    "LeaseOwner" = @p1,
    "LeaseUntil" = strftime('%Y-%m-%d %H:%M:%f', 'now', CAST(@seconds AS TEXT) || ' seconds')
FROM (
    SELECT "p"."Id", "p"."Attempts", "p"."Interruptions", "p"."LeaseOwner"
    FROM "Pushes" AS "p"
    WHERE "p"."State" = 1 AND "p"."NextAttemptAt" <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND ("p"."LeaseUntil" IS NULL OR "p"."LeaseUntil" < strftime('%Y-%m-%d %H:%M:%f', 'now'))
    ORDER BY "p"."NextAttemptAt"
    LIMIT @p
) AS "p1"
WHERE "p0"."Id" = "p1"."Id"
GO

-- 6e37cde3
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "NextAttemptAt" = @p2
WHERE "Id" = @p3
RETURNING 1;

GO

-- 425da727
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "NextAttemptAt" = @p2, "Reason" = @p3
WHERE "Id" = @p4
RETURNING 1;

GO

-- 9af08116
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "NextAttemptAt" = @p2, "Reason" = @p3, "UnansweredTries" = @p4
WHERE "Id" = @p5
RETURNING 1;

GO

-- 2fe05d45
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "PartnerName" = @p2, "Reason" = @p3, "SentAt" = @p4, "State" = @p5
WHERE "Id" = @p6
RETURNING 1;

GO

-- 402c0d40
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "PartnerName" = @p2, "SentAt" = @p3, "State" = @p4
WHERE "Id" = @p5
RETURNING 1;

GO

-- f3934245
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "Reason" = @p2, "State" = @p3
WHERE "Id" = @p4
RETURNING 1;

GO

-- 4ad9374c
UPDATE "Pushes" SET "LeaseOwner" = @p0, "LeaseUntil" = @p1, "State" = @p2
WHERE "Id" = @p3
RETURNING 1;

GO

-- c3b7ee74
INSERT INTO "Recipients" ("UserId", "ErasedAt", "Language", "OrganisationId", "TimeZone", "Version")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 89934741
SELECT "r"."UserId", "r"."ErasedAt", "r"."Language", "r"."OrganisationId", "r"."TimeZone", "r"."Version"
FROM "Recipients" AS "r"
WHERE "r"."OrganisationId" = @ef_filter__OrganisationInReach AND "r"."UserId" = @ef_filter__UserInReach AND "r"."UserId" = @userId
LIMIT 2
GO

-- 72020797
SELECT "r"."UserId", "r"."ErasedAt", "r"."Language", "r"."OrganisationId", "r"."TimeZone", "r"."Version"
FROM "Recipients" AS "r"
WHERE "r"."OrganisationId" = @ef_filter__OrganisationInReach AND "r"."UserId" = @userId
LIMIT 2
GO

-- 889b9f77
SELECT "r"."UserId", "r"."ErasedAt", "r"."Language", "r"."OrganisationId", "r"."TimeZone", "r"."Version"
FROM "Recipients" AS "r"
WHERE "r"."UserId" = @p
LIMIT 1
GO

-- f11b40ee
SELECT "r"."UserId", "r"."ErasedAt", "r"."Language", "r"."OrganisationId", "r"."TimeZone", "r"."Version"
FROM "Recipients" AS "r"
WHERE "r"."UserId" = @row_UserId
LIMIT 2
GO

-- d3f96e4a
SELECT "r"."UserId", "r"."ErasedAt", "r"."Language", "r"."OrganisationId", "r"."TimeZone", "r"."Version"
FROM "Recipients" AS "r"
WHERE "r"."UserId" = @userId AND "r"."OrganisationId" = @organisationId
LIMIT 2
GO

-- f20677d5
SELECT EXISTS (
    SELECT 1
    FROM "Recipients" AS "r"
    WHERE "r"."UserId" = @recipient_UserId)
GO

-- 8ac6ec3a
SELECT EXISTS (
    SELECT 1
    FROM "Recipients" AS "r"
    WHERE "r"."UserId" = @userId AND "r"."ErasedAt" IS NOT NULL)
GO

-- 9826e899
UPDATE "Recipients" AS "r"
SET "ErasedAt" = COALESCE("r"."ErasedAt", @now),
    "Version" = @p,
    "Language" = @p3,
    "TimeZone" = @p4
WHERE "r"."UserId" = @data_UserId
GO

-- 523793bb
UPDATE "Recipients" AS "r"
SET "Version" = "r"."Version"
WHERE "r"."UserId" = @userId AND "r"."ErasedAt" IS NULL
GO

-- bc7c65af
UPDATE "Recipients" SET "Language" = @p0, "Version" = @p1
WHERE "UserId" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- d050ec28
UPDATE "Recipients" SET "Version" = @p0
WHERE "UserId" = @p1 AND "OrganisationId" = @p2
RETURNING 1;

GO
