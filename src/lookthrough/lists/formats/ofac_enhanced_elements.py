"""Every element of OFAC's ENHANCED XML: what is used, and what is left and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Indented as the elements nest; beside each, its attributes, and after a colon why it is left.
# As seen in exports of 2024 and 2025: a party, then what stands before the first of them.
_ELEMENTS = """
generalInfo
  identityId : the publisher's second number of the party, used nowhere else in the file
  entityType @refId
  remarks
  title
sanctionsLists
  sanctionsList @refId @id @datePublished
sanctionsPrograms
  sanctionsProgram @refId @id
sanctionsTypes
  sanctionsType @refId @id
legalAuthorities
  legalAuthority @refId @id
names
  name @id
    isPrimary
    aliasType @refId
    isLowQuality
    translations
      translation @id
        isPrimary : the order of the translations says the same
        script @refId : the letters show it
        formattedFirstName
        formattedLastName
        formattedFullName
        nameParts
          namePart @id
            type @refId
            value
addresses
  address @id
    country @refId
    translations
      translation @id
        isPrimary : the order of the translations says the same
        script @refId : the letters show it
        addressParts
          addressPart @id
            type @refId
            value
features
  feature @id
    type @featureTypeId
    versionId : counts the publisher's edits
    value
    valueRefId
    valueDate @id
      fromDateBegin
      fromDateEnd
      toDateBegin
      toDateEnd
      isApproximate
      isDateRange
    isPrimary
    reliability @refId
    comments
identityDocuments
  identityDocument @id
    type @refId
    name @nameId @nameTranslationId
    documentNumber
    isValid
    issuingAuthority
    issuingCountry @refId
    issuingLocation
    issueDate @id
      fromDateBegin
      fromDateEnd
      toDateBegin
      toDateEnd
      isApproximate
      isDateRange
    expirationDate @id
      fromDateBegin
      fromDateEnd
      toDateBegin
      toDateEnd
      isApproximate
      isDateRange
    comments
    idFeatures
      idFeature @id @featureVersionId
relationships
  relationship @id
    type @refId
    relatedEntity @entityId
    quality @refId
"""
_HEAD = """
dataAsOf
filters
  sanctionsLists
    sanctionsList @refId
  sanctionsPrograms
    sanctionsProgram @refId
  sanctionsTypes
    sanctionsType @refId
  entityTypes
    entityType @refId
  countries
    country @refId
referenceValue @refId
  type
  value : said again wherever it is used
  isoCode
  code : another country or script code
featureType @featureTypeId
  type
  detailType @refId : the value's own form shows it
  publishExclude : about the publisher's other formats
  publishDescription
  publishOrder : about the publisher's other formats
"""


@dataclass(slots=True)
class Known:
    """One element as this reader knows it; ``left`` says why it is not used, if it is not."""

    attributes: frozenset[str] = frozenset()
    left: str = ""
    children: dict[str, Known] = field(default_factory=dict)


def _parsed(text: str) -> Known:
    root = Known(frozenset({"id"}))
    above = [root]
    for line in text.strip("\n").splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        words, _, left = line.partition(" : ")
        name, *attributes = words.split()
        known = Known(frozenset(word.removeprefix("@") for word in attributes), left)
        above[depth].children[name] = known
        above[depth + 1 :] = [known]
    return root


def _reasons(known: Known, path: str) -> Mapping[str, str]:
    found = {path: known.left} if known.left else {}
    for name, below in known.children.items():
        found |= _reasons(below, f"{path}/{name}".removeprefix("/"))
    return found


ENTITY = _parsed(_ELEMENTS)
HEAD = _parsed(_HEAD)
LEFT = {**_reasons(HEAD, ""), **_reasons(ENTITY, "entity")}
"""Path of each element that is left: why."""
