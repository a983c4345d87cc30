// The branches of a tree of nested lists: opening, closing, and fetching those that are not there yet. An item is a
// `role=treeitem` in an `li`, its branch the list after it; `data-branch` of the `li` is the address of one to fetch.
let made = 0

const itemOf = (node) => node.querySelector("[role=treeitem]")

// Give the lists below `list` the roles of a tree; `toggle` is cloned before each item that opens.
export function dress(list, toggle) {
  for (const node of list.querySelectorAll("li")) {
    const item = node.querySelector(":scope > .org-tree__item")
    const branch = node.querySelector(":scope > ul")
    node.setAttribute("role", "none")
    item.setAttribute("role", "treeitem")
    item.tabIndex = -1
    if (branch) own(item, branch)
    if (!branch && !node.dataset.branch) continue
    item.before(toggle.content.cloneNode(true))
    say(node, Boolean(branch))
  }
}

export async function open(node, toggle) {
  const branch = node.querySelector(":scope > ul") ?? (await fetched(node, toggle))
  if (!branch) return
  branch.hidden = false
  say(node, true)
}

export function close(node) {
  node.querySelector(":scope > ul").hidden = true
  say(node, false)
}

function say(node, opened) {
  node.toggleAttribute("data-open", opened)
  itemOf(node).ariaExpanded = String(opened)
}

function own(item, branch) {
  branch.id = `branch-${++made}`
  branch.setAttribute("role", "group")
  item.setAttribute("aria-owns", branch.id)
}

async function fetched(node, toggle) {
  const item = itemOf(node)
  if (item.ariaBusy === "true") return null
  item.ariaBusy = "true"
  const answer = await fetch(node.dataset.branch).catch(() => null)
  const text = answer?.ok ? await answer.text() : ""
  item.ariaBusy = null
  const branch = new DOMParser().parseFromString(text, "text/html").querySelector("ul")
  if (!branch) return null
  node.append(branch)
  own(item, branch)
  dress(branch, toggle)
  return branch
}
