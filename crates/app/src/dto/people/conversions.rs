//! Between people as the address book keeps them and as the window sees them.

use super::{
    AddressStandingDto, ChannelDto, DetailsDto, GroupDto, HowDto, OpensDto, OutcomeDto, PersonDto, PersonRowDto,
    PersonStandingDto, PhoneDto, VerificationDto,
};
use muhr_people::store::{Group, Listed, Stored};
use muhr_people::{Channel, Details, How, Opens, Outcome, PersonId, Phone, Standing, Verification};

impl From<Standing> for PersonStandingDto {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Unverified => Self::Unverified,
            Standing::Verified => Self::Verified,
            Standing::Expired => Self::Expired,
            Standing::Refused => Self::Refused,
        }
    }
}

impl PersonStandingDto {
    /// The word as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Verified => "verified",
            Self::Expired => "expired",
            Self::Refused => "refused",
        }
    }
}

impl From<How> for HowDto {
    fn from(how: How) -> Self {
        match how {
            How::CallBack => Self::CallBack,
            How::InPerson => Self::InPerson,
            How::Video => Self::Video,
            How::Official => Self::Official,
            How::Checklist => Self::Checklist,
        }
    }
}

impl From<HowDto> for How {
    fn from(how: HowDto) -> Self {
        match how {
            HowDto::CallBack => Self::CallBack,
            HowDto::InPerson => Self::InPerson,
            HowDto::Video => Self::Video,
            HowDto::Official => Self::Official,
            HowDto::Checklist => Self::Checklist,
        }
    }
}

impl HowDto {
    /// The word as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CallBack => "call-back",
            Self::InPerson => "in-person",
            Self::Video => "video",
            Self::Official => "official",
            Self::Checklist => "checklist",
        }
    }
}

impl From<Outcome> for OutcomeDto {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Verified => Self::Verified,
            Outcome::Refused => Self::Refused,
            Outcome::Reported => Self::Reported,
        }
    }
}

impl From<OutcomeDto> for Outcome {
    fn from(outcome: OutcomeDto) -> Self {
        match outcome {
            OutcomeDto::Verified => Self::Verified,
            OutcomeDto::Refused => Self::Refused,
            OutcomeDto::Reported => Self::Reported,
        }
    }
}

impl OutcomeDto {
    /// The word as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Refused => "refused",
            Self::Reported => "reported",
        }
    }
}

impl From<ChannelDto> for Channel {
    fn from(channel: ChannelDto) -> Self {
        match channel {
            ChannelDto::Sms => Self::Sms,
            ChannelDto::Call => Self::Call,
            ChannelDto::Whatsapp => Self::Whatsapp,
            ChannelDto::Person => Self::Person,
        }
    }
}

impl From<Channel> for ChannelDto {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Sms => Self::Sms,
            Channel::Call => Self::Call,
            Channel::Whatsapp => Self::Whatsapp,
            Channel::Person => Self::Person,
        }
    }
}

impl From<OpensDto> for Opens {
    fn from(opens: OpensDto) -> Self {
        match opens {
            OpensDto::Zip => Self::Zip,
            OpensDto::Muhr => Self::Muhr,
        }
    }
}

impl From<Opens> for OpensDto {
    fn from(opens: Opens) -> Self {
        match opens {
            Opens::Zip => Self::Zip,
            Opens::Muhr => Self::Muhr,
        }
    }
}

impl From<DetailsDto> for Details {
    fn from(dto: DetailsDto) -> Self {
        Self {
            name: dto.name,
            organisation: dto.organisation,
            office: dto.office,
            addresses: dto.addresses,
            phones: dto.phones.into_iter().map(|phone| Phone { number: phone.number, label: phone.label }).collect(),
            channel: dto.channel.map(Channel::from),
            language: dto.language,
            opens: dto.opens.map(Opens::from),
            notes: dto.notes,
        }
    }
}

impl From<Details> for DetailsDto {
    fn from(details: Details) -> Self {
        let phones = details.phones.into_iter().map(|phone| PhoneDto { number: phone.number, label: phone.label });
        Self {
            name: details.name,
            organisation: details.organisation,
            office: details.office,
            addresses: details.addresses,
            phones: phones.collect(),
            channel: details.channel.map(ChannelDto::from),
            language: details.language,
            opens: details.opens.map(OpensDto::from),
            notes: details.notes,
        }
    }
}

impl From<Verification> for VerificationDto {
    fn from(one: Verification) -> Self {
        Self {
            at: one.at,
            until: one.until,
            by: one.by,
            how: one.how.into(),
            outcome: one.outcome.into(),
            addresses: one.addresses,
            note: one.note,
            message: one.message,
        }
    }
}

impl PersonDto {
    /// A person as the window shows one at `now`.
    #[must_use]
    pub fn of(stored: Stored, now: i64) -> Self {
        let standing = |address: &String| AddressStandingDto {
            address: address.clone(),
            standing: stored.standing(Some(address), now).into(),
        };
        Self {
            id: stored.id.0,
            standing: stored.standing(None, now).into(),
            addresses: stored.details.addresses.iter().map(standing).collect(),
            verifications: stored.verifications.iter().rev().cloned().map(VerificationDto::from).collect(),
            sealed: stored.sealed,
            details: stored.details.into(),
        }
    }
}

impl From<Listed> for PersonRowDto {
    fn from(listed: Listed) -> Self {
        let PersonId(id) = listed.id;
        Self {
            id,
            name: listed.name,
            organisation: listed.organisation,
            office: listed.office,
            address: listed.address,
            standing: listed.standing.into(),
            until: listed.until,
        }
    }
}

impl From<Group> for GroupDto {
    fn from(group: Group) -> Self {
        Self { shared: group.shared, people: group.people.into_iter().map(PersonRowDto::from).collect() }
    }
}
