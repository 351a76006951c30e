using System.Collections;
using System.Data.Common;

namespace Tahoon.Testing.Statements;

/// <summary>An answer of one row with nothing in it, whatever was asked: enough for a query to go on to its next statement.</summary>
internal sealed class OneRow : DbDataReader
{
    private bool _read;

    public override int Depth => 0;

    public override int FieldCount => 256;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(0);

    public override bool Read() => !_read && (_read = true);

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(string) ? (T)(object)"" : default!;

    public override bool GetBoolean(int ordinal) => false;

    public override byte GetByte(int ordinal) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override char GetChar(int ordinal) => ' ';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "";

    public override DateTime GetDateTime(int ordinal) => default;

    public override decimal GetDecimal(int ordinal) => 0;

    public override double GetDouble(int ordinal) => 0;

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override float GetFloat(int ordinal) => 0;

    public override Guid GetGuid(int ordinal) => default;

    public override short GetInt16(int ordinal) => 0;

    public override int GetInt32(int ordinal) => 0;

    public override long GetInt64(int ordinal) => 0;

    public override string GetName(int ordinal) => $"{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetString(int ordinal) => "";

    public override object GetValue(int ordinal) => "";

    public override int GetValues(object[] values) => 0;
}
