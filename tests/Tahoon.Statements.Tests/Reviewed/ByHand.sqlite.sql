-- DatabaseClock
SELECT "s"."Value"
FROM (
    SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS Value
) AS "s"
LIMIT 2
GO

-- DatabaseHealth
SELECT 1
GO

-- CellRows
INSERT INTO Cells (ProviderId, Number, AllocationId)
SELECT @p0, value, @p1 FROM json_each(@p2)
GO
