-- df069351 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CatalogueChanges] ([EntryId], [Version], [At], [ByKind], [BySubject], [Entry], [OrganisationId], [TraceId], [What])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);

GO

-- bfbd801f Retention
DELETE TOP(@p1) FROM [c]
FROM [Claims] AS [c]
WHERE [c].[CreatedAt] < DATEADD(second, @p, SYSUTCDATETIME())
GO

-- 856adda0 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Claims] ([ApplicationId], [KeyHash], [About], [AllocationId], [Attempt], [Body], [CreatedAt], [ETag], [Finished], [LeaseUntil], [Location], [RequestHash], [Status], [SubjectId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13);

GO

-- a2f9a593 Claims
SELECT TOP(2) [c].[ApplicationId], [c].[KeyHash], [c].[About], [c].[AllocationId], [c].[Attempt], [c].[Body], [c].[CreatedAt], [c].[ETag], [c].[Finished], [c].[LeaseUntil], [c].[Location], [c].[RequestHash], [c].[Status], [c].[SubjectId]
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @key_ApplicationId AND [c].[KeyHash] = @key_KeyHash
GO

-- b73fa3b1 ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = @p6,
    [c].[ETag] = @p7,
    [c].[About] = NULL
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- 8092e8ca Claims
UPDATE [c]
SET [c].[LeaseUntil] = @p
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- 21ea8db5 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [DirectoryMarks] ([OrganisationId], [Version])
VALUES (@p0, @p1);

GO

-- 8289c1ed DirectoryReader
SELECT TOP(2) [d].[Version]
FROM [DirectoryMarks] AS [d]
WHERE [d].[OrganisationId] = @ef_filter__OrganisationInReach AND [d].[OrganisationId] = @organisation
GO

-- f552b5bd DirectoryReader
SELECT TOP(2) [d].[Version]
FROM [DirectoryMarks] AS [d]
WHERE [d].[OrganisationId] = @organisation
GO

-- 24ecada8 DirectoryMarking
UPDATE [d]
SET [d].[Version] = [d].[Version] + CAST(1 AS bigint)
FROM [DirectoryMarks] AS [d]
WHERE [d].[OrganisationId] = @ef_filter__OrganisationInReach AND [d].[OrganisationId] = @organisation
GO

-- 9d6b9df4 DirectoryMarking
UPDATE [d]
SET [d].[Version] = [d].[Version] + CAST(1 AS bigint)
FROM [DirectoryMarks] AS [d]
WHERE [d].[OrganisationId] = @organisation
GO

-- e97e48eb DirectoryMarking
UPDATE [d]
SET [d].[Version] = [d].[Version] + CAST(1 AS bigint)
FROM [DirectoryMarks] AS [d]
WHERE 0 = 1
GO

-- 29f6c4cb saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [OrganisationSettings] ([OrganisationId], [CancellationCutoffMinutes], [Currency])
VALUES (@p0, @p1, @p2);

GO

-- 76554c27 EntryRows
SELECT TOP(2) [o].[OrganisationId], [o].[CancellationCutoffMinutes], [o].[Currency]
FROM [OrganisationSettings] AS [o]
WHERE [o].[OrganisationId] = @ef_filter__OrganisationInReach AND [o].[OrganisationId] = @organisation
GO

-- 17469dcc DemoCatalogue
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [OrganisationSettings] AS [o]
        WHERE [o].[OrganisationId] = @DemoClinic) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 82547ded saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [ProviderLanguages]
OUTPUT 1
WHERE [Language] = @p0 AND [ProviderId] = @p1;

GO

-- 342fbd9d saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ProviderLanguages] ([Language], [ProviderId])
VALUES (@p0, @p1);

GO

-- 392a647b saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ProviderPrices] ([DurationMinutes], [ProviderId], [AmountMinor], [Currency])
VALUES (@p0, @p1, @p2, @p3);

GO

-- e4eb4b36 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [ProviderPrices] SET [AmountMinor] = @p0
OUTPUT 1
WHERE [DurationMinutes] = @p1 AND [ProviderId] = @p2;

GO

-- dcd12d31 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [ProviderSpecialities]
OUTPUT 1
WHERE [ProviderId] = @p0 AND [SpecialityId] = @p1;

GO

-- 9dda0b1d saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ProviderSpecialities] ([ProviderId], [SpecialityId])
VALUES (@p0, @p1);

GO

-- 1e9f92bb saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Providers] ([Id], [Active], [Gender], [Number], [OrganisationId], [PhotoUrl], [SearchText], [Version], [YearsOfExperience], [Biography_Ar], [Biography_En], [Name_Ar], [Name_En], [SortName_Ar], [SortName_En])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

GO

-- eaa07bbf DirectoryReader
SELECT [p].[Id] AS [ProviderId], [s1].[Id]
FROM [Providers] AS [p]
INNER JOIN (
    SELECT [s0].[Id], [p0].[ProviderId]
    FROM [ProviderSpecialities] AS [p0]
    INNER JOIN (
        SELECT [s].[Id]
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach4
    ) AS [s0] ON [p0].[SpecialityId] = [s0].[Id]
) AS [s1] ON [p].[Id] = [s1].[ProviderId]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @organisation AND [p].[Active] = CAST(1 AS bit)
GO

-- 2c056080 ChangeEntry
SELECT TOP(2) [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id
ORDER BY [p].[Id]
GO

-- 8eff06f4 ReadProfile
SELECT TOP(2) [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id_Value AND [p].[Active] = CAST(1 AS bit)
ORDER BY [p].[Id]
GO

-- cbed49dd ReadEntries
SELECT TOP(2) [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @providerId_Value
ORDER BY [p].[Id]
GO

-- 25a6a84b ReadEntries
SELECT TOP(@p) [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @caller_OrganisationId AND [p].[Number] > @after
ORDER BY [p].[Number], [p].[Id]
GO

-- 2f715cfc DirectoryReader
SELECT [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @organisation AND [p].[Active] = CAST(1 AS bit)
GO

-- 4f7710e6 ReadFilters
SELECT [p2].[DurationMinutes], [p2].[Currency], MIN([p2].[AmountMinor]) AS [Min], MAX([p2].[AmountMinor]) AS [Max]
FROM [Providers] AS [p]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[DurationMinutes], [p0].[AmountMinor], [p0].[Currency]
    FROM [ProviderPrices] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p2] ON [p].[Id] = [p2].[ProviderId]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Active] = CAST(1 AS bit)
GROUP BY [p2].[DurationMinutes], [p2].[Currency]
GO

-- 885b7d49 DirectoryReader
SELECT [p2].[ProviderId], [p2].[DurationMinutes], [p2].[AmountMinor], [p2].[Currency]
FROM [Providers] AS [p]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[DurationMinutes], [p0].[AmountMinor], [p0].[Currency]
    FROM [ProviderPrices] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p2] ON [p].[Id] = [p2].[ProviderId]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @organisation AND [p].[Active] = CAST(1 AS bit)
GO

-- 37fd6e5f DirectoryReader
SELECT [p2].[ProviderId], [p2].[Language]
FROM [Providers] AS [p]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p2] ON [p].[Id] = [p2].[ProviderId]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @organisation AND [p].[Active] = CAST(1 AS bit)
GO

-- d5944229 ChangeEntry
SELECT [p6].[ProviderId], [p6].[Language], [p5].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id
    ORDER BY [p].[Id]
) AS [p5]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p6] ON [p5].[Id] = [p6].[ProviderId]
ORDER BY [p5].[Id]
GO

-- 75588e94 ReadProfile
SELECT [p6].[ProviderId], [p6].[Language], [p5].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id_Value AND [p].[Active] = CAST(1 AS bit)
    ORDER BY [p].[Id]
) AS [p5]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p6] ON [p5].[Id] = [p6].[ProviderId]
ORDER BY [p5].[Id]
GO

-- 67ebf482 ReadEntries
SELECT [p6].[ProviderId], [p6].[Language], [p5].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @providerId_Value
    ORDER BY [p].[Id]
) AS [p5]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p6] ON [p5].[Id] = [p6].[ProviderId]
ORDER BY [p5].[Id]
GO

-- 0b281e8b ReadEntries
SELECT [p6].[ProviderId], [p6].[Language], [p5].[Id]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[Number]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @caller_OrganisationId AND [p].[Number] > @after
    ORDER BY [p].[Number], [p].[Id]
) AS [p5]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p6] ON [p5].[Id] = [p6].[ProviderId]
ORDER BY [p5].[Number], [p5].[Id]
GO

-- 3cfbc88a ChangeEntry
SELECT [p9].[ProviderId], [p9].[DurationMinutes], [p9].[AmountMinor], [p9].[Currency], [p8].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id
    ORDER BY [p].[Id]
) AS [p8]
INNER JOIN (
    SELECT [p3].[ProviderId], [p3].[DurationMinutes], [p3].[AmountMinor], [p3].[Currency]
    FROM [ProviderPrices] AS [p3]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p4]
        WHERE [p4].[OrganisationId] = @ef_filter__OrganisationInReach AND [p4].[Id] = [p3].[ProviderId])
) AS [p9] ON [p8].[Id] = [p9].[ProviderId]
ORDER BY [p8].[Id]
GO

-- 745b2aa5 ReadProfile
SELECT [p9].[ProviderId], [p9].[DurationMinutes], [p9].[AmountMinor], [p9].[Currency], [p8].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id_Value AND [p].[Active] = CAST(1 AS bit)
    ORDER BY [p].[Id]
) AS [p8]
INNER JOIN (
    SELECT [p3].[ProviderId], [p3].[DurationMinutes], [p3].[AmountMinor], [p3].[Currency]
    FROM [ProviderPrices] AS [p3]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p4]
        WHERE [p4].[OrganisationId] = @ef_filter__OrganisationInReach AND [p4].[Id] = [p3].[ProviderId])
) AS [p9] ON [p8].[Id] = [p9].[ProviderId]
ORDER BY [p8].[Id]
GO

-- f71e3bec ReadEntries
SELECT [p9].[ProviderId], [p9].[DurationMinutes], [p9].[AmountMinor], [p9].[Currency], [p8].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @providerId_Value
    ORDER BY [p].[Id]
) AS [p8]
INNER JOIN (
    SELECT [p3].[ProviderId], [p3].[DurationMinutes], [p3].[AmountMinor], [p3].[Currency]
    FROM [ProviderPrices] AS [p3]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p4]
        WHERE [p4].[OrganisationId] = @ef_filter__OrganisationInReach AND [p4].[Id] = [p3].[ProviderId])
) AS [p9] ON [p8].[Id] = [p9].[ProviderId]
ORDER BY [p8].[Id]
GO

-- cc6c9479 ReadEntries
SELECT [p9].[ProviderId], [p9].[DurationMinutes], [p9].[AmountMinor], [p9].[Currency], [p8].[Id]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[Number]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @caller_OrganisationId AND [p].[Number] > @after
    ORDER BY [p].[Number], [p].[Id]
) AS [p8]
INNER JOIN (
    SELECT [p3].[ProviderId], [p3].[DurationMinutes], [p3].[AmountMinor], [p3].[Currency]
    FROM [ProviderPrices] AS [p3]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p4]
        WHERE [p4].[OrganisationId] = @ef_filter__OrganisationInReach AND [p4].[Id] = [p3].[ProviderId])
) AS [p9] ON [p8].[Id] = [p9].[ProviderId]
ORDER BY [p8].[Number], [p8].[Id]
GO

-- 3d506112 ReadOffer
SELECT [s].[Id], [s].[Active], [s].[Gender], [s].[Number], [s].[OrganisationId], [s].[PhotoUrl], [s].[SearchText], [s].[Version], [s].[YearsOfExperience], [s].[Biography_Ar], [s].[Biography_En], [s].[Name_Ar], [s].[Name_En], [s].[SortName_Ar], [s].[SortName_En], [s].[OrganisationId0], [p2].[ProviderId], [p2].[DurationMinutes], [p2].[AmountMinor], [p2].[Currency], [s].[CancellationCutoffMinutes], [s].[Currency]
FROM (
    SELECT TOP(2) [p].[Id], [p].[Active], [p].[Gender], [p].[Number], [p].[OrganisationId], [p].[PhotoUrl], [p].[SearchText], [p].[Version], [p].[YearsOfExperience], [p].[Biography_Ar], [p].[Biography_En], [p].[Name_Ar], [p].[Name_En], [p].[SortName_Ar], [p].[SortName_En], [o0].[OrganisationId] AS [OrganisationId0], [o0].[CancellationCutoffMinutes], [o0].[Currency]
    FROM [Providers] AS [p]
    LEFT JOIN (
        SELECT [o].[OrganisationId], [o].[CancellationCutoffMinutes], [o].[Currency]
        FROM [OrganisationSettings] AS [o]
    ) AS [o0] ON [p].[OrganisationId] = [o0].[OrganisationId]
    WHERE [p].[Id] = @providerId AND [p].[OrganisationId] = @organisationId
) AS [s]
LEFT JOIN (
    SELECT [p0].[ProviderId], [p0].[DurationMinutes], [p0].[AmountMinor], [p0].[Currency]
    FROM [ProviderPrices] AS [p0]
) AS [p2] ON [s].[Id] = [p2].[ProviderId]
ORDER BY [s].[Id], [s].[OrganisationId0], [p2].[ProviderId]
GO

-- 7a8432e5 ReadProfile
SELECT [s1].[ProviderId], [s1].[SpecialityId], [s1].[Id], [s1].[Active], [s1].[FoldedAr], [s1].[FoldedEn], [s1].[OrganisationId], [s1].[Version], [s1].[Name_Ar], [s1].[Name_En], [p7].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id_Value AND [p].[Active] = CAST(1 AS bit)
    ORDER BY [p].[Id]
) AS [p7]
INNER JOIN (
    SELECT [p2].[ProviderId], [p2].[SpecialityId], [s0].[Id], [s0].[Active], [s0].[FoldedAr], [s0].[FoldedEn], [s0].[OrganisationId], [s0].[Version], [s0].[Name_Ar], [s0].[Name_En]
    FROM [ProviderSpecialities] AS [p2]
    INNER JOIN (
        SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach5
    ) AS [s0] ON [p2].[SpecialityId] = [s0].[Id]
) AS [s1] ON [p7].[Id] = [s1].[ProviderId]
ORDER BY [p7].[Id]
GO

-- 689fcf4a ReadEntries
SELECT [s1].[ProviderId], [s1].[SpecialityId], [s1].[Id], [s1].[Active], [s1].[FoldedAr], [s1].[FoldedEn], [s1].[OrganisationId], [s1].[Version], [s1].[Name_Ar], [s1].[Name_En], [p7].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @providerId_Value
    ORDER BY [p].[Id]
) AS [p7]
INNER JOIN (
    SELECT [p2].[ProviderId], [p2].[SpecialityId], [s0].[Id], [s0].[Active], [s0].[FoldedAr], [s0].[FoldedEn], [s0].[OrganisationId], [s0].[Version], [s0].[Name_Ar], [s0].[Name_En]
    FROM [ProviderSpecialities] AS [p2]
    INNER JOIN (
        SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach5
    ) AS [s0] ON [p2].[SpecialityId] = [s0].[Id]
) AS [s1] ON [p7].[Id] = [s1].[ProviderId]
ORDER BY [p7].[Id]
GO

-- 3889e06b ReadEntries
SELECT [s1].[ProviderId], [s1].[SpecialityId], [s1].[Id], [s1].[Active], [s1].[FoldedAr], [s1].[FoldedEn], [s1].[OrganisationId], [s1].[Version], [s1].[Name_Ar], [s1].[Name_En], [p7].[Id]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[Number]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @caller_OrganisationId AND [p].[Number] > @after
    ORDER BY [p].[Number], [p].[Id]
) AS [p7]
INNER JOIN (
    SELECT [p2].[ProviderId], [p2].[SpecialityId], [s0].[Id], [s0].[Active], [s0].[FoldedAr], [s0].[FoldedEn], [s0].[OrganisationId], [s0].[Version], [s0].[Name_Ar], [s0].[Name_En]
    FROM [ProviderSpecialities] AS [p2]
    INNER JOIN (
        SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach5
    ) AS [s0] ON [p2].[SpecialityId] = [s0].[Id]
) AS [s1] ON [p7].[Id] = [s1].[ProviderId]
ORDER BY [p7].[Number], [p7].[Id]
GO

-- 6e830d0a ChangeEntry
SELECT [s1].[ProviderId], [s1].[SpecialityId], [s1].[Id], [s1].[Active], [s1].[FoldedAr], [s1].[FoldedEn], [s1].[OrganisationId], [s1].[Version], [s1].[Name_Ar], [s1].[Name_En], [p7].[Id]
FROM (
    SELECT TOP(1) [p].[Id]
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Id] = @id
    ORDER BY [p].[Id]
) AS [p7]
INNER JOIN (
    SELECT [p2].[ProviderId], [p2].[SpecialityId], [s0].[Id], [s0].[Active], [s0].[FoldedAr], [s0].[FoldedEn], [s0].[OrganisationId], [s0].[Version], [s0].[Name_Ar], [s0].[Name_En]
    FROM [ProviderSpecialities] AS [p2]
    INNER JOIN (
        SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach5
    ) AS [s0] ON [p2].[SpecialityId] = [s0].[Id]
) AS [s1] ON [p7].[Id] = [s1].[ProviderId]
ORDER BY [p7].[Id]
GO

-- bfa4dac4 ReadFilters
SELECT DISTINCT [p].[Gender]
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Active] = CAST(1 AS bit)
GO

-- e0382725 ReadFilters
SELECT DISTINCT [p2].[Language]
FROM [Providers] AS [p]
INNER JOIN (
    SELECT [p0].[ProviderId], [p0].[Language]
    FROM [ProviderLanguages] AS [p0]
    WHERE EXISTS (
        SELECT 1
        FROM [Providers] AS [p1]
        WHERE [p1].[OrganisationId] = @ef_filter__OrganisationInReach AND [p1].[Id] = [p0].[ProviderId])
) AS [p2] ON [p].[Id] = [p2].[ProviderId]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[Active] = CAST(1 AS bit)
GO

-- 2e37e22b AddEntry
SELECT MAX([p].[Number])
FROM [Providers] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @by_OrganisationId
GO

-- 9a5c459f saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Providers] SET [Active] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [OrganisationId] = @p3;

GO

-- d3b3a5f9 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Providers] SET [SearchText] = @p0, [Version] = @p1, [Name_Ar] = @p2, [Name_En] = @p3, [SortName_Ar] = @p4, [SortName_En] = @p5
OUTPUT 1
WHERE [Id] = @p6 AND [OrganisationId] = @p7;

GO

-- 55b9bc02 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Providers] SET [Version] = @p0
OUTPUT 1
WHERE [Id] = @p1 AND [OrganisationId] = @p2;

GO

-- f566b849 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Providers] SET [Version] = @p0, [YearsOfExperience] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [OrganisationId] = @p3;

GO

-- cc750a83 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [QuestionOptions] ([Position], [QuestionId], [Text_Ar], [Text_En])
VALUES (@p0, @p1, @p2, @p3);

GO

-- 878e99ab saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Questions] ([Id], [Kind], [OrganisationId], [Position], [Text_Ar], [Text_En])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 5fd5aa25 ReadQuestions
SELECT [q].[Id], [q].[Kind], [q].[OrganisationId], [q].[Position], [q].[Text_Ar], [q].[Text_En], [q2].[QuestionId], [q2].[Position], [q2].[Text_Ar], [q2].[Text_En]
FROM [Questions] AS [q]
LEFT JOIN (
    SELECT [q0].[QuestionId], [q0].[Position], [q0].[Text_Ar], [q0].[Text_En]
    FROM [QuestionOptions] AS [q0]
    WHERE EXISTS (
        SELECT 1
        FROM [Questions] AS [q1]
        WHERE [q1].[OrganisationId] = @ef_filter__OrganisationInReach AND [q1].[Id] = [q0].[QuestionId])
) AS [q2] ON [q].[Id] = [q2].[QuestionId]
WHERE [q].[OrganisationId] = @ef_filter__OrganisationInReach
ORDER BY [q].[Position], [q].[Id], [q2].[QuestionId]
GO

-- 07306398 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Specialities] ([Id], [FoldedAr], [FoldedEn], [OrganisationId], [Version], [Name_Ar], [Name_En])
OUTPUT INSERTED.[Active]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 59b325a5 ReadFilters
SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[Active] = CAST(1 AS bit) AND EXISTS (
    SELECT 1
    FROM [Providers] AS [p]
    WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach4 AND [p].[Active] = CAST(1 AS bit) AND [s].[Id] IN (
        SELECT [s1].[Id]
        FROM [ProviderSpecialities] AS [p0]
        INNER JOIN (
            SELECT [s0].[Id]
            FROM [Specialities] AS [s0]
            WHERE [s0].[OrganisationId] = @ef_filter__OrganisationInReach
        ) AS [s1] ON [p0].[SpecialityId] = [s1].[Id]
        WHERE [p].[Id] = [p0].[ProviderId]
    ))
GO

-- 88d9a04c ChangeSpeciality
SELECT TOP(2) [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[Id] = @id
GO

-- b9892844 ReadSpecialities
SELECT TOP(2) [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[Id] = @specialityId_Value
GO

-- e86e4395 ReadSpecialities
SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @caller_OrganisationId
ORDER BY [s].[FoldedEn]
GO

-- ab5ecaec DirectoryReader
SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @organisation AND [s].[Active] = CAST(1 AS bit)
GO

-- 3e30254b EntryRows
SELECT [s].[Id], [s].[Active], [s].[FoldedAr], [s].[FoldedEn], [s].[OrganisationId], [s].[Version], [s].[Name_Ar], [s].[Name_En]
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @provider_OrganisationId AND [s].[Id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 0a0ed696 AddSpeciality
SELECT COUNT(*)
FROM [Specialities] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @by_OrganisationId
GO

-- a04e23e9 SpecialityNames
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Specialities] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @speciality_OrganisationId AND [s].[Id] <> @speciality_Id AND ([s].[FoldedEn] = @speciality_FoldedEn OR [s].[FoldedAr] = @speciality_FoldedAr)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- d9181ec3 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Specialities] SET [Active] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [OrganisationId] = @p3;

GO

-- 946f102c saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Specialities] SET [FoldedAr] = @p0, [FoldedEn] = @p1, [Version] = @p2, [Name_Ar] = @p3, [Name_En] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [OrganisationId] = @p6;

GO

-- 06100a18 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Specialities] SET [FoldedEn] = @p0, [Version] = @p1, [Name_En] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [OrganisationId] = @p4;

GO
