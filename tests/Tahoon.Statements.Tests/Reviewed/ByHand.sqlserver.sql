-- DatabaseClock
SELECT TOP(2) [s].[Value]
FROM (
    SELECT SYSUTCDATETIME() AS Value
) AS [s]
GO

-- DatabaseHealth
SELECT 1
GO

-- SnapshotIsolation
IF SERVERPROPERTY('EngineEdition') <> 5 ALTER DATABASE [tahoon] SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

-- OutboxClaim
WITH free AS (
    SELECT TOP (@p0) * FROM Outbox WITH (UPDLOCK, READPAST, ROWLOCK)
    WHERE SentAt IS NULL AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
    ORDER BY OccurredAt)
UPDATE free SET LeaseOwner = @p1, LeaseUntil = DATEADD(second, @p2, SYSUTCDATETIME())
OUTPUT inserted.*

GO

-- WorkClaim of Meeting
WITH due AS (
    SELECT TOP (@p0) * FROM [Meetings] WITH (UPDLOCK, READPAST, ROWLOCK)
    WHERE State = 1 AND NextAttemptAt <= SYSUTCDATETIME() AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
    ORDER BY NextAttemptAt)
UPDATE due SET
    Interruptions = Interruptions + CASE WHEN LeaseOwner IS NULL THEN 0 ELSE 1 END, Attempts = Attempts + 1,
    LeaseOwner = @p1, LeaseUntil = DATEADD(second, @p2, SYSUTCDATETIME())
OUTPUT inserted.Id AS Value

GO

-- WorkClaim of Notice
WITH due AS (
    SELECT TOP (@p0) * FROM [Notices] WITH (UPDLOCK, READPAST, ROWLOCK)
    WHERE State = 1 AND NextAttemptAt <= SYSUTCDATETIME() AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
    ORDER BY NextAttemptAt)
UPDATE due SET
    Interruptions = Interruptions + CASE WHEN LeaseOwner IS NULL THEN 0 ELSE 1 END, Attempts = Attempts + 1,
    LeaseOwner = @p1, LeaseUntil = DATEADD(second, @p2, SYSUTCDATETIME())
OUTPUT inserted.Id AS Value

GO

-- WorkClaim of Push
WITH due AS (
    SELECT TOP (@p0) * FROM [Pushes] WITH (UPDLOCK, READPAST, ROWLOCK)
    WHERE State = 1 AND NextAttemptAt <= SYSUTCDATETIME() AND (LeaseUntil IS NULL OR LeaseUntil < SYSUTCDATETIME())
    ORDER BY NextAttemptAt)
UPDATE due SET
    Interruptions = Interruptions + CASE WHEN LeaseOwner IS NULL THEN 0 ELSE 1 END, Attempts = Attempts + 1,
    LeaseOwner = @p1, LeaseUntil = DATEADD(second, @p2, SYSUTCDATETIME())
OUTPUT inserted.Id AS Value

GO

-- CellRows
INSERT INTO Cells (ProviderId, Number, AllocationId)
SELECT @p0, n, @p1 FROM OPENJSON(@p2) WITH (n int '$')
GO

-- ReserveAtOnce
SET NOCOUNT ON;
SET XACT_ABORT ON;
IF EXISTS (
    SELECT 1 FROM Cells AS cell JOIN Allocations AS other ON other.Id = cell.AllocationId
    WHERE cell.ProviderId = @p2 AND cell.Number >= @p7 AND cell.Number < @p8 AND other.Owner <> @p1
        AND (other.State <> 1 OR other.ExpiresAt > SYSUTCDATETIME())
        AND NOT EXISTS (SELECT 1 FROM Allocations AS known WHERE known.Id = @p0))
    SELECT 0 AS Value;
ELSE
BEGIN
    BEGIN TRANSACTION;
    UPDATE ProviderLocks SET Turn = Turn + 1 WHERE ProviderId = @p2;
    INSERT INTO Allocations (Id, State, Version, Owner, ProviderId, StartsAt, EndsAt, FirstCell, EndCell)
    SELECT @p0, 2, 1, @p1, @p2, @p5, @p6, @p7, @p8
    WHERE EXISTS (SELECT 1 FROM Schedules WHERE ProviderId = @p2 AND OrganisationId = @p3 AND Version = @p4)
        AND NOT EXISTS (SELECT 1 FROM Allocations WHERE Id = @p0)
        AND NOT EXISTS (
            SELECT 1 FROM Allocations
            WHERE ProviderId = @p2 AND State <> 4 AND FirstCell >= @p10 AND FirstCell < @p8 AND EndCell > @p7)
        AND (
            SELECT COUNT(*) FROM Allocations
            WHERE ProviderId = @p2 AND State <> 4 AND FirstCell >= @p11 AND FirstCell < @p12) < @p13;
    IF @@ROWCOUNT = 1
        INSERT INTO Cells (ProviderId, Number, AllocationId)
        SELECT @p2, n, @p0 FROM OPENJSON(@p9) WITH (n int '$');
    COMMIT TRANSACTION;
    SELECT State AS Value FROM Allocations
    WHERE Id = @p0 AND Owner = @p1 AND ProviderId = @p2 AND StartsAt = @p5 AND EndsAt = @p6 AND State IN (2, 3);
END

GO
