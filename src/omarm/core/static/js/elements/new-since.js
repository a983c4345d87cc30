// <new-since person="7" post="12" href="/posts/12/?since=" one="1 new comment …" more="{n} new comments …" mark="New"></new-since>
// Marks the comments on this page that came after one was last here, and links to the first one. Where one was is kept in
// this browser alone: the server does not know what anybody read.
const COMMENT = /^comment-(\d+)$/

class NewSince extends HTMLElement {
  connectedCallback() {
    const seen = Number(localStorage.getItem(this.#key) ?? "0")
    const fresh = this.#comments.filter(([number]) => seen && number > seen)
    for (const [, item] of fresh) item.dataset.new = this.getAttribute("mark")
    if (fresh.length) this.#offer(fresh.length, seen)
    this.#remember()
    this.#arrivals.observe(document.getElementById("threads") ?? this, { childList: true, subtree: true })
  }

  disconnectedCallback() {
    this.#arrivals.disconnect()
  }

  #arrivals = new MutationObserver(() => this.#remember())

  get #key() {
    return `seen:${this.getAttribute("person")}:post-${this.getAttribute("post")}`
  }

  get #comments() {
    return [...document.querySelectorAll(".comment[id]")]
      .map((item) => [Number(item.id.match(COMMENT)?.[1]), item])
      .filter(([number]) => number)
  }

  #offer(count, seen) {
    const link = document.createElement("a")
    link.href = `${this.getAttribute("href")}${seen}`
    link.textContent = this.getAttribute(count === 1 ? "one" : "more").replace("{n}", count)
    this.replaceChildren(link)
  }

  #remember() {
    const newest = Math.max(0, ...this.#comments.map(([number]) => number))
    try {
      if (newest > Number(localStorage.getItem(this.#key) ?? "0")) localStorage.setItem(this.#key, newest)
    } catch {
      // The store is full or closed (private window): nothing is marked next time.
    }
  }
}

customElements.define("new-since", NewSince)
