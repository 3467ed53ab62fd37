"""With accounts nobody gets in without a password, and the login page leads to where one was going."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from dateline.web.accounts import add_person
from dateline.web.people import Role
from tests.e2e.conftest import Served

PASSWORD = "quite a long secret"  # noqa: S105 - of nobody


def test_somebody_logs_in_and_out(page: Page, served: Served) -> None:
    """A page asks for the login, goes on after it, and the menu offers to log out again."""
    add_person(served.project, "amina", Role.ADMIN, PASSWORD, by="tester")
    page.goto(served.base + "/sources")
    page.wait_for_url("**/login**")
    page.locator("[name=name]").fill("amina")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources")
    expect(page.locator(".who")).to_contain_text("amina")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    page.goto(served.base + "/")
    page.wait_for_url("**/login**")
