// <live-changes src="/live" token-url="/live/token/" post="12" hidden>
//   <form hx-get="/posts/12/comments/now/" hx-trigger="changed" hx-target="#changed-12"><input type="hidden" name="comments"></form>
//   <ol id="changed-12"></ol>
// </live-changes>
// Shows what became of a comment that stands on the page: changed, deleted, brought back. The form asks for them some moments
// later, and what comes takes the place of what stood there; never under the eyes of who is in it, which waits.
import { listenWhileShown } from "listening"

const SOONEST = 200
const SPREAD = 1500 // many hear of it in the same moment
const KINDS = ["comment-changed", "comment-gone", "comment-back"]
const MOST_AT_ONCE = 50
const IN_HAND = "[formaction$='/restore/']" // one's own, just deleted, with the way back in its place

class LiveChanges extends HTMLElement {
  #stop = null
  #timer = 0
  #changed = new Set()

  connectedCallback() {
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants: [`post=${this.getAttribute("post")}`] })
    this.addEventListener("htmx:afterSettle", this.#answered)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
    this.removeEventListener("htmx:afterSettle", this.#answered)
    this.#stop()
  }

  // After events were missed any of them may have changed.
  #heard = ({ kind, id, on }) => {
    const isMine = KINDS.includes(kind) && on.includes(`c${this.getAttribute("post")}`)
    if (isMine) this.#note(`#comment-${id}, .comment:has(> .comment__main > .comment__quote a[href$="#comment-${id}"])`)
    if (kind === "gap") this.#note("#threads .comment[id]")
  }

  #note(selector) {
    for (const item of document.querySelectorAll(selector)) this.#changed.add(item.id.replace("comment-", ""))
    if (this.#changed.size) this.#soon()
  }

  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#ask, SOONEST + Math.random() * SPREAD)
  }

  #ask = () => {
    const free = [...this.#changed].filter((number) => !isHeld(number)).slice(0, MOST_AT_ONCE)
    for (const number of free) this.#changed.delete(number)
    if (free.length) {
      this.querySelector("input").value = free.join()
      this.querySelector("form").dispatchEvent(new CustomEvent("changed"))
    }
    if (this.#changed.size) this.#soon()
  }

  #answered = () => {
    for (const answer of this.querySelectorAll("ol > [data-comment]")) this.#show(answer.dataset.comment, answer)
    this.querySelector("ol").replaceChildren()
  }

  #show(number, answer) {
    if (isHeld(number)) return this.#note(`#comment-${number}`)

    const shown = mainOf(number)
    if (shown && !shown.querySelector(IN_HAND)) keepPlace(() => shown.replaceWith(answer.querySelector(".comment__main")))
  }
}

function mainOf(number) {
  return document.querySelector(`#comment-${number} > .comment__main`)
}

// Whether somebody is in the comment: writes, chooses words in it, looks at a photo of it; or does not look at all.
function isHeld(number) {
  const selection = getSelection()
  const isChosen = !selection.isCollapsed && mainOf(number) && selection.containsNode(mainOf(number), true)
  return document.hidden || isChosen || mainOf(number)?.matches(":focus-within") || document.querySelector("dialog[open]") !== null
}

// The browser keeps the place of who reads further down; the field that somebody writes in we hold ourselves.
function keepPlace(change) {
  const field = document.activeElement
  const before = field.getBoundingClientRect()
  change()
  const isInView = field !== document.body && before.bottom > 0 && before.top < innerHeight
  if (isInView) scrollBy({ top: field.getBoundingClientRect().top - before.top, behavior: "instant" })
}

customElements.define("live-changes", LiveChanges)
