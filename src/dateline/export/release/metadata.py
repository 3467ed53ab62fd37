"""What machines read of a release: Data Package v2, Croissant and the Citation File Format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dateline.export.release.facts import Author, ReleaseFacts, licence_url, licences
from dateline.export.release.tables import Column, Kind, Table, tables

KEYWORDS = ("political violence", "armed conflict", "armed groups", "event data")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CROISSANT = "http://mlcommons.org/croissant/1.0"
CSV, PARQUET, GEOJSON = "text/csv", "application/vnd.apache.parquet", "application/geo+json"
CROISSANT_TYPES = {
    Kind.STRING: "sc:Text",
    Kind.INTEGER: "sc:Integer",
    Kind.NUMBER: "sc:Float",
    Kind.BOOLEAN: "sc:Boolean",
    Kind.DATE: "sc:Date",
    Kind.DATETIME: "sc:Date",
}
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of a release as it was written."""

    name: str
    size: int
    sha256: str

    @property
    def media_type(self) -> str:
        """Tell what kind of file it is, by how its name ends."""
        return next(kind for end, kind in _MEDIA if self.name.endswith(end))


_MEDIA = ((".csv", CSV), (".parquet", PARQUET), (".geojson", GEOJSON))


def data_package(facts: ReleaseFacts, files: Sequence[ReleaseFile]) -> str:
    """Describe the release as a Data Package: each CSV with its schema, its size and its digest."""
    by_name = {file.name: file for file in files}
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": facts.slug,
        "title": facts.title,
        "description": facts.description,
        "version": facts.name,
        "created": f"{facts.day.isoformat()}T00:00:00Z",
        "homepage": facts.url,
        "keywords": list(KEYWORDS),
        "licenses": [_licence(facts.licence)] if facts.licence else None,
        "contributors": [_contributor(author) for author in facts.authors],
        "resources": [
            *(_resource(table, by_name[table.csv]) for table in tables().values()),
            _geojson_resource(by_name["events.geojson"]),
        ],
        "dateline": {**facts.made, "previous": facts.previous},
    }
    return _json({name: value for name, value in described.items() if value is not None})


def _licence(spdx: str) -> dict[str, str]:
    return {"name": spdx, "title": licences().get(spdx, spdx), "path": licence_url(spdx)}


def _contributor(author: Author) -> dict[str, Any]:
    names = {"givenName": author.given, "familyName": author.name} if author.given else {}
    return {"title": author.full, **names, "roles": ["creator"]}


def _resource(table: Table, file: ReleaseFile) -> dict[str, Any]:
    return {
        "name": table.id,
        "type": "table",
        "path": file.name,
        "title": table.label,
        "description": table.description,
        "format": "csv",
        "mediatype": CSV,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    links = [(column.name, column.of) for column in table.columns if column.of]
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if links:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": of, "fields": [tables()[of].key[0]]}} for name, of in links
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    rules = {name: True for name in ("required", "unique") if getattr(column, name)}
    told: dict[str, Any] = {"name": column.name, "type": column.kind.value, "description": column.says}
    return {**told, "constraints": rules} if rules else told


def _geojson_resource(file: ReleaseFile) -> dict[str, Any]:
    return {
        "name": "events-geojson",
        "path": file.name,
        "title": "Events on a map",
        "description": "The events as GeoJSON; one without a known point has a null geometry.",
        "format": "geojson",
        "mediatype": GEOJSON,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def croissant(facts: ReleaseFacts, files: Sequence[ReleaseFile]) -> str:
    """Describe the release in Croissant: every file with its digest, every table with its fields."""
    described: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": facts.slug,
        "conformsTo": CROISSANT,
        "description": facts.description,
        "alternateName": facts.title,
        "version": facts.name,
        "datePublished": facts.day.isoformat(),
        "citeAs": facts.citation,
        "keywords": list(KEYWORDS),
        "license": licence_url(facts.licence) if facts.licence else None,
        "url": facts.url,
        "isLiveDataset": False,
        "creator": [
            {"@type": "sc:Person" if each.given else "sc:Organization", "name": each.full} for each in facts.authors
        ],
        "rai:personalSensitiveInformation": _on_names(facts),
        "distribution": [_file_object(file) for file in files],
        "recordSet": [_record_set(table) for table in tables().values()],
    }
    return _json({name: value for name, value in described.items() if value is not None})


def _on_names(facts: ReleaseFacts) -> str:
    if facts.made["names"] == "withheld":
        return "Victims' and other private persons' names are withheld; leaders of armed groups are named as told."
    return "The dataset names private persons, victims among them."


def _file_object(file: ReleaseFile) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table.id,
        "name": table.id,
        "description": table.description,
        "field": [_croissant_field(table, column) for column in table.columns],
    }
    return {**told, "key": [{"@id": f"{table.id}/{name}"} for name in table.key]} if table.key else told


def _croissant_field(table: Table, column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.id}/{column.name}",
        "name": column.name,
        "description": column.says,
        "dataType": CROISSANT_TYPES[column.kind],
        "source": {"fileObject": {"@id": table.csv}, "extract": {"column": column.name}},
    }
    if column.of:
        told["references"] = {"field": {"@id": f"{column.of}/{tables()[column.of].key[0]}"}}
    return told


def citation_file(facts: ReleaseFacts) -> str:
    """Write CITATION.cff, version 1.2.0."""
    described = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": facts.title,
        "version": facts.name,
        "date-released": facts.day.isoformat(),
        "authors": list(_cff_authors(facts.authors)),
        "abstract": facts.description,
        "keywords": list(KEYWORDS),
        "license": facts.licence if facts.licence in licences() else None,
        "url": facts.url,
    }
    kept = {name: value for name, value in described.items() if value is not None}
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=120)


def _cff_authors(authors: Iterable[Author]) -> Iterable[dict[str, str]]:
    for author in authors:
        yield {"family-names": author.name, "given-names": author.given} if author.given else {"name": author.name}


def _json(described: dict[str, Any]) -> str:
    return json.dumps(described, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
