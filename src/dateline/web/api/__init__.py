"""The HTTP API, one file for each resource."""

from fastapi import APIRouter

from dateline.web.api import claims, documents, links, runs, sources, status, texts

api = APIRouter(prefix="/api/v1")
for resource in (documents, texts, claims, links, sources, runs, status):
    api.include_router(resource.router)
