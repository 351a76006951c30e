-- df069351
INSERT INTO "CatalogueChanges" ("EntryId", "Version", "At", "ByKind", "BySubject", "Entry", "OrganisationId", "TraceId", "What")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);

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

-- 8092e8ca
UPDATE "Claims" AS "c"
SET "LeaseUntil" = @p
WHERE "c"."ApplicationId" = @claim_Key_ApplicationId AND "c"."KeyHash" = @claim_Key_KeyHash AND "c"."Attempt" = @claim_Attempt AND NOT ("c"."Finished")
GO

-- 21ea8db5
INSERT INTO "DirectoryMarks" ("OrganisationId", "Version")
VALUES (@p0, @p1);

GO

-- 8289c1ed
SELECT "d"."Version"
FROM "DirectoryMarks" AS "d"
WHERE "d"."OrganisationId" = @ef_filter__OrganisationInReach AND "d"."OrganisationId" = @organisation
LIMIT 2
GO

-- f552b5bd
SELECT "d"."Version"
FROM "DirectoryMarks" AS "d"
WHERE "d"."OrganisationId" = @organisation
LIMIT 2
GO

-- 24ecada8
UPDATE "DirectoryMarks" AS "d"
SET "Version" = "d"."Version" + 1
WHERE "d"."OrganisationId" = @ef_filter__OrganisationInReach AND "d"."OrganisationId" = @organisation
GO

-- 9d6b9df4
UPDATE "DirectoryMarks" AS "d"
SET "Version" = "d"."Version" + 1
WHERE "d"."OrganisationId" = @organisation
GO

-- e97e48eb
UPDATE "DirectoryMarks" AS "d"
SET "Version" = "d"."Version" + 1
WHERE 0
GO

-- 29f6c4cb
INSERT INTO "OrganisationSettings" ("OrganisationId", "CancellationCutoffMinutes", "Currency")
VALUES (@p0, @p1, @p2);

GO

-- 76554c27
SELECT "o"."OrganisationId", "o"."CancellationCutoffMinutes", "o"."Currency"
FROM "OrganisationSettings" AS "o"
WHERE "o"."OrganisationId" = @ef_filter__OrganisationInReach AND "o"."OrganisationId" = @organisation
LIMIT 2
GO

-- 17469dcc
SELECT EXISTS (
    SELECT 1
    FROM "OrganisationSettings" AS "o"
    WHERE "o"."OrganisationId" = @DemoClinic)
GO

-- 82547ded
DELETE FROM "ProviderLanguages"
WHERE "Language" = @p0 AND "ProviderId" = @p1
RETURNING 1;

GO

-- 342fbd9d
INSERT INTO "ProviderLanguages" ("Language", "ProviderId")
VALUES (@p0, @p1);

GO

-- 392a647b
INSERT INTO "ProviderPrices" ("DurationMinutes", "ProviderId", "AmountMinor", "Currency")
VALUES (@p0, @p1, @p2, @p3);

GO

-- e4eb4b36
UPDATE "ProviderPrices" SET "AmountMinor" = @p0
WHERE "DurationMinutes" = @p1 AND "ProviderId" = @p2
RETURNING 1;

GO

-- dcd12d31
DELETE FROM "ProviderSpecialities"
WHERE "ProviderId" = @p0 AND "SpecialityId" = @p1
RETURNING 1;

GO

-- 9dda0b1d
INSERT INTO "ProviderSpecialities" ("ProviderId", "SpecialityId")
VALUES (@p0, @p1);

GO

-- 1e9f92bb
INSERT INTO "Providers" ("Id", "Active", "Gender", "Number", "OrganisationId", "PhotoUrl", "SearchText", "Version", "YearsOfExperience", "Biography_Ar", "Biography_En", "Name_Ar", "Name_En", "SortName_Ar", "SortName_En")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

GO

-- eaa07bbf
SELECT "p"."Id" AS "ProviderId", "s1"."Id"
FROM "Providers" AS "p"
INNER JOIN (
    SELECT "s0"."Id", "p0"."ProviderId"
    FROM "ProviderSpecialities" AS "p0"
    INNER JOIN (
        SELECT "s"."Id"
        FROM "Specialities" AS "s"
        WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach4
    ) AS "s0" ON "p0"."SpecialityId" = "s0"."Id"
) AS "s1" ON "p"."Id" = "s1"."ProviderId"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @organisation AND "p"."Active"
GO

-- 2c056080
SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id
ORDER BY "p"."Id"
LIMIT 2
GO

-- 8eff06f4
SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id_Value AND "p"."Active"
ORDER BY "p"."Id"
LIMIT 2
GO

-- cbed49dd
SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @providerId_Value
ORDER BY "p"."Id"
LIMIT 2
GO

-- 25a6a84b
SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @caller_OrganisationId AND "p"."Number" > @after
ORDER BY "p"."Number", "p"."Id"
LIMIT @p
GO

-- 2f715cfc
SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @organisation AND "p"."Active"
GO

-- 4f7710e6
SELECT "p2"."DurationMinutes", "p2"."Currency", MIN("p2"."AmountMinor") AS "Min", MAX("p2"."AmountMinor") AS "Max"
FROM "Providers" AS "p"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."DurationMinutes", "p0"."AmountMinor", "p0"."Currency"
    FROM "ProviderPrices" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p2" ON "p"."Id" = "p2"."ProviderId"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Active"
GROUP BY "p2"."DurationMinutes", "p2"."Currency"
GO

-- 885b7d49
SELECT "p2"."ProviderId", "p2"."DurationMinutes", "p2"."AmountMinor", "p2"."Currency"
FROM "Providers" AS "p"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."DurationMinutes", "p0"."AmountMinor", "p0"."Currency"
    FROM "ProviderPrices" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p2" ON "p"."Id" = "p2"."ProviderId"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @organisation AND "p"."Active"
GO

-- 37fd6e5f
SELECT "p2"."ProviderId", "p2"."Language"
FROM "Providers" AS "p"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p2" ON "p"."Id" = "p2"."ProviderId"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @organisation AND "p"."Active"
GO

-- d5944229
SELECT "p6"."ProviderId", "p6"."Language", "p5"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p5"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p6" ON "p5"."Id" = "p6"."ProviderId"
ORDER BY "p5"."Id"
GO

-- 75588e94
SELECT "p6"."ProviderId", "p6"."Language", "p5"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id_Value AND "p"."Active"
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p5"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p6" ON "p5"."Id" = "p6"."ProviderId"
ORDER BY "p5"."Id"
GO

-- 67ebf482
SELECT "p6"."ProviderId", "p6"."Language", "p5"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @providerId_Value
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p5"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p6" ON "p5"."Id" = "p6"."ProviderId"
ORDER BY "p5"."Id"
GO

-- 0b281e8b
SELECT "p6"."ProviderId", "p6"."Language", "p5"."Id"
FROM (
    SELECT "p"."Id", "p"."Number"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @caller_OrganisationId AND "p"."Number" > @after
    ORDER BY "p"."Number", "p"."Id"
    LIMIT @p
) AS "p5"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p6" ON "p5"."Id" = "p6"."ProviderId"
ORDER BY "p5"."Number", "p5"."Id"
GO

-- 3cfbc88a
SELECT "p9"."ProviderId", "p9"."DurationMinutes", "p9"."AmountMinor", "p9"."Currency", "p8"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p8"
INNER JOIN (
    SELECT "p3"."ProviderId", "p3"."DurationMinutes", "p3"."AmountMinor", "p3"."Currency"
    FROM "ProviderPrices" AS "p3"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p4"
        WHERE "p4"."OrganisationId" = @ef_filter__OrganisationInReach AND "p4"."Id" = "p3"."ProviderId")
) AS "p9" ON "p8"."Id" = "p9"."ProviderId"
ORDER BY "p8"."Id"
GO

-- 745b2aa5
SELECT "p9"."ProviderId", "p9"."DurationMinutes", "p9"."AmountMinor", "p9"."Currency", "p8"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id_Value AND "p"."Active"
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p8"
INNER JOIN (
    SELECT "p3"."ProviderId", "p3"."DurationMinutes", "p3"."AmountMinor", "p3"."Currency"
    FROM "ProviderPrices" AS "p3"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p4"
        WHERE "p4"."OrganisationId" = @ef_filter__OrganisationInReach AND "p4"."Id" = "p3"."ProviderId")
) AS "p9" ON "p8"."Id" = "p9"."ProviderId"
ORDER BY "p8"."Id"
GO

-- f71e3bec
SELECT "p9"."ProviderId", "p9"."DurationMinutes", "p9"."AmountMinor", "p9"."Currency", "p8"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @providerId_Value
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p8"
INNER JOIN (
    SELECT "p3"."ProviderId", "p3"."DurationMinutes", "p3"."AmountMinor", "p3"."Currency"
    FROM "ProviderPrices" AS "p3"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p4"
        WHERE "p4"."OrganisationId" = @ef_filter__OrganisationInReach AND "p4"."Id" = "p3"."ProviderId")
) AS "p9" ON "p8"."Id" = "p9"."ProviderId"
ORDER BY "p8"."Id"
GO

-- cc6c9479
SELECT "p9"."ProviderId", "p9"."DurationMinutes", "p9"."AmountMinor", "p9"."Currency", "p8"."Id"
FROM (
    SELECT "p"."Id", "p"."Number"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @caller_OrganisationId AND "p"."Number" > @after
    ORDER BY "p"."Number", "p"."Id"
    LIMIT @p
) AS "p8"
INNER JOIN (
    SELECT "p3"."ProviderId", "p3"."DurationMinutes", "p3"."AmountMinor", "p3"."Currency"
    FROM "ProviderPrices" AS "p3"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p4"
        WHERE "p4"."OrganisationId" = @ef_filter__OrganisationInReach AND "p4"."Id" = "p3"."ProviderId")
) AS "p9" ON "p8"."Id" = "p9"."ProviderId"
ORDER BY "p8"."Number", "p8"."Id"
GO

-- 3d506112
SELECT "s"."Id", "s"."Active", "s"."Gender", "s"."Number", "s"."OrganisationId", "s"."PhotoUrl", "s"."SearchText", "s"."Version", "s"."YearsOfExperience", "s"."Biography_Ar", "s"."Biography_En", "s"."Name_Ar", "s"."Name_En", "s"."SortName_Ar", "s"."SortName_En", "s"."OrganisationId0", "p2"."ProviderId", "p2"."DurationMinutes", "p2"."AmountMinor", "p2"."Currency", "s"."CancellationCutoffMinutes", "s"."Currency"
FROM (
    SELECT "p"."Id", "p"."Active", "p"."Gender", "p"."Number", "p"."OrganisationId", "p"."PhotoUrl", "p"."SearchText", "p"."Version", "p"."YearsOfExperience", "p"."Biography_Ar", "p"."Biography_En", "p"."Name_Ar", "p"."Name_En", "p"."SortName_Ar", "p"."SortName_En", "o0"."OrganisationId" AS "OrganisationId0", "o0"."CancellationCutoffMinutes", "o0"."Currency"
    FROM "Providers" AS "p"
    LEFT JOIN (
        SELECT "o"."OrganisationId", "o"."CancellationCutoffMinutes", "o"."Currency"
        FROM "OrganisationSettings" AS "o"
    ) AS "o0" ON "p"."OrganisationId" = "o0"."OrganisationId"
    WHERE "p"."Id" = @providerId AND "p"."OrganisationId" = @organisationId
    LIMIT 2
) AS "s"
LEFT JOIN (
    SELECT "p0"."ProviderId", "p0"."DurationMinutes", "p0"."AmountMinor", "p0"."Currency"
    FROM "ProviderPrices" AS "p0"
) AS "p2" ON "s"."Id" = "p2"."ProviderId"
ORDER BY "s"."Id", "s"."OrganisationId0", "p2"."ProviderId"
GO

-- 7a8432e5
SELECT "s1"."Id", "s1"."Active", "s1"."FoldedAr", "s1"."FoldedEn", "s1"."OrganisationId", "s1"."Version", "s1"."Name_Ar", "s1"."Name_En", "p7"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id_Value AND "p"."Active"
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p7"
INNER JOIN (
    SELECT "s0"."Id", "s0"."Active", "s0"."FoldedAr", "s0"."FoldedEn", "s0"."OrganisationId", "s0"."Version", "s0"."Name_Ar", "s0"."Name_En", "p2"."ProviderId"
    FROM "ProviderSpecialities" AS "p2"
    INNER JOIN (
        SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
        FROM "Specialities" AS "s"
        WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach5
    ) AS "s0" ON "p2"."SpecialityId" = "s0"."Id"
) AS "s1" ON "p7"."Id" = "s1"."ProviderId"
ORDER BY "p7"."Id"
GO

-- 689fcf4a
SELECT "s1"."Id", "s1"."Active", "s1"."FoldedAr", "s1"."FoldedEn", "s1"."OrganisationId", "s1"."Version", "s1"."Name_Ar", "s1"."Name_En", "p7"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @providerId_Value
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p7"
INNER JOIN (
    SELECT "s0"."Id", "s0"."Active", "s0"."FoldedAr", "s0"."FoldedEn", "s0"."OrganisationId", "s0"."Version", "s0"."Name_Ar", "s0"."Name_En", "p2"."ProviderId"
    FROM "ProviderSpecialities" AS "p2"
    INNER JOIN (
        SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
        FROM "Specialities" AS "s"
        WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach5
    ) AS "s0" ON "p2"."SpecialityId" = "s0"."Id"
) AS "s1" ON "p7"."Id" = "s1"."ProviderId"
ORDER BY "p7"."Id"
GO

-- 3889e06b
SELECT "s1"."Id", "s1"."Active", "s1"."FoldedAr", "s1"."FoldedEn", "s1"."OrganisationId", "s1"."Version", "s1"."Name_Ar", "s1"."Name_En", "p7"."Id"
FROM (
    SELECT "p"."Id", "p"."Number"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @caller_OrganisationId AND "p"."Number" > @after
    ORDER BY "p"."Number", "p"."Id"
    LIMIT @p
) AS "p7"
INNER JOIN (
    SELECT "s0"."Id", "s0"."Active", "s0"."FoldedAr", "s0"."FoldedEn", "s0"."OrganisationId", "s0"."Version", "s0"."Name_Ar", "s0"."Name_En", "p2"."ProviderId"
    FROM "ProviderSpecialities" AS "p2"
    INNER JOIN (
        SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
        FROM "Specialities" AS "s"
        WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach5
    ) AS "s0" ON "p2"."SpecialityId" = "s0"."Id"
) AS "s1" ON "p7"."Id" = "s1"."ProviderId"
ORDER BY "p7"."Number", "p7"."Id"
GO

-- 6e830d0a
SELECT "s1"."ProviderId", "s1"."SpecialityId", "s1"."Id", "s1"."Active", "s1"."FoldedAr", "s1"."FoldedEn", "s1"."OrganisationId", "s1"."Version", "s1"."Name_Ar", "s1"."Name_En", "p7"."Id"
FROM (
    SELECT "p"."Id"
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Id" = @id
    ORDER BY "p"."Id"
    LIMIT 1
) AS "p7"
INNER JOIN (
    SELECT "p2"."ProviderId", "p2"."SpecialityId", "s0"."Id", "s0"."Active", "s0"."FoldedAr", "s0"."FoldedEn", "s0"."OrganisationId", "s0"."Version", "s0"."Name_Ar", "s0"."Name_En"
    FROM "ProviderSpecialities" AS "p2"
    INNER JOIN (
        SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
        FROM "Specialities" AS "s"
        WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach5
    ) AS "s0" ON "p2"."SpecialityId" = "s0"."Id"
) AS "s1" ON "p7"."Id" = "s1"."ProviderId"
ORDER BY "p7"."Id"
GO

-- bfa4dac4
SELECT DISTINCT "p"."Gender"
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Active"
GO

-- e0382725
SELECT DISTINCT "p2"."Language"
FROM "Providers" AS "p"
INNER JOIN (
    SELECT "p0"."ProviderId", "p0"."Language"
    FROM "ProviderLanguages" AS "p0"
    WHERE EXISTS (
        SELECT 1
        FROM "Providers" AS "p1"
        WHERE "p1"."OrganisationId" = @ef_filter__OrganisationInReach AND "p1"."Id" = "p0"."ProviderId")
) AS "p2" ON "p"."Id" = "p2"."ProviderId"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."Active"
GO

-- 2e37e22b
SELECT MAX("p"."Number")
FROM "Providers" AS "p"
WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach AND "p"."OrganisationId" = @by_OrganisationId
GO

-- 9a5c459f
UPDATE "Providers" SET "Active" = @p0, "Version" = @p1
WHERE "Id" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- d3b3a5f9
UPDATE "Providers" SET "SearchText" = @p0, "Version" = @p1, "Name_Ar" = @p2, "Name_En" = @p3, "SortName_Ar" = @p4, "SortName_En" = @p5
WHERE "Id" = @p6 AND "OrganisationId" = @p7
RETURNING 1;

GO

-- 55b9bc02
UPDATE "Providers" SET "Version" = @p0
WHERE "Id" = @p1 AND "OrganisationId" = @p2
RETURNING 1;

GO

-- f566b849
UPDATE "Providers" SET "Version" = @p0, "YearsOfExperience" = @p1
WHERE "Id" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- cc750a83
INSERT INTO "QuestionOptions" ("Position", "QuestionId", "Text_Ar", "Text_En")
VALUES (@p0, @p1, @p2, @p3);

GO

-- 878e99ab
INSERT INTO "Questions" ("Id", "Kind", "OrganisationId", "Position", "Text_Ar", "Text_En")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 5fd5aa25
SELECT "q"."Id", "q"."Kind", "q"."OrganisationId", "q"."Position", "q"."Text_Ar", "q"."Text_En", "q2"."QuestionId", "q2"."Position", "q2"."Text_Ar", "q2"."Text_En"
FROM "Questions" AS "q"
LEFT JOIN (
    SELECT "q0"."QuestionId", "q0"."Position", "q0"."Text_Ar", "q0"."Text_En"
    FROM "QuestionOptions" AS "q0"
    WHERE EXISTS (
        SELECT 1
        FROM "Questions" AS "q1"
        WHERE "q1"."OrganisationId" = @ef_filter__OrganisationInReach AND "q1"."Id" = "q0"."QuestionId")
) AS "q2" ON "q"."Id" = "q2"."QuestionId"
WHERE "q"."OrganisationId" = @ef_filter__OrganisationInReach
ORDER BY "q"."Position", "q"."Id", "q2"."QuestionId"
GO

-- 07306398
INSERT INTO "Specialities" ("Id", "FoldedAr", "FoldedEn", "OrganisationId", "Version", "Name_Ar", "Name_En")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
RETURNING "Active";

GO

-- 59b325a5
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."Active" AND EXISTS (
    SELECT 1
    FROM "Providers" AS "p"
    WHERE "p"."OrganisationId" = @ef_filter__OrganisationInReach4 AND "p"."Active" AND "s"."Id" IN (
        SELECT "s1"."Id"
        FROM "ProviderSpecialities" AS "p0"
        INNER JOIN (
            SELECT "s0"."Id"
            FROM "Specialities" AS "s0"
            WHERE "s0"."OrganisationId" = @ef_filter__OrganisationInReach
        ) AS "s1" ON "p0"."SpecialityId" = "s1"."Id"
        WHERE "p"."Id" = "p0"."ProviderId"
    ))
GO

-- 88d9a04c
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."Id" = @id
LIMIT 2
GO

-- b9892844
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."Id" = @specialityId_Value
LIMIT 2
GO

-- e86e4395
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @caller_OrganisationId
ORDER BY "s"."FoldedEn"
GO

-- ab5ecaec
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @organisation AND "s"."Active"
GO

-- 3e30254b
SELECT "s"."Id", "s"."Active", "s"."FoldedAr", "s"."FoldedEn", "s"."OrganisationId", "s"."Version", "s"."Name_Ar", "s"."Name_En"
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @provider_OrganisationId AND "s"."Id" IN (
    SELECT "i"."value"
    FROM json_each(@ids) AS "i"
)
GO

-- 0a0ed696
SELECT COUNT(*)
FROM "Specialities" AS "s"
WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @by_OrganisationId
GO

-- a04e23e9
SELECT EXISTS (
    SELECT 1
    FROM "Specialities" AS "s"
    WHERE "s"."OrganisationId" = @ef_filter__OrganisationInReach AND "s"."OrganisationId" = @speciality_OrganisationId AND "s"."Id" <> @speciality_Id AND ("s"."FoldedEn" = @speciality_FoldedEn OR "s"."FoldedAr" = @speciality_FoldedAr))
GO

-- d9181ec3
UPDATE "Specialities" SET "Active" = @p0, "Version" = @p1
WHERE "Id" = @p2 AND "OrganisationId" = @p3
RETURNING 1;

GO

-- 946f102c
UPDATE "Specialities" SET "FoldedAr" = @p0, "FoldedEn" = @p1, "Version" = @p2, "Name_Ar" = @p3, "Name_En" = @p4
WHERE "Id" = @p5 AND "OrganisationId" = @p6
RETURNING 1;

GO

-- 06100a18
UPDATE "Specialities" SET "FoldedEn" = @p0, "Version" = @p1, "Name_En" = @p2
WHERE "Id" = @p3 AND "OrganisationId" = @p4
RETURNING 1;

GO
