-- f3518a71 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Allocations] ([Id], [ApplicationId], [EndCell], [EndsAt], [ExpiresAt], [FirstCell], [HoldId], [Owner], [ProviderId], [StartsAt], [State], [UserId], [Version])
OUTPUT INSERTED.[ChangedAt]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);

GO

-- bbb23a14 LapsedHolds
SELECT TOP(@p) [a].[Id]
FROM [Allocations] AS [a]
WHERE [a].[State] = 1 AND [a].[ExpiresAt] <= SYSUTCDATETIME()
ORDER BY [a].[ExpiresAt]
GO

-- fc49edfa AbandonedTries
SELECT TOP(@p) [a].[Id]
FROM [Allocations] AS [a]
WHERE [a].[State] = 2 AND [a].[ChangedAt] < DATEADD(second, @age, SYSUTCDATETIME())
ORDER BY [a].[ChangedAt]
GO

-- 2860c65d Show
SELECT TOP(2) [a].[Id], [a].[ApplicationId], [a].[ChangedAt], [a].[EndCell], [a].[EndsAt], [a].[ExpiresAt], [a].[FirstCell], [a].[HoldId], [a].[Owner], [a].[ProviderId], [a].[StartsAt], [a].[State], [a].[UserId], [a].[Version]
FROM [Allocations] AS [a]
WHERE [a].[Id] = @allocationId
GO

-- e440f3f7 ConfirmTime
SELECT TOP(2) [a].[Id], [a].[ApplicationId], [a].[ChangedAt], [a].[EndCell], [a].[EndsAt], [a].[ExpiresAt], [a].[FirstCell], [a].[HoldId], [a].[Owner], [a].[ProviderId], [a].[StartsAt], [a].[State], [a].[UserId], [a].[Version]
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id
GO

-- 807806b3 ConvertHold
SELECT [a].[Id], [a].[ApplicationId], [a].[ChangedAt], [a].[EndCell], [a].[EndsAt], [a].[ExpiresAt], [a].[FirstCell], [a].[HoldId], [a].[Owner], [a].[ProviderId], [a].[StartsAt], [a].[State], [a].[UserId], [a].[Version]
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id OR [a].[Id] = @holdId
GO

-- f6e587a7 MendAllocations
SELECT TOP(@p) [a].[Id], [a].[ApplicationId], [a].[ChangedAt], [a].[EndCell], [a].[EndsAt], [a].[ExpiresAt], [a].[FirstCell], [a].[HoldId], [a].[Owner], [a].[ProviderId], [a].[StartsAt], [a].[State], [a].[UserId], [a].[Version]
FROM [Allocations] AS [a]
WHERE [a].[State] = 3 AND [a].[StartsAt] > @after
ORDER BY [a].[StartsAt]
GO

-- 939e7e0b Neighbours
SELECT [a].[Id], [a].[Owner], [a].[StartsAt], [a].[FirstCell], [a].[EndCell], CASE
    WHEN [a].[State] = 1 AND CASE
        WHEN [a].[ExpiresAt] <= SYSUTCDATETIME() THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END = CAST(1 AS bit) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Allocations] AS [a]
WHERE [a].[ProviderId] = @provider AND [a].[State] <> 4 AND [a].[FirstCell] >= @from AND [a].[FirstCell] < @to
GO

-- 0294a2ab BookingsOutside
SELECT [a].[ProviderId] AS [Provider], [a].[Owner] AS [Booking], [a].[StartsAt] AS [Start], [a].[EndsAt] AS [End]
FROM [Allocations] AS [a]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [a].[ProviderId]) AND [a].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
) AND [a].[State] <> 4 AND [a].[State] <> 1 AND [a].[FirstCell] >= @from AND [a].[EndsAt] > @ended
ORDER BY [a].[StartsAt]
GO

-- 4d82c7d2 TakenTime
SELECT [a].[ProviderId], [a].[Owner], [a].[StartsAt], [a].[FirstCell], [a].[EndCell]
FROM [Allocations] AS [a]
WHERE [a].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
) AND [a].[State] <> 4 AND [a].[FirstCell] >= @from AND [a].[FirstCell] < @to AND ([a].[State] <> 1 OR [a].[ExpiresAt] > SYSUTCDATETIME())
GO

-- 17acd95b TakenTime
SELECT [a].[ProviderId], [a].[Owner], [a].[StartsAt], [a].[FirstCell], [a].[EndCell]
FROM [Allocations] AS [a]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [a].[ProviderId]) AND [a].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
) AND [a].[State] <> 4 AND [a].[FirstCell] >= @from AND [a].[FirstCell] < @to AND ([a].[State] <> 1 OR [a].[ExpiresAt] > SYSUTCDATETIME())
GO

-- 3b692a8d FormMaking
SELECT [a].[ProviderId], [a].[Owner], [a].[StartsAt], [a].[FirstCell], [a].[EndCell], CASE
    WHEN [a].[State] = 1 THEN [a].[ExpiresAt]
END AS [Until]
FROM [Allocations] AS [a]
WHERE [a].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
) AND [a].[State] <> 4 AND [a].[FirstCell] >= @from AND [a].[FirstCell] < @to AND ([a].[State] <> 1 OR [a].[ExpiresAt] > @now)
GO

-- 61a9406f CellRows
SELECT [a1].[Id], [a1].[FirstCell], [a1].[EndCell]
FROM [Allocations] AS [a]
CROSS JOIN (
    SELECT [a0].[Id], [a0].[EndCell], [a0].[FirstCell], [a0].[Owner], [a0].[ProviderId], [a0].[State]
    FROM [Allocations] AS [a0]
) AS [a1]
WHERE [a].[Id] = @allocation AND ([a1].[Owner] = [a].[Owner] OR ([a1].[Owner] IS NULL AND [a].[Owner] IS NULL)) AND ([a1].[ProviderId] = [a].[ProviderId] OR ([a1].[ProviderId] IS NULL AND [a].[ProviderId] IS NULL)) AND [a1].[Id] <> [a].[Id] AND [a1].[State] <> 4 AND [a1].[FirstCell] < [a].[EndCell] AND [a].[FirstCell] < [a1].[EndCell]
GO

-- c073d2ed HolderTurns
SELECT COUNT(*)
FROM [Allocations] AS [a]
WHERE [a].[State] = 1 AND [a].[ExpiresAt] > SYSUTCDATETIME() AND [a].[ApplicationId] = @command_ApplicationId
GO

-- 7dee9cd4 HolderTurns
SELECT COUNT(*)
FROM [Allocations] AS [a]
WHERE [a].[State] = 1 AND [a].[ExpiresAt] > SYSUTCDATETIME() AND [a].[UserId] = @command_UserId
GO

-- 77da2ede OpenAllocations
SELECT COUNT_BIG(*)
FROM [Allocations] AS [a]
WHERE [a].[State] = @state
GO

-- 2fe70322 HoldTime
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Allocations] AS [a]
        WHERE [a].[Id] = @before_Id AND [a].[State] = 1 AND [a].[ExpiresAt] > SYSUTCDATETIME()) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 681ae18d GiveHoldBack
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Allocations] AS [a]
        WHERE [a].[Id] = @holdId AND [a].[UserId] IS NOT NULL AND [a].[UserId] = @userId AND EXISTS (
            SELECT 1
            FROM [Schedules] AS [s0]
            WHERE [s0].[ProviderId] = [a].[ProviderId] AND [s0].[OrganisationId] = @organisationId)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- c63f96d9 GiveHoldBack
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Allocations] AS [a]
        WHERE [a].[Id] = @holdId AND [a].[UserId] IS NOT NULL AND EXISTS (
            SELECT 1
            FROM [Schedules] AS [s0]
            WHERE [s0].[ProviderId] = [a].[ProviderId] AND [s0].[OrganisationId] = @organisationId)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 57e80a83 ReleaseTime
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Allocations] AS [a]
        WHERE [a].[Id] = @id) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 46105318 OpenAllocations
SELECT MIN([a].[ChangedAt])
FROM [Allocations] AS [a]
WHERE [a].[State] = @state
GO

-- 490b161d ConvertHold
UPDATE [a]
SET [a].[State] = @p,
    [a].[Version] = [a].[Version] + 1,
    [a].[ChangedAt] = SYSUTCDATETIME()
FROM [Allocations] AS [a]
WHERE [a].[Id] = @holdId AND [a].[State] = 1 AND [a].[ExpiresAt] > SYSUTCDATETIME()
GO

-- acd61a89 ReleaseTime
UPDATE [a]
SET [a].[State] = @p,
    [a].[Version] = [a].[Version] + 1,
    [a].[ChangedAt] = SYSUTCDATETIME()
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id AND [a].[State] <> 4
GO

-- d7e385a3 ReleaseTime
UPDATE [a]
SET [a].[State] = @p,
    [a].[Version] = [a].[Version] + 1,
    [a].[ChangedAt] = SYSUTCDATETIME()
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id AND [a].[State] = 1
GO

-- 92b2eac9 ReleaseTime
UPDATE [a]
SET [a].[State] = @p,
    [a].[Version] = [a].[Version] + 1,
    [a].[ChangedAt] = SYSUTCDATETIME()
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id AND [a].[State] = 1 AND [a].[ExpiresAt] <= SYSUTCDATETIME()
GO

-- f5124bfa ConfirmTime
UPDATE [a]
SET [a].[State] = @p,
    [a].[Version] = [a].[Version] + 1,
    [a].[ChangedAt] = SYSUTCDATETIME()
FROM [Allocations] AS [a]
WHERE [a].[Id] = @id AND [a].[State] = 2
GO

-- 609f5259 CellRows
DELETE FROM [c]
FROM [Cells] AS [c]
WHERE [c].[AllocationId] = @allocation
GO

-- fe17d196 AtAGlance
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Cells] AS [c]
        INNER JOIN (
            SELECT [a].[Id], [a].[ExpiresAt], [a].[Owner], [a].[State]
            FROM [Allocations] AS [a]
        ) AS [a0] ON [c].[AllocationId] = [a0].[Id]
        WHERE [c].[ProviderId] = @command_ProviderId AND [c].[Number] >= @cells_First AND [c].[Number] < @cells_End AND ([a0].[Owner] <> @command_Owner OR [a0].[Owner] IS NULL) AND NOT EXISTS (
            SELECT 1
            FROM [Allocations] AS [a1]
            WHERE [a1].[Id] = @id) AND ([a0].[State] <> 1 OR [a0].[ExpiresAt] > SYSUTCDATETIME())) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 50ea1925 CellRows
UPDATE [c]
SET [c].[AllocationId] = @p
FROM [Cells] AS [c]
WHERE [c].[AllocationId] = @_8__locals1_allocation AND [c].[Number] >= @heir_FirstCell AND [c].[Number] < @heir_EndCell
GO

-- fbc9f152 ConvertHold
UPDATE [c]
SET [c].[AllocationId] = @p
FROM [Cells] AS [c]
WHERE [c].[AllocationId] = @hold_Id
GO

-- 1a814629 DemonstrationSchedules
DELETE FROM [d]
FROM [DateHours] AS [d]
WHERE [d].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- bf80a9d5 ChangeSchedule
DELETE FROM [d]
FROM [DateHours] AS [d]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [d].[ProviderId]) AND [d].[ProviderId] = @provider
GO

-- 8a28b0d3 ChangeSchedule
DELETE FROM [d]
FROM [DateHours] AS [d]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = [d].[ProviderId]) AND [d].[ProviderId] = @provider
GO

-- b5e99770 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [DateHours] ([Id], [Closes], [Date], [Opens], [ProviderId])
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- f79a263b ScheduleReader
SELECT [d].[Id], [d].[Closes], [d].[Date], [d].[Opens], [d].[ProviderId]
FROM [DateHours] AS [d]
WHERE [d].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 239bacc1 ScheduleReader
SELECT [d].[Id], [d].[Closes], [d].[Date], [d].[Opens], [d].[ProviderId]
FROM [DateHours] AS [d]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [d].[ProviderId]) AND [d].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 0d78c9a0 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [DeadLetterTrail] ([Id], [Action], [At], [LetterId], [MessageId], [Operator], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 8489304a DeadLetterTrail
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [DeadLetterTrail] AS [d]
        WHERE [d].[LetterId] = @letterId AND [d].[Action] = 2) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 21e924b9 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [HolderLocks] ([HolderId], [Turn])
OUTPUT INSERTED.[TakenAt]
VALUES (@p0, @p1);

GO

-- 11b16506 HolderTurns
UPDATE [h]
SET [h].[Turn] = [h].[Turn] + CAST(1 AS bigint),
    [h].[TakenAt] = SYSUTCDATETIME()
FROM [HolderLocks] AS [h]
WHERE [h].[HolderId] = @holder
GO

-- 32997089 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [HolidayLists] ([OrganisationId], [Version])
VALUES (@p0, @p1);

GO

-- f9a2bc50 HolidayTurn, HolidaysView
SELECT TOP(2) [h].[Version]
FROM [HolidayLists] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] = @organisation
GO

-- 25e28d8b HolidayTurn
SELECT TOP(2) [h].[Version]
FROM [HolidayLists] AS [h]
WHERE [h].[OrganisationId] = @organisation
GO

-- dd1cafcc HolidayTurn
UPDATE [h]
SET [h].[Version] = [h].[Version]
FROM [HolidayLists] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] = @organisation
GO

-- fbe3f7d1 HolidayTurn
UPDATE [h]
SET [h].[Version] = [h].[Version] + 1
FROM [HolidayLists] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] = @organisation
GO

-- 187c7c8a HolidayTurn
UPDATE [h]
SET [h].[Version] = [h].[Version] + 1
FROM [HolidayLists] AS [h]
WHERE [h].[OrganisationId] = @organisation
GO

-- 748d7ba8 RaiseVersions
UPDATE [h]
SET [h].[Version] = [h].[Version] + 1000000
FROM [HolidayLists] AS [h]
GO

-- febbb665 DemonstrationSchedules
DELETE FROM [h]
FROM [Holidays] AS [h]
WHERE [h].[OrganisationId] = @clinic
GO

-- e17455fb ChangeHolidays
DELETE FROM [h]
FROM [Holidays] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] = @organisation
GO

-- 59b01d37 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Holidays] ([Date], [OrganisationId], [EveryYear], [Title])
VALUES (@p0, @p1, @p2, @p3);

GO

-- 3ed011f2 HolidaysView
SELECT [h].[OrganisationId], [h].[Date], [h].[EveryYear], [h].[Title]
FROM [Holidays] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] = @organisation
ORDER BY [h].[Date]
GO

-- 79257dfb ScheduleReader
SELECT [h].[OrganisationId], [h].[Date], [h].[EveryYear], [h].[Title]
FROM [Holidays] AS [h]
WHERE [h].[OrganisationId] = @ef_filter__OrganisationInReach AND [h].[OrganisationId] IN (
    SELECT [o].[value]
    FROM OPENJSON(@organisations) WITH ([value] uniqueidentifier '$') AS [o]
)
GO

-- 54ebbfac ScheduleReader
SELECT [h].[OrganisationId], [h].[Date], [h].[EveryYear], [h].[Title]
FROM [Holidays] AS [h]
WHERE [h].[OrganisationId] IN (
    SELECT [o].[value]
    FROM OPENJSON(@organisations) WITH ([value] uniqueidentifier '$') AS [o]
)
GO

-- a596d618 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Inbox] ([Consumer], [MessageId], [ReceivedAt])
VALUES (@p0, @p1, @p2);

GO

-- a8bbe39b QueueConsumer
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Inbox] AS [i]
        WHERE [i].[Consumer] = @queue AND [i].[MessageId] = @messageId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- fb33cf8e saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ProviderLocks] ([ProviderId], [Turn])
VALUES (@p0, @p1);

GO

-- 0a59525b RebuildVerb
SELECT [p].[ProviderId]
FROM [ProviderLocks] AS [p]
GO

-- 2332f64d Marks
SELECT [p].[ProviderId], [p].[Turn], [s1].[Version], SYSUTCDATETIME()
FROM [ProviderLocks] AS [p]
INNER JOIN (
    SELECT [s0].[ProviderId], [s0].[Version]
    FROM [Schedules] AS [s0]
) AS [s1] ON [p].[ProviderId] = [s1].[ProviderId]
GO

-- 4442bd94 Marks
SELECT [p].[ProviderId], [p].[Turn], [s1].[Version], SYSUTCDATETIME()
FROM [ProviderLocks] AS [p]
INNER JOIN (
    SELECT [s0].[ProviderId], [s0].[Version]
    FROM [Schedules] AS [s0]
) AS [s1] ON [p].[ProviderId] = [s1].[ProviderId]
WHERE [p].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- c43cf743 Marks
SELECT TOP(2) COUNT_BIG(*) AS [Count], COALESCE(SUM([p0].[Turn]), CAST(0 AS bigint)) AS [Turns]
FROM (
    SELECT [p].[Turn], 1 AS [Key]
    FROM [ProviderLocks] AS [p]
) AS [p0]
GROUP BY [p0].[Key]
GO

-- 4b60fc59 ProviderTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE [p].[ProviderId] = @provider
GO

-- 5fabf7e1 ProviderTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE [p].[ProviderId] IN (
    SELECT [a].[ProviderId]
    FROM [Allocations] AS [a]
    WHERE [a].[Id] IN (
        SELECT [a0].[value]
        FROM OPENJSON(@allocations) WITH ([value] uniqueidentifier '$') AS [a0]
    )
)
GO

-- e9d68670 HolidayTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE [p].[ProviderId] IN (
    SELECT [s0].[ProviderId]
    FROM [Schedules] AS [s0]
    WHERE [s0].[OrganisationId] = @organisation
)
GO

-- f1d12bde ProviderTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [p].[ProviderId]) AND [p].[ProviderId] = @provider
GO

-- a39e4e77 HolidayTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [p].[ProviderId]) AND [p].[ProviderId] IN (
    SELECT [s0].[ProviderId]
    FROM [Schedules] AS [s0]
    WHERE [s0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s0].[OrganisationId] = @organisation
)
GO

-- 78a8dc78 ProviderTurn
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = [p].[ProviderId]) AND [p].[ProviderId] = @provider
GO

-- b82c91f1 RebuildVerb
UPDATE [p]
SET [p].[Turn] = [p].[Turn] + CAST(1000000 AS bigint)
FROM [ProviderLocks] AS [p]
WHERE [p].[ProviderId] IN (
    SELECT [s0].[value]
    FROM OPENJSON(@some) WITH ([value] uniqueidentifier '$') AS [s0]
)
GO

-- 67ec59c9 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Schedules] ([ProviderId], [BufferAfterMinutes], [BufferBeforeMinutes], [HorizonDays], [MaxPerDay], [NoticeMinutes], [OrganisationId], [SlotMinutes], [TimeZone], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

GO

-- dba77260 Situation
SELECT TOP(2) [s].[OrganisationId], [s].[Version], [a0].[Id], [a0].[ApplicationId], [a0].[ChangedAt], [a0].[EndCell], [a0].[EndsAt], [a0].[ExpiresAt], [a0].[FirstCell], [a0].[HoldId], [a0].[Owner], [a0].[ProviderId], [a0].[StartsAt], [a0].[State], [a0].[UserId], [a0].[Version]
FROM [Schedules] AS [s]
LEFT JOIN (
    SELECT [a].[Id], [a].[ApplicationId], [a].[ChangedAt], [a].[EndCell], [a].[EndsAt], [a].[ExpiresAt], [a].[FirstCell], [a].[HoldId], [a].[Owner], [a].[ProviderId], [a].[StartsAt], [a].[State], [a].[UserId], [a].[Version]
    FROM [Allocations] AS [a]
) AS [a0] ON @id = [a0].[Id]
WHERE [s].[ProviderId] = @provider
GO

-- 11ca5fba DemonstrationSchedules
SELECT [s].[ProviderId]
FROM [Schedules] AS [s]
GO

-- c2f302f7 ChangeHolidays
SELECT [s].[ProviderId]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @organisation
GO

-- f0ab5c9b FreeTime
SELECT [s].[ProviderId]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @organisation
GO

-- 00bf2aa4 ScheduleReading
SELECT TOP(2) [s].[ProviderId], [s].[BufferAfterMinutes], [s].[BufferBeforeMinutes], [s].[HorizonDays], [s].[MaxPerDay], [s].[NoticeMinutes], [s].[OrganisationId], [s].[SlotMinutes], [s].[TimeZone], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = @provider
GO

-- fc71ea66 ScheduleReading
SELECT TOP(2) [s].[ProviderId], [s].[BufferAfterMinutes], [s].[BufferBeforeMinutes], [s].[HorizonDays], [s].[MaxPerDay], [s].[NoticeMinutes], [s].[OrganisationId], [s].[SlotMinutes], [s].[TimeZone], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[ProviderId] = @provider
GO

-- 8b251113 ScheduleReader
SELECT [s].[ProviderId], [s].[BufferAfterMinutes], [s].[BufferBeforeMinutes], [s].[HorizonDays], [s].[MaxPerDay], [s].[NoticeMinutes], [s].[OrganisationId], [s].[SlotMinutes], [s].[TimeZone], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 5c51af67 DemonstrationSchedules, ScheduleReader
SELECT [s].[ProviderId], [s].[BufferAfterMinutes], [s].[BufferBeforeMinutes], [s].[HorizonDays], [s].[MaxPerDay], [s].[NoticeMinutes], [s].[OrganisationId], [s].[SlotMinutes], [s].[TimeZone], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- fb22e74c ScheduleShelf
SELECT [s].[ProviderId], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 95f388da ScheduleShelf
SELECT [s].[ProviderId], [s].[Version]
FROM [Schedules] AS [s]
WHERE [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- ba83d0ce Marks
SELECT COALESCE(SUM(CAST([s].[Version] AS bigint)), CAST(0 AS bigint))
FROM [Schedules] AS [s]
GO

-- 986d04ad AddSchedule
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Schedules] AS [s]
        WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[ProviderId] = @provider) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- d3313149 ConvertHold
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Schedules] AS [s]
        WHERE [s].[ProviderId] = @hold_ProviderId AND [s].[OrganisationId] = @command_OrganisationId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 649907fe HolidayTurn
UPDATE [s]
SET [s].[Version] = [s].[Version] + 1
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach AND [s].[OrganisationId] = @organisation
GO

-- b97c6aa9 HolidayTurn
UPDATE [s]
SET [s].[Version] = [s].[Version] + 1
FROM [Schedules] AS [s]
WHERE [s].[OrganisationId] = @organisation
GO

-- 08c3a380 RaiseVersions
UPDATE [s]
SET [s].[Version] = [s].[Version] + 1000000
FROM [Schedules] AS [s]
GO

-- 32dfdade saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Schedules] SET [BufferAfterMinutes] = @p0, [HorizonDays] = @p1, [MaxPerDay] = @p2, [NoticeMinutes] = @p3, [SlotMinutes] = @p4, [TimeZone] = @p5, [Version] = @p6
OUTPUT 1
WHERE [ProviderId] = @p7 AND [OrganisationId] = @p8;

GO

-- 5e915e39 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Schedules] SET [HorizonDays] = @p0, [NoticeMinutes] = @p1, [SlotMinutes] = @p2, [Version] = @p3
OUTPUT 1
WHERE [ProviderId] = @p4 AND [OrganisationId] = @p5;

GO

-- 888908e1 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Schedules] SET [NoticeMinutes] = @p0, [Version] = @p1
OUTPUT 1
WHERE [ProviderId] = @p2 AND [OrganisationId] = @p3;

GO

-- 74830d80 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Schedules] SET [SlotMinutes] = @p0, [TimeZone] = @p1
OUTPUT 1
WHERE [ProviderId] = @p2 AND [OrganisationId] = @p3;

GO

-- a5329759 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Schedules] SET [Version] = @p0
OUTPUT 1
WHERE [ProviderId] = @p1 AND [OrganisationId] = @p2;

GO

-- 628e7dba DemonstrationSchedules
DELETE FROM [s]
FROM [SessionLengths] AS [s]
WHERE [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 1964c5fc ChangeSchedule
DELETE FROM [s]
FROM [SessionLengths] AS [s]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s0]
    WHERE [s0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s0].[ProviderId] = [s].[ProviderId]) AND [s].[ProviderId] = @provider
GO

-- f5469f59 ChangeSchedule
DELETE FROM [s]
FROM [SessionLengths] AS [s]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s0]
    WHERE [s0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s0].[ProviderId] = @ef_filter__WritingProvider AND [s0].[ProviderId] = [s].[ProviderId]) AND [s].[ProviderId] = @provider
GO

-- 04c67208 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [SessionLengths] ([Minutes], [ProviderId])
VALUES (@p0, @p1);

GO

-- 6bcae0f5 ScheduleReader
SELECT [s].[ProviderId], [s].[Minutes]
FROM [SessionLengths] AS [s]
WHERE [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- b49feaf9 ScheduleReader
SELECT [s].[ProviderId], [s].[Minutes]
FROM [SessionLengths] AS [s]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s0]
    WHERE [s0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s0].[ProviderId] = [s].[ProviderId]) AND [s].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- bf2222be DemonstrationSchedules
DELETE FROM [t]
FROM [TimeOff] AS [t]
WHERE [t].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 98be2685 GiveTimeOffBack
DELETE FROM [t]
FROM [TimeOff] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = [t].[ProviderId]) AND [t].[Id] = @timeOff AND [t].[ProviderId] = @provider
GO

-- 3d75b8fd saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [TimeOff] ([Id], [EndsAt], [ProviderId], [StartsAt])
VALUES (@p0, @p1, @p2, @p3);

GO

-- dec06c0f ScheduleReader
SELECT [t].[Id], [t].[EndsAt], [t].[ProviderId], [t].[StartsAt]
FROM [TimeOff] AS [t]
WHERE [t].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- be3d2296 ScheduleReading
SELECT [t].[Id], [t].[EndsAt], [t].[ProviderId], [t].[StartsAt]
FROM [TimeOff] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [t].[ProviderId]) AND [t].[ProviderId] = @provider
GO

-- 0432a6f5 ScheduleReader
SELECT [t].[Id], [t].[EndsAt], [t].[ProviderId], [t].[StartsAt]
FROM [TimeOff] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [t].[ProviderId]) AND [t].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 4eaa9cf1 TakeTimeOff
SELECT COUNT(*)
FROM [TimeOff] AS [t]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = [t].[ProviderId]) AND [t].[ProviderId] = @off_ProviderId
GO

-- b1ecd123 DemonstrationSchedules
DELETE FROM [w]
FROM [WeekHours] AS [w]
WHERE [w].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- 2755b3bf ChangeSchedule
DELETE FROM [w]
FROM [WeekHours] AS [w]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [w].[ProviderId]) AND [w].[ProviderId] = @provider
GO

-- 7e9f531e ChangeSchedule
DELETE FROM [w]
FROM [WeekHours] AS [w]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = @ef_filter__WritingProvider AND [s].[ProviderId] = [w].[ProviderId]) AND [w].[ProviderId] = @provider
GO

-- 674f7481 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [WeekHours] ([Id], [Closes], [Day], [Opens], [ProviderId], [ValidFrom], [ValidTo])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 56fa3e73 ScheduleReader
SELECT [w].[Id], [w].[Closes], [w].[Day], [w].[Opens], [w].[ProviderId], [w].[ValidFrom], [w].[ValidTo]
FROM [WeekHours] AS [w]
WHERE [w].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- d2f35e4b ScheduleReader
SELECT [w].[Id], [w].[Closes], [w].[Day], [w].[Opens], [w].[ProviderId], [w].[ValidFrom], [w].[ValidTo]
FROM [WeekHours] AS [w]
WHERE EXISTS (
    SELECT 1
    FROM [Schedules] AS [s]
    WHERE [s].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [s].[ProviderId] = [w].[ProviderId]) AND [w].[ProviderId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO
