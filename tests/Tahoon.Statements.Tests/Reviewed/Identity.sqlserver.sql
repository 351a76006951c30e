-- f48b8d46 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [AccessKeys] ([Id], [ApplicationId], [CreatedAt], [Hash], [RevokedAt], [Slot])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- 7ee6399a IssueApplicationToken
SELECT TOP(2) [a].[Id], [a].[ApplicationId], [a].[CreatedAt], [a].[Hash], [a].[RevokedAt], [a].[Slot], [a2].[Id], [a2].[AllowedOrigins], [a2].[CreatedAt], [a2].[Name], [a2].[OrganisationId], [a2].[ProtectedSigningSecret], [a2].[RequireSignature], [a2].[Scopes], [a2].[ValidSecrets]
FROM [AccessKeys] AS [a]
INNER JOIN (
    SELECT [a1].[Id], [a1].[AllowedOrigins], [a1].[CreatedAt], [a1].[Name], [a1].[OrganisationId], [a1].[ProtectedSigningSecret], [a1].[RequireSignature], [a1].[Scopes], [a1].[ValidSecrets]
    FROM [Applications] AS [a1]
) AS [a2] ON [a].[ApplicationId] = [a2].[Id]
WHERE [a].[Hash] = @hash AND [a].[RevokedAt] IS NULL
GO

-- 431fe49f ChangeAccessKeys
SELECT [a].[Slot]
FROM [AccessKeys] AS [a]
WHERE [a].[ApplicationId] = @application AND [a].[RevokedAt] IS NULL
GO

-- f6c622b0 ChangeAccessKeys
UPDATE [a]
SET [a].[RevokedAt] = @p
FROM [AccessKeys] AS [a]
WHERE [a].[ApplicationId] = @application AND [a].[Slot] = @slot AND [a].[RevokedAt] IS NULL
GO

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

-- 5a0d6871 ExportUser
SELECT [a].[Id], [a].[Action], [a].[At], [a].[ByApplication], [a].[ByKind], [a].[BySubject], [a].[OrganisationId], [a].[ThingId], [a].[TraceId], [a].[UserId], [a].[What]
FROM [AccessTrail] AS [a]
WHERE [a].[UserId] = @user_Id
ORDER BY [a].[At]
GO

-- c84c18d1 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Applications] ([Id], [AllowedOrigins], [CreatedAt], [Name], [OrganisationId], [ProtectedSigningSecret], [RequireSignature], [Scopes])
OUTPUT INSERTED.[ValidSecrets]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);

GO

-- c85cd4a8 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Applications] ([Id], [AllowedOrigins], [CreatedAt], [Name], [OrganisationId], [ProtectedSigningSecret], [RequireSignature], [Scopes], [ValidSecrets])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);

GO

-- b15045ab ApplicationsForServices
SELECT [a].[Id], [a].[AllowedOrigins], [a].[CreatedAt], [a].[Name], [a].[OrganisationId], [a].[ProtectedSigningSecret], [a].[RequireSignature], [a].[Scopes], [a].[ValidSecrets]
FROM [Applications] AS [a]
WHERE [a].[AllowedOrigins] <> ''
GO

-- 44c2a4b2 ApplicationsForServices
SELECT TOP(2) [a].[Id], [a].[AllowedOrigins], [a].[CreatedAt], [a].[Name], [a].[OrganisationId], [a].[ProtectedSigningSecret], [a].[RequireSignature], [a].[Scopes], [a].[ValidSecrets]
FROM [Applications] AS [a]
WHERE [a].[Id] = @applicationId
GO

-- fa6ceb4b ChangeSigningSecrets
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Applications] AS [a]
        WHERE [a].[Id] = @application AND [a].[RequireSignature] = CAST(1 AS bit)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 5256616f ChangeAccessKeys, ChangeSigningSecrets
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Applications] AS [a]
        WHERE [a].[Id] = @application) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 604fee94 ChangeApplication
UPDATE [a]
SET [a].[AllowedOrigins] = @p
FROM [Applications] AS [a]
WHERE [a].[Id] = @application
GO

-- 30b48f88 ChangeSigningSecrets
UPDATE [a]
SET [a].[RequireSignature] = @p
FROM [Applications] AS [a]
WHERE [a].[Id] = @application
GO

-- 9732ee27 ChangeSigningSecrets
UPDATE [a]
SET [a].[RequireSignature] = @p
FROM [Applications] AS [a]
WHERE [a].[Id] = @application AND [a].[ValidSecrets] > 0
GO

-- d83c0249 ChangeApplication
UPDATE [a]
SET [a].[Scopes] = @p
FROM [Applications] AS [a]
WHERE [a].[Id] = @application
GO

-- 11b2d1af ChangeSigningSecrets
UPDATE [a]
SET [a].[ValidSecrets] = [a].[ValidSecrets] + 1
FROM [Applications] AS [a]
WHERE [a].[Id] = @application AND [a].[ValidSecrets] < 2
GO

-- 5956f5fd ChangeSigningSecrets
UPDATE [a]
SET [a].[ValidSecrets] = [a].[ValidSecrets] - 1
FROM [Applications] AS [a]
WHERE [a].[Id] = @application AND [a].[ValidSecrets] > 0 AND ([a].[RequireSignature] = CAST(0 AS bit) OR [a].[ValidSecrets] > 1)
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

-- fa792030 ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = @p6,
    [c].[ETag] = @p7,
    [c].[About] = @p8
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- 21c862d6 ClaimClosing
UPDATE [c]
SET [c].[Finished] = @p,
    [c].[Status] = @p4,
    [c].[Body] = @p5,
    [c].[Location] = NULL,
    [c].[ETag] = @p7,
    [c].[About] = @p8
FROM [Claims] AS [c]
WHERE [c].[ApplicationId] = @claim_Key_ApplicationId AND [c].[KeyHash] = @claim_Key_KeyHash AND [c].[Attempt] = @claim_Attempt AND [c].[Finished] = CAST(0 AS bit)
GO

-- 268257b2 ClaimClosing
UPDATE [c]
SET [c].[Status] = @p,
    [c].[Body] = @p2,
    [c].[Location] = NULL,
    [c].[ETag] = NULL,
    [c].[About] = NULL
FROM [Claims] AS [c]
WHERE [c].[About] = @user
GO

-- 5f1c6b1a saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [DataProtectionKeys] ([FriendlyName], [Xml])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1);

GO

-- 0d8b3f96 SigningSecrets
SELECT [d].[Id], [d].[FriendlyName], [d].[Xml]
FROM [DataProtectionKeys] AS [d]
GO

-- 7940d523 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ErasedUsers] ([Id], [ErasedAt], [OrganisationId])
VALUES (@p0, @p1, @p2);

GO

-- c547a8aa saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Operators] ([Id], [CreatedAt], [KeyHash], [Name], [RevokedAt])
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- 604501fb CreateOperatorToken
SELECT TOP(2) [o].[Id], [o].[CreatedAt], [o].[KeyHash], [o].[Name], [o].[RevokedAt]
FROM [Operators] AS [o]
WHERE [o].[KeyHash] = @hash
GO

-- bcf5c842 DemonstrationData
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Operators] AS [o]
        WHERE [o].[Name] = 'demo-operator') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 93439bbe ChangeOperators
UPDATE [o]
SET [o].[RevokedAt] = @p
FROM [Operators] AS [o]
WHERE [o].[Name] = @name AND [o].[RevokedAt] IS NULL
GO

-- ac1474b9 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Organisations] ([Id], [CreatedAt], [DefaultLanguage], [Name])
VALUES (@p0, @p1, @p2, @p3);

GO

-- ff34b852 RegisterUser
SELECT TOP(2) [o].[DefaultLanguage]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @organisation
GO

-- d217a67c RegisterApplication
SELECT TOP(1) [o].[Id], [o].[CreatedAt], [o].[DefaultLanguage], [o].[Name]
FROM [Organisations] AS [o]
WHERE [o].[Name] = @name
GO

-- bf750050 DemonstrationData
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Organisations] AS [o]
        WHERE [o].[Id] = @DemoClinic) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- 381db000 EraseUser
DELETE FROM [o]
FROM [Outbox] AS [o]
WHERE [o].[Queue] = 'notifications' AND [o].[EventId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@announced) WITH ([value] uniqueidentifier '$') AS [a]
)
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

-- bcf6e3d1 SigningKeys
DELETE FROM [s]
FROM [SigningKeys] AS [s]
WHERE [s].[Generation] < @next_Generation AND [s].[Generation] NOT IN (
    SELECT [p].[value]
    FROM OPENJSON(@published) WITH ([value] int '$') AS [p]
)
GO

-- 7d272c3c saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [SigningKeys] ([Generation], [CreatedAt], [KeyId], [ProtectedPrivateKey], [SignsFrom])
VALUES (@p0, @p1, @p2, @p3, @p4);

GO

-- c2cb3ac6 SigningKeys
SELECT [s].[Generation], [s].[CreatedAt], [s].[KeyId], [s].[ProtectedPrivateKey], [s].[SignsFrom]
FROM [SigningKeys] AS [s]
ORDER BY [s].[Generation]
GO

-- d26b8e52 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [SigningSecrets] ([Id], [ApplicationId], [CreatedAt], [ProtectedText], [RevokedAt], [Slot])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

GO

-- af19757d SigningSecrets
SELECT [s].[ProtectedText]
FROM [SigningSecrets] AS [s]
WHERE [s].[ApplicationId] = @application AND [s].[RevokedAt] IS NULL
ORDER BY [s].[Slot]
GO

-- 20584084 ChangeSigningSecrets
SELECT [s].[Slot]
FROM [SigningSecrets] AS [s]
WHERE [s].[ApplicationId] = @application AND [s].[RevokedAt] IS NULL
GO

-- 629c979b ChangeSigningSecrets
UPDATE [s]
SET [s].[RevokedAt] = @p
FROM [SigningSecrets] AS [s]
WHERE [s].[ApplicationId] = @application AND [s].[Slot] = @slot AND [s].[RevokedAt] IS NULL
GO

-- 2373e8e0 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [Users]
OUTPUT 1
WHERE [Id] = @p0 AND [OrganisationId] = @p1 AND [Version] = @p2;

GO

-- 953e55a7 saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Users] ([Id], [ChangedAt], [CreatedAt], [DevicesHash], [Email], [ExternalReference], [Language], [Name], [NormalisedEmail], [OrganisationId], [Phone], [TimeZone], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);

GO

-- 3ec6f818 EraseUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @ef_filter__UserInReach AND [u].[Id] = @id
GO

-- e14d6a1d ExportUser, GetUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @ef_filter__UserInReach AND [u].[Id] = @id_Value
GO

-- 643d176a EraseUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @id
GO

-- 21024c99 ExportUser, GetUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @id_Value
GO

-- bec7b8d2 RegisterUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[OrganisationId] = @organisation AND [u].[ExternalReference] = @reference
GO

-- 986aec83 RegisterUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[OrganisationId] = @organisation AND [u].[NormalisedEmail] = @email
GO

-- 179f9db7 RegisterUser
SELECT TOP(2) [u].[Id], [u].[ChangedAt], [u].[CreatedAt], [u].[DevicesHash], [u].[Email], [u].[ExternalReference], [u].[Language], [u].[Name], [u].[NormalisedEmail], [u].[OrganisationId], [u].[Phone], [u].[TimeZone], [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @organisation AND [u].[NormalisedEmail] = @email
GO

-- 22ff1584 UsersForServices
SELECT TOP(2) [u].[Id], [u].[OrganisationId], [u].[TimeZone], [u].[Language]
FROM [Users] AS [u]
WHERE [u].[Id] = @userId AND [u].[OrganisationId] = @organisationId
GO

-- 4bc4d7bc CreateUserToken
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Users] AS [u]
        WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @id_Value) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- ebf444c0 RegisterUser
UPDATE [u]
SET [u].[Version] = [u].[Version]
FROM [Users] AS [u]
WHERE [u].[Id] = @user_Id AND [u].[Version] = @user_Version
GO

-- 82322127 RegisterUser
UPDATE [u]
SET [u].[Version] = [u].[Version]
FROM [Users] AS [u]
WHERE [u].[OrganisationId] = @ef_filter__OrganisationInReach AND [u].[Id] = @user_Id AND [u].[Version] = @user_Version
GO

-- 54a66dce saved
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Users] SET [DevicesHash] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [OrganisationId] = @p3 AND [Version] = @p4;

GO
