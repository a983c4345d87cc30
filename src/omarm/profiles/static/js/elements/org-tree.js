// <org-tree label="Chart"><ul><li><a class="org-tree__item">…</a><ul>…</ul></li><li data-branch="/address/">…</li></ul>
//   <template><button class="org-tree__toggle"></button></template></org-tree>
// Makes nested lists a tree as the ARIA Authoring Practices describe it: arrows, Home, End, * and letters. Without it the
// lists read as lists, and names lead further.
import { close, dress, open } from "branches"

class OrgTree extends HTMLElement {
  connectedCallback() {
    const top = this.querySelector(":scope > ul")
    top.setAttribute("role", "tree")
    top.setAttribute("aria-label", this.getAttribute("label"))
    dress(top, this.#toggle)
    this.#rove(this.querySelector("[aria-current]") ?? this.querySelector("[role=treeitem]"))
    this.addEventListener("keydown", this.#key)
    this.addEventListener("focusin", ({ target }) => this.#rove(target.closest("[role=treeitem]")))
    this.addEventListener("click", ({ target }) => this.#turn(target.closest(".org-tree__toggle")?.parentElement))
  }

  get #toggle() {
    return this.querySelector(":scope > template")
  }

  get #shown() {
    return [...this.querySelectorAll("[role=treeitem]")].filter((item) => !item.closest("ul[hidden]"))
  }

  // One item at a time can be reached by Tab.
  #rove(item) {
    if (!item) return
    for (const other of this.querySelectorAll('[role=treeitem][tabindex="0"]')) other.tabIndex = -1
    item.tabIndex = 0
  }

  #turn(node) {
    if (!node) return
    if (node.hasAttribute("data-open")) close(node)
    else open(node, this.#toggle)
  }

  #key = (event) => {
    const item = event.target.closest("[role=treeitem]")
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return

    const act = this.#acts[event.key] ?? (/^\S$/u.test(event.key) ? this.#find : null)
    if (!act) return
    event.preventDefault()
    event.stopPropagation() // letters are shortcuts elsewhere on the page
    act(item, event.key)
  }

  #acts = {
    ArrowDown: (item) => this.#step(item, 1),
    ArrowUp: (item) => this.#step(item, -1),
    Home: () => this.#shown[0].focus(),
    End: () => this.#shown.at(-1).focus(),
    ArrowRight: (item) => {
      if (item.ariaExpanded === "false") open(item.parentElement, this.#toggle)
      else if (item.ariaExpanded === "true") this.#step(item, 1)
    },
    ArrowLeft: (item) => {
      if (item.ariaExpanded === "true") close(item.parentElement)
      else this.#above(item)?.focus()
    },
    "*": (item) => {
      for (const node of item.parentElement.parentElement.children) {
        if (node.querySelector("[role=treeitem]").ariaExpanded === "false") open(node, this.#toggle)
      }
    },
  }

  #step(item, by) {
    const shown = this.#shown
    shown[shown.indexOf(item) + by]?.focus()
  }

  #above(item) {
    return item.parentElement.parentElement.closest("li")?.querySelector("[role=treeitem]")
  }

  #find = (item, letter) => {
    const shown = this.#shown
    const next = shown.indexOf(item) + 1
    const words = (one) => one.querySelector(".org-tree__name").textContent.trim().toLowerCase()
    const found = [...shown.slice(next), ...shown.slice(0, next)].find((one) => words(one).startsWith(letter.toLowerCase()))
    found?.focus()
  }
}

customElements.define("org-tree", OrgTree)
