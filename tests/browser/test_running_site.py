def test_the_site_opens_without_javascript(browse, home):
    page = browse(javascript=False, width=390, colours="dark")
    assert page.goto("/").status == 200


def test_the_site_opens_under_another_name_with_storage_blocked(browse, home, other_site):
    page = browse(blocked=True)
    assert page.goto(f"{other_site}/").status == 200
    assert page.evaluate("(() => { try { sessionStorage } catch (e) { return e.name } })()") == (
        "SecurityError"
    )
    assert not page.context.cookies()
