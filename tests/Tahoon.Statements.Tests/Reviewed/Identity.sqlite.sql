-- f48b8d46
INSERT INTO "AccessKeys" ("Id", "ApplicationId", "CreatedAt", "Hash", "RevokedAt", "Slot")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 7ee6399a
SELECT "a"."Id", "a"."ApplicationId", "a"."CreatedAt", "a"."Hash", "a"."RevokedAt", "a"."Slot", "a2"."Id", "a2"."AllowedOrigins", "a2"."CreatedAt", "a2"."Name", "a2"."OrganisationId", "a2"."ProtectedSigningSecret", "a2"."RequireSignature", "a2"."Scopes", "a2"."ValidSecrets"
FROM "AccessKeys" AS "a"
INNER JOIN (
    SELECT "a1"."Id", "a1"."AllowedOrigins", "a1"."CreatedAt", "a1"."Name", "a1"."OrganisationId", "a1"."ProtectedSigningSecret", "a1"."RequireSignature", "a1"."Scopes", "a1"."ValidSecrets"
    FROM "Applications" AS "a1"
) AS "a2" ON "a"."ApplicationId" = "a2"."Id"
WHERE "a"."Hash" = @hash AND "a"."RevokedAt" IS NULL
LIMIT 2
GO

-- 431fe49f
SELECT "a"."Slot"
FROM "AccessKeys" AS "a"
WHERE "a"."ApplicationId" = @application AND "a"."RevokedAt" IS NULL
GO

-- f6c622b0
UPDATE "AccessKeys" AS "a"
SET "RevokedAt" = @p
WHERE "a"."ApplicationId" = @application AND "a"."Slot" = @slot AND "a"."RevokedAt" IS NULL
GO

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

-- 5a0d6871
SELECT "a"."Id", "a"."Action", "a"."At", "a"."ByApplication", "a"."ByKind", "a"."BySubject", "a"."OrganisationId", "a"."ThingId", "a"."TraceId", "a"."UserId", "a"."What"
FROM "AccessTrail" AS "a"
WHERE "a"."UserId" = @user_Id
ORDER BY "a"."At"
GO

-- c84c18d1
INSERT INTO "Applications" ("Id", "AllowedOrigins", "CreatedAt", "Name", "OrganisationId", "ProtectedSigningSecret", "RequireSignature", "Scopes")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
RETURNING "ValidSecrets";

GO

-- c85cd4a8
INSERT INTO "Applications" ("Id", "AllowedOrigins", "CreatedAt", "Name", "OrganisationId", "ProtectedSigningSecret", "RequireSignature", "Scopes", "ValidSecrets")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);

GO

-- b15045ab
SELECT "a"."Id", "a"."AllowedOrigins", "a"."CreatedAt", "a"."Name", "a"."OrganisationId", "a"."ProtectedSigningSecret", "a"."RequireSignature", "a"."Scopes", "a"."ValidSecrets"
FROM "Applications" AS "a"
WHERE "a"."AllowedOrigins" <> ''
GO

-- 44c2a4b2
SELECT "a"."Id", "a"."AllowedOrigins", "a"."CreatedAt", "a"."Name", "a"."OrganisationId", "a"."ProtectedSigningSecret", "a"."RequireSignature", "a"."Scopes", "a"."ValidSecrets"
FROM "Applications" AS "a"
WHERE "a"."Id" = @applicationId
LIMIT 2
GO

-- fa6ceb4b
SELECT EXISTS (
    SELECT 1
    FROM "Applications" AS "a"
    WHERE "a"."Id" = @application AND "a"."RequireSignature")
GO

-- 5256616f
SELECT EXISTS (
    SELECT 1
    FROM "Applications" AS "a"
    WHERE "a"."Id" = @application)
GO

-- 604fee94
UPDATE "Applications" AS "a"
SET "AllowedOrigins" = @p
WHERE "a"."Id" = @application
GO

-- 30b48f88
UPDATE "Applications" AS "a"
SET "RequireSignature" = @p
WHERE "a"."Id" = @application
GO

-- 9732ee27
UPDATE "Applications" AS "a"
SET "RequireSignature" = @p
WHERE "a"."Id" = @application AND "a"."ValidSecrets" > 0
GO

-- d83c0249
UPDATE "Applications" AS "a"
SET "Scopes" = @p
WHERE "a"."Id" = @application
GO

-- 11b2d1af
UPDATE "Applications" AS "a"
SET "ValidSecrets" = "a"."ValidSecrets" + 1
WHERE "a"."Id" = @application AND "a"."ValidSecrets" < 2
GO

-- 5956f5fd
UPDATE "Applications" AS "a"
SET "ValidSecrets" = "a"."ValidSecrets" - 1
WHERE "a"."Id" = @application AND "a"."ValidSecrets" > 0 AND (NOT ("a"."RequireSignature") OR "a"."ValidSecrets" > 1)
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

-- fa792030
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = @p6,
    "ETag" = @p7,
    "About" = @p8
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 21c862d6
UPDATE "Claims" AS "c"
SET "Finished" = @p,
    "Status" = @p4,
    "Body" = @p5,
    "Location" = NULL,
    "ETag" = @p7,
    "About" = @p8
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 268257b2
UPDATE "Claims" AS "c"
SET "Status" = @p,
    "Body" = @p2,
    "Location" = NULL,
    "ETag" = NULL,
    "About" = NULL
WHERE "c"."About" = @user
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

-- 7940d523
INSERT INTO "ErasedUsers" ("Id", "ErasedAt", "OrganisationId")
VALUES (@p0, @p1, @p2);

GO

-- c547a8aa
INSERT INTO "Operators" ("Id", "CreatedAt", "KeyHash", "Name", "RevokedAt")
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- 604501fb
SELECT "o"."Id", "o"."CreatedAt", "o"."KeyHash", "o"."Name", "o"."RevokedAt"
FROM "Operators" AS "o"
WHERE "o"."KeyHash" = @hash
LIMIT 2
GO

-- bcf5c842
SELECT EXISTS (
    SELECT 1
    FROM "Operators" AS "o"
    WHERE "o"."Name" = 'demo-operator')
GO

-- 93439bbe
UPDATE "Operators" AS "o"
SET "RevokedAt" = @p
WHERE "o"."Name" = @name AND "o"."RevokedAt" IS NULL
GO

-- ac1474b9
INSERT INTO "Organisations" ("Id", "CreatedAt", "DefaultLanguage", "Name")
VALUES (@p0, @p1, @p2, @p3);

GO

-- ff34b852
SELECT "o"."DefaultLanguage"
FROM "Organisations" AS "o"
WHERE "o"."Id" = @organisation
LIMIT 2
GO

-- d217a67c
SELECT "o"."Id", "o"."CreatedAt", "o"."DefaultLanguage", "o"."Name"
FROM "Organisations" AS "o"
WHERE "o"."Name" = @name
LIMIT 1
GO

-- bf750050
SELECT EXISTS (
    SELECT 1
    FROM "Organisations" AS "o"
    WHERE "o"."Id" = @DemoClinic)
GO

-- 381db000
DELETE FROM "Outbox" AS "o"
WHERE "o"."Queue" = 'notifications' AND "o"."EventId" IN (
    SELECT "a"."value"
    FROM json_each(@announced) AS "a"
)
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

-- bcf6e3d1
DELETE FROM "SigningKeys" AS "s"
WHERE "s"."Generation" < @next_Generation AND "s"."Generation" NOT IN (
    SELECT "p"."value"
    FROM json_each(@published) AS "p"
)
GO

-- 7d272c3c
INSERT INTO "SigningKeys" ("Generation", "CreatedAt", "KeyId", "ProtectedPrivateKey", "SignsFrom")
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- c2cb3ac6
SELECT "s"."Generation", "s"."CreatedAt", "s"."KeyId", "s"."ProtectedPrivateKey", "s"."SignsFrom"
FROM "SigningKeys" AS "s"
ORDER BY "s"."Generation"
GO

-- d26b8e52
INSERT INTO "SigningSecrets" ("Id", "ApplicationId", "CreatedAt", "ProtectedText", "RevokedAt", "Slot")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- af19757d
SELECT "s"."ProtectedText"
FROM "SigningSecrets" AS "s"
WHERE "s"."ApplicationId" = @application AND "s"."RevokedAt" IS NULL
ORDER BY "s"."Slot"
GO

-- 20584084
SELECT "s"."Slot"
FROM "SigningSecrets" AS "s"
WHERE "s"."ApplicationId" = @application AND "s"."RevokedAt" IS NULL
GO

-- 629c979b
UPDATE "SigningSecrets" AS "s"
SET "RevokedAt" = @p
WHERE "s"."ApplicationId" = @application AND "s"."Slot" = @slot AND "s"."RevokedAt" IS NULL
GO

-- 2373e8e0
DELETE FROM "Users"
WHERE "Id" = @p0 AND "OrganisationId" = @p1 AND "Version" = @p2
RETURNING 1;

GO

-- 953e55a7
INSERT INTO "Users" ("Id", "ChangedAt", "CreatedAt", "DevicesHash", "Email", "ExternalReference", "Language", "Name", "NormalisedEmail", "OrganisationId", "Phone", "TimeZone", "Version")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);

GO

-- 3ec6f818
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @ef_filter__UserInReach AND "u"."Id" = @id
LIMIT 2
GO

-- e14d6a1d
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @ef_filter__UserInReach AND "u"."Id" = @id_Value
LIMIT 2
GO

-- 643d176a
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @id
LIMIT 2
GO

-- 21024c99
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @id_Value
LIMIT 2
GO

-- bec7b8d2
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."OrganisationId" = @organisation AND "u"."ExternalReference" = @reference
LIMIT 2
GO

-- 986aec83
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."OrganisationId" = @organisation AND "u"."NormalisedEmail" = @email
LIMIT 2
GO

-- 179f9db7
SELECT "u"."Id", "u"."ChangedAt", "u"."CreatedAt", "u"."DevicesHash", "u"."Email", "u"."ExternalReference", "u"."Language", "u"."Name", "u"."NormalisedEmail", "u"."OrganisationId", "u"."Phone", "u"."TimeZone", "u"."Version"
FROM "Users" AS "u"
WHERE "u"."OrganisationId" = @organisation AND "u"."NormalisedEmail" = @email
LIMIT 2
GO

-- 22ff1584
SELECT "u"."Id", "u"."OrganisationId", "u"."TimeZone", "u"."Language"
FROM "Users" AS "u"
WHERE "u"."Id" = @userId AND "u"."OrganisationId" = @organisationId
LIMIT 2
GO

-- 4bc4d7bc
SELECT EXISTS (
    SELECT 1
    FROM "Users" AS "u"
    WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @id_Value)
GO

-- ebf444c0
UPDATE "Users" AS "u"
SET "Version" = "u"."Version"
WHERE "u"."Id" = @user_Id AND "u"."Version" = @user_Version
GO

-- 82322127
UPDATE "Users" AS "u"
SET "Version" = "u"."Version"
WHERE "u"."OrganisationId" = @ef_filter__OrganisationInReach AND "u"."Id" = @user_Id AND "u"."Version" = @user_Version
GO

-- 54a66dce
UPDATE "Users" SET "DevicesHash" = @p0, "Version" = @p1
WHERE "Id" = @p2 AND "OrganisationId" = @p3 AND "Version" = @p4
RETURNING 1;

GO
