"""The HTTP API, one file for each resource."""

from fastapi import APIRouter

from dateline.web.api import status

api = APIRouter(prefix="/api/v1")
for resource in (status,):
    api.include_router(resource.router)
