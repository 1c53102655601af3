"""What a page is to somebody who listens to it, and to somebody who needs its letters twice as large."""

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

# What one can act on. Each has a name, or a screen reader says "button" and nothing else.
CONTROLS = frozenset(
    {
        *("button", "checkbox", "combobox", "image", "link", "listbox", "menuitem"),
        *("radio", "searchbox", "slider", "spinbutton", "switch", "textbox"),
    }
)

# Twice the letters, every closed part opened. Returns what is lost then, and puts everything back.
LARGE = """() => {
  const root = document.documentElement;
  const opened = [...document.querySelectorAll('details:not([open])')];
  for (const one of opened) one.open = true;
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio';
  const seen = () => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility());
  const before = seen();
  root.style.fontSize = '200%';
  const found = [];
  if (root.scrollWidth > window.innerWidth) found.push(`${root.scrollWidth - window.innerWidth} px too wide`);
  for (const one of before) {
    const box = one.getBoundingClientRect();
    const words = `${one.outerHTML.slice(0, 90)}`;
    if (!one.checkVisibility() || box.width < 1 || box.height < 1) found.push(`lost: ${words}`);
    else if (one.closest('.vh') === null && (box.left < -1 || box.right > window.innerWidth + 1)) {
      if (box.bottom > 0) found.push(`out of sight (${Math.round(box.left)} to ${Math.round(box.right)}): ${words}`);
    }
    if (one.matches('a, button, summary') && !one.matches('.skip') && getComputedStyle(one).overflowX !== 'visible'
        && one.scrollWidth > one.clientWidth + 1) found.push(`cut off: ${words}`);
  }
  root.style.fontSize = '';
  for (const one of opened) one.open = false;
  return found;
}"""


def tree(page: Page) -> list[dict[str, Any]]:
    """The accessibility tree, as the browser hands it to a screen reader: role, name, level of each node."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", "").strip(),
            "level": next((one["value"]["value"] for one in node["properties"] if one["name"] == "level"), 0),
        }
        for node in nodes
        if not node["ignored"] and "properties" in node
    ]


def unheard(page: Page) -> list[str]:
    """Controls without a name, fields of several choices without a question, headings out of order."""
    nodes = tree(page)
    found = [
        f"{page.url}: {node['role']} without a name" for node in nodes if node["role"] in CONTROLS and not node["name"]
    ]
    levels = [node["level"] for node in nodes if node["role"] == "heading"]
    if levels[:1] != [1] or levels.count(1) != 1:
        found.append(f"{page.url}: headings begin {levels}")
    found += [f"{page.url}: heading {below} under {above}" for above, below in pairwise(levels) if below > above + 1]
    choices = page.locator("main fieldset").count()
    named = sum(node["role"] in ("group", "radiogroup") and bool(node["name"]) for node in nodes)
    if named < choices:
        found.append(f"{page.url}: {choices} fields of choices, {named} with a question")
    main = sum(node["role"] == "main" for node in nodes)
    if main != 1 or not page.title():
        found.append(f"{page.url}: {main} main parts, title {page.title()!r}")
    return found


def too_small_for_large_letters(page: Page) -> list[str]:
    """What gets lost when letters are twice as large (WCAG 1.4.4), at the width that the window has."""
    return [f"{page.url} at 200 %: {lost}" for lost in page.evaluate(LARGE)]
