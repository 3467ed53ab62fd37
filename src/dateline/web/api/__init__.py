"""The HTTP API, one file for each resource."""

from fastapi import APIRouter

from dateline.web.api import claims, decisions, documents, links, runs, search, sources, status, texts

api = APIRouter(prefix="/api/v1")
for resource in (documents, texts, claims, links, decisions, sources, runs, search, status):
    api.include_router(resource.router)
