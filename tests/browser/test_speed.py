"""What a list page costs where there are many rows. Times are measured by `cargo xtask bench pages`, not here."""

import json
from concurrent.futures import ThreadPoolExecutor

import people
import server

USERS = 1000
MOST_BYTES = 100_000
MOST_REQUESTS = 6


def loaded(browser, path):
    """Requests and bytes of a page for a browser that has nothing of it yet."""
    browser.driver.get_log("performance")
    browser.cdp("Network.clearBrowserCache")
    browser.open(path)
    events = [json.loads(line["message"])["message"] for line in browser.driver.get_log("performance")]
    sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
    done = [event["params"]["encodedDataLength"] for event in events if event["method"] == "Network.loadingFinished"]
    return len(sent), sum(done)


def test_a_list_of_a_thousand_users_is_small(running, browser):
    iam = running.root("iam")
    iam.create_group(GroupName="everybody")

    def make(number):
        name = f"user-{number:04}"
        iam.create_user(UserName=name)
        iam.add_user_to_group(GroupName="everybody", UserName=name)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(make, range(USERS)))
    people.sign_in(browser, server.ACCOUNT, None, server.PASSWORD)
    for path, title in (
        ("/console/users", "Users"),
        ("/console/users?filter=user", "Users with “user”"),
        ("/console/groups/everybody", "User group everybody"),
        ("/console/groups/everybody/add-users", "Add users to everybody"),
    ):
        requests, size = loaded(browser, path)
        browser.titled(title)
        assert 1 < requests <= MOST_REQUESTS, path
        assert 5_000 < size <= MOST_BYTES, path
    # The last row is some pages away, or a filter.
    browser.open("/console/users").follow("Next page").titled("Users, next page").find(("link",), "user-0050")
    browser.fill("Filter users", "USER-0999").enter("Filter users").find(("link",), "user-0999")
