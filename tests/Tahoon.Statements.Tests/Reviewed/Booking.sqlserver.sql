-- dbabe152 Retention
DELETE TOP(@p1) FROM [a]
FROM [AccessTrail] AS [a]
WHERE [a].[At] < DATEADD(second, @p, SYSUTCDATETIME())
GO

-- f4a429e8 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [AccessTrail] ([Id], [Action], [At], [ByApplication], [ByKind], [BySubject], [OrganisationId], [ThingId], [TraceId], [UserId], [What])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);

GO

-- 92fbf10a ExportUser
SELECT [a].[Id], [a].[Action], [a].[At], [a].[ByApplication], [a].[ByKind], [a].[BySubject], [a].[OrganisationId], [a].[ThingId], [a].[TraceId], [a].[UserId], [a].[What]
FROM [AccessTrail] AS [a]
WHERE [a].[UserId] = @userId AND [a].[OrganisationId] = @organisationId
ORDER BY [a].[At]
GO

-- e60cd1b3 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [BookingEvents] ([BookingId], [Version], [At], [ByKind], [BySubject], [Data], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);

GO

-- 7d3ae289 Streams
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE [b].[BookingId] = @bookingId
ORDER BY [b].[Version]
GO

-- c69821fa ExportUser
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE [b].[BookingId] IN (
    SELECT [b1].[BookingId]
    FROM [Bookings] AS [b1]
    WHERE [b1].[UserId] = @userId AND [b1].[OrganisationId] = @organisationId
)
ORDER BY [b].[Version]
GO

-- a078e3c0 Streams
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE EXISTS (
    SELECT 1
    FROM [Bookings] AS [b0]
    WHERE [b0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [b0].[BookingId] = [b].[BookingId]) AND [b].[BookingId] = @bookingId
ORDER BY [b].[Version]
GO

-- 2b53330c ListEvents
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE EXISTS (
    SELECT 1
    FROM [Bookings] AS [b0]
    WHERE [b0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [b0].[BookingId] = [b].[BookingId]) AND [b].[BookingId] = @bookingId_Value
ORDER BY [b].[Version]
GO

-- 3a5e4fc5 Streams
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE EXISTS (
    SELECT 1
    FROM [Bookings] AS [b0]
    WHERE [b0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [b0].[ProviderId] = @ef_filter__ProviderInReach AND [b0].[BookingId] = [b].[BookingId]) AND [b].[BookingId] = @bookingId
ORDER BY [b].[Version]
GO

-- 8aaeceac Streams
SELECT [b].[BookingId], [b].[Version], [b].[At], [b].[ByKind], [b].[BySubject], [b].[Data], [b].[TraceId]
FROM [BookingEvents] AS [b]
WHERE EXISTS (
    SELECT 1
    FROM [Bookings] AS [b0]
    WHERE [b0].[OrganisationId] = @ef_filter__OrganisationInReach1 AND [b0].[UserId] = @ef_filter__UserInReach AND [b0].[BookingId] = [b].[BookingId]) AND [b].[BookingId] = @bookingId
ORDER BY [b].[Version]
GO

-- 48c088b4 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Bookings] ([BookingId], [AllocationId], [CreatedAt], [Currency], [End], [Notes], [OrderId], [OrganisationId], [PriceMinor], [ProviderId], [ProviderName], [Start], [Status], [Tie], [UserId], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15);

GO

-- 09c549dd ReasonSeal
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[BookingId] = @bookingId
GO

-- ed94c589 CancelOnce, RescheduleCommit
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[BookingId] = @command_BookingId
GO

-- 7e937a10 ReasonSeal
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[ProviderId] = @ef_filter__ProviderInReach AND [b].[BookingId] = @bookingId
GO

-- fca75d8c JoinMeeting
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[ProviderId] = @ef_filter__ProviderInReach AND [b].[BookingId] = @bookingId_Value
GO

-- 76e6928c CancelOnce, RescheduleCommit
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[ProviderId] = @ef_filter__ProviderInReach AND [b].[BookingId] = @command_BookingId
GO

-- de00fb7e ReasonSeal
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND [b].[BookingId] = @bookingId
GO

-- d420252c JoinMeeting
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND [b].[BookingId] = @bookingId_Value
GO

-- 5ff6d921 CancelOnce, RescheduleCommit
SELECT TOP(2) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND [b].[BookingId] = @command_BookingId
GO

-- a06610d1 WhenUserErased
SELECT [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[UserId] = @data_UserId AND [b].[Status] = 1 AND [b].[Start] > @now
GO

-- 5ba5d874 ExportUser
SELECT [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
FROM [Bookings] AS [b]
WHERE [b].[UserId] = @userId AND [b].[OrganisationId] = @organisationId
ORDER BY [b].[Start], [b].[Tie]
GO

-- aac29204 ListEvents
SELECT TOP(2) [b].[UserId]
FROM [Bookings] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[BookingId] = @bookingId_Value
GO

-- 74becf8a ListBookings
SELECT [b0].[BookingId], [b0].[AllocationId], [b0].[CreatedAt], [b0].[Currency], [b0].[End], [b0].[Notes], [b0].[OrderId], [b0].[OrganisationId], [b0].[PriceMinor], [b0].[ProviderId], [b0].[ProviderName], [b0].[Start], [b0].[Status], [b0].[Tie], [b0].[UserId], [b0].[Version], [m0].[Id], [m0].[Attempts], [m0].[BookingVersion], [m0].[CustomRoomId], [m0].[Deadline], [m0].[End], [m0].[Interruptions], [m0].[LeaseOwner], [m0].[LeaseUntil], [m0].[NextAttemptAt], [m0].[OrganisationId], [m0].[ProviderId], [m0].[ProviderName], [m0].[Reason], [m0].[RoomId], [m0].[Start], [m0].[State], [m0].[TraceParent], [m0].[UserId], [m0].[Wanted]
FROM (
    SELECT TOP(@p) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
    FROM [Bookings] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[ProviderId] = @ef_filter__ProviderInReach AND ([b].[Start] > @after_Start OR ([b].[Start] = @after_Start AND [b].[Tie] > @after_Tie))
    ORDER BY [b].[Start], [b].[Tie]
) AS [b0]
LEFT JOIN (
    SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
    FROM [Meetings] AS [m]
    WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach6 AND [m].[ProviderId] = @ef_filter__ProviderInReach10
) AS [m0] ON [b0].[BookingId] = [m0].[Id]
ORDER BY [b0].[Start], [b0].[Tie]
GO

-- 586fcc3f ListBookings
SELECT [b0].[BookingId], [b0].[AllocationId], [b0].[CreatedAt], [b0].[Currency], [b0].[End], [b0].[Notes], [b0].[OrderId], [b0].[OrganisationId], [b0].[PriceMinor], [b0].[ProviderId], [b0].[ProviderName], [b0].[Start], [b0].[Status], [b0].[Tie], [b0].[UserId], [b0].[Version], [m0].[Id], [m0].[Attempts], [m0].[BookingVersion], [m0].[CustomRoomId], [m0].[Deadline], [m0].[End], [m0].[Interruptions], [m0].[LeaseOwner], [m0].[LeaseUntil], [m0].[NextAttemptAt], [m0].[OrganisationId], [m0].[ProviderId], [m0].[ProviderName], [m0].[Reason], [m0].[RoomId], [m0].[Start], [m0].[State], [m0].[TraceParent], [m0].[UserId], [m0].[Wanted]
FROM (
    SELECT TOP(@p) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
    FROM [Bookings] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[Start] >= @from AND ([b].[Start] > @after_Start OR ([b].[Start] = @after_Start AND [b].[Tie] > @after_Tie))
    ORDER BY [b].[Start], [b].[Tie]
) AS [b0]
LEFT JOIN (
    SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
    FROM [Meetings] AS [m]
    WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach6
) AS [m0] ON [b0].[BookingId] = [m0].[Id]
ORDER BY [b0].[Start], [b0].[Tie]
GO

-- 25e1bfe7 ListBookings
SELECT [b0].[BookingId], [b0].[AllocationId], [b0].[CreatedAt], [b0].[Currency], [b0].[End], [b0].[Notes], [b0].[OrderId], [b0].[OrganisationId], [b0].[PriceMinor], [b0].[ProviderId], [b0].[ProviderName], [b0].[Start], [b0].[Status], [b0].[Tie], [b0].[UserId], [b0].[Version], [m0].[Id], [m0].[Attempts], [m0].[BookingVersion], [m0].[CustomRoomId], [m0].[Deadline], [m0].[End], [m0].[Interruptions], [m0].[LeaseOwner], [m0].[LeaseUntil], [m0].[NextAttemptAt], [m0].[OrganisationId], [m0].[ProviderId], [m0].[ProviderName], [m0].[Reason], [m0].[RoomId], [m0].[Start], [m0].[State], [m0].[TraceParent], [m0].[UserId], [m0].[Wanted]
FROM (
    SELECT TOP(@p) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
    FROM [Bookings] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND ([b].[Start] > @after_Start OR ([b].[Start] = @after_Start AND [b].[Tie] > @after_Tie))
    ORDER BY [b].[Start], [b].[Tie]
) AS [b0]
LEFT JOIN (
    SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
    FROM [Meetings] AS [m]
    WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach6 AND [m].[UserId] = @ef_filter__UserInReach8
) AS [m0] ON [b0].[BookingId] = [m0].[Id]
ORDER BY [b0].[Start], [b0].[Tie]
GO

-- 7c846f62 ListBookings
SELECT [b0].[BookingId], [b0].[AllocationId], [b0].[CreatedAt], [b0].[Currency], [b0].[End], [b0].[Notes], [b0].[OrderId], [b0].[OrganisationId], [b0].[PriceMinor], [b0].[ProviderId], [b0].[ProviderName], [b0].[Start], [b0].[Status], [b0].[Tie], [b0].[UserId], [b0].[Version], [m0].[Id], [m0].[Attempts], [m0].[BookingVersion], [m0].[CustomRoomId], [m0].[Deadline], [m0].[End], [m0].[Interruptions], [m0].[LeaseOwner], [m0].[LeaseUntil], [m0].[NextAttemptAt], [m0].[OrganisationId], [m0].[ProviderId], [m0].[ProviderName], [m0].[Reason], [m0].[RoomId], [m0].[Start], [m0].[State], [m0].[TraceParent], [m0].[UserId], [m0].[Wanted]
FROM (
    SELECT TOP(@p) [b].[BookingId], [b].[AllocationId], [b].[CreatedAt], [b].[Currency], [b].[End], [b].[Notes], [b].[OrderId], [b].[OrganisationId], [b].[PriceMinor], [b].[ProviderId], [b].[ProviderName], [b].[Start], [b].[Status], [b].[Tie], [b].[UserId], [b].[Version]
    FROM [Bookings] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND ([b].[Start] > @after_Start OR ([b].[Start] = @after_Start AND [b].[Tie] > @after_Tie))
    ORDER BY [b].[Start], [b].[Tie]
) AS [b0]
LEFT JOIN (
    SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
    FROM [Meetings] AS [m]
    WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach6
) AS [m0] ON [b0].[BookingId] = [m0].[Id]
ORDER BY [b0].[Start], [b0].[Tie]
GO

-- beece8f4 DeadMeetings
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[BookingId] = @row_Id AND [b].[Status] = 1) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- bf4199f7 ReadBooking
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[BookingId] = @bookingId_Value) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 754f6e5a RescheduleSaga
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[BookingId] = @command_BookingId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- edcd33ce RescheduleSaga
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[ProviderId] = @ef_filter__ProviderInReach AND [b].[BookingId] = @command_BookingId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 0df1dd0e ReadBooking
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND [b].[BookingId] = @bookingId_Value) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- cb058000 RescheduleSaga
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Bookings] AS [b]
        WHERE [b].[OrganisationId] = @ef_filter__OrganisationInReach AND [b].[UserId] = @ef_filter__UserInReach AND [b].[BookingId] = @command_BookingId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 0e9497bd WhenUserErased
UPDATE [b]
SET [b].[Notes] = NULL
FROM [Bookings] AS [b]
WHERE [b].[UserId] = @data_UserId AND [b].[Notes] IS NOT NULL
GO

-- 26608481 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Bookings] SET [AllocationId] = @p0, [End] = @p1, [PriceMinor] = @p2, [Start] = @p3, [Version] = @p4
OUTPUT 1
WHERE [BookingId] = @p5 AND [OrganisationId] = @p6 AND [ProviderId] = @p7 AND [UserId] = @p8;

GO

-- 2926dd61 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Bookings] SET [AllocationId] = @p0, [End] = @p1, [Start] = @p2, [Version] = @p3
OUTPUT 1
WHERE [BookingId] = @p4 AND [OrganisationId] = @p5 AND [ProviderId] = @p6 AND [UserId] = @p7;

GO

-- f8dea2ee saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Bookings] SET [Status] = @p0, [Version] = @p1
OUTPUT 1
WHERE [BookingId] = @p2 AND [OrganisationId] = @p3 AND [ProviderId] = @p4 AND [UserId] = @p5;

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

-- 518d7615 Claims
UPDATE [c]
SET [c].[AllocationId] = @p
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit) AND [c].[AllocationId] = @claim_AllocationId
GO

-- fc73360e Claims
UPDATE [c]
SET [c].[Attempt] = @p,
    [c].[LeaseUntil] = @p5
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit) AND [c].[LeaseUntil] <= @now
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

-- d99927ff ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = @p6,
    [c].[ETag] = NULL,
    [c].[About] = NULL
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- 3ac6b00e ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = NULL,
    [c].[ETag] = @p7,
    [c].[About] = NULL
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- bcbab3cc ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = NULL,
    [c].[ETag] = NULL,
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

-- 5f1c6b1a saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [DataProtectionKeys] ([FriendlyName], [Xml])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1);

GO

-- 0d8b3f96 Program
SELECT [d].[Id], [d].[FriendlyName], [d].[Xml]
FROM [DataProtectionKeys] AS [d]
GO

-- a0183f77 Retention
DELETE TOP(@p1) FROM [d]
FROM [DeadLetterTrail] AS [d]
WHERE [d].[At] < DATEADD(second, @p, SYSUTCDATETIME())
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

-- 29975b86 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Decisions] ([AllocationId], [BookingId], [DecidedAt], [Kind])
VALUES (@p0, @p1, @p2, @p3);

GO

-- ae3e7dc2 AllocationDecisions
SELECT [d].[AllocationId], [d].[BookingId], [d].[DecidedAt], [d].[Kind]
FROM [Decisions] AS [d]
WHERE [d].[AllocationId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@allocations) WITH ([value] uniqueidentifier '$') AS [a]
)
GO

-- 81c8ac00 BookingCommit
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Decisions] AS [d]
        WHERE [d].[AllocationId] = @claim_AllocationId AND [d].[Kind] = 2) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 8d1dc29a Retention
DELETE TOP(@p1) FROM [i]
FROM [Inbox] AS [i]
WHERE [i].[ReceivedAt] < DATEADD(second, @p, SYSUTCDATETIME())
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

-- 2d674dda saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Meetings] ([Id], [Attempts], [BookingVersion], [CustomRoomId], [Deadline], [End], [Interruptions], [LeaseOwner], [LeaseUntil], [NextAttemptAt], [OrganisationId], [ProviderId], [ProviderName], [Reason], [RoomId], [Start], [State], [TraceParent], [UserId], [Wanted])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

GO

-- 09ac77ea WorkCensus
SELECT TOP(@p) [m].[Id]
FROM [Meetings] AS [m]
WHERE [m].[State] = 1 AND [m].[NextAttemptAt] <= SYSUTCDATETIME() AND ([m].[LeaseUntil] IS NULL OR [m].[LeaseUntil] < SYSUTCDATETIME())
ORDER BY [m].[NextAttemptAt]
GO

-- 7a2c481a DeadWork
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[Id] = @id
GO

-- 61a2f934 DeadWork
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[Id] = @id AND [m].[State] = 3
GO

-- 37430810 Worker
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[Id] = @tried_Id AND [m].[LeaseOwner] = @tried_LeaseOwner
GO

-- f5545ae4 ExportUser
SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[Id] IN (
    SELECT [b].[BookingId]
    FROM [Bookings] AS [b]
    WHERE [b].[UserId] = @userId AND [b].[OrganisationId] = @organisationId
)
GO

-- 38709736 WorkClaim
SELECT [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[LeaseOwner] = @owner
GO

-- b011ce46 ReadBooking
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[Id] = @bookingId_Value
GO

-- c9f83ea9 RescheduleCommit
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[Id] = @booking_BookingId
GO

-- 0424ad7b JoinMeeting
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[ProviderId] = @ef_filter__ProviderInReach AND [m].[Id] = @bookingId_Value
GO

-- 4e3d8bfa RescheduleCommit
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[ProviderId] = @ef_filter__ProviderInReach AND [m].[Id] = @booking_BookingId
GO

-- b4287b4a JoinMeeting, ReadBooking
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[UserId] = @ef_filter__UserInReach AND [m].[Id] = @bookingId_Value
GO

-- 45e286f4 RescheduleCommit
SELECT TOP(2) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[OrganisationId] = @ef_filter__OrganisationInReach AND [m].[UserId] = @ef_filter__UserInReach AND [m].[Id] = @booking_BookingId
GO

-- 8d212b02 DeadWork
SELECT TOP(@p) [m].[Id], [m].[Attempts], [m].[BookingVersion], [m].[CustomRoomId], [m].[Deadline], [m].[End], [m].[Interruptions], [m].[LeaseOwner], [m].[LeaseUntil], [m].[NextAttemptAt], [m].[OrganisationId], [m].[ProviderId], [m].[ProviderName], [m].[Reason], [m].[RoomId], [m].[Start], [m].[State], [m].[TraceParent], [m].[UserId], [m].[Wanted]
FROM [Meetings] AS [m]
WHERE [m].[State] = 3
ORDER BY [m].[Deadline], [m].[Id]
GO

-- 49f76035 WorkCensus
SELECT COUNT_BIG(*)
FROM [Meetings] AS [m]
WHERE [m].[State] = 1
GO

-- 96314bf6 WorkCensus
SELECT COUNT_BIG(*)
FROM [Meetings] AS [m]
WHERE [m].[State] = 1 AND [m].[LeaseUntil] >= SYSUTCDATETIME()
GO

-- da83687e WorkCensus
SELECT COUNT_BIG(*)
FROM [Meetings] AS [m]
WHERE [m].[State] = 1 AND [m].[NextAttemptAt] <= SYSUTCDATETIME() AND ([m].[LeaseUntil] IS NULL OR [m].[LeaseUntil] < SYSUTCDATETIME())
GO

-- 29b57bd6 WorkCensus
SELECT COUNT_BIG(*)
FROM [Meetings] AS [m]
WHERE [m].[State] = 3
GO

-- 5efd93a7 WhenSessionBooked, WhenSessionCancelled, WhenSessionRescheduled
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Meetings] AS [m]
        WHERE [m].[Id] = @data_BookingId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- d19007c4 Worker
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Meetings] AS [m]
        WHERE [m].[State] = 1 AND [m].[NextAttemptAt] <= SYSUTCDATETIME() AND ([m].[LeaseUntil] IS NULL OR [m].[LeaseUntil] < SYSUTCDATETIME())) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 81ce1188 WhenSessionRescheduled
UPDATE [m]
SET [m].[Start] = @p,
    [m].[End] = @p3,
    [m].[BookingVersion] = @p4,
    [m].[Deadline] = @p30
FROM [Meetings] AS [m]
WHERE [m].[Id] = @data_BookingId AND [m].[BookingVersion] < @data_Version AND [m].[Wanted] = CAST(1 AS bit)
GO

-- 1182fcef DeadWork
UPDATE [m]
SET [m].[State] = @p,
    [m].[NextAttemptAt] = @p2,
    [m].[Deadline] = @p3
FROM [Meetings] AS [m]
WHERE [m].[Id] = @id AND [m].[State] = 3
GO

-- 04d2e864 WhenSessionCancelled
UPDATE [m]
SET [m].[Wanted] = @p,
    [m].[BookingVersion] = @p3,
    [m].[State] = @p4
FROM [Meetings] AS [m]
WHERE [m].[Id] = @data_BookingId AND [m].[BookingVersion] < @data_Version AND [m].[Attempts] = 0
GO

-- e5054ecb WhenSessionCancelled
UPDATE [m]
SET [m].[Wanted] = @p,
    [m].[BookingVersion] = @p3,
    [m].[State] = @p4,
    [m].[NextAttemptAt] = @p5,
    [m].[Deadline] = @p6
FROM [Meetings] AS [m]
WHERE [m].[Id] = @data_BookingId AND [m].[BookingVersion] < @data_Version
GO

-- 51c76598 WorkClaim
UPDATE [m0]
SET [m0].[Interruptions] = CASE
    WHEN [m1].[LeaseOwner] IS NULL THEN [m1].[Interruptions]
    ELSE [m1].[Interruptions] + 1
END,
    [m0].[Attempts] = [m1].[Attempts] + 1,
    [m0].[LeaseOwner] = @p1,
    [m0].[LeaseUntil] = DATEADD(second, @seconds, SYSUTCDATETIME())
FROM [Meetings] AS [m0]
INNER JOIN (
    SELECT TOP(@p) [m].[Id], [m].[Attempts], [m].[Interruptions], [m].[LeaseOwner]
    FROM [Meetings] AS [m]
    WHERE [m].[State] = 1 AND [m].[NextAttemptAt] <= SYSUTCDATETIME() AND ([m].[LeaseUntil] IS NULL OR [m].[LeaseUntil] < SYSUTCDATETIME())
    ORDER BY [m].[NextAttemptAt]
) AS [m1] ON [m0].[Id] = [m1].[Id]
GO

-- 3452d761 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [NextAttemptAt] = @p2, [Reason] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [BookingVersion] = @p5 AND [OrganisationId] = @p6 AND [ProviderId] = @p7 AND [UserId] = @p8;

GO

-- 73d0a2e6 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [Reason] = @p2, [RoomId] = @p3, [State] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [BookingVersion] = @p6 AND [OrganisationId] = @p7 AND [ProviderId] = @p8 AND [UserId] = @p9;

GO

-- fc33efe7 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [Reason] = @p2, [State] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [BookingVersion] = @p5 AND [OrganisationId] = @p6 AND [ProviderId] = @p7 AND [UserId] = @p8;

GO

-- e7b52a84 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [RoomId] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [BookingVersion] = @p4 AND [OrganisationId] = @p5 AND [ProviderId] = @p6 AND [UserId] = @p7;

GO

-- f0de09f1 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [RoomId] = @p2, [State] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [BookingVersion] = @p5 AND [OrganisationId] = @p6 AND [ProviderId] = @p7 AND [UserId] = @p8;

GO

-- d54a86b2 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Meetings] SET [LeaseOwner] = @p0, [LeaseUntil] = @p1, [State] = @p2
OUTPUT 1
WHERE [Id] = @p3 AND [BookingVersion] = @p4 AND [OrganisationId] = @p5 AND [ProviderId] = @p6 AND [UserId] = @p7;

GO

-- 3868c72d Retention
DELETE TOP(@p1) FROM [o]
FROM [Outbox] AS [o]
WHERE [o].[SentAt] < DATEADD(second, @p, SYSUTCDATETIME())
GO

-- 44a8d8a4 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([EventId], [Queue], [Body], [LeaseOwner], [LeaseUntil], [OccurredAt], [SentAt], [TraceParent], [TraceState], [Type])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

GO

-- 622c7186 OutboxClaim
SELECT [o].[EventId], [o].[Queue], [o].[Body], [o].[LeaseOwner], [o].[LeaseUntil], [o].[OccurredAt], [o].[SentAt], [o].[TraceParent], [o].[TraceState], [o].[Type]
FROM [Outbox] AS [o]
WHERE [o].[LeaseOwner] = @owner
ORDER BY [o].[OccurredAt]
GO

-- bab99747 OutboxCensus
SELECT [o].[Queue], COUNT_BIG(*) AS [Count], MIN([o].[OccurredAt]) AS [Oldest]
FROM [Outbox] AS [o]
WHERE [o].[SentAt] IS NULL
GROUP BY [o].[Queue]
GO

-- 4abdefda OutboxRelay
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Outbox] AS [o]
        WHERE [o].[SentAt] IS NULL AND ([o].[LeaseUntil] IS NULL OR [o].[LeaseUntil] < SYSUTCDATETIME())) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 548097e3 OutboxRelay
UPDATE [o]
SET [o].[SentAt] = @p,
    [o].[LeaseOwner] = NULL,
    [o].[LeaseUntil] = NULL
FROM [Outbox] AS [o]
WHERE [o].[Queue] = @queue AND [o].[EventId] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] uniqueidentifier '$') AS [i]
)
GO

-- a4da6737 OutboxClaim
UPDATE [o0]
SET [o0].[LeaseOwner] = @p1,
    [o0].[LeaseUntil] = DATEADD(second, @seconds, SYSUTCDATETIME())
FROM [Outbox] AS [o0]
INNER JOIN (
    SELECT TOP(@p) [o].[EventId], [o].[Queue]
    FROM [Outbox] AS [o]
    WHERE [o].[SentAt] IS NULL AND ([o].[LeaseUntil] IS NULL OR [o].[LeaseUntil] < SYSUTCDATETIME())
    ORDER BY [o].[OccurredAt]
) AS [o1] ON [o0].[EventId] = [o1].[EventId] AND [o0].[Queue] = [o1].[Queue]
GO

-- 60966679 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Policies] ([OrganisationId], [Version], [At], [ByKind], [BySubject], [CancellationCutoffMinutes], [LateCancelRefundPercent], [RescheduleCutoffMinutes])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

GO

-- cb4dd1b9 PoliciesInForce
SELECT TOP(1) [p].[OrganisationId], [p].[Version], [p].[At], [p].[ByKind], [p].[BySubject], [p].[CancellationCutoffMinutes], [p].[LateCancelRefundPercent], [p].[RescheduleCutoffMinutes]
FROM [Policies] AS [p]
WHERE [p].[OrganisationId] = @ef_filter__OrganisationInReach AND [p].[OrganisationId] = @organisation
ORDER BY [p].[Version] DESC
GO

-- 93a0ca88 PoliciesInForce
SELECT TOP(1) [p].[OrganisationId], [p].[Version], [p].[At], [p].[ByKind], [p].[BySubject], [p].[CancellationCutoffMinutes], [p].[LateCancelRefundPercent], [p].[RescheduleCutoffMinutes]
FROM [Policies] AS [p]
WHERE [p].[OrganisationId] = @organisation
ORDER BY [p].[Version] DESC
GO

-- 53f3e72b saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [UserKeys] ([UserId], [BookedAt], [CreatedAt], [DestroyedAt], [OrganisationId], [ProtectedKey])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 160daed6 UserKeys
SELECT TOP(2) [u].[UserId], [u].[BookedAt], [u].[CreatedAt], [u].[DestroyedAt], [u].[OrganisationId], [u].[ProtectedKey]
FROM [UserKeys] AS [u]
WHERE [u].[UserId] = @user
GO

-- 21d7397b UserKeys
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [UserKeys] AS [u]
        WHERE [u].[UserId] = @user AND [u].[DestroyedAt] IS NOT NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 172aea4a Erasure
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [UserKeys] AS [u]
        WHERE [u].[UserId] = @user) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 8063e3af Erasure
UPDATE [u]
SET [u].[BookedAt] = @p
FROM [UserKeys] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[UserId] = @ef_filter__UserInReach AND [u].[UserId] = @user AND [u].[DestroyedAt] IS NULL
GO

-- 50bba9ef Erasure
UPDATE [u]
SET [u].[BookedAt] = @p
FROM [UserKeys] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[UserId] = @user AND [u].[DestroyedAt] IS NULL
GO

-- 0a335330 Erasure
UPDATE [u]
SET [u].[ProtectedKey] = NULL,
    [u].[DestroyedAt] = @p2
FROM [UserKeys] AS [u]
WHERE [u].[UserId] = @user AND [u].[DestroyedAt] IS NULL
GO
