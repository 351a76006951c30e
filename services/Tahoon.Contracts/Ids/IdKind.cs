namespace Tahoon.Contracts.Ids;

/// <summary>What an identifier names. The number is part of every identifier ever given out: never change or reuse one.</summary>
public enum IdKind : byte
{
    /// <summary>An organisation.</summary>
    Organisation = 1,

    /// <summary>A client application of an organisation.</summary>
    Application = 2,

    /// <summary>A user (patient).</summary>
    User = 3,

    /// <summary>A care provider.</summary>
    Provider = 4,

    /// <summary>A booking.</summary>
    Booking = 5,

    /// <summary>The order that a booking is charged by.</summary>
    Order = 6,

    /// <summary>A held slot.</summary>
    Hold = 7,

    /// <summary>A speciality of the catalogue.</summary>
    Speciality = 8,

    /// <summary>An assessment question.</summary>
    Question = 9,

    /// <summary>A provider's time off.</summary>
    TimeOff = 10,
}
