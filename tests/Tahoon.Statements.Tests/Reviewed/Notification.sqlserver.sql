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

-- ff2f539b SendPushes
DELETE FROM [d]
FROM [Devices] AS [d]
WHERE [d].[Id] = @seen_Id AND [d].[RegisteredAt] = @seen_RegisteredAt
GO

-- 066e890c Devices
DELETE FROM [d]
FROM [Devices] AS [d]
WHERE [d].[Id] IN (
    SELECT [t].[value]
    FROM OPENJSON(@tooMany) WITH ([value] uniqueidentifier '$') AS [t]
)
GO

-- 3915b6ee Devices
DELETE FROM [d]
FROM [Devices] AS [d]
WHERE [d].[Token] = @token AND [d].[UserId] <> @userId
GO

-- f01f3be2 WhenUserErased
DELETE FROM [d]
FROM [Devices] AS [d]
WHERE [d].[UserId] = @data_UserId
GO

-- fbc539c1 RemoveDevice
DELETE FROM [d]
FROM [Devices] AS [d]
WHERE EXISTS (
    SELECT 1
    FROM [Recipients] AS [r]
    WHERE [r].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [r].[UserId] = @ef_filter__UserInReach AND [r].[UserId] = [d].[UserId]) AND [d].[Id] = @device
GO

-- 94face56 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Devices] ([Id], [Platform], [RegisteredAt], [Token], [UserId])
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- df232fb4 ExpandNotices
SELECT [d].[Id]
FROM [Devices] AS [d]
WHERE [d].[UserId] = @notice_UserId
GO

-- 508ef7c5 Devices
SELECT [d].[Id]
FROM [Devices] AS [d]
WHERE [d].[UserId] = @userId AND [d].[Id] <> @added
ORDER BY [d].[RegisteredAt] DESC
GO

-- 3293817b Devices
SELECT TOP(1) [d].[Id], [d].[Platform], [d].[RegisteredAt], [d].[Token], [d].[UserId]
FROM [Devices] AS [d]
WHERE [d].[Id] = @p
GO

-- 38e25c71 ExportUser
SELECT [d].[Id], [d].[Platform], [d].[RegisteredAt], [d].[Token], [d].[UserId]
FROM [Devices] AS [d]
WHERE [d].[UserId] = @userId
ORDER BY [d].[RegisteredAt]
GO

-- 085a4b32 SendPushes
SELECT TOP(2) [n0].[Id], [n0].[Attempts], [n0].[BookingId], [n0].[Deadline], [n0].[End], [n0].[Interruptions], [n0].[Kind], [n0].[LeaseOwner], [n0].[LeaseUntil], [n0].[MeetingId], [n0].[NextAttemptAt], [n0].[ProviderName], [n0].[Reason], [n0].[Start], [n0].[State], [n0].[TraceParent], [n0].[UserId], [r1].[UserId], [r1].[ErasedAt], [r1].[Language], [r1].[OrganisationId], [r1].[TimeZone], [r1].[Version], [d].[Id], [d].[Platform], [d].[RegisteredAt], [d].[Token], [d].[UserId]
FROM [Devices] AS [d]
INNER JOIN (
    SELECT [r0].[UserId], [r0].[ErasedAt], [r0].[Language], [r0].[OrganisationId], [r0].[TimeZone], [r0].[Version]
    FROM [Recipients] AS [r0]
) AS [r1] ON [d].[UserId] = [r1].[UserId]
CROSS JOIN (
    SELECT [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
    FROM [Notices] AS [n]
) AS [n0]
WHERE [d].[Id] = @push_DeviceId AND [n0].[Id] = @push_NoticeId
GO

-- 1b09c673 Devices
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Devices] AS [d]
        WHERE [d].[Token] = @token AND [d].[UserId] <> @userId AND [d].[RegisteredAt] > @now) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
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

-- 2e278e2c saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [Notices]
OUTPUT 1
WHERE [Id] = @p0;

GO

-- c32a0293 WhenUserErased
DELETE FROM [n]
FROM [Notices] AS [n]
WHERE [n].[UserId] = @data_UserId
GO

-- 756da5dd saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Notices] ([Id], [Attempts], [BookingId], [Deadline], [End], [Interruptions], [Kind], [LeaseOwner], [LeaseUntil], [MeetingId], [NextAttemptAt], [ProviderName], [Reason], [Start], [State], [TraceParent], [UserId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16);

GO

-- 4605ebe6 DeadWork
SELECT TOP(2) [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[Id] = @id
GO

-- 3952c72d DeadPushes
SELECT TOP(2) [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[Id] = @row_NoticeId
GO

-- 2666c83e Worker
SELECT TOP(2) [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[Id] = @tried_Id AND [n].[LeaseOwner] = @tried_LeaseOwner
GO

-- 9fca07c1 WorkClaim
SELECT [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[LeaseOwner] = @owner
GO

-- 0e312de9 DeadWork
SELECT TOP(@p) [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[State] = 3
ORDER BY [n].[Deadline], [n].[Id]
GO

-- 8ca5ad8b DeadWork
SELECT TOP(@p) [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[State] = 3 AND [n].[Reason] = @reason
ORDER BY [n].[Deadline], [n].[Id]
GO

-- b93be64d ExportUser
SELECT [n].[Id], [n].[Attempts], [n].[BookingId], [n].[Deadline], [n].[End], [n].[Interruptions], [n].[Kind], [n].[LeaseOwner], [n].[LeaseUntil], [n].[MeetingId], [n].[NextAttemptAt], [n].[ProviderName], [n].[Reason], [n].[Start], [n].[State], [n].[TraceParent], [n].[UserId]
FROM [Notices] AS [n]
WHERE [n].[UserId] = @userId
ORDER BY [n].[Deadline]
GO

-- 965baebe WorkCensus
SELECT COUNT_BIG(*)
FROM [Notices] AS [n]
WHERE [n].[State] = 1
GO

-- 1489fbf3 WorkCensus
SELECT COUNT_BIG(*)
FROM [Notices] AS [n]
WHERE [n].[State] = 1 AND [n].[LeaseUntil] >= SYSUTCDATETIME()
GO

-- b0c91d4c WorkCensus
SELECT COUNT_BIG(*)
FROM [Notices] AS [n]
WHERE [n].[State] = 1 AND [n].[NextAttemptAt] <= SYSUTCDATETIME() AND ([n].[LeaseUntil] IS NULL OR [n].[LeaseUntil] < SYSUTCDATETIME())
GO

-- eb55ef7a WorkCensus
SELECT COUNT_BIG(*)
FROM [Notices] AS [n]
WHERE [n].[State] = 3
GO

-- 4072b19a News
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Notices] AS [n]
        WHERE [n].[BookingId] = @notice_BookingId AND [n].[Kind] = 2) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- cf9e0f5b Worker
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Notices] AS [n]
        WHERE [n].[State] = 1 AND [n].[NextAttemptAt] <= SYSUTCDATETIME() AND ([n].[LeaseUntil] IS NULL OR [n].[LeaseUntil] < SYSUTCDATETIME())) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 6ebd5ff4 WhenUserRegistered
UPDATE [n]
SET [n].[NextAttemptAt] = @p
FROM [Notices] AS [n]
WHERE [n].[UserId] = @data_UserId AND [n].[State] = 1
GO

-- 0f8b951c DeadWork
UPDATE [n]
SET [n].[State] = @p,
    [n].[NextAttemptAt] = @p2,
    [n].[Deadline] = @p3
FROM [Notices] AS [n]
WHERE [n].[Id] = @id AND [n].[State] = 3
GO

-- ed9c7a37 WorkClaim
UPDATE [n0]
SET [n0].[Interruptions] = CASE
    WHEN [n1].[LeaseOwner] IS NULL THEN [n1].[Interruptions]
    ELSE [n1].[Interruptions] + 1
END,
    [n0].[Attempts] = [n1].[Attempts] + 1,
    [n0].[LeaseOwner] = @p1,
    [n0].[LeaseUntil] = DATEADD(second, @seconds, SYSUTCDATETIME())
FROM [Notices] AS [n0]
INNER JOIN (
    SELECT TOP(@p) [n].[Id], [n].[Attempts], [n].[Interruptions], [n].[LeaseOwner]
    FROM [Notices] AS [n]
    WHERE [n].[State] = 1 AND [n].[NextAttemptAt] <= SYSUTCDATETIME() AND ([n].[LeaseUntil] IS NULL OR [n].[LeaseUntil] < SYSUTCDATETIME())
    ORDER BY [n].[NextAttemptAt]
) AS [n1] ON [n0].[Id] = [n1].[Id]
GO

-- 52497e4f saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Notices] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [NextAttemptAt] = @p2, [Reason] = @p3
OUTPUT 1
WHERE [Id] = @p4;

GO

-- 54611fd5 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Notices] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [Reason] = @p2, [State] = @p3
OUTPUT 1
WHERE [Id] = @p4;

GO

-- 02f8a450 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Notices] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [State] = @p2
OUTPUT 1
WHERE [Id] = @p3;

GO

-- 9b93a517 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Pushes] ([Id], [Attempts], [Deadline], [DeviceId], [Interruptions], [LeaseOwner], [LeaseUntil], [NextAttemptAt], [NoticeId], [PartnerName], [Reason], [SentAt], [State], [TraceParent], [UnansweredTries])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

GO

-- f3e1eb1f WorkCensus
SELECT TOP(@p) [p].[Id]
FROM [Pushes] AS [p]
WHERE [p].[State] = 1 AND [p].[NextAttemptAt] <= SYSUTCDATETIME() AND ([p].[LeaseUntil] IS NULL OR [p].[LeaseUntil] < SYSUTCDATETIME())
ORDER BY [p].[NextAttemptAt]
GO

-- 0dbdeb03 DeadWork
SELECT TOP(2) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[Id] = @id
GO

-- bf0be202 DeadWork
SELECT TOP(2) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[Id] = @id AND [p].[State] = 3
GO

-- 523390b7 Worker
SELECT TOP(2) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[Id] = @tried_Id AND [p].[LeaseOwner] = @tried_LeaseOwner
GO

-- 32f646d9 WorkClaim
SELECT [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[LeaseOwner] = @owner
GO

-- c11d25b6 DeadWork
SELECT TOP(@p) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[State] = 3
ORDER BY [p].[Deadline], [p].[Id]
GO

-- 6d9edd3b DeadWork
SELECT TOP(@p) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[State] = 3 AND [p].[Reason] = @reason
ORDER BY [p].[Deadline], [p].[Id]
GO

-- 840b851b DeadWork
SELECT TOP(@p) [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE [p].[State] = 3 AND ([p].[Deadline] > @deadline OR ([p].[Deadline] = @deadline AND [p].[Id] > @_8__locals1_after_Tie))
ORDER BY [p].[Deadline], [p].[Id]
GO

-- 7d329743 ExportUser
SELECT [p].[Id], [p].[Attempts], [p].[Deadline], [p].[DeviceId], [p].[Interruptions], [p].[LeaseOwner], [p].[LeaseUntil], [p].[NextAttemptAt], [p].[NoticeId], [p].[PartnerName], [p].[Reason], [p].[SentAt], [p].[State], [p].[TraceParent], [p].[UnansweredTries]
FROM [Pushes] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Notices] AS [n0]
    WHERE [n0].[Id] = [p].[NoticeId] AND [n0].[UserId] = @userId)
GO

-- fc922645 WorkCensus
SELECT COUNT_BIG(*)
FROM [Pushes] AS [p]
WHERE [p].[State] = 1
GO

-- 871aa12d WorkCensus
SELECT COUNT_BIG(*)
FROM [Pushes] AS [p]
WHERE [p].[State] = 1 AND [p].[LeaseUntil] >= SYSUTCDATETIME()
GO

-- c0dfc8a1 WorkCensus
SELECT COUNT_BIG(*)
FROM [Pushes] AS [p]
WHERE [p].[State] = 1 AND [p].[NextAttemptAt] <= SYSUTCDATETIME() AND ([p].[LeaseUntil] IS NULL OR [p].[LeaseUntil] < SYSUTCDATETIME())
GO

-- 9a1a3121 WorkCensus
SELECT COUNT_BIG(*)
FROM [Pushes] AS [p]
WHERE [p].[State] = 3
GO

-- 4081c1fe Worker
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Pushes] AS [p]
        WHERE [p].[State] = 1 AND [p].[NextAttemptAt] <= SYSUTCDATETIME() AND ([p].[LeaseUntil] IS NULL OR [p].[LeaseUntil] < SYSUTCDATETIME())) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 62c27b75 DeadWork
UPDATE [p]
SET [p].[State] = @p,
    [p].[NextAttemptAt] = @p2,
    [p].[Deadline] = @p3
FROM [Pushes] AS [p]
WHERE [p].[Id] = @id AND [p].[State] = 3
GO

-- ddc00b72 WorkClaim
UPDATE [p0]
SET [p0].[Interruptions] = CASE
    WHEN [p1].[LeaseOwner] IS NULL THEN [p1].[Interruptions]
    ELSE [p1].[Interruptions] + 1
END,
    [p0].[Attempts] = [p1].[Attempts] + 1,
    [p0].[LeaseOwner] = @p1,
    [p0].[LeaseUntil] = DATEADD(second, @seconds, SYSUTCDATETIME())
FROM [Pushes] AS [p0]
INNER JOIN (
    SELECT TOP(@p) [p].[Id], [p].[Attempts], [p].[Interruptions], [p].[LeaseOwner]
    FROM [Pushes] AS [p]
    WHERE [p].[State] = 1 AND [p].[NextAttemptAt] <= SYSUTCDATETIME() AND ([p].[LeaseUntil] IS NULL OR [p].[LeaseUntil] < SYSUTCDATETIME())
    ORDER BY [p].[NextAttemptAt]
) AS [p1] ON [p0].[Id] = [p1].[Id]
GO

-- 6e37cde3 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [NextAttemptAt] = @p2
OUTPUT 1
WHERE [Id] = @p3;

GO

-- 425da727 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [NextAttemptAt] = @p2, [Reason] = @p3
OUTPUT 1
WHERE [Id] = @p4;

GO

-- 9af08116 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [NextAttemptAt] = @p2, [Reason] = @p3, [UnansweredTries] = @p4
OUTPUT 1
WHERE [Id] = @p5;

GO

-- 2fe05d45 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [PartnerName] = @p2, [Reason] = @p3, [SentAt] = @p4, [State] = @p5
OUTPUT 1
WHERE [Id] = @p6;

GO

-- 402c0d40 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [PartnerName] = @p2, [SentAt] = @p3, [State] = @p4
OUTPUT 1
WHERE [Id] = @p5;

GO

-- f3934245 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [Reason] = @p2, [State] = @p3
OUTPUT 1
WHERE [Id] = @p4;

GO

-- 4ad9374c saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Pushes] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [State] = @p2
OUTPUT 1
WHERE [Id] = @p3;

GO

-- c3b7ee74 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Recipients] ([UserId], [ErasedAt], [Language], [OrganisationId], [TimeZone], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 89934741 Recipients
SELECT TOP(2) [r].[UserId], [r].[ErasedAt], [r].[Language], [r].[OrganisationId], [r].[TimeZone], [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[OrganisationId] = @ef_filter__OrganisationInReach AND [r].[UserId] = @ef_filter__UserInReach AND [r].[UserId] = @userId
GO

-- 72020797 Recipients
SELECT TOP(2) [r].[UserId], [r].[ErasedAt], [r].[Language], [r].[OrganisationId], [r].[TimeZone], [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[OrganisationId] = @ef_filter__OrganisationInReach AND [r].[UserId] = @userId
GO

-- 889b9f77 WhenUserRegistered
SELECT TOP(1) [r].[UserId], [r].[ErasedAt], [r].[Language], [r].[OrganisationId], [r].[TimeZone], [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[UserId] = @p
GO

-- f11b40ee ExpandNotices
SELECT TOP(2) [r].[UserId], [r].[ErasedAt], [r].[Language], [r].[OrganisationId], [r].[TimeZone], [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[UserId] = @row_UserId
GO

-- d3f96e4a ExportUser
SELECT TOP(2) [r].[UserId], [r].[ErasedAt], [r].[Language], [r].[OrganisationId], [r].[TimeZone], [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[UserId] = @userId AND [r].[OrganisationId] = @organisationId
GO

-- f20677d5 RegisterDevice
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Recipients] AS [r]
        WHERE [r].[UserId] = @recipient_UserId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 8ac6ec3a Erasure
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Recipients] AS [r]
        WHERE [r].[UserId] = @userId AND [r].[ErasedAt] IS NOT NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 9826e899 WhenUserErased
UPDATE [r]
SET [r].[ErasedAt] = COALESCE([r].[ErasedAt], @now),
    [r].[Version] = @p,
    [r].[Language] = @p3,
    [r].[TimeZone] = @p4
FROM [Recipients] AS [r]
WHERE [r].[UserId] = @data_UserId
GO

-- 523793bb Erasure
UPDATE [r]
SET [r].[Version] = [r].[Version]
FROM [Recipients] AS [r]
WHERE [r].[UserId] = @userId AND [r].[ErasedAt] IS NULL
GO

-- bc7c65af saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Recipients] SET [Language] = @p0, [Version] = @p1
OUTPUT 1
WHERE [UserId] = @p2 AND [OrganisationId] = @p3;

GO

-- d050ec28 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Recipients] SET [Version] = @p0
OUTPUT 1
WHERE [UserId] = @p1 AND [OrganisationId] = @p2;

GO
