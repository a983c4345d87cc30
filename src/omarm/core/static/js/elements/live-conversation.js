// <live-conversation src="/live" token-url="/live/token/" post="12" since="345" newest-first>
//   <form hidden action="/posts/12/" data-from="/posts/12/comments/since/" data-one="1 new comment" data-more="{n} new comments">
//     <input type="hidden" name="since"><button>…</button></form> <ol></ol> <p role="status"></p>
// </live-conversation>
// Offers the comments that came after the one in `since`. The form puts them in the list; from there each goes to the thread
// that it answers (data-into), or to the end of #threads.
import { listenWhileShown } from "listening"

class LiveConversation extends HTMLElement {
  #seen = new Set()
  #stop = null
  #isStale = false

  connectedCallback() {
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants: [`post=${this.getAttribute("post")}`] })
    document.addEventListener("visibilitychange", this.#looked)
    this.#arrivals.observe(this.querySelector("ol"), { childList: true })
  }

  disconnectedCallback() {
    this.#stop()
    this.#arrivals.disconnect()
    document.removeEventListener("visibilitychange", this.#looked)
  }

  get #since() {
    return Number(this.getAttribute("since"))
  }

  #heard = ({ kind, id, on }) => {
    if (kind === "gap") {
      this.#isStale = true
      this.#looked()
    }
    if (id <= this.#since || !on.includes(`c${this.getAttribute("post")}`)) return

    if (kind === "comment" || kind === "comment-back") this.#offer([id])
    if (kind === "comment-gone" && this.#seen.delete(id)) this.#offer([])
  }

  // After events were missed it asks what came, but not for a tab that nobody looks at.
  #looked = async () => {
    if (document.hidden || !this.#isStale) return

    this.#isStale = false
    const address = `${this.querySelector("form").dataset.from}?since=${this.#since}`
    const answer = await fetch(address).catch(() => null)
    if (!answer?.ok || answer.redirected) return

    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    this.#offer([...page.querySelectorAll(".comment[id]")].map(({ id }) => Number(id.replace("comment-", ""))))
  }

  #offer(ids) {
    for (const id of ids) if (!document.getElementById(`comment-${id}`)) this.#seen.add(id)
    const form = this.querySelector("form")
    const { one, more } = form.dataset
    const words = this.#seen.size === 1 ? one : more.replace("{n}", this.#seen.size)
    form.elements.since.value = this.#since
    if (this.#seen.size) form.querySelector("button").textContent = words
    this.querySelector("[role=status]").textContent = this.#seen.size ? words : ""
    form.hidden = !this.#seen.size
  }

  // What the form brought ends in a mark of how far it goes.
  #arrivals = new MutationObserver(() => {
    const mark = this.querySelector("ol > [data-newest]")
    if (!mark) return

    const newest = Number(mark.dataset.newest)
    mark.remove()
    this.setAttribute("since", newest)
    this.#seen = new Set([...this.#seen].filter((id) => id > newest))
    const came = [...this.querySelectorAll("ol > .comment")].filter((item) => this.#place(item))
    this.#offer([])
    came[0]?.focus()
    document.querySelector("live-bar")?.dispatchEvent(new CustomEvent("reacted")) // it counts them too
  })

  // Returns whether the comment was not on the page yet. One whose thread is on another page stays where it is.
  #place(item) {
    if (document.querySelectorAll(`#${item.id}`).length > 1) {
      item.remove()
      return false
    }

    const { into } = item.dataset
    const pages = document.querySelectorAll("#threads > .comments")
    if (into) document.getElementById(into)?.append(item)
    else if (this.hasAttribute("newest-first")) pages[0]?.prepend(item)
    else pages[pages.length - 1]?.append(item)
    item.dataset.new = ""
    return true
  }
}

customElements.define("live-conversation", LiveConversation)
