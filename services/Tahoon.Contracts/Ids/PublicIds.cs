using System.Text.Json.Serialization;

namespace Tahoon.Contracts.Ids;

/// <summary>An organisation's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<OrganisationId>))]
public readonly record struct OrganisationId(Guid Value) : IPublicId<OrganisationId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Organisation;

    /// <inheritdoc/>
    public static OrganisationId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>A client application's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<ClientId>))]
public readonly record struct ClientId(Guid Value) : IPublicId<ClientId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Application;

    /// <inheritdoc/>
    public static ClientId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>A user's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<UserId>))]
public readonly record struct UserId(Guid Value) : IPublicId<UserId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.User;

    /// <inheritdoc/>
    public static UserId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>A care provider's id; the audited API calls it serviceProviderId and userLoginInfoId.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<ProviderId>))]
public readonly record struct ProviderId(Guid Value) : IPublicId<ProviderId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Provider;

    /// <inheritdoc/>
    public static ProviderId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>A booking's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<BookingId>))]
public readonly record struct BookingId(Guid Value) : IPublicId<BookingId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Booking;

    /// <inheritdoc/>
    public static BookingId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>The id of the order that a booking is charged by.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<OrderId>))]
public readonly record struct OrderId(Guid Value) : IPublicId<OrderId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Order;

    /// <inheritdoc/>
    public static OrderId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>The id of a held slot.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<HoldId>))]
public readonly record struct HoldId(Guid Value) : IPublicId<HoldId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Hold;

    /// <inheritdoc/>
    public static HoldId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>A speciality's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<SpecialityId>))]
public readonly record struct SpecialityId(Guid Value) : IPublicId<SpecialityId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Speciality;

    /// <inheritdoc/>
    public static SpecialityId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>An assessment question's id.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<QuestionId>))]
public readonly record struct QuestionId(Guid Value) : IPublicId<QuestionId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.Question;

    /// <inheritdoc/>
    public static QuestionId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}

/// <summary>The id of a provider's time off.</summary>
[JsonConverter(typeof(PublicIdJsonConverter<TimeOffId>))]
public readonly record struct TimeOffId(Guid Value) : IPublicId<TimeOffId>
{
    /// <inheritdoc/>
    public static IdKind Kind => IdKind.TimeOff;

    /// <inheritdoc/>
    public static TimeOffId From(Guid value) => new(value);

    /// <summary>The opaque text.</summary>
    public override string ToString() => PublicId.Write(this);
}
