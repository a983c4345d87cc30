// <nav class="tabs"><a href="…">…</a><a href="…" aria-current="page">…</a><shown-current hidden></shown-current></nav>
// The row that it stands in scrolls sideways: what is current in it comes into view, in the middle. The page itself stays.
class ShownCurrent extends HTMLElement {
  connectedCallback() {
    const row = this.parentElement
    const current = row.querySelector("[aria-current]")
    if (!current) return

    const [outer, own] = [row.getBoundingClientRect(), current.getBoundingClientRect()]
    row.scrollLeft += own.left + own.width / 2 - (outer.left + outer.width / 2)
  }
}

customElements.define("shown-current", ShownCurrent)
